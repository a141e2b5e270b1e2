"""What a row says in a few words: its coded values, and the rows that it refers to."""

from collections.abc import Container, Mapping
from typing import Any, NamedTuple

from datasette.utils import tilde_encode

from sandhi.package import ANCHOR
from sandhi.publish.metadata import DATABASE
from sandhi.publish.sqlite.schemas import TEXT
from sandhi.site.anchored import SEEDS
from sandhi.site.contents import Contents, Table

SHORT = 60  # code points of a text that counts as a few words


class Fact(NamedTuple):
    """The value of a column, as people read it; ``path`` leads to the row that it names."""

    title: str
    text: str
    definition: str = ""
    path: str = ""


def row_path(table: str, key: str) -> str:
    """Return the path of the page of a row."""
    return f"/{DATABASE}/{tilde_encode(table)}/{tilde_encode(key)}"


def record_path(key: str) -> str:
    """Return the permanent path of a row in whichever table."""
    return f"/id/{tilde_encode(key)}"


def place_path(seed: str, start: int, end: int) -> str:
    """Return the path of a place in the reader."""
    return f"/{SEEDS}/{tilde_encode(seed)}?at={start}-{end}#at"


def written(value: Any) -> str:
    """Return a value as people write it: a number from 10,000 on with grouping."""
    if isinstance(value, int | float):
        return f"{value:,}" if abs(value) >= 10_000 else str(value)
    return str(value)


def facts(
    site: Contents, table: Table, row: Mapping[str, Any], without: Container[str] = ()
) -> list[Fact]:
    """Return what a row says, in the order of its columns; long texts and its anchor are left out.

    ``without`` names columns that the reader knows already.
    """
    known = {table.key, table.label, *ANCHOR} - {table.record}
    found = []
    for column in table.columns or table.titles:
        value = row[column]
        if value is None or column in known or column in without:
            continue
        fact = _fact(site, table, column, value)
        if len(fact.text) <= SHORT or fact.path:
            found.append(fact)
    return found


def told_at_length(site: Contents, table: Table, row: Mapping[str, Any]) -> str:
    """Return the longest text of a row beside its label and its anchor; empty if all are short."""
    known = {table.label, TEXT.name, *ANCHOR, *table.references, *table.values}
    texts = (str(row[name]) for name in table.titles if name not in known and row[name] is not None)
    return max((text for text in texts if len(text) > SHORT), key=len, default="")


def _fact(site: Contents, table: Table, column: str, value: Any) -> Fact:
    title = table.titles.get(column, column)
    if target := table.references.get(column):
        return Fact(title, site.labels[target].get(value, value), path=row_path(target, value))
    if column == table.record:
        return Fact(title, value, path=record_path(value))
    if definitions := table.values.get(column):
        return Fact(title, words(value), definitions.get(value, ""))
    return Fact(title, written(value))


def words(value: str) -> str:
    """Return a coded value as words."""
    return value.replace("_", " ")
