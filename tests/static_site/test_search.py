"""The search in the browser finds what the index has, by the same folding."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from sandhi.language import fold
from sandhi.site.store.directory import SearchedRow
from sandhi.static_site.addresses import SiteAddress, address_of_link, file_of
from sandhi.static_site.contents import SEARCH_INDEX
from sandhi.static_site.index import _row
from sandhi.static_site.rewriting import NOTE_CLASS
from tests.static_site.files import Page, Written

ASSETS = Path(__file__).parents[2] / "sandhi" / "static_site" / "assets"


@pytest.mark.no_cover
def test_the_script_folds_and_finds_as_the_index_is_folded(written: Written) -> None:
    index = json.loads((written.folder / SEARCH_INDEX).read_text("utf-8"))
    assert {row[0] for row in index["rows"]} >= {"R1", "R2", "M1"}
    texts = ["हिन्दी हज़ार १२,३४५ संधि-पत्र", "चाँद क़लम फ़ौज", "Straße Ágnes", "अङ्क सम्बन्ध पञ्च"]
    texts += [part for row in index["rows"] for part in row[2:4]]
    assert scripted("texts.map(fold)", texts, index) == [fold(text) for text in texts]
    found = "texts.map((text) => found(index.rows, words(text)).map((row) => row[0]))"
    assert scripted(found, ["71", "भारत", "lanka sri", "R1", "absent"], index) == [
        ["R1", "M1-3"],
        ["M1-1", "M1-2", "M1", "T1"],
        ["R2", "T2"],
        ["R1"],
        [],
    ]


def scripted(expression: str, texts: list[str], index: object) -> object:
    """What an expression says where the functions of the script are known."""
    functions = (ASSETS / "search.js").read_text("utf-8").partition("field.value =")[0]
    functions = re.sub(r"^const (main|told|list|field) = .*$", "", functions, flags=re.MULTILINE)
    given = f"const texts = {json.dumps(texts)}, index = {json.dumps(index)};"
    return output_of(f"{functions}\n{given}\nconsole.log(JSON.stringify({expression}))")


def output_of(script: str) -> object:
    """What a script prints, which is JSON."""
    given = subprocess.run(
        ["node", "-e", script], capture_output=True, encoding="utf-8", check=True
    )
    return json.loads(given.stdout)


def test_the_script_names_the_folder_of_a_query_as_it_is_written() -> None:
    queries = ["?at=0-4", "?b=2&a=x%2Fy", "?q=%E0%A4%95+1", "?n=~.%25&n=2", "?seed=M1&at=1-2"]
    queries.append("?q=🏏É_")
    functions = (ASSETS / "asked.js").read_text("utf-8").partition("async function")[0]
    asked = f"{json.dumps(queries)}.map(foldersOf)"
    folders = []
    for query in queries:
        address = address_of_link(query, SiteAddress("/t"), "")
        assert address is not None
        folders.append([file_of(address, spelt=spelt).split("/")[1] for spelt in (True, False)])
    assert output_of(f"{functions}\nconsole.log(JSON.stringify({asked}))") == folders
    assert output_of(f"{functions}\nconsole.log(JSON.stringify(foldersOf('?at=')))") == []


def test_the_script_leads_to_no_other_host() -> None:
    """Of a path that begins as the address of another host does."""
    page = "http://a.test//b.test/x?at=1#p"
    given = f"""
        globalThis.location = new URL({json.dumps(page)});
        location.replace = (there) => console.log(JSON.stringify(String(there)));
        globalThis.document = {{ querySelector: () => null }};
        globalThis.fetch = async (there) => ({{ ok: !new URL(there).pathname.includes("%40%40") }});
    """
    script = (ASSETS / "asked.js").read_text("utf-8")
    assert output_of(f"{given}\n{script}") == "http://a.test//b.test/x/%40at%3D1/#p"


def test_a_hit_leads_to_the_folder_of_its_page() -> None:
    keys = ("R1", "aux", "x" * 300)
    files = {key: file_of(SiteAddress(f"/sandhi/t/{key}")) for key in keys}
    plain, odd, long = (_row(SearchedRow(key, "t", "", "", ""), files[key]) for key in keys)
    assert len(plain) == 5
    assert odd[5] == "sandhi/t/au~78"
    assert long[5] == files["x" * 300].removesuffix("/index.html")


def test_the_page_of_the_search_has_all_that_it_needs(written: Written) -> None:
    page = (written.folder / "search" / "index.html").read_text("utf-8")
    assert '<script src="../-/static-site/search.js" defer>' in page
    assert 'data-index="../-/static-site/index.json" data-home="../"' in page
    assert [*Page(page).forms] == ["./"]
    assert NOTE_CLASS not in page
