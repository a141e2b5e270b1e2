"""The list that has the rows of a chart, narrowed as the chart is."""

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlencode

from sandhi.publish.charts.document import members
from sandhi.publish.charts.rows import matching_rows
from sandhi.site.elements.addresses import table_path
from sandhi.site.pages.charts.frame import Frame
from sandhi.site.store import Store
from sandhi.site.store.tables import DatabaseTable

_NAMED = 200  # keys that an address has room for


class ListOfRows(NamedTuple):
    """A list: its table, how many rows it has, and its path.

    It ``has_more`` where not all rows of its table are drawn.
    """

    table: DatabaseTable
    total: int
    path: str
    has_more: bool = False


def list_of_rows(store: Store, framed: Frame) -> ListOfRows | None:
    """Return the list of what a chart counts; None where that is of no one table, or too many."""
    document = framed.document
    keys = _keys(matching_rows(document, framed.chosen))
    tables = {entry.table for entry in store.directory.entries(keys).values()}
    if len(tables) != 1:
        return None
    table = store.contents.tables[tables.pop()]
    if keys == _keys(document.rows):
        rows = table.rows or len(keys)
        return ListOfRows(table, rows, table_path(table.name), rows > len(keys))
    if len(keys) > _NAMED:
        return None
    terms = urlencode({f"{table.key}__in": ",".join(keys)})
    return ListOfRows(table, len(keys), f"{table_path(table.name)}?{terms}")


def _keys(rows: Iterable[dict[str, object]]) -> list[str]:
    """The keys of what is counted, each once."""
    return [*dict.fromkeys(key for row in rows for key in members(row.get("counted", row["key"])))]
