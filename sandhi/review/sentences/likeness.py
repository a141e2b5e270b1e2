"""Sentences like one, by their words: their translations, and the kind that most of them have."""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import numpy as np

from sandhi.anchors import Integers
from sandhi.coverage.account import languages
from sandhi.curate.start import openings
from sandhi.package import Package
from sandhi.review.texts.words import Numbers, ends_with_stop, sentence_words, words_in
from sandhi.text import tokens

_LIKE = 0.15  # the cosine from which on the translation of another sentence helps
_SHOWN, _VOTERS, _MOST = 3, 7, 0.5
# What two sentences have in common that are of one kind, beside words and how they end: where they
# stand, how long they are.
_PLACE, _LENGTH = 0.3, 0.6
_RUN, _MOST_OF = 4, 0.5  # words in a row, and the share of a sentence, that a draft has of another
_BRIEF = 2  # words with which no sentence tells anything


class LikeSentence(NamedTuple):
    """A sentence like the one at hand, and its translation."""

    key: str
    quote: str
    translation: str


def like_sentences(package: Package, row: Mapping[str, str]) -> list[LikeSentence]:
    """The translated sentences most like one in their words, the likest first."""
    cells = package.cells("sentences")
    if "translation" not in cells:
        return []
    scores = _cosines(package, row)
    (like,) = np.nonzero((scores >= _LIKE) & cells["translation"].ne("").to_numpy(dtype=bool))
    keys = cells[package.schemas["sentences"].primary_key]
    likest = [(keys.iat[at], at) for at in _first(like, scores, _SHOWN)]
    likest.sort(key=lambda one: (-scores[one[1]], one[0]))
    return [
        LikeSentence(str(key), str(cells["quote"].iat[at]), str(cells["translation"].iat[at]))
        for key, at in likest[:_SHOWN]
    ]


def proposed_kind(package: Package, row: Mapping[str, str], number: int, of: int) -> str:
    """The kind that most of the sentences like one have; empty where they do not agree.

    They end as it does, with a stop or without, and are like it in their words, their place in the
    text and their length. One of a word or two, which tells nothing, is like such ones, whatever
    its end. What its seed tells goes before all (``openings.kind_of``).
    """
    if "kind" not in package.schemas["sentences"].names:
        return ""
    if known_kind := openings.kind_of(package, row):
        return known_kind
    words, cells = sentence_words(package), package.cells("sentences")
    key = package.schemas["sentences"].primary_key
    is_brief = sum(1 for _ in tokens(row["quote"])) <= _BRIEF
    may_vote = cells["kind"].ne("").to_numpy(dtype=bool) & (words.number >= 0)
    may_vote &= cells[key].ne(row[key]).to_numpy(dtype=bool)
    may_vote &= (words.token_count <= _BRIEF) == is_brief
    if not may_vote.any():
        return ""
    if not is_brief:
        may_vote &= words.ends == ends_with_stop(row["quote"])
    shorter = np.minimum(words.length, len(row["quote"]))
    longer = np.maximum(np.maximum(words.length, len(row["quote"])), 1)
    last = np.where(words.number == words.of - 1, 3, 2)
    places = np.where(words.number < 2, words.number, last)
    place = number if number < 2 else 3 if number == of - 1 else 2
    scores = _cosines(package, row) + _PLACE * (places == place) + _LENGTH * shorter / longer
    voters = [
        (scores[at], str(cells[key].iat[at]), str(cells["kind"].iat[at]))
        for at in _first(np.nonzero(may_vote)[0], scores, _VOTERS)
    ]
    votes: Counter[str] = Counter()
    for score, _, kind in sorted(voters, reverse=True)[:_VOTERS]:
        votes[kind] += score
    kind, score = next(iter(votes.most_common(1)), ("", 0))
    return kind if score >= _MOST * votes.total() and score else ""


def _cosines(package: Package, row: Mapping[str, str]) -> Numbers:
    """How much each sentence, by the order of rows, is like one in its words."""
    keys = package.cells("sentences")[package.schemas["sentences"].primary_key]
    (itself,) = np.nonzero(keys.eq(row[package.schemas["sentences"].primary_key]).to_numpy(bool))
    code = languages(package).get(row["seed_id"], "")
    return sentence_words(package).cosines(words_in(row["quote"], code), itself)


def _first(numbers: Integers, scores: Numbers, count: int) -> Integers:
    """Those of so many highest scores, and all that are equal to the last of these."""
    if len(numbers) <= count:
        return numbers
    least = np.partition(scores[numbers], -count)[-count]
    highest: Integers = numbers[scores[numbers] >= least]
    return highest


def likest_draft(
    package: Package, row: Mapping[str, str], like: Sequence[LikeSentence]
) -> LikeSentence | None:
    """The like sentence that has most of the words in a row: its translation is a draft."""
    code = languages(package).get(row["seed_id"], "")
    own_words = words_in(row["quote"], code)
    least = max(_RUN, _MOST_OF * len(own_words))
    for sentence in like:
        matcher = SequenceMatcher(None, own_words, words_in(sentence.quote, code), autojunk=False)
        if matcher.find_longest_match().size >= least:
            return sentence
    return None
