"""How a chart says that what it draws is in dispute: a ring on the mark, and words that lead on."""

from typing import Any

from sandhi.cite.record import record_path
from sandhi.publish.charts.document import ChartDocument
from sandhi.publish.charts.layout.look import SMALL, WARN
from sandhi.publish.charts.layout.panel import Text


def disputed(document: ChartDocument, key: str) -> dict[str, Any] | None:
    """Return where the ring of a mark leads, and what it says; None where there is no dispute."""
    disputes = document.disputes.get(key, [])
    if not disputes:
        return None
    labels = "; ".join(document.label(one) for one in disputes)
    return {
        "href": record_path(disputes[0]),
        "title": f"Disputed: {labels}",
        "sentence": f" Disputed: {labels}",
    }


def in_dispute(document: ChartDocument, key: str) -> list[Text]:
    """Return the words that lead to the first disagreement about a row, and count them."""
    ring, count = disputed(document, key), len(document.disputes.get(key, []))
    if ring is None:
        return []
    words = "disputed" if count == 1 else f"disputed in {count} ways"
    return [Text(words, ring["href"], ring["title"], WARN, SMALL)]
