"""The scripts of `docs/analysis.md` run on the downloads, and it shows them and what they print."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT
from tests.harness.extent import some

SCRIPTS = sorted((ROOT / "docs" / "analysis").glob("*.R"))


@pytest.fixture(scope="session")
def writer() -> ModuleType:
    path = ROOT / "docs" / "analysis" / "write.py"
    spec = importlib.util.spec_from_file_location("write", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(built: Path) -> Path:
    return built.parent / "downloads" / "csv"


def test_the_page_shows_the_scripts_and_what_they_print(writer: ModuleType, folder: Path) -> None:
    text = writer.PAGE.read_text("utf-8")
    again = writer.page(text, folder)
    assert again == text, "run `python docs/analysis/write.py build/downloads/csv` after a build"
    for script in SCRIPTS:
        for shown in (script, script.with_suffix(".py")):
            assert shown.read_text("utf-8").strip() in text


@pytest.mark.needs("r")
@pytest.mark.parametrize("script", some(SCRIPTS, 1), ids=lambda script: script.stem)
def test_r_prints_what_python_prints(writer: ModuleType, folder: Path, script: Path) -> None:
    printed = writer.printed(script, folder)
    assert printed == writer.printed(script.with_suffix(".py"), folder)
    assert len(printed.splitlines()) > 5
