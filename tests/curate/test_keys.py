"""A new row has the key after the highest that was ever used."""

import re
from typing import TYPE_CHECKING

import pytest

from sandhi.curate.keys import next_key
from sandhi.files import PackageError
from sandhi.ledger.entries import LEDGER_PATH

if TYPE_CHECKING:
    from tests.conftest import Copy


def test_the_next_key_follows_the_highest(real: "Copy") -> None:
    highest = max(row["place_id"] for row in real.rows("places"))
    assert next_key(real.package, "places") == f"P{int(highest[1:]) + 1:04}"


def test_a_gap_is_not_filled(real: "Copy") -> None:
    rows = real.rows("places")
    real.write("places", [rows[0], rows[-1]])
    assert next_key(real.package, "places") == f"P{int(rows[-1]['place_id'][1:]) + 1:04}"


def test_a_table_without_rows_begins_with_one(cricket: "Copy") -> None:
    cricket.write("scores", [])
    assert next_key(cricket.package, "scores") == "R1"


def test_one_whose_rows_were_published_goes_on_from_them(real: "Copy") -> None:
    highest = max(row["mention_id"] for row in real.rows("actor_mentions"))
    real.write("actor_mentions", [])
    assert next_key(real.package, "actor_mentions") == f"AM{int(highest[2:]) + 1:04}"


def test_a_key_that_was_published_and_withdrawn_is_not_given_again(real: "Copy") -> None:
    keys = ("P0001", "P0730", "PR9000", "measure1")
    ledger = "".join(["version,table,key\n", *(f"0.1.0,places,{key}\n" for key in keys)])
    (real.root / LEDGER_PATH).write_text(ledger, encoding="utf-8")
    assert next_key(real.package, "places") == "P0731"


def test_of_more_digits_than_are_counted_no_key_is_numbered(cricket: "Copy") -> None:
    many, rows = "9" * 5000, cricket.rows("scores")
    cricket.write("scores", [{**rows[0], "score_id": f"R{many}"}, rows[1]])
    assert next_key(cricket.package, "scores") == "R3"


@pytest.mark.parametrize("digits", ["5000", "9" * 5000], ids=len)
def test_a_pattern_of_more_digits_than_are_counted_numbers_none(
    cricket: "Copy", digits: str
) -> None:
    pattern = {"pattern": f"R[0-9]{{{digits}}}"}
    cricket.describe(
        "schemas/scores.json", lambda schema: schema["fields"][0]["constraints"].update(pattern)
    )
    assert next_key(cricket.package, "scores") is None


@pytest.mark.parametrize(
    "ledger", ["", "row,version\nP0001,1\n", 'key\n"P0001\n', "a,key\nP0001\n"]
)
def test_a_ledger_that_cannot_be_read_stops_it(real: "Copy", ledger: str) -> None:
    (real.root / LEDGER_PATH).write_text(ledger, encoding="utf-8")
    with pytest.raises(PackageError, match=re.escape(LEDGER_PATH)):
        next_key(real.package, "places")


@pytest.mark.parametrize("table", ["measures", "event_types", "sentences", "states"])
def test_keys_that_a_person_must_choose_have_no_next(real: "Copy", table: str) -> None:
    assert next_key(real.package, table) is None


def test_the_keys_of_another_package_are_numbered_its_own_way(cricket: "Copy") -> None:
    highest = max(row["seed_id"] for row in cricket.rows("seeds"))
    assert next_key(cricket.package, "seeds") == f"M{int(highest[1:]) + 1}"
