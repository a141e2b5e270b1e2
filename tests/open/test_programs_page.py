"""docs/programs.md shows what works: its Python, its R and its JavaScript, if these are there."""

import doctest
import re
import subprocess
from pathlib import Path

import pytest

import sandhi.api
from tests.conftest import ROOT, Copy

PAGE = (ROOT / "docs" / "programs.md").read_text("utf-8")
SITE = "http://127.0.0.1:8001"


def block(language: str) -> str:
    (code,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(code)


@pytest.mark.slow
def test_the_lines_of_python_give_what_they_show(
    original: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(original.root)
    monkeypatch.setattr(sandhi.api, "_PLACES", (original.root,))
    sandhi.api.bundled_dataset.cache_clear()
    ran = doctest.testfile(str(ROOT / "docs" / "programs.md"), module_relative=False)
    sandhi.api.bundled_dataset.cache_clear()
    assert (ran.failed, ran.attempted) == (0, 8)


@pytest.mark.parametrize(
    ("language", "program", "printed"),
    [
        pytest.param("r", ["Rscript", "-e"], "2 integer", marks=pytest.mark.needs("r")),
        pytest.param(
            "js",
            ["node", "--input-type=module", "-e"],
            "2 number",
            marks=pytest.mark.needs("node"),
        ),
    ],
)
def test_the_lines_of_another_language_read_a_table(
    served: str, tmp_path: Path, language: str, program: list[str], printed: str
) -> None:
    code = block(language).replace(SITE, served)
    code = code.replace("figures.csv", "scores.csv").replace("figures.jsonl", "scores.jsonl")
    code = code.replace("$value", "$runs").replace(".value", ".runs")
    ran = subprocess.run([*program, code], cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert ran.stdout.strip() == printed, ran.stderr


def test_the_page_names_addresses_that_there_are() -> None:
    assert "/seeds/S003.txt?start=1595&end=1626" in PAGE
    assert "/seeds/S003.txt#char=1595,1626" in PAGE
