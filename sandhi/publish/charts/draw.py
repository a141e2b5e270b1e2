"""A chart drawn from its document: as it is declared, or narrowed to some of its rows."""

from collections.abc import Mapping

from sandhi.publish.charts.document import ChartDocument
from sandhi.publish.charts.figure import Figure
from sandhi.publish.charts.filters import narrowed
from sandhi.publish.charts.kinds.claims import claims
from sandhi.publish.charts.kinds.matrix import matrix
from sandhi.publish.charts.kinds.network import network
from sandhi.publish.charts.kinds.timeline import timeline
from sandhi.publish.languages.asked import speaking

DRAWN = 500  # rows, at the most, of kinds that draw each: a picture of more shows nothing
_EACH = ("claims", "timeline")
_KINDS = {"claims": claims, "matrix": matrix, "network": network, "timeline": timeline}


def drawn(document: ChartDocument, rows: int) -> int:
    """How many of so many rows a chart draws."""
    return min(rows, DRAWN) if document.kind in _EACH else rows


def draw(document: ChartDocument, chosen: Mapping[str, str] | None = None) -> Figure:
    """Return the figure of a chart: of the rows, and in the lanes, that are chosen.

    Of a kind that draws each row, the first ``DRAWN`` alone are drawn; the table has all.
    """
    chosen = chosen or {}
    rows = narrowed(document, chosen)
    with speaking(document.language):
        return _KINDS[document.kind](document, rows[: drawn(document, len(rows))], chosen)
