"""A chart drawn from its document: as it is declared, or narrowed to some of its rows."""

from collections.abc import Mapping, Sequence

from sandhi.publish.charts.declarations import Row
from sandhi.publish.charts.document import ChartDocument
from sandhi.publish.charts.figure import Figure
from sandhi.publish.charts.kinds.claims import claims
from sandhi.publish.charts.kinds.matrix import matrix
from sandhi.publish.charts.kinds.network import network
from sandhi.publish.charts.kinds.timeline import timeline
from sandhi.publish.charts.rows import matching_rows
from sandhi.publish.languages.context import speaking

# Of kinds that draw each row, at the most: a picture of more shows nothing.
DRAWN = 500  # rows
PANELS = 20
_EACH = ("claims", "timeline")
_KINDS = {"claims": claims, "matrix": matrix, "network": network, "timeline": timeline}


def drawn_rows(document: ChartDocument, rows: Sequence[Row]) -> Sequence[Row]:
    """Return those of rows that a chart draws: of a kind that draws each, the first ones."""
    if document.kind not in _EACH:
        return rows
    first = rows[:DRAWN]
    panels = [*dict.fromkeys(row.get("panel") for row in first)][:PANELS]
    return [row for row in first if row.get("panel") in panels]


def draw(document: ChartDocument, chosen: Mapping[str, str] | None = None) -> Figure:
    """Return the figure of a chart: of the rows, and in the lanes, that are chosen.

    Those that are not drawn (``drawn_rows``) stand in the table.
    """
    chosen = chosen or {}
    rows = drawn_rows(document, matching_rows(document, chosen))
    with speaking(document.language):
        return _KINDS[document.kind](document, rows, chosen)
