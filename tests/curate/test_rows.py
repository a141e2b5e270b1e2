"""What keeps a value from standing in a new row is told before the row is written."""

from typing import TYPE_CHECKING

import pytest

from sandhi.curate.rows import fault, faults
from sandhi.ledger.entries import LEDGER_PATH

if TYPE_CHECKING:
    from tests.conftest import Copy

FAULTS = [
    ("actor_mentions", "form", "nmae", "“nmae” is none of name, adjective, title, metonym"),
    ("actor_mentions", "form", "", "it must be filled in. By what kind of expression"),
    ("actor_mentions", "actor_id", "A9999", "“A9999” is no key of actors"),
    ("actor_mentions", "actor_id", "Kim", "“Kim” is not of the form A[0-9]{4,}, such as A0008"),
    ("actor_mentions", "actor_id", "A0001\n", "is not of the form A[0-9]{4,}"),
    ("places", "latitude", "91", "“91” breaks its maximum, 90"),
    ("places", "latitude", "५५", "“५५” is not written as a number, such as "),
    ("places", "wikidata", "Q649", "another row has Q649; give this one its own"),
    ("dates", "earliest", "2024-02-30", "“2024-02-30” is not written as a date, such as "),
    ("measures", "measure", "troops_sent", "troops_sent has been used"),
    ("seeds", "characters", "007", "“007” is not written as a whole number, such as "),
]


@pytest.mark.parametrize(("table", "column", "value", "message"), FAULTS)
def test_a_value_that_cannot_stand_is_told_with_what_to_write(
    original: "Copy", table: str, column: str, value: str, message: str
) -> None:
    wrong = fault(original.package, table, column, value)
    assert wrong is not None
    assert message in wrong


@pytest.mark.parametrize("table", ["actor_mentions", "figures", "places", "seeds", "measures"])
def test_every_value_of_the_real_rows_could_stand_but_those_that_must_differ(
    original: "Copy", table: str
) -> None:
    package, row = original.package, original.rows(table)[0]
    for field in package.schemas[table].fields:
        if not field.constraints.get("unique"):
            assert fault(package, table, field.name, row[field.name]) is None


def test_a_key_that_was_withdrawn_cannot_be_given(real: "Copy") -> None:
    ledger = "version,table,key\n0.1.0,measures,troops_lost\n"
    (real.root / LEDGER_PATH).write_text(ledger, encoding="utf-8")
    assert fault(real.package, "measures", "measure", "troops_lost") is not None
    assert fault(real.package, "measures", "measure", "troops_fed") is None


def test_a_row_with_the_unique_key_of_another_is_told_with_its_line(original: "Copy") -> None:
    row = original.rows("exclusions")[2] | {"exclusion_id": "N9999"}
    assert list(faults(original.package, "exclusions", row)) == [
        "seed_id, start, end: the same as on line 4; one row is enough"
    ]
