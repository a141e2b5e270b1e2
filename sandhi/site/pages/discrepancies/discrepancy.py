"""A row of the table of disagreements as pages show it: its values, its words, and its sides."""

from typing import NamedTuple

from sandhi.package import ANCHOR
from sandhi.site.elements.addresses import row_path
from sandhi.site.elements.facts import Fact, facts
from sandhi.site.elements.interface import word
from sandhi.site.elements.values.words import value_label
from sandhi.site.pages.discrepancies.sides import Side
from sandhi.site.store import Contents
from sandhi.site.store.rows import TableRow


class DisputeCode(NamedTuple):
    """A value of an enumeration, which leads to its definition; ``open`` where nothing is settled.

    ``weighs`` says that it is of the column by which the index is grouped.
    """

    title: str
    text: str
    definition: str
    path: str
    open: bool
    weighs: bool


class Discrepancy(NamedTuple):
    """A row of the table, and its sides.

    ``codes`` are its values of enumerations, ``texts`` its words by the title of their column.
    """

    key: str
    label: str
    path: str
    codes: list[DisputeCode]
    texts: list[tuple[str, str]]
    facts: list[Fact]
    sides: list[Side]

    @property
    def words(self) -> list[str]:
        """What is said of it at length."""
        return [text for _, text in self.texts]

    @property
    def is_open(self) -> bool:
        """Whether nothing is settled of it."""
        return any(code.open for code in self.codes)


def discrepancy(site: Contents, row: TableRow, its_sides: list[Side]) -> Discrepancy:
    """Return a row as pages show it: its values, its words, and its sides."""
    table = row.table
    elsewhere = {table.key, table.label, *ANCHOR, *table.values, *table.references, table.record}
    texts = [
        column
        for column in table.titles
        if isinstance(row[column], str) and column not in elsewhere
    ]
    return Discrepancy(
        row.key,
        site.label(table.name, row.key),
        row_path(table.name, row.key),
        [_code(row, column) for column in table.values if row[column]],
        [(table.titles[column], word(row.text(column))) for column in texts],
        facts(site, row, {*texts, *table.values}),
        its_sides,
    )


def _code(row: TableRow, column: str) -> DisputeCode:
    table, value = row.table, row.text(column)
    place = f"{table.name}.{column}"
    return DisputeCode(
        table.titles[column],
        value_label(table, column, value),
        table.values[column].get(value, ""),
        f"/codebook/{table.name}#{place}.{value.replace(' ', '-')}",
        value in table.settings.open.get(column, ()),
        column == table.code_column,
    )
