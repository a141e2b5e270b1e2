"""Candidates of every kind, with what they propose."""

from datetime import date

import pytest

from sandhi.suggest.candidates import KINDS, Candidate, candidates
from sandhi.suggest.names import Lexicon, NamedRecord

TEXT = (
    "🙂 टैस ने 15 अक्टूबर को कहा कि लगभग 1.5 लाख लोग\r\n"
    "मॉस्को आए। कप्तान रवि देसाई को दोनों टीमों का एक प्रस्ताव मिला।"
)
NAMES = Lexicon(
    [
        ("टैस", NamedRecord("actor_id", "A1")),
        ("मॉस्को", NamedRecord("actor_id", "A2")),
        ("मॉस्को", NamedRecord("place_id", "P1")),
    ]
)
PUBLISHED = (date(2024, 11, 9), date(2024, 11, 10))


def of_kind(kind: str, text: str = TEXT) -> list[Candidate]:
    return candidates(text, [kind], lexicon=NAMES, published=PUBLISHED)


def test_candidates_are_the_very_text_and_in_its_order() -> None:
    of_text = candidates(TEXT, lexicon=NAMES, published=PUBLISHED)
    assert {candidate.kind for candidate in of_text} == set(KINDS)
    assert all(TEXT[one.start : one.end] == one.quote for one in of_text)
    assert all(one.start <= one.core.start < one.core.end <= one.end for one in of_text)
    assert [(one.start, -one.end) for one in of_text] == sorted(
        (one.start, -one.end) for one in of_text
    )


@pytest.mark.parametrize("kind", KINDS)
def test_one_kind_alone_is_what_all_kinds_have_of_it(kind: str) -> None:
    of_text = candidates(TEXT, lexicon=NAMES, published=PUBLISHED)
    assert of_kind(kind) == [candidate for candidate in of_text if candidate.kind == kind] != []


def test_a_number_says_how_it_reads() -> None:
    number, *_ = of_kind("number")
    assert number.quote == "लगभग 1.5 लाख लोग"
    assert TEXT[slice(*number.core)] == number.proposed["as_written"] == "1.5 लाख"
    assert number.proposed["class"] == "figure"
    assert (number.proposed["value"], number.proposed["qualifier"]) == (150000, "about")
    assert type(number.proposed["value"]) is int
    assert number.why == "figure 1.5 लाख, qualified by लगभग, counts लोग"


def test_a_number_that_is_not_whole_is_a_fraction_in_json() -> None:
    (number,) = of_kind("number", "कीमत 2.5 प्रतिशत बढ़ी।")
    assert number.proposed["value"] == 2.5


def test_a_number_that_identifies_says_what() -> None:
    (number,) = of_kind("number", "अनुच्छेद 51 के तहत")
    assert number.proposed["identifies"] == "अनुच्छेद"


def test_a_date_says_how_it_is_resolved() -> None:
    (date,) = of_kind("date")
    assert date.quote == "15 अक्टूबर"
    assert date.proposed == {
        "edtf": "2024-10-15",
        "earliest": "2024-10-15",
        "latest": "2024-10-15",
        "basis": "seed_relative",
    }
    assert date.why


def test_a_date_without_a_day_of_publication_is_left_unresolved() -> None:
    (date,) = candidates("मंगलवार को वर्षा हुई।", ["date"])
    assert (date.proposed["edtf"], date.proposed["earliest"]) == (None, None)


def test_a_name_says_which_record_it_is() -> None:
    name, _ = of_kind("name")
    assert name.proposed == {
        "record": "A1",
        "records": ["A1"],
        "ambiguous": False,
        "actor_id": "A1",
    }


def test_an_ambiguous_name_has_all_its_records() -> None:
    _, name = of_kind("name")
    assert name.proposed["ambiguous"]
    assert (name.proposed["record"], name.proposed["records"]) == ("A2", ["A2", "P1"])
    assert (name.proposed["actor_id"], name.proposed["place_id"]) == ("A2", "P1")


def test_a_name_of_two_rows_of_one_table_leaves_the_choice_to_a_person() -> None:
    names = Lexicon([("टैस", NamedRecord("actor_id", "A1")), ("टैस", NamedRecord("actor_id", "A2"))])
    (name,) = candidates("टैस ने", ["name"], lexicon=names)
    assert name.proposed["ambiguous"]
    assert name.proposed["actor_id"] is None


def test_an_unknown_name_says_how_sure_it_is_and_why() -> None:
    (name,) = of_kind("unknown_name")
    assert (name.quote, name.proposed["signs"]) == ("रवि देसाई", ["office"])
    assert 0 < name.proposed["score"] <= 1
    assert name.why == "follows an office"


@pytest.mark.parametrize(
    "text",
    [
        "समाचार एजेंसी का चार्टर",
        "दस्तावेज़ और दस्ताने",
        "सौदा और सौंदर्य",
        "उसने दोहराया और दोषी ठहराया",
        "आकलन और कलकत्ता",
        "एकीकरण और एकता",
        "तीनका, नौका, सातत्य",
    ],
)
def test_words_that_begin_like_a_number_or_a_day_are_none(text: str) -> None:
    assert candidates(text, ["number", "date"], published=PUBLISHED) == []


@pytest.mark.parametrize("text", ["", " ", "\r\n", "🙂", "\u200d", "।", "\u093c"])
def test_a_text_without_words_has_no_candidates(text: str) -> None:
    assert candidates(text, lexicon=NAMES, published=PUBLISHED) == []
