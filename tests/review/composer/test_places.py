"""Which place is proposed for a passage that names several, and what a new name is the name of."""

from typing import TYPE_CHECKING

import pytest

from sandhi.review.composer.learnt import Learnt
from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.shape import shape_of
from sandhi.table import csv_text

if TYPE_CHECKING:
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
