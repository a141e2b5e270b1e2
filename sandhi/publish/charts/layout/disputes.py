"""How a chart says that what it draws is in dispute: a ring on the mark, and words that lead on."""

from typing import Any

from sandhi.cite.record import record_path
from sandhi.publish.charts.document import ChartDocument
from sandhi.publish.charts.layout.look import SMALL, WARN
from sandhi.publish.charts.layout.panel import Text
from sandhi.publish.languages.interface import gettext, ngettext


def disputed(document: ChartDocument, key: str) -> dict[str, Any] | None:
    """Return where the ring of a mark leads, and what it says; None where there is no dispute."""
    disputes = document.disputes.get(key, [])
    if not disputes:
        return None
    labels = "; ".join(document.label(one) for one in disputes)
    return {
        "href": record_path(disputes[0]),
        "title": gettext("Disputed: %s") % labels,
        "sentence": f" {gettext('Disputed: %s') % labels}",
    }


def in_dispute(document: ChartDocument, key: str) -> list[Text]:
    """Return the words that lead to the first disagreement about a row, and count them."""
    ring, count = disputed(document, key), len(document.disputes.get(key, []))
    if ring is None:
        return []
    words = ngettext("disputed", "disputed in %s ways", count)
    words = words % count if "%s" in words else words
    return [Text(words, ring["href"], ring["title"], WARN, SMALL)]
