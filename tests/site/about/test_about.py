"""About says who, why and how, and leads whoever has found an error to those who keep the data."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from datasette.filters import Filters

from sandhi.agreement.report import comparisons
from sandhi.check.run import check
from sandhi.package import Trust
from sandhi.publish.database import build
from sandhi.publish.rules import RULES
from sandhi.site.app import open_site
from sandhi.site.pages.about import api
from sandhi.site.pages.about.page import markdown
from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.pages.html import unspanned


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", unspanned(html))).split())


async def about(package: Copy, path: Path, address: str = "/about") -> str:
    build(package.package, path / "sandhi.db")
    return str((await open_site(path / "sandhi.db").client.get(address)).text)


async def test_it_says_what_the_package_says_of_itself(get: Get, original: Copy) -> None:
    page = (await get("/about")).text
    written = (original.root / "schemas" / "about.md").read_text("utf-8")
    for heading in re.findall(r"(?m)^## (.*)$", written):
        assert f"<h2>{heading}</h2>" in page
    for limit in original.package.settings.limits:
        assert limit in text(page)


@pytest.mark.parametrize("address", ["/about", "/quality"])
async def test_how_far_two_readers_agreed_is_computed(
    get: Get, original: Copy, address: str
) -> None:
    page = (await get(address)).text
    told = text(page.partition('class="stacked"')[2].partition("</table>")[0])
    for tables in comparisons(original.package).values():
        for one in tables:
            assert f"{one.ours} {one.theirs} {one.exact:.2f} {one.overlapping:.2f}" in told


async def test_what_is_new_is_in_sight_with_its_feed(get: Get, original: Copy) -> None:
    page = (await get("/about")).text
    assert f"Version {original.package.descriptor['version']}" in text(page)
    assert 'href="/changes.atom"' in page.partition("<main")[2]


@pytest.mark.parametrize(
    ("declared", "address"),
    [
        ("mailto:post@example.org", "mailto:post@example.org?subject=R1%20"),
        ("https://example.org/new?labels=data", "https://example.org/new?labels=data&title=R1%20"),
        ("https://example.org/new", "https://example.org/new?title=R1%20"),
    ],
)
async def test_a_report_carries_key_and_version_to_where_the_package_says(
    cricket: Copy, tmp_path: Path, declared: str, address: str
) -> None:
    cricket.describe(
        "datapackage.json",
        lambda package: (
            package.update(version="1.2.0"),
            package["sandhi"].update(report=declared),
        ),
    )
    page = unescape(await about(cricket, tmp_path, "/about?key=R1"))
    assert f'href="{address}' in page
    assert "cricket, version 1.2.0" in text(page)
    assert "version%201.2.0" in page


async def test_contributors_are_reached_where_nothing_else_is_declared(
    cricket: Copy, tmp_path: Path
) -> None:
    people = [{"title": "Scorers", "email": "scorers@example.org"}]
    cricket.describe("datapackage.json", lambda package: package.update(contributors=people))
    assert "mailto:scorers@example.org?subject=cricket" in await about(cricket, tmp_path)


@pytest.mark.parametrize("declared", ["javascript:alert(1)", "mailto:a@b?cc=c@d", "mailto:"])
async def test_no_address_but_of_the_web_or_a_mailbox_is_followed(
    cricket: Copy, tmp_path: Path, declared: str
) -> None:
    cricket.describe("datapackage.json", lambda package: package["sandhi"].update(report=declared))
    page = await about(cricket, tmp_path, "/about?key=R1")
    assert 'rel="external"' not in page
    assert "declares no address" in text(page)
    assert "R1 (" in text(page)


def test_markdown_brings_neither_html_nor_pictures_nor_scripts() -> None:
    html = markdown(
        "<script>x</script>\n\n[a](javascript:b) ![c](https://example.org/d.png) **e** "
        "[f](https://example.org)\n"
    )
    for refused in ("<script", "<img", 'href="javascript'):
        assert refused not in html
    for kept in ("<strong>e</strong>", 'href="https://example.org"'):
        assert kept in html


def test_a_link_to_a_file_beside_the_text_stays_words() -> None:
    html = markdown("[a](docs/a.md) [b](/about) [c](https://example.org/) [d](#d)", "/data")
    linked = '<a href="/data/about">b</a> <a href="https://example.org/">c</a> <a href="#d">d</a>'
    assert html == f"<p>a {linked}</p>\n"


async def test_quality_counts_rules_rows_and_what_is_contested(get: Get, original: Copy) -> None:
    page = text((await get("/quality")).text)
    rows = original.rows("discrepancies")
    for state in ("Open", "Explained", "Corrected"):
        count = sum(row["resolution"] == state.lower() for row in rows)
        assert f"{state} {count} " in page


async def test_quality_counts_what_the_check_counts(cricket: Copy, tmp_path: Path) -> None:
    report = check(cricket.root, rules_on_the_whole=RULES, trust=Trust.GIVEN)
    page = text(await about(cricket, tmp_path, "/quality"))
    assert f"{report.rules} rules are held against the {report.rows} rows" in page


async def test_every_example_of_the_api_answers(get: Get) -> None:
    page = (await get("/api")).text.partition("<main")[2]
    addresses = re.findall(r'<dd><a href="([^"]+)">', page)
    assert len(addresses) > 12
    for address in addresses:
        answer = await get(unescape(address))
        assert answer.status_code in (200, 303), address


async def test_the_api_shows_what_is_answered_and_how_to_go_on(get: Get) -> None:
    for prefix in ("", "/hi"):
        page = (await get(f"{prefix}/api")).text
        answers = re.findall(
            r'<a href="([^"]+)"><code>[^<]*</code></a>\n<details class="answered"(?: open)?>'
            r".*?<code>(.*?)</code>",
            page,
            re.DOTALL,
        )
        assert len(answers) > 8
        # The first answer of each group stands open, and no other.
        assert 1 < page.count('<details class="answered" open>') < len(answers) / 2
        for address, answer in answers:
            assert unescape(answer).strip(), address
        ((_, row),) = [one for one in answers if one[0] == "/id/E0001.json"]
        first = next(iter((await get("/id/E0001.json")).json()))
        assert unescape(row).startswith(f'{{\n "{first}": ')
        assert '<a href="/id/E0001">' in page  # permanent whatever the language of the page
        assert "read.csv(" in page
        assert "pandas.read_csv(" in page
        for operator in Filters._filters:
            assert f"<code>__{operator.key}=" in page
        assert str((await get("/sandhi/events.json?_size=1001")).json()["status"]) == "400"
        assert "1000" in page


async def test_the_api_shows_nothing_that_is_another_each_time(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "_LINES", 10_000)
    page = unescape((await get("/api")).text)
    assert '"rows": [' in page
    assert "query_ms" not in page


async def test_the_examples_of_the_api_are_answered_with_rows(get: Get) -> None:
    page = (await get("/api")).text
    narrowed = [unescape(one) for one in re.findall(r'<a href="([^"]+_shape=array)">', page)]
    assert len(narrowed) == 2
    for address in narrowed:
        assert (await get(address)).json(), address


async def test_quality_leads_to_the_rules_and_its_cells_are_one_box_on_a_phone(get: Get) -> None:
    page = (await get("/quality")).text
    assert '<a href="/codebook/-/rules">The rules, each in a sentence</a>' in page
    cells = re.findall(r'<td data-title="Agreement on what it says">(.*?)</td>', page, re.DOTALL)
    assert cells
    assert all(re.fullmatch(r"<div>.*</div>", cell, re.DOTALL) for cell in cells)


async def test_the_example_of_a_search_is_a_word_that_rows_hold_in_each_language(get: Get) -> None:
    for address in ("/api", "/hi/api"):
        (path,) = re.findall(r'<a href="([^"]*_search=[^"]*)"', (await get(address)).text)
        assert (await get(unescape(path))).json(), address
        assert len(parse_qs(urlsplit(unescape(path)).query)["_search"][0]) > 1
