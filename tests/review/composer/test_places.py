"""Which place is proposed for a passage that names several, and what a new name is the name of."""

from typing import TYPE_CHECKING

import pytest

from sandhi.package import ANCHOR
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import named_places, passage_at, row_cells
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.nearby import left_out
from sandhi.review.composer.shape import shape_of
from sandhi.table import csv_text

if TYPE_CHECKING:
    from sandhi.package import Package
    from tests.conftest import Copy

MEETING = "उन्होंने प्योंगयांग में रूस की सुरक्षा परिषद के सचिव सर्गेई शोइगू से मुलाकात की"
SAYING = (
    "उत्तर कोरिया के विदेश मंत्री चोए सोन हुई ने हाल ही में मास्को का दौरा किया और कहा कि प्योंगयांग यूक्रेन के "
    'खिलाफ इस "पवित्र संघर्ष" में "जीत के दिन तक" रूस का समर्थन करेगा'
)


@pytest.mark.parametrize(
    ("seed", "quote", "kind", "place"),
    [
        ("S004", MEETING, "meeting", "P0002"),  # where it is, not whom it is with
        ("S001", SAYING, "pledge", "P0001"),  # before what is said
    ],
)
def test_the_place_is_where_the_words_say_something_is(
    original: "Copy", seed: str, quote: str, kind: str, place: str
) -> None:
    package = original.package
    shape, start = shape_of(package, "events"), package.texts[seed].index(quote)
    passage = passage_at(package, seed, start, start + len(quote))
    assert (
        proposal(package, shape, Learnt(package, shape), passage, kind).cells["place_id"] == place
    )


@pytest.mark.parametrize(
    ("seed", "quote", "table", "kind"),
    [
        ("S002", "कोरियाई प्रायद्वीप", "places", "region"),  # as whatever else has its words
        ("S001", "क्रांतिकारी दस्तावेज़", "actors", ""),  # not what most others are
    ],
)
def test_what_is_named_is_of_the_kind_of_what_shares_a_word_with_it(
    original: "Copy", seed: str, quote: str, table: str, kind: str
) -> None:
    package = original.package
    shape, start = shape_of(package, table), package.texts[seed].index(quote)
    passage = passage_at(package, seed, start, start + len(quote))
    assert proposal(package, shape, Learnt(package, shape), passage).cells["kind"] == kind


def test_a_place_that_is_left_out_by_another_spelling_is_the_place(original: "Copy") -> None:
    package = original.package
    rows = row_cells(package, "exclusions")
    row = next(one for one in rows if (one["quote"], one["reason"]) == ("मॉस्को", "place"))
    passage = passage_at(package, row["seed_id"], int(row["start"]), int(row["end"]))
    ((key, span),) = left_out(package, passage, "places")
    assert (key, span) == ("P0001", passage.span)


def test_nobody_is_named_by_a_name_that_is_left_out(original: "Copy") -> None:
    package, rows = original.package, row_cells(original.package, "actor_mentions")
    row = next(one for one in rows if one["quote"] == "रूस")
    place = int(row["start"]), int(row["end"])

    def named_there(tried: "Package") -> set[str]:
        passage = passage_at(tried, row["seed_id"], *place)
        return {key for key, span in named_places(tried, passage, "actors") if span == place}

    assert named_there(package) == {row["actor_id"]}
    tried = package.with_files({"actor_mentions": table_of(package, "actor_mentions", row)})
    assert named_there(tried) == {row["actor_id"]}  # as a form that is known
    out = {**row_cells(package, "exclusions")[0], **{name: row[name] for name in ANCHOR}}
    without = package.with_files(
        {
            "actor_mentions": table_of(package, "actor_mentions", row),
            "exclusions": table_of(package, "exclusions", added=out),
        }
    )
    assert named_there(without) == set()


def table_of(
    package: "Package",
    table: str,
    left_out: dict[str, str] | None = None,
    added: dict[str, str] | None = None,
) -> bytes:
    """The file of a table without a row, or with another one."""
    names = package.schemas[table].names
    rows = [one for one in row_cells(package, table) if one != left_out]
    rows += [added] if added else []
    return csv_text(names, [[row[name] for name in names] for row in rows]).encode()


def test_a_number_is_where_words_say_so_and_not_whose_it_is(original: "Copy") -> None:
    package = original.package
    names = package.schemas["event_mentions"].names
    tried = package.with_files({"event_mentions": csv_text(names, []).encode()})
    shape, text = shape_of(tried, "figures"), tried.texts["S003"]
    for quote, place in (("लगभग 8,000", "P0005"), ("लगभग 10,000 उत्तर कोरियाई सैनिक", "P0007")):
        start = text.index(quote)
        passage = passage_at(tried, "S003", start, start + len(quote))
        cells = proposal(tried, shape, Learnt(tried, shape), passage, "troops_deployed").cells
        assert cells["place_id"] == place
