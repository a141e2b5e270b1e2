"""A run ends by saying how many cases its tests left to `make thorough`."""

import pytest

from tests.harness.extent import LEFT


class Extent:
    """The plugin: it says what a run leaves."""

    def __init__(self) -> None:
        self.left: list[int] = LEFT

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Tell the process that began this one; each process has collected all."""
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output["extent"] = [*LEFT]

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        """Take what a process has counted."""
        self.left = getattr(node, "workeroutput", {}).get("extent", self.left)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say how much `make thorough` would do beyond this."""
        if self.left:
            terminalreporter.section(f"`make thorough` takes {sum(self.left)} cases more")


def pytest_configure(config: pytest.Config) -> None:
    """Take part."""
    config.pluginmanager.register(Extent(), "extent-run")
