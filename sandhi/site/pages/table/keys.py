"""The columns of a view that hold keys of rows, and which of these no other column names.

People read what a row is called. A view may have it beside the key, under whichever name; where it
has not, the key is written as what its row is called.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from sandhi.site.elements.interface import gettext
from sandhi.site.elements.values.cells import NAMING, raw
from sandhi.site.pages.table.shown import ShownColumn
from sandhi.site.store import Contents
from sandhi.site.store.directory import DirectoryEntry

_LONGEST = 40  # characters of what may be a key

Row: TypeAlias = Mapping[str, object]


class NamedKeys(NamedTuple):
    """The columns of keys, each with the column that says what their rows are called, if any."""

    names: Mapping[str, str | None]

    @property
    def unnamed(self) -> frozenset[str]:
        """Those of which no other column says what their rows are called."""
        return frozenset(column for column, name in self.names.items() if name is None)

    def with_keys_told(self, columns: Sequence[ShownColumn]) -> list[ShownColumn]:
        """Return columns of which no keys are called as what names them is."""
        titles = [one.title for one in columns]
        return [
            one._replace(title=gettext("%(title)s (key)") % {"title": one.title})
            if self.names.get(one.name) and titles.count(one.title) > 1
            else one
            for one in columns
        ]


def possible_keys(columns: Sequence[str], rows: Sequence[Row]) -> set[str]:
    """Return the values of columns that may be keys of rows."""
    values = {text for column in columns for text in _texts(column, rows)}
    return {text for text in values if len(text) <= _LONGEST and " " not in text}


def key_columns(
    site: Contents,
    columns: Sequence[str],
    rows: Sequence[Row],
    entries: Mapping[str, DirectoryEntry],
) -> NamedKeys:
    """Return which columns hold keys alone, by the rows of whichever table that there are."""
    texts = {column: _texts(column, rows) for column in columns}
    of_keys = [column for column in columns if texts[column] and {*texts[column]} <= {*entries}]

    def is_name(column: str, key: str, row: Row) -> bool:
        text, entry = str(raw(row.get(column)) or ""), entries[key]
        if entry.table in site.written_labels:
            return site.is_name(text, entry.table, key)
        return column in NAMING or text.startswith(entry.label.removesuffix("…").rstrip())

    def name_of(keys: str) -> str | None:
        pairs = [(str(raw(row[keys])), row) for row in rows if raw(row.get(keys))]
        for column in columns:
            # A view may say some names in other words, such as one that many rows have.
            is_named = [column not in of_keys and is_name(column, *pair) for pair in pairs]
            if 2 * sum(is_named) > len(is_named):
                return column
        return None

    return NamedKeys({column: name_of(column) for column in of_keys})


def _texts(column: str, rows: Sequence[Row]) -> list[str]:
    values = (raw(row.get(column)) for row in rows)
    return [value for value in values if isinstance(value, str) and value]
