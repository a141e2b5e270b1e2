"""What is typed is read term by term, each with the forms in which it may stand."""

import pytest

from sandhi.publish.sqlite.search import TERMS, keys_of, stems
from sandhi.retrieval.query import (
    ALIKE,
    AS_TYPED,
    SAME_MEANING,
    SLIP,
    QueryReader,
    contents,
    is_question,
)
from sandhi.retrieval.synonyms import Synonyms
from sandhi.retrieval.vocabulary import KnownVocabulary

WORDS = "died did दिशा मौत "
WORDS += "soldiers troops सैनिक सैनिकों संधि treaty signed signing dyads zelenskyy जेलेंस्की state स्टेट"
SYNONYMS = [
    ["soldiers", "troops", "सैनिक"],
    ["north korea", "dprk"],
    ["deaths", "died", "dies", "मौत"],
    ["foreign minister", "विदेश मंत्री"],
]


@pytest.fixture(scope="module")
def reader() -> QueryReader:
    words = WORDS.split()
    stem = stems(words)
    keys = {word: keys_of(word, stem[word]) for word in words}
    return QueryReader([KnownVocabulary(dict.fromkeys(words, 1), keys)], Synonyms(SYNONYMS), 100)


@pytest.mark.parametrize(
    ("typed", "form", "quality"),
    [
        ("sainik", "सैनिक", ALIKE),
        ("सैनीक", "सैनिक", ALIKE),
        ("troops", "सैनिकों", SAME_MEANING),
        ("Zelenskiy", "जेलेंस्की", ALIKE),
        ("sandhi", "संधि", ALIKE),
        ("signs", "signing", ALIKE),
        ("treeaty", "treaty", SLIP),
        ("treaty", "treaty", AS_TYPED),
        ("dprk", "north korea", SAME_MEANING),
        ("videsh mantri", "foreign minister", SAME_MEANING),
    ],
)
def test_a_term_has_the_forms_that_it_may_stand_in(
    reader: QueryReader, typed: str, form: str, quality: float
) -> None:
    (term,) = reader.read(typed)
    qualities = {" ".join(one.words): one.quality for one in term.forms}
    assert qualities[form] == quality


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("died", "dyads"),
        ("died", "did"),
        ("deaths", "did"),
        ("deaths", "दिशा"),
        ("state", "signed"),
        ('"sainik"', "सैनिक"),
    ],
)
def test_a_term_is_not_taken_for_another(reader: QueryReader, typed: str, other: str) -> None:
    (term,) = reader.read(typed)
    assert (other,) not in {form.words for form in term.forms}


def test_words_that_hold_a_sentence_together_are_not_asked_for(reader: QueryReader) -> None:
    terms = reader.read("how many soldiers kitne सैनिक")
    assert [one.typed for one in contents(terms)] == ["soldiers", "सैनिक"]
    assert is_question(terms)
    assert not is_question(reader.read("treaty of signing"))
    assert [one.typed for one in contents(reader.read("the"))] == []


def test_what_it_was_taken_for_is_told(reader: QueryReader) -> None:
    assert [one.correction for one in reader.read("treeaty signed")] == ["treaty", ""]


def test_no_query_is_too_long(reader: QueryReader) -> None:
    assert len(reader.read(" ".join(f"w{n}" for n in range(500)))) <= TERMS
