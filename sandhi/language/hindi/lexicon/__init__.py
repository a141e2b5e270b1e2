"""The words of Hindi, as data: one file for each kind; README.md says which word goes where.

Here they are read, once, and folded. Grammars ask by the name of a file and by what its columns
say: ``forms("offices")``, ``values("calendar", "number", kind="month")``.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from sandhi.language.hindi.folding import fold
from sandhi.language.tables import Entry, read_table

FOLDER = Path(__file__).parent


@cache
def entries(name: str) -> Sequence[tuple[str, Entry]]:
    """Each folded form of a file, with its line as it is written."""
    table = read_table(FOLDER / f"{name}.tsv")
    # All at once, which is faster by an order; folding leaves the ends of lines alone.
    folded = fold("\n".join(entry["form"] for entry in table)).split("\n")
    return list(zip(folded, table, strict=True))


def _chosen(name: str, where: Mapping[str, str]) -> Iterator[tuple[str, Entry]]:
    for form, entry in entries(name):
        if all(entry[column] == value for column, value in where.items()):
            yield form, entry


def forms(name: str, **where: str) -> frozenset[str]:
    """The folded forms of a file, those whose columns have these values."""
    return frozenset(form for form, _ in _chosen(name, where))


def of_class(name: str) -> frozenset[str]:
    """The folded words of a class that a rule of grammar is about: the forms of रहा, of वाला."""
    return forms("word_classes", **{"class": name})


def phrases_of_class(name: str) -> frozenset[tuple[str, ...]]:
    """The folded phrases of a class, each by its words."""
    return frozenset(tuple(form.split()) for form in of_class(name))


def values(name: str, column: str, **where: str) -> Mapping[str, str]:
    """Folded forms, and what a column says of each."""
    return {form: entry[column] for form, entry in _chosen(name, where)}
