"""Which words our prose is likely to go on with: what the fields for it offer while it is typed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import regex

from sandhi.coverage.account import languages
from sandhi.language import language
from sandhi.package import Package
from sandhi.package.opening.memory import memoized
from sandhi.review.composer.passage import SelectedPassage, named_rows, row_cells
from sandhi.review.composer.shape import composed_tables, shape_of
from sandhi.text import tokens

_TEXTS = 2_000  # so many of the last texts of our prose tell how it goes on
_STEM = 6  # letters with which a word begins, whatever its ending
_OFTEN, _AFTER_ONE, _AFTER_TWO = 0.2, 0.35, 0.45  # what usage counts, alone and after words
_NEAR, _NEAR_AND_OFTEN = 0.3, 0.5  # what it counts that a word translates one of the sentence
_ONCE = 0.6  # the share of this where two words have met but once
_BESIDE = 0.1  # what usage counts in what is written beside our prose, such as notes
_OWN, _OWN_AFTER = 0.05, (0.2, 0.3)  # a word of the own translation, also as it goes on there
_IN_A_NAME = 0.1  # what a word of a name gains after the one before it in the name
_EDGES = regex.compile(r"^[^\w]+|[^\w]+$")


class Wording(NamedTuple):
    """The weights of words: of each alone, and what is added to it after one word or two.

    The words before it are the keys of ``after``, joined by a blank; ``^`` is where a text begins.
    """

    words: Mapping[str, float]
    after: Mapping[str, Mapping[str, float]]


def wording(package: Package, passage: SelectedPassage) -> Wording:
    """How our prose on a passage is likely to go on, by all that there is.

    Likely are words that are usual, also after those before them, that stand in the translations
    of sentences with words of this one, in the name of one who is named in it, or in its own
    translation, as they go on there.
    """
    texts = _prose(package)
    usage = Counter(word for text in texts for word in text)
    names = [
        words_of_prose(package.labels.of(table, key))
        for table in composed_tables(package)
        for key in named_rows(package, passage, table)
    ]
    near = _near(package, passage) | dict.fromkeys(chain(*names), 1.0)
    weights = dict(_words_beside(package))
    for word in {*usage, *near}:
        often, nearness = usage[word] / max(usage.total(), 1), near.get(word, 0.0)
        weights[word] = _OFTEN * often + nearness * (_NEAR + _NEAR_AND_OFTEN * often**0.5)
    own_words = words_of_prose(passage.translation)
    for word in own_words:
        weights[word] = weights.get(word, 0.0) + _OWN
    after: dict[str, Mapping[str, float]] = {**_following(package)}
    for name in names:
        _lead_on(after, name, (_IN_A_NAME, 0.0))
    _lead_on(after, ["^", *own_words], _OWN_AFTER)
    return Wording(weights, after)


def words_of_prose(text: str) -> list[str]:
    """The words of a text as they are counted: without the marks at their edges."""
    return [word for part in text.split() if (word := _EDGES.sub("", part))]


def _lead_on(
    after: dict[str, Mapping[str, float]], words: Sequence[str], gains: tuple[float, float]
) -> None:
    """Let each word gain something after the one before it in a text, and after the two."""
    for many, gain in enumerate(gains, start=1):
        places = range(many, len(words)) if gain else ()
        for context, word in {(" ".join(words[at - many : at]), words[at]) for at in places}:
            weights = after.get(context, {})
            after[context] = {**weights, word: weights.get(word, 0.0) + gain}


@memoized
def _words_beside(package: Package) -> dict[str, float]:
    """The weights of words of definitions, notes and the like, in the language of our prose.

    They are in the tables of what is of no text alone, in columns of text without values to choose
    from, in which most words are words of our prose.
    """
    words_of_ours = {word for text in _prose(package) for word in text}
    usage = Counter[str]()
    for table, schema in package.schemas.items():
        free = [] if "seed_id" in schema.names else [*schema.fields]
        cells = row_cells(package, table) if free else []
        for field in free:
            if field.type == "string" and "enum" not in field.constraints:
                words = [word for row in cells for word in words_of_prose(row[field.name])]
                if 2 * sum(word in words_of_ours for word in words) > len(words):
                    usage.update(words)
    return {word: _OFTEN * _BESIDE * many / usage.total() for word, many in usage.items()}


@memoized
def _prose(package: Package) -> list[list[str]]:
    """The words of the last translations, labels and summaries of all that is composed."""
    texts = [translation for _, translation in _translated(package)]
    for table in composed_tables(package):
        columns = shape_of(package, table).composed.drafts
        texts += [row[one] for row in row_cells(package, table) for one in columns if row[one]]
    return [words_of_prose(text) for text in texts[-_TEXTS:]]


@memoized
def _following(package: Package) -> dict[str, dict[str, float]]:
    """What each word gains after the one before it, and after the two."""
    after: dict[str, Counter[str]] = {}
    for text in _prose(package):
        for place, word in enumerate(text):
            before = ["^", *text[:place]]
            for context in {" ".join(before[-1:]), " ".join(before[-2:])}:
                after.setdefault(context, Counter())[word] += 1
    weights = {}
    for context, counted in after.items():
        two = " " in context
        weight, whole = _AFTER_TWO if two else _AFTER_ONE, counted.total() + two
        weights[context] = {word: weight * many / whole for word, many in counted.items()}
    return weights


def _near(package: Package, passage: SelectedPassage) -> dict[str, float]:
    """How much each word is that of translations of the words in a sentence, from 0 to 1."""
    stems = _stems(passage.sentence_quote, passage.language)
    standing, meeting = Counter[str](), {stem: Counter[str]() for stem in stems}
    of_stem = Counter[str]()
    for other_stems, words in _paired(package):
        standing.update(words)
        for stem in stems & other_stems:
            of_stem[stem] += 1
            meeting[stem].update(words)
    near: dict[str, float] = {}
    for stem, met in meeting.items():
        for word, many in met.items():
            dice = 2 * many / (of_stem[stem] + standing[word]) * (1 if many > 1 else _ONCE)
            near[word] = max(near.get(word, 0.0), dice)
    return near


@memoized
def _paired(package: Package) -> list[tuple[frozenset[str], frozenset[str]]]:
    """The stems of the words of each translated sentence, and the words of its translation."""
    codes = languages(package)
    return [
        (
            _stems(row["quote"], codes.get(row["seed_id"], "")),
            frozenset(words_of_prose(translation)),
        )
        for row, translation in _translated(package)
    ]


def _translated(package: Package) -> Iterator[tuple[Mapping[str, str], str]]:
    for row in row_cells(package, "sentences"):
        if translation := row.get("translation"):
            yield row, translation


def _stems(text: str, code: str) -> frozenset[str]:
    fold = language(code).fold
    return frozenset(fold(text[slice(*token)])[:_STEM] for token in tokens(text))
