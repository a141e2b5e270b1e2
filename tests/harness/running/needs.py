"""What tests need beyond Python, and what becomes of a test whose need is not met.

A test that is marked ``needs("node")`` is not run where Node is missing, and the run ends by naming
it; in continuous integration (``CI=true``) it fails. ``python -m tests.harness.running.needs`` says
what is there, and installs what is not where it can: as root, on Debian and its kin.
"""

import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.harness import chromium

ROOT = Path(__file__).parents[3]
MARKER = "needs(*names): what the test needs beyond Python; it is not run where that is missing"


@dataclass(frozen=True)
class Need:
    """A program, how it is looked for, and how it is had."""

    title: str
    place: Callable[[], str | None]
    advice: str
    packages: tuple[str, ...] = ()  # of Debian, or the first that it has of several


def _clone() -> str | None:
    """The program `git`, where the tests run in a clone that it knows."""
    git = shutil.which("git")
    if git is None:
        return None
    known = subprocess.run([git, "rev-parse"], cwd=ROOT, capture_output=True, check=False)
    return None if known.returncode else git


NEEDS = {
    "chromium": Need(
        "Chromium",
        chromium.installed,
        "install Chromium or Chrome (Debian: apt install chromium fonts-noto-core)",
        # Without the fonts, Devanagari is drawn as boxes.
        ("chromium-headless-shell|chromium", "fonts-noto-core"),
    ),
    "node": Need(
        "Node",
        lambda: shutil.which("node"),
        "install Node (Debian: apt install nodejs; macOS: brew install node)",
        ("nodejs",),
    ),
    "git": Need("Git", _clone, "install Git, and run the tests in a clone of the repository"),
    "ssh": Need(
        "OpenSSH",
        lambda: shutil.which("ssh-keygen"),
        "install OpenSSH (Debian: apt install openssh-client)",
        ("openssh-client",),
    ),
    "r": Need(
        "R",
        lambda: shutil.which("Rscript"),
        "install R (Debian: apt install r-base-core; macOS: brew install r)",
        ("r-base-core",),
    ),
    "make": Need("make", lambda: shutil.which("make"), "install make", ("make",)),
}


def in_ci() -> bool:
    """Whether this is continuous integration, where everything must be there."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def missing(name: str) -> bool:
    """Whether a need is not met on this machine."""
    return NEEDS[name].place() is None


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    config.addinivalue_line("markers", MARKER)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Run no test whose need is not met; fail it in continuous integration."""
    names = dict.fromkeys(name for marker in item.iter_markers("needs") for name in marker.args)
    for name in filter(missing, names):
        item.user_properties.append(("needs", name))
        reason = f"needs {NEEDS[name].title}: {NEEDS[name].advice}"
        if in_ci():
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name each test that was not run, and what it needs."""
    tests = defaultdict[str, list[str]](list)
    for status in ("skipped", "failed", "error"):
        for report in terminalreporter.stats.get(status, ()):
            for label, name in getattr(report, "user_properties", ()):
                if label == "needs":
                    tests[name].append(report.nodeid)
    for name, nodes in sorted(tests.items()):
        need = NEEDS[name]
        count = f"{len(nodes)} test" + ("s" if len(nodes) > 1 else "")
        terminalreporter.section(f"NOT RUN: {count}, for want of {need.title}", yellow=True)
        for node in sorted(nodes):
            terminalreporter.line(node)
        terminalreporter.line(f"To run them, {need.advice}.")


def _first_to_be_had(packages: str) -> str:
    """The first of several packages, with a bar between, that this Debian has; or the last."""
    *others, last = packages.split("|")
    for name in others:
        told = subprocess.run(["apt-cache", "show", name], capture_output=True, check=False)
        if told.returncode == 0:
            return name
    return last


def install(packages: list[str]) -> None:
    """Install packages as root on Debian; where that is not the place or fails, leave it."""
    if not packages or shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    print(f"Installing {', '.join(packages).replace('|', ' or ')} for the tests", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", "update"], env=quiet, check=False)
    names = map(_first_to_be_had, packages)
    installing = ["apt-get", "-qq", "install", "--yes", "--no-install-recommends", *names]
    subprocess.run(installing, env=quiet, check=False)


def main() -> int:
    """Say of each need whether it is met, having installed what can be."""
    install([package for name in filter(missing, NEEDS) for package in NEEDS[name].packages])
    for need in NEEDS.values():
        place = need.place()
        lacks = f"not there, so that tests which need it are not run: {need.advice}"
        print(f"{need.title}: {place or lacks}")
    return int(in_ci() and any(map(missing, NEEDS)))


if __name__ == "__main__":
    sys.exit(main())
