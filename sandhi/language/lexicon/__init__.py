"""Words that are met in texts of any language, as data."""

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
