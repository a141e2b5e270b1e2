"""Hindi in Latin letters, as loosely as it is typed: ``letters.tsv`` says which stand for which.

The endings of a noun with a postposition, of its plural and of its adjective go, where a stem that
can be told from others remains. Libraries that romanise by a standard write every अ that is not
spoken (sainika), which nobody types.
"""

from collections.abc import Iterator
from pathlib import Path

import regex

from sandhi.language.loosening import Romanisation
from sandhi.language.tables import read_table

FOLDER = Path(__file__).parent

_LETTERS = {entry["form"]: entry["latin"] for entry in read_table(FOLDER / "letters.tsv")}
_DEVANAGARI = regex.compile(r"\p{Devanagari}")
_ENDING = regex.compile(r"(?:ियों|ियां|ाओं|ाएं|ुओं|ों|ओं|एं|ें|ाई|यी|ी|ा|े)\Z")
_SHORTEST = 3  # letters and signs of a stem


def _latin(word: str) -> str:
    return "".join(_LETTERS.get(letter, letter) for letter in word)


def _stems(word: str) -> Iterator[str]:
    ending = _ENDING.search(word)
    if ending and ending.start() >= _SHORTEST:
        yield word[: ending.start()]


ROMANISATION = Romanisation(lambda word: bool(_DEVANAGARI.search(word)), _latin, _stems)
