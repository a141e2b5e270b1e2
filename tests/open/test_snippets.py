"""The lines that load a table work as they stand, also where the site has no address to give."""

import html
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from datasette.app import Datasette

ELSEWHERE = {"host": ""}  # by which the site does not know its own address


async def snippets(site: Datasette, **headers: str) -> tuple[str, dict[str, str]]:
    """The page of downloads, and its lines of code by language."""
    page = (await site.client.get("/downloads", headers=headers)).text
    found = re.findall(r'<code class="language-(\w+)">(.*?)</code>', page, re.S)
    return page, {language: html.unescape(code) for language, code in found}


async def test_a_site_that_knows_its_address_gives_it(pavilion: Datasette) -> None:
    page, code = await snippets(pavilion)
    assert {*code} == {"python", "r", "javascript"}
    for lines in code.values():
        assert re.search(r'"http://localhost/downloads/[^"]+"', lines)
    assert "Download this first" not in page


async def test_any_other_names_the_file_once_it_is_downloaded(pavilion: Datasette) -> None:
    page, code = await snippets(pavilion, **ELSEWHERE)
    names = {"python": "scores.parquet", "r": "scores.csv", "javascript": "scores.jsonl"}
    for language, name in names.items():
        assert f'"{name}"' in code[language]
        assert not re.search(r'"[^"]*/[^"]*\.(parquet|csv|jsonl)"', code[language])
        assert re.search(rf'Download this first: <a href="/downloads/\w+/{name}" download>', page)


async def test_those_lines_load_the_file_that_was_downloaded(
    pavilion: Datasette, ground: Path, tmp_path: Path
) -> None:
    _, code = await snippets(pavilion, **ELSEWHERE)
    shutil.copy(ground / "build" / "downloads" / "parquet" / "scores.parquet", tmp_path)
    ran = subprocess.run(
        [sys.executable, "-c", code["python"]],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert "R1" in ran.stdout


@pytest.mark.needs("node")
async def test_so_do_those_of_javascript(pavilion: Datasette, ground: Path, tmp_path: Path) -> None:
    _, code = await snippets(pavilion, **ELSEWHERE)
    shutil.copy(ground / "build" / "downloads" / "jsonl" / "scores.jsonl", tmp_path)
    (tmp_path / "read.mjs").write_text(code["javascript"], encoding="utf-8")
    ran = subprocess.run(
        ["node", "read.mjs"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    first = json.loads((tmp_path / "scores.jsonl").read_text("utf-8").splitlines()[0])
    assert first["score_id"] in ran.stdout
