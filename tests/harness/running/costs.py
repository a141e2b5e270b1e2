"""What the tests cost, kept in sight: which lines they measure, and which files take the time.

The run ends by naming the files whose tests have taken the most seconds of the processor, with the
processes that they began. It refuses nothing: whoever reads it sees what has grown.
"""

import os
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

import sandhi

ROOT = Path(__file__).parents[3]
SHOWN = 10
# Folders and files whose tests do not mean to check lines: they see pages, whole packages, the
# harness itself, the rules of the package, its files, and what comes of inputs at random.
UNMEASURED = {
    *("browser", "dataset", "environment", "generated", "harness", "repository", "rules"),
    *("test_architecture.py", "test_fidelity.py"),
    *("test_forged_at_random.py", "test_fuzz.py", "test_misshapen.py", "test_openapi.py"),
}
# Of a test with many cases one is measured: the others try other values on the same lines, but for
# those of a language, where each form goes another way, and takes no time.
WHOLLY_MEASURED = "language"


def _case(item: pytest.Item) -> int:
    """Which case of its test an item is, counted from 0."""
    spec = getattr(item, "callspec", None)
    return max(spec.indices.values(), default=0) if spec else 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure no coverage, which takes as long again, where a test does not mean to check lines.

    Slow ones come first, so that no process is left alone with one at the end.
    """
    for item in items:
        folders = {*item.path.relative_to(ROOT).parts} if item.path.is_relative_to(ROOT) else set()
        shown = any("chromium" in marker.args for marker in item.iter_markers("needs"))
        if folders & UNMEASURED or shown or (_case(item) and WHOLLY_MEASURED not in folders):
            item.add_marker(pytest.mark.no_cover)
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Import the whole tool while coverage is measured, however the tests are in order.

    Lines that run on import would count as missed where a test that measures nothing came first.
    Of several processes one does so: it takes ten seconds, and what they measure is put together.
    """
    is_first = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"
    if is_first and session.config.pluginmanager.hasplugin("_cov"):
        for module in walk_packages(sandhi.__path__, "sandhi."):
            if not module.name.endswith("__main__"):
                import_module(module.name)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """End what pytest-cov began to measure before it knew that this process is one of several.

    It now begins anew on top of that: ``no_cover`` would end the upper, and go on with the lower.
    """
    plugin: Any = session.config.pluginmanager.getplugin("_cov")
    if hasattr(session.config, "workerinput") and plugin and plugin.cov_controller:
        plugin.cov_controller.pause()


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
