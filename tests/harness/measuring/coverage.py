"""Which lines are counted as covered: those that run in a test that means to check them.

Tracing lines takes as long again as running them. So nothing is traced but the calls of such tests,
and what is set up for one of them alone: what they share is made for whichever test comes first.
Lines that run on import are counted by a process of their own (``imports``).
"""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
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


def means_to_check_lines(item: pytest.Item) -> bool:
    """Whether lines count as covered that run in this test."""
    folders = {*item.path.relative_to(ROOT).parts} if item.path.is_relative_to(ROOT) else set()
    shown = any("chromium" in marker.args for marker in item.iter_markers("needs"))
    is_marked = item.get_closest_marker("no_cover") is not None
    is_other_case = _case(item) and WHOLLY_MEASURED not in folders
    return not (folders & UNMEASURED or shown or is_marked or is_other_case)


class Measurement:
    """The plugin of a process that runs tests: what pytest-cov measures, where it counts."""

    def __init__(self, coverage: Any) -> None:
        self.coverage = coverage
        self.is_on = False

    def stop(self) -> None:
        """Trace nothing; also not what pytest-cov goes on with after a test marked `no_cover`."""
        self.coverage.stop()
        self.is_on = False

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Generator[None, Any, Any]:
        """Begin with what is set up for a test: threads are traced from where they begin."""
        self.is_on = means_to_check_lines(item)
        if self.is_on:
            self.coverage.start()
        try:
            return (yield)
        except BaseException:
            self.stop()
            raise

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
        """Leave out what it shares with others."""
        if not self.is_on or fixturedef.scope == "function":
            return (yield)
        self.coverage.stop()
        try:
            return (yield)
        finally:
            self.coverage.start()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self) -> Generator[None, Any, Any]:
        """End with the test itself."""
        try:
            return (yield)
        finally:
            self.stop()


@pytest.hookimpl(wrapper=True)
def pytest_sessionstart(session: pytest.Session) -> Generator[None, None, None]:
    """Take over what pytest-cov measures, if it does."""
    plugins = session.config.pluginmanager
    plugin: Any = plugins.getplugin("_cov")
    if plugin is None or plugin.cov_controller is None:
        yield
        return
    # In one of several processes it began when it took in its options, and begins once more now.
    plugin.cov_controller.pause()
    yield
    plugin.cov_controller.pause()
    is_worker, has_workers = (
        hasattr(session.config, "workerinput"),
        session.config.option.dist != "no",
    )
    if is_worker or not has_workers:
        plugins.register(Measurement(plugin.cov_controller.cov), "measurement")
