"""``/downloads`` has every file, and its few lines of code load one."""

import html
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.conftest import ROOT, Copy
from tests.site.conftest import Get


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    """The address of the site in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "sandhi",
        "--package",
        str(built.parents[1]),
        "serve",
        "--port",
        "0",
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stdout
            yield process.stdout.readline().split()[0]
        finally:
            process.kill()


def snippets(page: str) -> dict[str, str]:
    """The code on the page, by its language."""
    found = re.findall(r'<code class="language-(\w+)">(.*?)</code>', page, re.DOTALL)
    return {language: html.unescape(code) for language, code in found}


def run(*command: str, code: str) -> str:
    ran = subprocess.run(command, input=code, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


async def test_the_page_tells_of_every_file_and_each_is_what_it_says(get: Get, built: Path) -> None:
    page = (await get("/downloads")).text
    manifest = json.loads((built.parent / "downloads" / "manifest.json").read_text("utf-8"))
    assert len(manifest["files"]) > 100
    for file in manifest["files"]:
        told = rf'href="/downloads/{re.escape(file["path"])}" download>{re.escape(file["path"])}'
        row = re.search(rf"<tr><th scope=\"row\"><a {told}.*?</tr>", page, re.DOTALL)
        assert row, file["path"]
        for fact in (f"{file['size']:,}", f"{file['rows']:,}", file["sha256"], file["licence"]):
            assert f">{fact}<" in html.unescape(row[0])
        answer = await get(f"/downloads/{file['path']}")
        assert answer.status_code == 200
        assert sha256(answer.content).hexdigest() == file["sha256"]
        assert answer.headers["content-type"] == file["media_type"]
        assert "attachment" in answer.headers["content-disposition"]


async def test_the_lists_for_programs_are_there_as_they_were_written(get: Get, built: Path) -> None:
    for name in ("manifest.json", "SHA256SUMS"):
        written = (built.parent / "downloads" / name).read_bytes()
        assert (await get(f"/downloads/{name}")).content == written


@pytest.mark.parametrize(
    "path",
    ["nothing.csv", "csv", "..%2fsandhi.db", "..%2fchanges.json", "csv%2f..%2fmanifest.json"],
)
async def test_nothing_else_can_be_had(get: Get, path: str) -> None:
    assert (await get(f"/downloads/{path}", follow_redirects=True)).status_code == 404


def page_of(address: str) -> str:
    with urlopen(f"{address}downloads") as answer:
        text: str = answer.read().decode("utf-8")
        return text


async def test_what_is_exported_in_the_form_of_others_can_be_had(get: Get, built: Path) -> None:
    manifest = json.loads((built.parent / "downloads" / "manifest.json").read_text("utf-8"))
    exported = [file for file in manifest["files"] if file["format"] == "exports"]
    assert exported
    page = (await get("/downloads")).text
    for file in exported:
        assert file["title"] in page
        assert f'href="/downloads/{file["path"]}"' in page
        answer = await get(f"/downloads/{file['path']}")
        assert len(answer.text.splitlines()) == file["rows"]


def test_the_lines_of_python_load_a_table(address: str, original: Copy) -> None:
    code = snippets(page_of(address))["python"]
    printed = run(
        sys.executable, "-", code=f"{code}\nprint(len(events_wide), events_wide['label'][0])"
    )
    events = original.rows("events")
    assert printed.splitlines()[-1] == f"{len(events)} {events[0]['label']}"


@pytest.mark.needs("node")
def test_the_lines_of_javascript_load_a_table(address: str, original: Copy) -> None:
    code = snippets(page_of(address))["javascript"]
    printed = run("node", "--input-type=module", "-", code=code)
    events = original.rows("events")
    assert printed.startswith(f"{len(events)} {{")
    assert f"event_id: '{events[0]['event_id']}'" in printed


def test_the_lines_of_r_name_a_file_that_is_there(address: str) -> None:
    code = snippets(page_of(address))["r"]
    (file,) = re.findall(r'"(http[^"]+)"', code)
    with urlopen(file) as answer:
        assert answer.read(8) == b"event_id"


async def test_the_csv_that_is_streamed_is_the_one_to_download(get: Get) -> None:
    streamed = await get("/sandhi/events.csv?_sort=event_id&_stream=on&_size=max")
    downloaded = await get("/downloads/csv/events.csv")
    assert streamed.text.replace("\r\n", "\n") == downloaded.text
