"""``pytest --quick SECONDS``: the tests that the changed files can touch, nearest first.

What has changed is what git tells apart from the main branch, committed or not. Where nothing has
changed, or git knows nothing, every test counts as touched: then the first test of each file is
run, then the second of each. Tests in a browser and those marked ``slow`` are left to ``make
test``, as is what does not fit in the time; the run ends by saying how many those are.
"""

import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MAIN = ("origin/main", "main")
SLOW = "slow: takes more than three seconds, and is left to `make test`"
COUNTS = ("touched", "slow", "browser", "ran")


def _git(*arguments: str) -> list[str]:
    """What git lists, an item after each NUL or on each line; nothing where it fails."""
    try:
        ran = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=False)
    except OSError:
        return []
    text = "" if ran.returncode else ran.stdout.decode("utf-8", "surrogateescape")
    return [item for item in text.replace("\0", "\n").split("\n") if item]


def changed() -> list[str]:
    """The files that differ from the main branch, with those that git does not hold yet."""
    forks = [fork for name in MAIN for fork in _git("merge-base", "HEAD", name)]
    last = _git("rev-list", "--max-count=1", *forks) if forks else ["HEAD"]
    differ = _git("diff", "--name-only", "--no-renames", "-z", *last)
    return sorted({*differ, *_git("ls-files", "--others", "--exclude-standard", "-z")})


class Quick:
    """The plugin: which tests are run, in which order, and until when."""

    def __init__(self, until: float, files: list[str]) -> None:
        self.until = until
        self.files = files
        self.counts = dict.fromkeys(COUNTS, 0)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Leave what no change touches, and put the nearest first."""
        from tests.harness.running.nearness import (
            FAR,
            Nearness,
            ranks,
        )  # no other run pays for its graph

        nearness = Nearness(self.files)
        chosen, left = [], []
        for item in items:
            fixtures = getattr(item, "fixturenames", ())
            distance = nearness.of(item.path, fixtures) if self.files else FAR
            if distance is None:
                left.append(item)
                continue
            kind = self._left(item)
            if kind:
                self.counts[kind] += 1
                left.append(item)
            else:
                chosen.append((item, distance))
        order = ranks([(str(item.path), distance) for item, distance in chosen])
        items[:] = [chosen[number][0] for number in order]
        self.counts["touched"] = len(items)
        # Where to collect them took it all, as on a busy machine, some are run all the same.
        self.until = max(self.until, time.time() + config.getoption("--quick") / 3)
        config.hook.pytest_deselected(items=left)

    def _left(self, item: pytest.Item) -> str | None:
        """Why a test that is touched is left to the whole suite, if it is."""
        if any("chromium" in marker.args for marker in item.iter_markers("needs")):
            return "browser"
        return "slow" if item.get_closest_marker("slow") else None

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self) -> bool | None:
        """Begin no test once the time is over."""
        if time.time() > self.until:
            return True
        self.counts["ran"] += 1
        return None

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Tell the process that began this one what was run; a run of nothing has failed."""
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output["quick"] = self.counts
        elif not self.counts["ran"]:
            session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        """Add up what the processes have run; each has collected all."""
        counts = getattr(node, "workeroutput", {}).get("quick", {})
        ran = self.counts["ran"] + counts.get("ran", 0)
        self.counts |= counts | {"ran": ran}

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say how much was run of what the changes touch, and what is left."""
        files, counts = self.files, self.counts
        count = f"{len(files)} changed file" + ("s" if len(files) != 1 else "")
        what = f"{count} can touch" if files else "no changed file, so that every test counts"
        terminalreporter.section(f"quick: {what}")
        late = counts["touched"] - counts["ran"]
        terminalreporter.line(
            f"{counts['ran']} tests run, nearest first; left to `make test`: {late} for want of "
            f"time, {counts['slow']} slow ones, {counts['browser']} in a browser."
        )


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option, and the time that the processes of one run share."""
    group = parser.getgroup("sandhi")
    group.addoption("--quick", type=float, metavar="SECONDS", help="run what changed files touch")
    group.addoption("--quick-until", type=float, help="(for processes that the run starts)")
    group.addoption("--quick-files", action="append", help="(for processes that the run starts)")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker, and take part where it is asked for."""
    config.addinivalue_line("markers", SLOW)
    seconds = config.getoption("--quick")
    if seconds is None:
        return
    # Every process counts from when the first one began, and goes by what it saw.
    if config.option.quick_until is None:
        config.option.quick_until = time.time() + seconds
        config.option.quick_files = changed()
    run = Quick(config.option.quick_until, config.option.quick_files)
    config.pluginmanager.register(run, "quick-run")
