"""Words made alike by how they sound: सैनिक and sainik, Zelenskiy and ज़ेलेंस्की.

Whoever has no Devanagari at hand types Hindi in Latin letters, each in a way of their own. So a
script is written in Latin letters, and of words in these, typed or so made, only what all ways of
typing agree on is kept: their *loose key*. Keys are compared, and never shown.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import regex

LEAST = 3  # letters of a key; shorter ones are those of too many words

# What typed Latin letters are taken for, in order: digraphs, then vowels, then what is passed over.
# Words are put to them on lines of one text, across which no rule reaches: a whole vocabulary takes
# as many steps as one word.
_RULES: Sequence[tuple["regex.Pattern[str]", str]] = [
    (regex.compile(pattern), letters)
    for pattern, letters in (
        (r"[^a-z0-9\n]", ""),
        (r"x", "ks"),
        (r"ph", "f"),
        (r"ck|q|c(?![ehiy])", "k"),
        (r"c(?!h)", "s"),
        (r"(?<=[bcdgjkstz])h", ""),  # breath, and what is between c and ch, s and sh
        (r"w", "v"),
        (r"z", "j"),
        (r"aa", "a"),
        (r"ee|ie|iy|ii|yi|yy", "i"),
        (r"oo|uu", "u"),
        (r"ai|ei", "e"),
        (r"au|ow|ou", "o"),
        (r"(?<=.)a", ""),
        (r"m(?=[bp])", "n"),
        (r"([^0-9\n])\1+", r"\1"),
        (r"(?<=.)y(?![aeiou])", "i"),
        (r"(?<=.{4})[ei](?m:$)", ""),
    )
]


class Romanisation(NamedTuple):
    """How words of a script are written in Latin letters, and without the ending that they have.

    ``is_own`` says whether a word is in the script.
    """

    is_own: Callable[[str], bool]
    latin: Callable[[str], str]
    stems: Callable[[str], Iterable[str]]


def keys(words: Iterable[str], romanisations: Sequence[Romanisation]) -> dict[str, tuple[str, ...]]:
    """Return the keys of folded words by these: of each its own, and those without its ending."""
    spelt = {word: [*_spelt(word, romanisations)] for word in words}
    key_of = _loose_keys([*dict.fromkeys(chain.from_iterable(spelt.values()))])
    return {
        word: tuple(dict.fromkeys(key for one in forms if len(key := key_of[one]) >= LEAST))
        for word, forms in spelt.items()
    }


def _spelt(word: str, romanisations: Iterable[Romanisation]) -> Iterator[str]:
    """Yield a word in Latin letters, then without the endings that it may have in its script."""
    for of_script in romanisations:
        if of_script.is_own(word):
            yield from map(of_script.latin, (word, *of_script.stems(word)))
            return
    yield word


def _loose_keys(words: Sequence[str]) -> dict[str, str]:
    """The key of each of some words in Latin letters, folded; it may be empty."""
    lines = "\n".join(word.replace("\n", "") for word in words)
    for pattern, letters in _RULES:
        lines = pattern.sub(letters, lines)
    return dict(zip(words, lines.split("\n"), strict=True)) if words else {}
