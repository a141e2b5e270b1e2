"""What a row is called: its label, made in one place for pages, citations, downloads and prompts.

A label is the cells of the columns that the package declares as the table's ``label``; a key of
another table stands in it for the label of that table's row.
"""

from collections.abc import Callable, Mapping

from sandhi.package.schema import TableSchema
from sandhi.package.settings import Settings

Value = str | int | float | None
Row = Mapping[str, Value]
Rows = Callable[[str], Mapping[str, Row]]  # of a table, by key

LONGEST = 100  # code points of a label
SEPARATOR = " · "  # between the parts of a label

_NAMING = ("label", "name", "title", "quote")


def label_columns(settings: Settings, schema: TableSchema) -> tuple[str, ...]:
    """The columns that name a row: those declared, else the first that is made for it."""
    declared = settings.of(schema.name).label
    usual = (name for name in _NAMING if name in schema.names)
    return declared or (next(usual, schema.primary_key),)


class Labels:
    """The labels of the rows of several tables, each made when it is first asked for."""

    def __init__(self, schemas: Mapping[str, TableSchema], settings: Settings, rows: Rows) -> None:
        self._schemas = schemas
        self._columns = {name: label_columns(settings, one) for name, one in schemas.items()}
        self._rows = rows
        self._made: dict[tuple[str, str], str] = {}

    def of(self, table: str, key: str) -> str:
        """The label of the row with that key; the key itself where there is no such row."""
        return self._of(table, key, ())

    def table(self, table: str) -> dict[str, str]:
        """The label of each row of a table by its key."""
        return {key: self.of(table, key) for key in self._rows(table)}

    def _of(self, table: str, key: str, within: tuple[str, ...]) -> str:
        if (table, key) in self._made:
            return self._made[table, key]
        row = self._rows(table).get(key)
        if row is None:
            return key
        references = self._schemas[table].references
        parts = []
        for column in self._columns[table]:
            value, target = row.get(column), references.get(column)
            part = "" if value is None else str(value)
            # A label that would lead back to its own table names that row by its key.
            if part and target and target in self._schemas and target not in (*within, table):
                part = self._of(target, part, (*within, table))
            parts.append(part)
        label = shortened(SEPARATOR.join(filter(None, parts))) or key
        if not within:
            self._made[table, key] = label
        return label


def shortened(label: str, longest: int = LONGEST) -> str:
    """A label on one line, cut after its last whole word if it is too long."""
    label = " ".join(label.split())
    if len(label) <= longest:
        return label
    head = label[:longest]
    return (head.rpartition(" ")[0] or head) + "…"
