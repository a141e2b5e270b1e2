"""What is said of one who is named by the word before the name."""

from typing import TYPE_CHECKING

import pytest

from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import passage_at, row_cells
from sandhi.review.composer.proposing.offices import usual_mention
from sandhi.review.composer.shape import shape_of
from sandhi.review.queue import items
from sandhi.table import csv_text

if TYPE_CHECKING:
    from sandhi.package import Package
    from tests.conftest import Copy

NAME = "वोलोडिमिर ज़ेलेंस्की"  # whom S003 calls यूक्रेनी राष्ट्रपति, and none else


def with_office(
    original: "Copy", seed: str, word: str, office: str = "President"
) -> "tuple[Package, int]":
    """A package in which that one was named in a seed with an office, after a word."""
    package = original.package
    names = package.schemas["actor_mentions"].names
    rows = [one for one in row_cells(package, "actor_mentions") if one["seed_id"] != "S003"]
    start = package.texts[seed].index(f"{word} ") + len(word) + 1
    at = {"seed_id": seed, "start": str(start), "end": str(start + 4), "form": "name"}
    row = {**rows[0], **at, "actor_id": "A0016", "office": office}
    rows = [{**row, "mention_id": "AM9999"}, *rows]
    tried = package.with_files(
        {
            "actor_mentions": csv_text(
                names, [[one[name] for name in names] for one in rows]
            ).encode()
        }
    )
    return tried, package.texts["S003"].index(NAME)


READ = "President of Ukraine"  # by the words themselves, where no row tells it


@pytest.mark.parametrize(
    ("seed", "word", "coded", "office"),
    [
        ("S002", "राष्ट्रपति", "President", "President"),
        ("S002", "राष्ट्रपति", "President of Russia", READ),  # of which no word is there
        ("S002", "तानाशाह", "President", READ),  # another word says something else
    ],
)
def test_one_has_the_office_that_the_same_words_told_before(
    original: "Copy", seed: str, word: str, coded: str, office: str
) -> None:
    package, start = with_office(original, seed, word, coded)
    found = [one for one in items(package, ["S003"]) if one.quote == NAME]
    assert [one.row["office"] for one in found] == [office]
    shape = shape_of(package, "actors")
    passage = passage_at(package, "S003", start, start + len(NAME))
    learnt, cells = Learnt(package, shape), {"actor_id": "A0016"}
    usual = usual_mention(package, shape, learnt, cells, False, passage)
    told_by_its_own_words = office or "President of Ukraine"
    assert usual.get("office", "") == told_by_its_own_words


def test_a_word_that_only_holds_a_sentence_together_tells_no_office(original: "Copy") -> None:
    package, _ = with_office(original, "S002", "के")
    of = [row for row in row_cells(package, "actor_mentions") if row["mention_id"] == "AM9999"]
    shape = shape_of(package, "actors")
    passage = passage_at(package, "S002", int(of[0]["start"]), int(of[0]["end"]))
    learnt, cells = Learnt(package, shape), {"actor_id": "A0016"}
    assert "office" not in usual_mention(package, shape, learnt, cells, False, passage)
