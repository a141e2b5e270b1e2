"""Acronyms as they are written in Hindi: by the names of their Latin letters."""

from collections.abc import Iterator
from itertools import product

from sandhi.language.hindi.lexicon import entries


def letters_said(letters: str) -> Iterator[str]:
    """Yield the ways in which Latin letters are written by their names: यूएन, of UN."""
    names: dict[str, list[str]] = {}
    for _, entry in entries("letters"):
        names.setdefault(entry["letter"], []).append(entry["form"])
    yield from map("".join, product(*(names.get(letter, []) for letter in letters.lower())))
