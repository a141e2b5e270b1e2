"""Count the lines that run on import, in a process of its own while the tests are collected.

Whichever test imports a module first, those are counted, and once: they take as long again.
"""

import subprocess
import sys
from collections.abc import Generator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

import sandhi

ROOT = Path(__file__).parents[3]


class Imports:
    """The plugin of the process that puts together what is measured."""

    def __init__(self, data_file: str) -> None:
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "coverage", "run", "--parallel-mode"),
                *(f"--data-file={data_file}", "-m", "tests.harness.measuring.imports"),
            ],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_runtestloop(self) -> Generator[None, Any, Any]:
        """Wait for it before all is put together."""
        try:
            return (yield)
        finally:
            output, _ = self.process.communicate()
            if self.process.returncode:
                raise RuntimeError(f"The tool was not imported whole:\n{output.decode()}")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Begin, where coverage is measured."""
    plugins = session.config.pluginmanager
    plugin: Any = plugins.getplugin("_cov")
    if plugin and plugin.cov_controller and not hasattr(session.config, "workerinput"):
        plugins.register(Imports(plugin.cov_controller.cov.config.data_file), "imports-run")


if __name__ == "__main__":
    for module in walk_packages(sandhi.__path__, "sandhi."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
