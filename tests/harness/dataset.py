"""A test of the tool reads nothing of what the dataset holds today, or it could not grow.

Only tests of the dataset (tests/dataset) and of the repository open files in ``data/`` and
``seeds/``; a test anywhere else that does, or a module of tests that does when it is collected,
fails and is told what to use instead.
"""

import os
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LIVE = tuple(f"{ROOT / name}{os.sep}" for name in ("data", "seeds"))
READERS = (ROOT / "tests" / "dataset", ROOT / "tests" / "repository")
ADVICE = (
    "tests of the tool read the frozen package: ask for the fixtures `original`, `real`, `built` "
    "or `publication`, or begin with `frozen.make`; what holds for any right data, and has to see "
    "today's, stands in tests/dataset"
)

_opened: list[str] = []


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    """Note each file of the dataset that this process opens."""
    if event == "open" and isinstance(arguments[0], str) and arguments[0].startswith(LIVE):
        _opened.append(arguments[0])


@contextmanager
def unheard() -> Iterator[None]:
    """Let what no test sees be read meanwhile."""
    before = len(_opened)
    yield
    del _opened[before:]


def _reads_live(path: Path) -> bool:
    """Whether a file of tests is one that may read the dataset."""
    return any(path.is_relative_to(reader) for reader in READERS)


def _breach(path: Path) -> str | None:
    """What a file of tests has opened of the dataset though it may not; begins anew."""
    names = sorted({str(Path(name).relative_to(ROOT)) for name in _opened})
    _opened.clear()
    return f"opened {', '.join(names)}; {ADVICE}" if names and not _reads_live(path) else None


def pytest_configure() -> None:
    """Hear of files that are opened; a hook can never be taken away again."""
    sys.addaudithook(_hear)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Fail the collection of a module of tests that reads the dataset."""
    _opened.clear()
    report = yield
    breach = _breach(collector.path) if isinstance(collector, pytest.Module) else None
    if breach and report.passed:
        report.outcome, report.longrepr, report.result = "failed", breach, []
    return report


@pytest.fixture(autouse=True)
def frozen_alone(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test of the tool that has read the dataset."""
    _opened.clear()
    yield
    breach = _breach(request.path)
    if breach:
        pytest.fail(breach, pytrace=False)
