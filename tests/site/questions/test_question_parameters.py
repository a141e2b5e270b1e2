"""What is given to a worked question is a number where that is asked for, whatever it is beside."""

from typing import Any

import pytest

from sandhi.package.declarations import questions
from sandhi.publish.contract.parameters import as_number, number_parameters
from sandhi.publish.publication import publish
from sandhi.site.app import open_site
from sandhi.site.store import contents
from tests.conftest import Copy

# No column gives its affinity to what it is compared with here: text would be no number at all.
SQL = "SELECT score_id FROM scores WHERE abs(runs) = :{} ORDER BY 1"
HEADER = "-- Runs\n-- Innings of so many runs.\n--\n-- score_id: the innings\n-- {}: how many\n\n"
TERMS = {
    "by-column": "runs",
    "by-header": "many (integer)",
    "as-text": "runs (string)",
    "unknown": "many",
}


@pytest.fixture
def asked(cricket: Copy) -> Copy:
    folder = cricket.root / "schemas" / "queries"
    folder.mkdir(exist_ok=True)
    for name, term in TERMS.items():
        text = HEADER.format(term) + SQL.format(term.partition(" ")[0])
        (folder / f"{name}.sql").write_text(f"{text} -- {name}\n", encoding="utf-8")
    cricket.describe(
        "datapackage.json", lambda one: one["sandhi"].update(queries="schemas/queries")
    )
    return cricket


def test_a_header_says_the_type_of_a_parameter_in_brackets(asked: Copy) -> None:
    declared = {one.name: one for one in questions(asked.package)}
    assert declared["by-header"].types == {"many": "integer"}
    assert declared["by-header"].parameters == ("many",)
    assert declared["by-header"].terms["many"] == "how many"
    assert declared["unknown"].types == {}


async def test_a_number_is_compared_as_one(asked: Copy) -> None:
    publish(asked.package)
    site = open_site(asked.root / "build" / "sandhi.db")
    numbers = number_parameters(contents(site).catalogue)
    assert sorted(map(sorted, filter(None, numbers.values()))) == [["many"], ["runs"]]
    got: dict[str, list[Any]] = {}
    for name, term in TERMS.items():
        path = f"/sandhi/{name}.json?_shape=array&{term.partition(' ')[0]}=71"
        got[name] = (await site.client.get(path)).json()
    assert got["by-column"] == got["by-header"] == [{"score_id": "R1"}]
    assert got["as-text"] == got["unknown"] == []


async def test_what_is_no_number_finds_nothing_and_breaks_nothing(asked: Copy) -> None:
    publish(asked.package)
    site = open_site(asked.root / "build" / "sandhi.db")
    for text in ("", "many", "9" * 400, "1e999", "-", "१२"):
        response = await site.client.get(f"/sandhi/by-header.json?_shape=array&many={text}")
        assert (response.status_code, response.json()) == (200, []), text


@pytest.mark.parametrize(
    ("text", "number"),
    [("71", 71), (" 71 ", 71), ("-1.5", -1.5), ("1e3", 1000.0), ("9" * 19, 1e19), ("7x", None)],
)
def test_a_number_is_read_as_sqlite_holds_it(text: str, number: float | None) -> None:
    assert as_number(text) == number
