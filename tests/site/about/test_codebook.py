"""The codebook says all that the schemas and the rules say, each thing under its address."""

import json
import re
from html import unescape

import pytest
from datasette.app import Datasette

from sandhi.check.registry import listing
from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.pages.codebook.book import RULES, CodebookRule, RuleCase, entries, groups
from sandhi.site.pages.codebook.page import constraints
from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.pages.html import unspanned


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", unspanned(html))).split())


def addresses(page: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'\sid="([^"]+)"', page)]


@pytest.mark.parametrize(
    ("address", "table"),
    [
        ("/sandhi/places", "places"),
        ("/sandhi/places/P0001", "places"),
        ("/sandhi/meta", None),
        ("/sandhi/meta/version", None),
        ("/sandhi/records", None),
        ("/sandhi/events_wide", None),
    ],
)
async def test_tables_and_rows_lead_to_what_the_codebook_has_of_them(
    get: Get, address: str, table: str | None
) -> None:
    content = (await get(address)).text.partition("<main")[2]
    assert content
    links = re.findall(r'href="(/codebook/\w+)[#"]', content)
    assert {*links} == ({f"/codebook/{table}"} if table else set())


async def test_every_table_column_value_and_rule_has_an_address(get: Get, original: Copy) -> None:
    package = original.package
    for schema in package.schemas.values():
        found = addresses((await get(f"/codebook/{schema.name}")).text)
        assert len(found) == len({*found})
        named = [schema.name]
        for field in schema.fields:
            named += [f"{schema.name}.{field.name}"]
            named += [f"{schema.name}.{field.name}.{value.value}" for value in field.categories]
        assert {*named} <= {*found}
    rules = {rule.id for of_kind in listing(package).values() for rule in of_kind}
    assert {f"rule-{rule}" for rule in rules} <= {*addresses((await get(RULES)).text)}


async def test_the_index_keeps_the_addresses_of_columns(get: Get, original: Copy) -> None:
    page = (await get("/codebook")).text
    found = addresses(page)
    assert len(found) == len({*found})
    for schema in original.package.schemas.values():
        assert {schema.name, *(f"{schema.name}.{name}" for name in schema.names)} <= {*found}
        assert f'href="/codebook/{schema.name}"' in page


def described(words: str) -> str:
    """A description as the text of a page has it, which sets as code what is between backticks."""
    return " ".join(words.replace("`", " ").split())


async def test_everything_is_told_in_the_words_of_the_schemas(get: Get, original: Copy) -> None:
    package = original.package
    for schema in package.schemas.values():
        page = text((await get(f"/codebook/{schema.name}")).text)
        assert described(schema.description) in page
        for field in schema.fields:
            assert f"{field.title} {field.name} {described(field.description)}" in page
            assert text(str(field.constraints.get("pattern", ""))) in page
            for value in field.categories:
                assert described(value.description) in page
    page = text((await get(RULES)).text)
    for rules in listing(package).values():
        for rule in rules:
            assert rule.id in page
            assert described(rule.sentence) in page


async def test_rows_are_counted_by_value_and_the_count_leads_to_them(
    get: Get, original: Copy
) -> None:
    page = (await get("/codebook/figures")).text
    counts = original.package.cells("figures")["qualifier"].value_counts()
    for value in original.package.schemas["figures"].field("qualifier").categories:
        (row,) = re.findall(
            rf'<tr id="figures\.qualifier\.{value.value}">.*?</tr>', page, re.DOTALL
        )
        count = int(counts.get(value.value, 0))
        assert re.search(rf">{count}(?:</a>)?</td>", row)
        if count:
            link = f"/sandhi/figures?qualifier={value.value}"
            assert f'href="{link}"' in row
            shown = (await get(link)).text
            assert f"<strong>{count} row" in shown


async def test_links_within_the_codebook_lead_somewhere(get: Get, original: Copy) -> None:
    pages = ["/codebook", RULES, *(f"/codebook/{name}" for name in original.package.schemas)]
    answered = {page: (await get(page)).text for page in pages}
    found = {page: {*addresses(html)} for page, html in answered.items()}
    links = 0
    for page, html in answered.items():
        for path, place in re.findall(r'href="([^"#]*)#([^"]+)"', html):
            if (unescape(path) or page) in found:
                assert unescape(place) in found[unescape(path) or page], (page, path, place)
                links += 1
    assert links > 500


async def test_columns_that_are_not_always_filled_in_say_so(get: Get, original: Copy) -> None:
    page = (await get("/codebook/figures")).text
    cells = original.package.cells("figures")["value_corrected"]
    (section,) = re.findall(r'id="figures\.value_corrected">.*?</section', page, re.DOTALL)
    assert f"filled in by {(cells != '').sum()} of {len(cells)} rows" in text(section)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("numeral literally", "figures.value"),
        ("qualifier more_than", "figures.qualifier.more_than"),
        ("disagree", "discrepancies"),
    ],
)
async def test_the_codebook_is_searched(get: Get, site: Datasette, query: str, name: str) -> None:
    page = (await get("/codebook", params={"q": query})).text
    hits = re.findall(r'<li><a href="([^"]+)">', page)
    assert any(unescape(hit).endswith((f"#{name}", f"/{name}")) for hit in hits)
    book = json.loads(site.jinja_env.globals["site"].about["codebook"])
    assert len(hits) < len([*entries(book)]) / 10
    assert "<strong>0 entries</strong>" in (await get("/codebook?q=zzzz")).text


async def test_a_table_that_is_not_there_has_no_page(get: Get) -> None:
    assert (await get("/codebook/nothing")).status_code == 404


async def test_another_package_has_its_own_codebook(cricket: Copy) -> None:
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    client = open_site(path).client
    assert {"scores", "scores.runs", "rules"} <= {*addresses((await client.get("/codebook")).text)}
    assert "scores.runs" in addresses((await client.get("/codebook/scores")).text)


async def test_words_of_a_schema_are_no_html(cricket: Copy) -> None:
    def hostile(found: dict[str, str]) -> None:
        found["description"] = "<script>alert(1)</script>"

    cricket.describe("schemas/scores.json", hostile)
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    client = open_site(path).client
    for address in ("/codebook", "/codebook/scores", "/codebook?q=alert"):
        page = await client.get(address)
        assert page.status_code == 200
        assert "alert(1)" in page.text
        assert "<script>alert" not in page.text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"required": True}, [("always filled in", "")]),
        ({"required": False}, []),
        ({"minimum": 0, "pattern": "[a-z]+"}, [("at least", "0"), ("pattern", "[a-z]+")]),
    ],
)
def test_constraints_are_said_in_words(
    given: dict[str, object], said: list[tuple[str, str]]
) -> None:
    assert constraints({"constraints": given}) == said


def test_a_rule_of_several_tables_stands_once() -> None:
    cases: list[RuleCase] = [{"about": "one", "sentence": "a"}, {"about": "two", "sentence": "b"}]
    rule: CodebookRule = {"name": "r", "tables": [], "cases": cases}
    assert groups([rule]) == {"one": [rule]}


def test_the_site_knows_the_codebook_without_the_package(site: Datasette) -> None:
    assert "codebook" in site.jinja_env.globals["site"].about


async def test_rules_are_searched(get: Get) -> None:
    path = "/codebook/-/rules"
    every, some = [
        re.findall(r'<div id="rule-([^"]+)">', (await get(path + query)).text)
        for query in ("", "?q=quote+passage")
    ]
    assert 0 < len(some) < len(every) / 4
    assert "numeral-is-in-the-quote" in some
    page = (await get(f"{path}?q=xyzzy")).text
    assert "0 rules" in page
    assert f'href="{path}"' in page.partition('role="status"')[2]
