"""``/downloads`` has every file, and its few lines of code load one."""

import html
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from datasette.app import Datasette

from sandhi.site.app import open_site
from sandhi.site.pages.downloads import MOST
from sandhi.site.store.published_folder import publication
from tests.browser.conftest import served
from tests.conftest import Copy
from tests.site.conftest import Get


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    """The address of the site, which a thread serves meanwhile."""
    with served(open_site(built).app()) as address:
        yield f"{address}/"


def snippets(page: str) -> dict[str, str]:
    """The code on the page, by its language."""
    found = re.findall(r'<code class="language-(\w+)">(.*?)</code>', page, re.DOTALL)
    return {language: html.unescape(code) for language, code in found}


async def test_the_page_tells_of_every_file_and_each_is_what_it_says(get: Get, built: Path) -> None:
    page = (await get("/downloads")).text
    manifest = json.loads((built.parent / "downloads" / "manifest.json").read_text("utf-8"))
    assert len(manifest["files"]) > 100
    row = r'<tr><th scope="row"><a href="/downloads/([^"]+)" download>([^<]+).*?</tr>'
    rows = {(one[1], one[2]): html.unescape(one[0]) for one in re.finditer(row, page, re.DOTALL)}
    for file in manifest["files"]:
        told = rows[file["path"], file["path"]]
        for fact in (f"{file['size']:,}", f"{file['rows']:,}", file["sha256"], file["licence"]):
            assert f">{fact}<" in told
        answer = await get(f"/downloads/{file['path']}")
        assert answer.status_code == 200
        assert sha256(answer.content).hexdigest() == file["sha256"]
        assert answer.headers["content-type"] == file["media_type"]
        assert "attachment" in answer.headers["content-disposition"]


async def test_of_files_that_each_text_has_the_first_stand_on_a_page_however_many_texts_there_are(
    changed_site: Datasette,
) -> None:
    async def read(path: str) -> str:
        return str((await changed_site.client.get(path)).text)

    before = publication(changed_site)
    (tei, *_) = [file for file in before.files.values() if file.format == "tei"]
    paths = [f"tei/X{number:03d}.xml" for number in range(500)]
    texts = {path: tei._replace(path=path, notes=["Too long."]) for path in paths}
    lengths = [len(await read(path)) for path in ("/", "/llms.txt")]
    changed_site.jinja_env.globals["published"] = replace(before, files=before.files | texts)
    assert [len(await read(path)) for path in ("/", "/llms.txt")] == lengths
    page = await read("/downloads")
    assert page.count("tei/X") <= 6 * MOST  # of three lists, each with its address
    more = html.unescape(re.sub("<[^>]+>", "", page))
    of_tei = sum(file.format == "tei" for file in before.files.values()) + len(paths)
    assert f", {of_tei - MOST} more" in more
    assert f"All {len(before.files) + len(paths)} files" in more


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
    loaded: dict[str, Any] = {}
    exec(snippets(page_of(address))["python"], loaded)
    table, events = loaded["events_wide"], original.rows("events")
    assert (len(table), table["label"][0]) == (len(events), events[0]["label"])


@pytest.mark.needs("node")
def test_the_lines_of_javascript_load_a_table(address: str, original: Copy) -> None:
    ran = subprocess.run(
        ["node", "--input-type=module", "-"],
        input=snippets(page_of(address))["javascript"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    events = original.rows("events")
    assert ran.stdout.startswith(f"{len(events)} {{"), ran.stderr
    assert f"event_id: '{events[0]['event_id']}'" in ran.stdout


def test_the_lines_of_r_name_a_file_that_is_there(address: str) -> None:
    code = snippets(page_of(address))["r"]
    (file,) = re.findall(r'"(http[^"]+)"', code)
    with urlopen(file) as answer:
        assert answer.read(8) == b"event_id"


async def test_the_csv_that_is_streamed_is_the_one_to_download(get: Get) -> None:
    streamed = await get("/sandhi/events.csv?_sort=event_id&_stream=on&_size=max")
    downloaded = await get("/downloads/csv/events.csv")
    assert streamed.text.replace("\r\n", "\n") == downloaded.text
