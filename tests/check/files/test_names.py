"""Rules of the names in our own words: each defect is found by its rule alone, where it is."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Copy

RULE = "names-in-words-are-borne-out"
OTHER = "Lloyd Austin"  # an actor of whom no passage of these rows tells


def number(real: "Copy", table: str, **cells: str) -> int:
    """The number of the first row in which such cells stand."""
    rows = real.rows(table)
    return next(
        at for at, row in enumerate(rows) if all(part in row[name] for name, part in cells.items())
    )


def test_another_name_in_a_translation_is_found(real: "Copy") -> None:
    at = number(real, "sentences", translation="Putin", kind="body")
    translation = real.rows("sentences")[at]["translation"].replace("Putin", OTHER)
    key = real.edit("sentences", at, translation=translation)
    (finding,) = real.findings("sentences")
    assert (finding.rule, finding.key) == ("names-in-translations-are-mentioned", key)
    assert finding.evidence == OTHER


def test_another_name_in_a_label_is_found(real: "Copy") -> None:
    key = real.edit("events", 0, label=f"{OTHER} and Kim sign the treaty")
    assert real.finding_places("events") == {(RULE, "events", key, "label")}


def test_another_name_in_an_assessment_is_found(real: "Copy") -> None:
    assessment = real.rows("discrepancies")[0]["assessment"]
    key = real.edit("discrepancies", 0, assessment=f"{assessment} Cho Tae-yul says so.")
    assert real.finding_places("discrepancies") == {(RULE, "discrepancies", key, "assessment")}


def test_a_name_in_which_others_stand_is_borne_out_by_them(real: "Copy") -> None:
    real.edit("events", 0, summary="Russia and North Korea sign the treaty.")
    assert real.finding_places("events") == set()


def test_who_can_be_named_is_described_without_a_passage(real: "Copy") -> None:
    at = number(real, "actors", name="Choe Son Hui")
    real.edit("actors", at, description=f"She is another than {OTHER}.")
    assert real.finding_places("actors") == set()


@pytest.mark.parametrize(
    ("table", "column", "words", "borne_out"),
    [
        ("events", "summary", "As known from elsewhere, S004 tells of it.", False),
        ("events", "summary", "As known from elsewhere, S000 tells of it.", True),
        ("discrepancies", "assessment", "S004 has it right.", False),
        ("discrepancies", "assessment", "S001 to S004 have it.", True),
    ],
)
def test_a_seed_that_does_not_tell_of_a_thing_is_found(
    real: "Copy", table: str, column: str, words: str, borne_out: bool
) -> None:
    at = number(real, "events", event_id="E0012") if table == "events" else 0
    key = real.edit(table, at, **{column: words})
    rule = "seeds-in-words-have-a-passage"
    assert real.finding_places(table) == (set() if borne_out else {(rule, table, key, column)})


@pytest.mark.parametrize("table", ["actors", "event_mentions"])
def test_a_table_that_tells_what_is_named_may_be_unreadable(real: "Copy", table: str) -> None:
    with real.file(table).open("ab") as file:
        file.write(b'"')
    report = real.report("provisions")
    assert [(one.rule, one.table) for one in report.findings] == [("csv-syntax", table)]
    assert ("provisions", RULE) not in report.ran
    assert {one.why for one in report.skipped} == {f"data/{table}.csv cannot be read"}
