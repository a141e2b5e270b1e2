"""Words made alike by how they sound: सैनिक and sainik, Zelenskiy and ज़ेलेंस्की.

Whoever has no Devanagari at hand types Hindi in Latin letters, each in a way of their own. So a
script is written in Latin letters, and of words in these, typed or so made, only what all ways of
typing agree on is kept: their *loose key*. Keys are compared, and never shown.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import regex

LEAST = 3  # letters of a key; shorter ones are those of too many words

# What typed Latin letters are taken for, in order: digraphs, then vowels, then what is passed over.
_RULES: Sequence[tuple["regex.Pattern[str]", str]] = [
    (regex.compile(pattern), letters)
    for pattern, letters in (
        (r"[^a-z0-9]", ""),
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
        (r"([^0-9])\1+", r"\1"),
        (r"(?<=.)y(?![aeiou])", "i"),
        (r"(?<=.{4})[ei]\Z", ""),
    )
]


def loose_key(latin: str) -> str:
    """Return the key of a word in Latin letters, folded; it may be empty."""
    for pattern, letters in _RULES:
        latin = pattern.sub(letters, latin)
    return latin


class Romanisation(NamedTuple):
    """How words of a script are written in Latin letters, and without the ending that they have.

    ``is_own`` says whether a word is in the script.
    """

    is_own: Callable[[str], bool]
    latin: Callable[[str], str]
    stems: Callable[[str], Iterable[str]]


def keys(word: str, romanisations: Iterable[Romanisation]) -> Iterator[str]:
    """Yield the keys of a folded word: its own, and those without its ending."""
    for of_script in romanisations:
        if of_script.is_own(word):
            spelt = map(of_script.latin, (word, *of_script.stems(word)))
            break
    else:
        spelt = map(str, (word,))
    for latin in spelt:
        key = loose_key(latin)
        if len(key) >= LEAST:
            yield key
