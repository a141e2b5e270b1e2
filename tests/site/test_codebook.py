"""The codebook says all that the schemas and the rules say, each thing under its address."""

import re
from html import unescape

import pytest
from datasette.app import Datasette

from sandhi.check.registry import listing
from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.pages.codebook import RuleCase, constraints, groups
from tests.conftest import Copy
from tests.site.conftest import Get


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def addresses(page: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'\sid="([^"]+)"', page)]


async def test_every_table_column_value_and_rule_has_an_address(get: Get, original: Copy) -> None:
    package = original.package
    found = addresses((await get("/codebook")).text)
    assert len(found) == len({*found})
    for schema in package.schemas.values():
        for field in schema.fields:
            named = [schema.name, f"{schema.name}.{field.name}"]
            named += [f"{schema.name}.{field.name}.{value.value}" for value in field.categories]
            assert {*named} <= {*found}
    rules = {rule.id for of_kind in listing(package).values() for rule in of_kind}
    assert {f"rule-{rule}" for rule in rules} <= {*found}


async def test_everything_is_told_in_the_words_of_the_schemas(get: Get, original: Copy) -> None:
    page = text((await get("/codebook")).text)
    package = original.package
    for schema in package.schemas.values():
        assert " ".join(schema.description.split()) in page
        for field in schema.fields:
            assert f"{field.title} {field.name} {' '.join(field.description.split())}" in page
            assert text(str(field.constraints.get("pattern", ""))) in page
            for value in field.categories:
                assert " ".join(value.description.split()) in page
    for rules in listing(package).values():
        for rule in rules:
            assert rule.id in page
            assert rule.sentence in page


async def test_rows_are_counted_by_value_and_the_count_leads_to_them(
    get: Get, original: Copy
) -> None:
    page = (await get("/codebook")).text
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


async def test_links_within_the_codebook_lead_somewhere(get: Get) -> None:
    page = (await get("/codebook")).text
    found = {*addresses(page)}
    assert {unescape(link) for link in re.findall(r'href="#([^"]+)"', page)} <= found


async def test_columns_that_are_not_always_filled_in_say_so(get: Get, original: Copy) -> None:
    page = (await get("/codebook")).text
    cells = original.package.cells("figures")["value_corrected"]
    (section,) = re.findall(r'id="figures\.value_corrected">.*?<h3', page, re.DOTALL)
    assert f"filled in by {(cells != '').sum()} of {len(cells)} rows" in text(section)


async def test_another_package_has_its_own_codebook(cricket: Copy) -> None:
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    page = (await open_site(path).client.get("/codebook")).text
    assert {"scores", "scores.runs", "rules"} <= {*addresses(page)}


async def test_words_of_a_schema_are_no_html(cricket: Copy) -> None:
    def hostile(found: dict[str, str]) -> None:
        found["description"] = "<script>alert(1)</script>"

    cricket.describe("schemas/scores.json", hostile)
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    page = (await open_site(path).client.get("/codebook")).text
    assert "<script>alert" not in page


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
    assert groups([{"name": "r", "cases": cases}]) == {"one": [{"name": "r", "cases": cases}]}


def test_the_site_knows_the_codebook_without_the_package(site: Datasette) -> None:
    assert "codebook" in site.jinja_env.globals["site"].about
