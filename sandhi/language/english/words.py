"""Words of English that rules of grammar are about, by their class: word_classes.tsv."""

from functools import cache
from pathlib import Path

from sandhi.language.tables import read_table

_FILE = Path(__file__).parent / "word_classes.tsv"


@cache
def of_class(name: str) -> tuple[str, ...]:
    """The words of a class, in the order of their lines: small numbers in that of their values."""
    return tuple(entry["form"] for entry in read_table(_FILE) if entry["class"] == name)
