"""Words that a package declares to mean the same, found among those that are typed."""

from collections.abc import Iterable, Sequence

from sandhi.language import fold
from sandhi.text import TOKEN

Words = tuple[str, ...]  # folded


def words_of(text: str) -> Words:
    """The words of a text, folded."""
    return tuple(TOKEN.findall(fold(text)))


class Synonyms:
    """Groups of phrases that mean the same, by the words that they have."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        """Take the groups as they are declared."""
        self._groups: dict[Words, tuple[Words, ...]] = {}
        for group in groups:
            phrases = tuple(dict.fromkeys(filter(None, map(words_of, group))))
            self._groups |= dict.fromkeys(phrases, phrases)
        self._longest = max(map(len, self._groups), default=0)

    def at(self, words: Sequence[str], place: int) -> tuple[int, tuple[Words, ...]]:
        """How many words from a place on are a phrase of a group, the most first, and that group."""
        for length in range(min(self._longest, len(words) - place), 0, -1):
            group = self._groups.get(tuple(words[place : place + length]))
            if group:
                return length, group
        return 0, ()
