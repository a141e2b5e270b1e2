"""Rules of every table's cells and keys: each defect is found by its rule alone, where it is."""

from typing import TYPE_CHECKING

import pytest

from sandhi.check.rules import cells, rows
from tests.conftest import place

if TYPE_CHECKING:
    from tests.conftest import Copy

# Rule, table, row, column, and what stands there: {} is the cell as it was.
DEFECTS = [
    ("values-are-written-plainly", "scores", 1, "overs", "+{}"),
    ("values-are-written-plainly", "scores", 1, "overs", "{}e0"),
    ("values-are-written-plainly", "scores", 1, "overs", " {}"),
    ("values-are-written-plainly", "scores", 1, "overs", "३९.०३"),
    ("values-are-written-plainly", "scores", 1, "start", "0{}"),
    ("numbers-are-held", "scores", 1, "overs", "39.0312345678901234567"),
    ("numbers-are-held", "scores", 1, "overs", f"39.{'0' * 400}1"),
    ("no-stray-white-space", "sides", 1, "name", "{} "),
    ("no-stray-white-space", "sides", 1, "name", " {}"),
    ("no-stray-white-space", "sides", 0, "name", "Two  spaces"),
    ("no-stray-white-space", "sides", 0, "name", "A\ttab"),
    ("no-stray-white-space", "sides", 0, "name", "Two\nlines"),
    ("no-stray-white-space", "sides", 0, "name", "A no-break\u00a0space"),
    ("no-stray-white-space", "sides", 0, "name", "{}\n"),
    ("no-invisible-characters", "sides", 0, "name", "A zero-width\u200bspace"),
    ("no-invisible-characters", "sides", 0, "name", "A joiner\u200d"),
    ("no-invisible-characters", "sides", 0, "name", "\ufeffA byte order mark"),
    ("no-invisible-characters", "sides", 0, "name", "A bell\x07"),
    ("no-invisible-characters", "sides", 0, "name", "A null\x00"),
    ("text-is-composed", "sides", 0, "name", "Cafe\u0301"),
    ("text-is-composed", "sides", 0, "name", "\u0958"),  # NFC writes it as two
    ("no-formulas", "sides", 0, "name", "=SUM(A1:A2)"),
    ("no-formulas", "sides", 0, "name", "+A1"),
    ("no-formulas", "sides", 0, "name", "-1-A1"),
    ("no-formulas", "sides", 0, "name", "@name"),
    ("addresses-are-of-the-web", "sides", 0, "name", "Javascript:alert(1)"),
    ("addresses-are-of-the-web", "sides", 0, "name", "Data:text/html,x"),
    ("addresses-are-of-the-web", "sides", 0, "name", "Ftp://example.org/x"),
    ("digits-are-ascii", "sides", 0, "name", "In १४८"),
]


@pytest.mark.parametrize(("rule", "table", "row", "column", "cell"), DEFECTS)
def test_a_defect_of_a_cell_is_found_there_by_its_rule_alone(
    cricket: "Copy", rule: str, table: str, row: int, column: str, cell: str
) -> None:
    key = cricket.edit(table, row, **{column: cell.format(cricket.rows(table)[row][column])})
    assert cricket.finding_places(table) == {(rule, table, key, column)}


@pytest.mark.parametrize(
    ("cell", "rules"),
    [
        *((text, set()) for text in ["a zero-width\u200dspace", "\u0958", "२०२४", "two  spaces"]),
        *((text, set()) for text in ["a no-break\u00a0space", "=1+1", "-A5", "+A5", "@home"]),
        ("a null\0", {"no-null-characters"}),
    ],
)
def test_what_repeats_a_source_to_the_letter_is_left_as_it_is_but_for_what_is_no_text(
    cricket: "Copy", cell: str, rules: set[str]
) -> None:
    settings = {"verbatim": ["name"]}
    cricket.describe(
        "datapackage.json", lambda package: package["sandhi"]["tables"].update(sides=settings)
    )
    cricket.edit("sides", 0, name=cell)
    assert {rule for rule, *_ in cricket.finding_places("sides")} == rules


RIGHT = [
    "Naïve",
    "1st (2nd) — “3rd.”",
    "श्रीलंका?",
    "A = b",
    "A-b!",
    "-",
    "-1777",
    "+12.5",
    "-0043-03-15~/0014",
]
SPELT_WITH_A_JOINER = ["ചാത്തന്നൂര്\u200d", "ক্ষুদ্র র\u200d্যাম", "ශ්\u200dරී", "می\u200cشود"]


@pytest.mark.parametrize("cell", [*RIGHT, *SPELT_WITH_A_JOINER])
def test_what_is_right_is_let_pass(cricket: "Copy", cell: str) -> None:
    cricket.edit("sides", 0, name=cell)
    assert cricket.finding_places("sides") == set()


def test_what_cannot_be_seen_is_shown_as_an_escape(cricket: "Copy") -> None:
    cricket.edit("sides", 0, name="Ač\u200bb")
    assert [finding.evidence for finding in cricket.findings("sides")] == [r"'Ač\u200bb'"]


def test_a_row_out_of_the_order_of_keys_is_found(cricket: "Copy") -> None:
    first, second = cricket.rows("sides")
    cricket.write("sides", [second, first])
    (finding,) = cricket.findings("sides")
    assert place(finding)[:5] == ("rows-are-in-key-order", "sides", "T1", "side_id", 3)
    assert finding.evidence == "T1 below T2"


def test_a_unique_key_that_stands_twice_is_found_in_the_later_row(cricket: "Copy") -> None:
    rows = cricket.rows("scores")
    cricket.write("scores", [*rows, rows[0] | {"score_id": "R3"}])
    (finding,) = cricket.findings("scores")
    assert place(finding)[:5] == ("unique-keys-are-unique", "scores", "R3", "side_id", 4)
    assert finding.evidence == "seed_id, start, end, side_id as on line 2"


def test_a_unique_key_may_repeat_in_all_but_one_column(cricket: "Copy") -> None:
    rows = cricket.rows("scores")
    cricket.write("scores", [*rows, rows[0] | {"score_id": "R3", "side_id": "T2"}])
    assert cricket.finding_places("scores") == set()


def test_a_mark_that_stands_for_no_value_is_told_in_whatever_column(cricket: "Copy") -> None:
    cricket.describe("schemas/scores.json", lambda schema: schema.update(missingValues=["", "n/a"]))
    cricket.describe(
        "schemas/scores.json",
        lambda schema: schema["fields"][5].update(missingValues=[{"value": ""}, {"value": "-"}]),
    )
    cricket.edit("scores", 0, runs="n/a", side_id="-")
    cricket.edit("scores", 1, played="n/a")
    assert cricket.finding_places("scores") == {
        ("required", "scores", "R1", "runs"),
        ("required", "scores", "R1", "side_id"),
        ("missing-values-are-empty", "scores", "R2", "played"),
    }


def test_a_point_lies_on_earth(real: "Copy") -> None:
    real.edit("places", 0, latitude="105.2")
    real.edit("places", 1, longitude="-180.5")
    told = {(key, column) for rule, _, key, column in real.finding_places("places")}
    assert {("P0001", "latitude"), ("P0002", "longitude")} <= told


def test_each_rule_of_cells_and_rows_has_its_defect() -> None:
    tested = {rule for rule, *_ in DEFECTS}
    tested |= {"rows-are-in-key-order", "unique-keys-are-unique", "no-null-characters"}
    tested |= {"missing-values-are-empty", "points-lie-on-earth"}
    assert tested == {rule.id for rule in [*cells.RULES, *rows.RULES]}
