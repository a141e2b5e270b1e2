"""What the tests cost, kept in sight: which files take the time.

The run ends by naming the files whose tests have taken the most seconds of the processor, with the
processes that they began. It refuses nothing: whoever reads it sees what has grown.
"""

import os
from collections import defaultdict

import pytest

SHOWN = 10


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put slow ones first, so that no process is left alone with one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


class Costs:
    """The plugin: seconds of the processor, by file.

    The clock is read where one file follows another: on some systems that takes a millisecond.
    """

    def __init__(self) -> None:
        self.seconds = defaultdict[str, float](float)
        self.file, self.begun = "", 0.0

    def begin(self, file: str) -> None:
        """Count what was taken since the last file began, with processes that have ended."""
        now = sum(os.times()[:4])
        if self.file:
            self.seconds[self.file] += now - self.begun
        self.file, self.begun = file, now

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> None:
        """See whether another file begins."""
        if item.location[0] != self.file:
            self.begin(item.location[0])

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Tell the process that began this one."""
        self.begin("")
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output["costs"] = dict(self.seconds)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        """Add up what the processes have counted."""
        for file, seconds in getattr(node, "workeroutput", {}).get("costs", {}).items():
            self.seconds[file] += seconds

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name the files that cost most; all of them with ``-v``."""
        if len(self.seconds) < SHOWN:
            return
        shown = None if terminalreporter.config.option.verbose > 0 else SHOWN
        total = sum(self.seconds.values())
        terminalreporter.section(f"{total:.0f} seconds of the processor; the dearest files")
        dearest = sorted(self.seconds.items(), key=lambda one: one[1], reverse=True)
        for file, seconds in dearest[:shown]:
            terminalreporter.line(f"{seconds:7.1f} {file}")


def pytest_configure(config: pytest.Config) -> None:
    """Take part."""
    config.pluginmanager.register(Costs(), "costs-run")
