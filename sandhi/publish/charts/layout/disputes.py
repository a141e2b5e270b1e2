"""How a chart says that what it draws is in dispute: words that lead on, and a ring on a mark."""

from sandhi.cite.record import record_path
from sandhi.publish.charts.document import ChartDocument
from sandhi.publish.charts.layout.look import SMALL, WARN
from sandhi.publish.charts.vega_lite.svg import Text
from sandhi.publish.languages.interface import gettext, ngettext


def dispute_links(document: ChartDocument, key: str) -> list[Text]:
    """Return the words that lead to the first dispute about a row, and count them; if there are."""
    disputes = document.disputes.get(key, [])
    if not disputes:
        return []
    words = ngettext("disputed", "disputed in %s ways", len(disputes))
    words = words % len(disputes) if "%s" in words else words
    title = gettext("Disputed: %s") % "; ".join(map(document.label, disputes))
    return [Text(words, record_path(disputes[0]), title, WARN, SMALL)]
