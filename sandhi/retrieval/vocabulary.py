"""The words that can be found: which sound alike, begin alike, or are a slip away from one."""

import json
from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from sandhi.publish.sqlite.search import LONGEST_WORD, SPELLINGS, VOCABULARY

Select = Callable[[str, Sequence[Any]], Iterable[Sequence[Any]]]

MOST = 40  # words that a typed one is taken for, in each way
COMPARED = 50_000  # words that are looked through for one that is a slip away
_LISTED = "(SELECT value FROM json_each(?))"  # one parameter, however many they are
_LAST = "\U0010ffff"
_SLIPS = ((4, 0), (6, 1), (64, 2))  # a word shorter than this may have so many
_KEY_SLIPS = ((5, 0), (64, 1))


class Near(NamedTuple):
    """A word that is a slip or two away from a typed one, and how many rows have it."""

    slips: int
    rows: int
    word: str


class Vocabulary(ABC):
    """The words of an index, folded: how many entries have each, and what it sounds like."""

    @abstractmethod
    def counts(self, words: Sequence[str]) -> dict[str, int]:
        """How many entries have each of some words; those that none has are left out."""

    @abstractmethod
    def words_with_keys(self, keys: Sequence[str]) -> list[str]:
        """The words that have one of these keys."""

    @abstractmethod
    def first_words_from(self, start: str) -> list[str]:
        """The first words that begin so, in order."""

    @abstractmethod
    def keys_from(self, start: str) -> list[str]:
        """The keys that begin so."""

    @abstractmethod
    def words_from(self, start: str) -> list[str]:
        """The words that begin so, at most ``COMPARED``."""

    def near(self, word: str, keys: Sequence[str]) -> list[Near]:
        """The words that differ by the fewest slips of the hand, the most frequent first.

        As they are written, and as they sound; the first letter is taken to be right.
        """
        slips = _near(word, self.words_from(word[:1]), _allowed(word, _SLIPS))
        for key in keys:
            of_keys = _near(key, self.keys_from(key[:1]), _allowed(key, _KEY_SLIPS))
            for other, count in of_keys.items():
                for candidate in self.words_with_keys([other]):
                    slips[candidate] = min(count, slips.get(candidate, count))
        if not slips:
            return []
        least = min(slips.values())
        nearest = [found for found, count in slips.items() if count == least]
        rows = self.counts(nearest[:COMPARED])
        near = [Near(least, rows.get(found, 0), found) for found in nearest]
        return sorted(near, key=lambda one: (-one.rows, one.word))[:MOST]


def _allowed(word: str, slips: Iterable[tuple[int, int]]) -> int:
    return next((most for length, most in slips if len(word) < length), 0)


def _near(word: str, choices: Sequence[str], most: int) -> dict[str, int]:
    """The choices that are so few slips away, each with how many (optimal string alignment)."""
    if not most:
        return {}
    near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=most, limit=MOST)
    return {choice: int(slips) for choice, slips, _ in near if slips}


class IndexVocabulary(Vocabulary):
    """The words of the index of a table, as the database has them."""

    def __init__(self, select: Select, table: str) -> None:
        """Take what asks the database, and the name of the table."""
        self._select = select
        self._words, self._keys = f'"{table}{VOCABULARY}"', f'"{table}{SPELLINGS}"'

    def counts(self, words: Sequence[str]) -> dict[str, int]:
        """See ``Vocabulary``."""
        sql = f"SELECT term, doc FROM {self._words} WHERE term IN {_LISTED}"
        return {str(term): int(count) for term, count in self._select(sql, [json.dumps([*words])])}

    def words_with_keys(self, keys: Sequence[str]) -> list[str]:
        """See ``Vocabulary``."""
        sql = f"SELECT DISTINCT term FROM {self._keys} WHERE key IN {_LISTED} LIMIT {MOST}"
        return self._column(sql, [json.dumps([*keys])])

    def first_words_from(self, start: str) -> list[str]:
        """See ``Vocabulary``."""
        return self._from(f"SELECT term FROM {self._words}", "term", start, MOST)

    def keys_from(self, start: str) -> list[str]:
        """See ``Vocabulary``."""
        return self._from(f"SELECT DISTINCT key FROM {self._keys}", "key", start, COMPARED)

    def words_from(self, start: str) -> list[str]:
        """See ``Vocabulary``."""
        return self._from(f"SELECT term FROM {self._words}", "term", start, COMPARED)

    def _from(self, select: str, column: str, start: str, most: int) -> list[str]:
        bounds = f"{column} >= ? AND {column} < ? AND length({column}) <= {LONGEST_WORD}"
        sql = f"{select} WHERE {bounds} LIMIT {most}"
        return self._column(sql, [start, start + _LAST])

    def _column(self, sql: str, parameters: Sequence[str]) -> list[str]:
        return [str(cell) for (cell,) in self._select(sql, parameters)]


class KnownVocabulary(Vocabulary):
    """Words that are at hand, with how many entries have each, and their keys."""

    def __init__(self, counts: Mapping[str, int], keys: Mapping[str, Iterable[str]]) -> None:
        """Take the words."""
        self._counts = counts
        self._sorted = sorted(counts)
        self._words: dict[str, list[str]] = {}
        for word in self._sorted:
            for key in keys[word]:
                self._words.setdefault(key, []).append(word)
        self._keys = sorted(self._words)

    def counts(self, words: Sequence[str]) -> dict[str, int]:
        """See ``Vocabulary``."""
        return {word: self._counts[word] for word in words if word in self._counts}

    def words_with_keys(self, keys: Sequence[str]) -> list[str]:
        """See ``Vocabulary``."""
        return [*dict.fromkeys(word for key in keys for word in self._words.get(key, ()))][:MOST]

    def first_words_from(self, start: str) -> list[str]:
        """See ``Vocabulary``."""
        return _beginning(self._sorted, start)[:MOST]

    def keys_from(self, start: str) -> list[str]:
        """See ``Vocabulary``."""
        return _beginning(self._keys, start)

    def words_from(self, start: str) -> list[str]:
        """See ``Vocabulary``."""
        return _beginning(self._sorted, start)


def _beginning(ordered: Sequence[str], start: str) -> list[str]:
    first, last = bisect_left(ordered, start), bisect_left(ordered, start + _LAST)
    return [*ordered[first:last]]
