"""Words that a package declares to mean the same, found among those that are typed."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from sandhi.language import fold, loose_keys
from sandhi.publish.sqlite.search import stems
from sandhi.text import TOKEN

Words = tuple[str, ...]  # folded


def words_of(text: str) -> Words:
    """The words of a text, folded."""
    return tuple(TOKEN.findall(fold(text)))


class Synonyms:
    """Groups of phrases that mean the same, by the words that they have, and how these sound."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        """Take the groups as they are declared."""
        self._groups: dict[Words, tuple[Words, ...]] = {}
        self._sounding: dict[Words, tuple[Words, ...]] = {}
        for group in groups:
            phrases = tuple(dict.fromkeys(filter(None, map(words_of, group))))
            self._groups |= dict.fromkeys(phrases, phrases)
            for phrase in phrases:
                if not any(word.isascii() for word in phrase) and all(map(loose_keys, phrase)):
                    self._sounding[_sound(phrase)] = phrases
        self._longest = max(map(len, self._groups), default=0)
        self.stems = stems(word for phrase in self._groups for word in phrase)

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, groups: tuple[tuple[str, ...], ...]) -> "Synonyms":
        """The synonyms that a package declares, made once."""
        return cls(groups)

    def at(self, words: Sequence[str], place: int) -> tuple[int, tuple[Words, ...]]:
        """How many words from a place on are a phrase of a group, the most first, and that group.

        Phrases in another script than Latin are known by their sound too: they may be typed in it.
        """
        for length in range(min(self._longest, len(words) - place), 0, -1):
            phrase = tuple(words[place : place + length])
            group = self._groups.get(phrase)
            if group is None and all(map(loose_keys, phrase)):
                group = self._sounding.get(_sound(phrase))
            if group:
                return length, group
        return 0, ()


def _sound(words: Words) -> Words:
    return tuple(loose_keys(word)[0] for word in words)
