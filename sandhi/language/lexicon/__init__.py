"""Words that are met in texts of any language, as data."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sandhi.language.tables import read_table

FOLDER = Path(__file__).parent


@cache
def latin_abbreviations() -> frozenset[str]:
    """Words in Latin letters that a full stop shortens, casefolded: Mr, etc."""
    return frozenset(entry["form"] for entry in read_table(FOLDER / "abbreviations.tsv"))


@cache
def latin_function_words() -> frozenset[str]:
    """English words that only hold a sentence together, casefolded: the, of, how many."""
    return frozenset(entry["form"] for entry in read_table(FOLDER / "function_words.tsv"))


@cache
def part_words(role: str) -> Mapping[str, int]:
    """Words by which people name parts of a month or a year, each with its number.

    Their roles are ``ordinal`` (from 0; -1 is the last), ``unit`` (7 for a week, 2 for a half),
    ``third`` (early, mid, late) and ``link``, which only leads on.
    """
    table = read_table(FOLDER / "parts_of_times.tsv")
    return {one["form"]: int(one["number"]) for one in table if one["role"] == role}
