"""``/id/KEY`` leads to the row, in whatever form it is asked for."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from sandhi.cite import citable
from sandhi.cite.formats import FORMATS
from sandhi.cite.from_package import PackageSource
from sandhi.publish.database import build
from sandhi.site.app import open_site
from tests.conftest import Copy

ASKED = "http://localhost"
FILES = {name: form for name, form in FORMATS.items() if form.ending}


@pytest.fixture
def key(source: PackageSource) -> str:
    """A row with a passage."""
    for one in source.all_keys():
        found = citable.row(source, one)
        if found and found.passage:
            return one
    raise AssertionError


def links(response: Any) -> set[tuple[str, str]]:
    """The relation and target of each link of a response."""
    field = re.findall(r'<([^>]*)>; rel="([^"]*)"', response.headers["link"])
    return {(relation, target) for target, relation in field}


@pytest.mark.no_cover
async def test_every_row_is_redirected_to_its_page(site: Datasette, source: PackageSource) -> None:
    kinds: dict[str, str] = {}
    for key in source.all_keys():
        found = source.find(key)
        assert found
        kinds.setdefault(found.table, key)
    for table, key in kinds.items():
        answer = await site.client.get(f"/id/{key}")
        # A text is read where it stands, not as a row.
        page = f"/seeds/{key}" if table == "seeds" else f"/sandhi/{table}/{key}"
        assert (answer.status_code, answer.headers["location"]) == (303, page)
        assert (await site.client.get(answer.headers["location"])).status_code == 200


@pytest.mark.parametrize("name", FILES)
async def test_every_format_has_an_address_and_its_media_type(
    site: Datasette, source: PackageSource, key: str, name: str
) -> None:
    form, cited = FILES[name], citable.row(source, key)
    answer = await site.client.get(f"/id/{key}.{form.ending}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{form.media_type}; charset=utf-8"
    assert cited
    known = replace(cited, dataset=replace(cited.dataset, homepage=ASKED))
    assert answer.content.decode("utf-8") == form.write(known) + "\n"
    assert ("cite-as", f"{ASKED}/id/{key}") in links(answer)


@pytest.mark.parametrize("name", FILES)
async def test_a_program_is_led_to_the_form_that_it_accepts(
    site: Datasette, key: str, name: str
) -> None:
    accept = f"{FILES[name].media_type}, text/html;q=0.5"
    answer = await site.client.get(f"/id/{key}", headers={"accept": accept})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/id/{key}.{FILES[name].ending}"
    assert "Accept" in answer.headers["vary"]


async def test_a_page_and_its_address_say_how_to_cite_it(site: Datasette, key: str) -> None:
    answer = await site.client.get(f"/id/{key}")
    page = await site.client.get(answer.headers["location"])
    head, _, _ = page.text.partition("</head>")
    assert ("cite-as", f"{ASKED}/id/{key}") in links(answer)
    assert ("canonical", ASKED + answer.headers["location"]) in links(answer)
    files = {("describedby", f"{ASKED}/id/{key}.{form.ending}") for form in FILES.values()}
    assert files < links(answer)
    for relation, target in links(answer):
        assert f'<link rel="{relation}" href="{target}"' in head


async def test_an_unknown_key_is_told_with_those_like_it(site: Datasette, key: str) -> None:
    answer = await site.client.get(f"/id/{key.lower()}x")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert f"There is no row {key.lower()}x" in answer.text
    assert f'href="/id/{key}"' in answer.text


async def test_a_program_is_told_of_an_unknown_key_in_json(site: Datasette, key: str) -> None:
    wrong = f"{key.lower()}x"
    for address, accept in ((f"/id/{wrong}", "application/json"), (f"/id/{wrong}.bib", "*/*")):
        answer = await site.client.get(address, headers={"accept": accept})
        assert answer.status_code == 404
        assert answer.json()["error"] == f"There is no row {wrong}."
        assert answer.json()["near"][0] == f"/id/{key}"


async def test_a_program_is_led_to_a_key_with_a_point_in_it(cricket: Copy, tmp_path: Path) -> None:
    cricket.edit("scores", 0, score_id="R.1")
    build(cricket.package, tmp_path / "sandhi.db")
    client = open_site(tmp_path / "sandhi.db").client
    unknown = await client.get("/id/R.x", headers={"accept": "application/json"})
    assert unknown.json()["near"][0] == "/id/R.1"
    assert (await client.get("/id/R.1")).headers["location"] == "/sandhi/scores/R~2E1"


async def test_an_unknown_key_is_shown_as_text(site: Datasette) -> None:
    answer = await site.client.get("/id/%3Cscript%3E%22%25E0")
    assert answer.status_code == 404
    assert "<script>&#34;" not in answer.text
    assert "&lt;script&gt;" in answer.text


async def test_an_ending_that_is_none_is_an_unknown_key(site: Datasette, key: str) -> None:
    answer = await site.client.get(f"/id/{key}.docx")
    assert answer.status_code == 404
    assert f'href="/id/{key}"' in answer.text
