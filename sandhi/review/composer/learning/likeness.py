"""Which coded passages are like a new one, by the words that they share: rare words count more."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log, sqrt
from typing import NamedTuple

from sandhi.language import Mood, is_function_word, language
from sandhi.package import Package
from sandhi.review.composer.passage import SelectedPassage, row_cells
from sandhi.text import span_in, tokens

_STEM, _ENGLISH_STEM = 3, 5  # letters with which a word begins, whatever its ending
_LONG = 4  # letters from which on a word of English mostly tells something
_ENGLISH = re.compile(r"[A-Za-z]+")
_LAST = 3  # so many words at the end of a passage in which its verb is
_HEAD = 8  # so many words of a name, and what is said of it, stand before what one does
_TOLD, _SAYS, _SAYING = (
    3.0,
    3.0,
    2.0,
)  # what these signs count: more than a word, being fewer or surer
_BESIDE = 0.3  # what a word of the sentence counts that stands beside the passage


class Coded(NamedTuple):
    """A coded passage: the key of the row that it is of, its place, its words, and its signs."""

    key: str
    seed_id: str
    start: int
    end: int
    words: Mapping[str, float]
    signs: Mapping[str, float]


class Likeness:
    """The coded passages of some rows, to be compared with a new passage."""

    def __init__(self, passages: Sequence[Coded]) -> None:
        """Take the passages; words that stand in many of them count little."""
        self.passages = passages
        standing = Counter(word for coded in passages for word in coded.words)
        self._weights = {word: log(1 + len(passages) / n) for word, n in standing.items()}
        self._norms = [self._norm(coded.words) for coded in passages]

    def scores(self, words: Mapping[str, float]) -> Iterable[tuple[Coded, float]]:
        """Yield each coded passage with its cosine to these words, from 0 to 1."""
        norm = self._norm(words)
        for coded, coded_norm in zip(self.passages, self._norms, strict=True):
            shared = words.keys() & coded.words.keys()
            dot = sum(words[word] * coded.words[word] * self._weights[word] ** 2 for word in shared)
            yield coded, dot / (norm * coded_norm) if norm and coded_norm else 0.0

    def _norm(self, words: Mapping[str, float]) -> float:
        unseen = log(1 + len(self.passages))
        return sqrt(
            sum((count * self._weights.get(word, unseen)) ** 2 for word, count in words.items())
        )


def words_of(passage: SelectedPassage) -> dict[str, float]:
    """The words of a passage, folded, and more lightly those of its sentence beside it."""
    return _weighted(passage.quote, passage.sentence_quote, passage.language)


def coded_passages(
    package: Package, rows: Iterable[tuple[str, Mapping[str, str]]], spoken: Mapping[str, str]
) -> list[Coded]:
    """The passages of anchored rows, each given with the key that it is to be known by.

    ``spoken`` has the language of each seed. A row without offsets is left out.
    """
    sentences: dict[str, list[tuple[int, int, str, str]]] = {}
    for cells in row_cells(package, "sentences"):
        if span := span_in(cells):
            place = (*span, cells["quote"], cells.get("translation", ""))
            sentences.setdefault(cells["seed_id"], []).append(place)
    for of_seed in sentences.values():
        of_seed.sort(key=_begins)
    coded = []
    for key, row in rows:
        if (span := span_in(row)) is None:
            continue
        (start, end), seed = span, row["seed_id"]
        of_seed = sentences.get(seed, [])
        number = bisect_right(of_seed, start, key=_begins) - 1
        is_within = number >= 0 and start < of_seed[number][1]
        *_, sentence, translation = of_seed[number] if is_within else (0, 0, "", "")
        code = spoken.get(seed, "")
        words = _weighted(row["quote"], sentence, code)
        signs = _signs(row["quote"], sentence, translation, code)
        coded.append(Coded(key, seed, start, end, words, signs))
    return coded


def _begins(place: tuple[int, int, str, str]) -> int:
    return place[0]


def signs_of(passage: SelectedPassage) -> Mapping[str, float]:
    """What tells of which type a passage is, each with its weight.

    These are how its words begin, whatever their endings, and once more the last, where the verb
    is; whether it tells who says something; and the words of the translation, by the share that the
    passage has of its sentence.
    """
    return _signs(passage.quote, passage.sentence_quote, passage.translation, passage.language)


def signs_of_prose(text: str, weight: float = 1.0) -> dict[str, float]:
    """The same of prose in English: how its words begin."""
    words = (word.lower() for word in _ENGLISH.findall(text))
    return {f"english {word[:_ENGLISH_STEM]}": weight for word in words if len(word) >= _LONG}


@lru_cache(maxsize=10_000)
def _signs(quote: str, sentence: str, translation: str, code: str) -> Mapping[str, float]:
    stems = [word[:_STEM] for word in _folded(quote, code)]
    share = len(quote) / max(len(sentence), len(quote))
    return {
        **signs_of_prose(translation, _TOLD * share),
        **dict.fromkeys(stems, 1.0),
        **{f"last {stem}": 1.0 for stem in stems[-_LAST:]},
        f"says {is_saying(quote, code)}": _SAYS,
        **dict.fromkeys((f"saying {stem}" for stem in _stems_of_saying(quote, code)), _SAYING),
    }


@lru_cache(maxsize=10_000)
def is_saying(quote: str, code: str) -> bool:
    """Whether a passage holds words that attribute what follows them to somebody."""
    return any(True for _ in language(code).sayings(quote))


@lru_cache(maxsize=10_000)
def begins_with_saying(quote: str, code: str) -> bool:
    """Whether the first words of a passage tell who says what it tells: रमा ने कल कहा कि …."""
    first = next(language(code).sayings(quote), None)
    return first is not None and len(quote[: first.start].split()) <= _HEAD


@lru_cache(maxsize=10_000)
def mood_told(quote: str, code: str, *, is_of_saying: bool) -> Mood | None:
    """In which mood a passage tells its row: by whose account (रमा के अनुसार) is said already.

    What is said there may be to come, and its row is then of another type than one of sayings.
    """
    first = next(language(code).sayings(quote), None) if is_of_saying else None
    begins = first is not None and begins_with_saying(quote, code)
    if first and begins and language(code).carries_on(quote[slice(*first)]):
        return None
    return language(code).mood(quote)


def _stems_of_saying(quote: str, code: str) -> list[str]:
    """How the words begin by which a passage tells, first of all, who says what it tells."""
    if not begins_with_saying(quote, code):
        return []
    words = _folded(quote[slice(*next(language(code).sayings(quote)))], code)
    return [word[:_STEM] for word in words if not is_function_word(word)]


def _weighted(quote: str, sentence: str, code: str) -> dict[str, float]:
    words = dict.fromkeys(_folded(sentence, code), _BESIDE)
    return words | dict.fromkeys(_folded(quote, code), 1.0)


@lru_cache(maxsize=10_000)
def _folded(text: str, code: str) -> tuple[str, ...]:
    fold = language(code).fold
    return tuple(fold(text[slice(*token)]) for token in tokens(text))
