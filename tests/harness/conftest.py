"""Runs of pytest inside a test, on a small suite of its own, under the harness."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Pytest = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def small_suite(tmp_path: Path) -> Pytest:
    """Run pytest on the text of a file of tests, with what is on PATH and in the environment."""

    def run(
        tests: str, *options: str, conftest: str = "", path: Sequence[Path] = (), **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        plugins = (
            'pytest_plugins = ["tests.harness.running.needs", "tests.harness.running.quick"]\n'
        )
        (tmp_path / "conftest.py").write_text(plugins + conftest, encoding="utf-8")
        (tmp_path / "test_small.py").write_text(tests, encoding="utf-8")
        (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        kept = {name: text for name, text in os.environ.items() if name not in ("CI", "PATH")}
        kept = {name: text for name, text in kept.items() if not name.startswith(("PYTEST", "COV"))}
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "xdist", *options],
            cwd=tmp_path,
            env={
                **kept,
                "PYTHONPATH": str(ROOT),
                "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
                "PATH": os.pathsep.join(map(str, path)),
                **environment,
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run
