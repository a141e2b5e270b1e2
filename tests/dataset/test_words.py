"""What the dataset calls and says of what it shows is said in each language of its pages."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

import pytest

from sandhi.package import Package
from sandhi.package.declarations import Declaration, exports, questions
from sandhi.publish.charts.declarations import charts
from sandhi.publish.languages.wordlist import rule_sentences
from sandhi.publish.languages.words import in_context
from sandhi.publish.sqlite.schemas import database_schemas, directory
from sandhi.publish.sqlite.views import every_view
from tests.conftest import ROOT, Copy

SAID = json.loads((ROOT / "datapackage.json").read_text("utf-8"))["sandhi"]["languages"]


def of_tables(package: Package) -> Iterator[tuple[str, str, str]]:
    """Yield where a text of a table stands, the text, and the column whose title it is, if any."""
    for schema in (*database_schemas(package).values(), directory(package)):
        yield schema.name, schema.title, ""
        yield schema.name, schema.description, ""
        for field in schema.fields:
            place = f"{schema.name}.{field.name}"
            yield place, field.title, place
            yield place, field.description, ""
            for one in field.categories:
                yield f"{place}, {one.value}", one.label, place
                yield f"{place}, {one.value}", one.description, ""


def of_declared(one: Declaration, view: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the same of a worked question, of what a chart draws, or of a ``view`` of that name."""
    yield f"{one.path}, title", one.title, ""
    yield f"{one.path}, description", one.description, ""
    for column, term in one.terms.items():
        yield f"{one.path}, {column}", term, ""
        yield f"{one.path}, heading of {column}", one.titles[column], f"{view}.{column}"


def unsaid(words: Mapping[str, str], texts: Iterable[tuple[str, str, str]]) -> list[str]:
    """The texts that have no words in a language, each after where it stands."""
    return [
        f"{where}: {text}"
        for where, text, place in texts
        # What has no small letter, as SHA-256, is a sign in any language.
        if text != text.upper() and text not in words and in_context(place, text) not in words
    ]


@pytest.mark.parametrize("code", SAID)
def test_all_that_tables_and_columns_say_is_said_in_the_language(dataset: Copy, code: str) -> None:
    place, words = said(code)
    left = "\n".join(unsaid(words, of_tables(dataset.package)))
    assert not left, f'add to {place} "ENGLISH": "what is said for it" for each text of\n{left}'


@pytest.mark.parametrize("code", SAID)
def test_all_that_views_questions_and_rules_say_is_said_in_the_language(
    dataset: Copy, code: str
) -> None:
    place, words = said(code)
    package = dataset.package
    drawn = (chart.rows for chart in charts(package))
    texts = [text for one in every_view(package) for text in of_declared(one, one.name)]
    texts += [text for one in (*questions(package), *drawn) for text in of_declared(one)]
    assert len(texts) > 500
    texts += [(f"{one.path}, title", one.title, "") for one in exports(package)]
    texts += [("rules, sentence", sentence, "") for sentence in rule_sentences(package)]
    left = "\n".join(unsaid(words, texts))
    assert not left, f'add to {place} "ENGLISH": "what is said for it" for each text of\n{left}'


def test_what_a_new_view_says_is_unsaid_but_for_its_signs() -> None:
    terms = {"iso3": "its letters", "made_by": "who made it", "source": "its source"}
    view = Declaration("made", "What is made", "A row each.", terms, "", "views/made.sql")
    words = {"A row each.": "…", "its source": "…", "Iso3": "…", "made.source: Source": "…"}
    assert unsaid(words, of_declared(view, view.name)) == [
        "views/made.sql, title: What is made",
        "views/made.sql, iso3: its letters",
        "views/made.sql, made_by: who made it",
        "views/made.sql, heading of made_by: Made by",
    ]


@pytest.mark.parametrize("code", SAID)
def test_each_word_is_spelt_in_one_way(code: str) -> None:
    """With its nukta or without; what an article is quoted with is spelt as it stands there."""
    place, words = said(code)
    spelt: dict[str, set[str]] = {}
    for text in words.values():
        for word in re.findall(r"[\w\u0900-\u097f]+", re.sub("“.*?”", "", text)):
            spelt.setdefault(word.replace("\u093c", ""), set()).add(word)
    assert len(spelt) > 1000
    twice = [sorted(ways) for ways in spelt.values() if len(ways) > 1]
    assert twice == [], f"spell each in one way in {place}"


def said(code: str) -> tuple[str, dict[str, str]]:
    """The file of what is said in a language, and what it says."""
    place = SAID[code]["words"]
    return place, json.loads((ROOT / place).read_text("utf-8"))


@pytest.mark.parametrize("code", SAID)
def test_what_an_assessment_quotes_in_the_language_of_the_texts_stands_in_one(
    dataset: Copy, code: str
) -> None:
    words = said(code)[1]
    texts = " ".join(dataset.package.texts.values())
    quoted = [
        quote
        for row in dataset.rows("discrepancies")
        for quote in re.findall("“([^“”]*[\u0900-\u097f][^“”]*)”", words.get(row["assessment"], ""))
    ]
    assert len(quoted) > 20
    assert [one for one in quoted if one not in texts] == []
