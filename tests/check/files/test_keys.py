"""Rules of keys over all tables: each defect is found by its rule alone, where it is."""

import json
from typing import TYPE_CHECKING

import pytest

from sandhi.ledger.edition import read_edition
from sandhi.ledger.entries import (
    LEDGER_PATH,
    LEDGER_SCHEMA_PATH,
    Ledger,
    entry_of_row,
    ledger_schema,
)

if TYPE_CHECKING:
    from typing import Any

    from tests.conftest import Copy

ITEM = "wikidata-item-is-of-one-row"
AGREE = "passages-about-one-thing-agree"
RULE = "keys-run-without-a-gap"


def test_a_row_that_is_lost_is_found_below_it(cricket: "Copy") -> None:
    cricket.write("scores", cricket.rows("scores")[1:])
    (finding,) = [one for one in cricket.findings("scores") if one.rule == RULE]
    assert (finding.key, finding.evidence) == ("R2", "R1 is not there")


def test_rows_that_say_more_of_others_need_not_be_of_all(real: "Copy") -> None:
    rows = real.rows("states")
    assert real.package.schemas["states"].extends == "actors"
    real.write("states", [rows[0], *rows[2:]])  # as of states between which a person is an actor
    assert RULE not in {rule for rule, *_ in real.finding_places("states")}


def test_keys_outgrow_their_digits(cricket: "Copy") -> None:
    def longer(schema: "Any") -> None:
        schema["fields"][0]["constraints"]["pattern"] = "R[0-9]+"

    cricket.describe("schemas/scores.json", longer)
    one = cricket.rows("scores")[0]
    rows = [one | {"score_id": f"R{number}"} for number in range(1, 12)]
    cricket.write("scores", rows)
    assert not {RULE, "rows-are-in-key-order"} & {one.rule for one in cricket.findings("scores")}
    cricket.write("scores", [*rows[:8], *rows[9:]])
    (finding,) = [one for one in cricket.findings("scores") if one.rule == RULE]
    assert (finding.key, finding.evidence) == ("R10", "R9 is not there")
    cricket.write("scores", sorted(rows, key=lambda row: row["score_id"]))
    assert "rows-are-in-key-order" in {one.rule for one in cricket.findings("scores")}


def test_keys_may_begin_with_0(real: "Copy") -> None:
    assert real.rows("seeds")[0]["seed_id"] == "S000"
    assert RULE not in {rule for rule, *_ in real.finding_places("seeds")}


def test_a_key_that_the_ledger_lists_may_be_missing(cricket: "Copy") -> None:
    def with_ledger(package: "Any") -> None:
        sides = next(one for one in package["resources"] if one["name"] == "sides")
        ledger = {"name": "ledger", "path": LEDGER_PATH, "schema": LEDGER_SCHEMA_PATH}
        package["resources"].append(sides | ledger)

    rows = cricket.rows("sides")
    edition = read_edition(lambda path: (cricket.root / path).read_bytes())
    (told,) = [entry_of_row("1.0.0", "added", "sides", edition.tables["sides"], "T2")]
    (cricket.root / LEDGER_SCHEMA_PATH).write_text(json.dumps(ledger_schema()), "utf-8")
    cricket.file("ledger").write_text(Ledger([told._replace(key="R9")]).text(), "utf-8")
    cricket.describe("datapackage.json", with_ledger)
    cricket.write("sides", [rows[0], rows[1] | {"side_id": "T3"}])
    cricket.edit("scores", 1, side_id="T3")
    assert cricket.finding_places("sides") == {(RULE, "sides", "T3", "side_id")}
    cricket.file("ledger").write_text(Ledger([told]).text(), "utf-8")
    assert cricket.finding_places("sides") == set()


def test_an_item_of_two_rows_is_found_at_both(real: "Copy") -> None:
    item = real.rows("actors")[0]["wikidata"]
    key = real.edit("places", 0, wikidata=item)
    findings = real.findings("actors", "places")
    assert {(finding.key, finding.evidence) for finding in findings if finding.rule == ITEM} == {
        ("A0001", f"{item}, as in data/places.csv:2"),
        (key, f"{item}, as in data/actors.csv:2"),
    }


@pytest.mark.parametrize(
    ("of_type", "value"),
    [
        *(("integer", "42"), ("number", "4.5"), ("year", "2024"), ("boolean", "true")),
        *(("date", "2024-02-03"), ("string", "Q42")),
    ],
)
def test_a_column_of_that_name_is_of_items_where_it_is_text(
    cricket: "Copy", of_type: str, value: str
) -> None:
    field = {"name": "wikidata", "title": "Item", "type": of_type, "description": "An item."}
    cricket.describe("schemas/sides.json", lambda schema: schema["fields"].append(field))
    text = cricket.file("sides").read_text("utf-8")
    head, *lines = text.splitlines()
    text = "\n".join([f"{head},wikidata", *(f"{line},{value}" for line in lines), ""])
    cricket.file("sides").write_text(text, "utf-8")
    told = [one.evidence for one in cricket.findings("sides") if one.rule == ITEM]
    twins = ["Q42, as in data/sides.csv:3", "Q42, as in data/sides.csv:2"]
    assert told == (twins if of_type == "string" else [])


@pytest.mark.parametrize("words", [1, -1])
def test_a_passage_longer_or_shorter_by_a_word_is_found(real: "Copy", words: int) -> None:
    row = real.rows("event_actors")[0]
    start, end = int(row["start"]), int(row["end"])
    text = real.package.texts[row["seed_id"]]
    end = text.index(" ", end + 1) if words > 0 else text.rindex(" ", start, end)
    key = real.edit("event_actors", 0, end=str(end), quote=text[start:end])
    (finding,) = [one for one in real.findings("event_actors") if one.rule == AGREE]
    assert finding.key == key
    assert f"“{row['quote']}” in data/" in finding.evidence


def test_passages_of_one_table_may_differ_by_a_word(real: "Copy") -> None:
    assert AGREE not in {rule for rule, *_ in real.finding_places("discrepancy_members", "dates")}
