"""Each thing has one name, wherever it is named: in declarations, queries, charts and words."""

import json
import re

import pytest

from sandhi.package.declarations import questions
from sandhi.publish.languages.words import as_words, in_context, package_words, wording
from tests.conftest import ROOT, Copy


def test_a_number_that_nobody_is_named_for_says_so_in_one_phrase(dataset: Copy) -> None:
    package = dataset.package
    said = package.settings.of("figure_actors").nobody["claimant"]
    chart = json.loads((ROOT / "schemas" / "charts" / "figures.json").read_text("utf-8"))
    assert chart["empty"]["claimants"] == said
    bars = {one.name: one.sql for one in questions(package)}["soldiers-by-claimant"]
    assert f"'{said}'" in bars


def test_each_kind_of_disagreement_has_one_name(dataset: Copy) -> None:
    package = dataset.package
    field = package.schemas["discrepancies"].field("kind")
    sql = {one.name: one.sql for one in questions(package)}["disagreements-by-kind"]
    bars = [*re.findall(r"THEN '([^']+)'", sql), *re.findall(r"ELSE '([^']+)'", sql)]
    assert sorted(bars) == sorted(one.label for one in field.categories)
    for words in package_words(package).values():
        for one in field.categories:
            place = "discrepancies.kind"
            chip = words.get(in_context(place, as_words(one.value))) or words[as_words(one.value)]
            assert wording(words, one.label) == chip == wording(words, one.label, place)


def test_articles_are_told_apart_by_who_reads_english_alone(dataset: Copy) -> None:
    labels = dataset.package.labels.table("seeds")
    names = [label.rpartition(", ")[0] for label in labels.values()]
    assert all(name and not re.search(r"[ऀ-ॿ]", name) for name in names), names
    assert len({*names}) == len(labels)


@pytest.mark.parametrize("table", ["actors", "discrepancies", "events"])
def test_a_key_in_a_sentence_is_not_told_twice_when(dataset: Copy, table: str) -> None:
    """The name that is put in for the key of an article has its days: none stand beside it."""
    cells = (str(cell) for row in dataset.rows(table) for cell in row.values())
    assert not [cell for cell in cells if re.search(r"S[0-9]{3} of [A-Z][a-z]+ [0-9]{4}", cell)]
