"""Words that are met in texts of any language, as data."""

from functools import cache
from pathlib import Path

from sandhi.language.tables import read_table

FOLDER = Path(__file__).parent


@cache
def latin_abbreviations() -> frozenset[str]:
    """Words in Latin letters that a full stop shortens, casefolded: Mr, etc."""
    return frozenset(entry["form"] for entry in read_table(FOLDER / "abbreviations.tsv"))
