"""Names that are no known forms: parts of them, and other spellings."""

from typing import TYPE_CHECKING

import pytest

from sandhi.suggest.likely import last_of, likely_records
from sandhi.suggest.names import NamedRecord
from tests.review.composing import with_moments

if TYPE_CHECKING:
    from tests.conftest import Copy


@pytest.mark.parametrize(
    ("quote", "keys"),
    [
        ("श्री लंका", []),
        ("श्रिलंका", ["T2"]),  # a vowel written short
        ("श्रीलंकाई", ["T2"]),  # a letter more
        ("श्रेलांके", ["T2"]),  # other vowels throughout
        ("भारत", ["T1"]),
        ("भाग", []),
        ("लंका टीम", []),
        ("।", []),
    ],
)
def test_a_word_is_known_however_it_is_spelt(cricket: "Copy", quote: str, keys: list[str]) -> None:
    package = with_moments(cricket).package
    assert [record.key for record in likely_records(package, quote, "hi")] == keys


def test_a_name_with_the_very_words_leaves_none_that_only_looks_like_it(cricket: "Copy") -> None:
    match = with_moments(cricket)
    sides = match.rows("sides")
    sides[1] |= {"quote": "रन की", "form": "", "start": "", "end": ""}
    match.write("sides", [sides[0], {**sides[1], "name": "भारती"}])
    assert [record.key for record in likely_records(match.package, "भारत", "hi")] == ["T1"]


def test_a_part_of_a_name_is_likely_to_stand_for_it(cricket: "Copy") -> None:
    match = with_moments(cricket)
    sides = match.rows("sides")
    sides[1] |= {"quote": "श्रीलंका की टीम", "start": "8", "end": "23", "seed_id": "M2"}
    match.write("sides", sides)
    records = likely_records(match.package, "टीम", "hi")
    assert [(record.column, record.key) for record in records] == [("side_id", "T2")]


def test_a_name_is_known_by_how_it_sounds(original: "Copy") -> None:
    records = likely_records(original.package, "वोलोदिमीर जेलेंस्की", "hi")
    assert [(record.column, record.key) for record in records] == [("actor_id", "A0016")]
    assert likely_records(original.package, "मॉस्को", "hi", {"place_id"})[0].key == "P0001"


def test_of_several_the_one_that_is_mentioned_last_before_it_is_meant(original: "Copy") -> None:
    records = [NamedRecord("actor_id", key) for key in ("A0002", "A0016")]  # Russia, its enemy
    rows = [row for row in original.rows("actor_mentions") if row["seed_id"] == "S003"]
    first = next(int(row["start"]) for row in rows if row["actor_id"] == "A0016")
    last = max(int(row["start"]) for row in rows if row["actor_id"] == "A0002")

    def meant(start: int) -> list[str]:
        of = last_of(original.package, "actor_mentions", records, "S003", start)
        return [record.key for record in of]

    assert meant(0) == ["A0002", "A0016"]
    assert meant(first + 1) == ["A0016"]
    assert meant(last + 1) == [max(rows, key=_last_among)["actor_id"]]


def _last_among(row: dict[str, str]) -> int:
    return int(row["start"]) if row["actor_id"] in ("A0002", "A0016") else -1
