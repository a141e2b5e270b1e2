"""Claims of a quantity: a line for each row, a panel for each value of a column, one scale for all.

A number stands where the source has it. Where that is plainly wrong, a line leads on to the number
that was meant, and both are told; a number so wrong that it would lie at the foot of the scale
stands before it.
"""

from collections.abc import Mapping, Sequence

from sandhi.cite.record import record_path
from sandhi.publish.charts.declarations import Row
from sandhi.publish.charts.document import ChartDocument, in_time, members, text, when
from sandhi.publish.charts.figure import Figure
from sandhi.publish.charts.layout.disputes import dispute_links
from sandhi.publish.charts.layout.look import LINK, SERIES, SMALL, SOFT, UNKNOWN
from sandhi.publish.charts.layout.panel import Layout, Line, along, in_words, panel
from sandhi.publish.charts.vega_lite.svg import Text
from sandhi.publish.languages.interface import gettext

_NUMBERS = ("value", "lower", "upper", "corrected")
_FOOT = 50  # so many times too small is a number that stands before the scale
# Left of a plot there is room for a number that stands before the scale.
_LAYOUTS = {
    "wide": Layout(350, 824, ((0, 276), (836, 256))),
    "medium": Layout(260, 474, ((0, 196), (486, 166))),
    "narrow": Layout(50, 338),
}


def claims(document: ChartDocument, rows: Sequence[Row], _: Mapping[str, str]) -> Figure:
    """Return the figure of claims."""
    most = max((row[name] or 0 for row in document.rows for name in _NUMBERS), default=0) or 1
    colours = dict(zip(document.articles, SERIES * len(document.articles), strict=False))
    panels: dict[str, list[Line]] = {_panel(document, row): [] for row in document.rows}
    for row in in_time(rows):
        panels[_panel(document, row)].append(_line(document, row, colours, most * 1.04))
    panels = {title: lines for title, lines in panels.items() if lines}
    plot = along("quantitative", {"domain": [0, most * 1.04]}, format=",.12~r")
    return Figure(
        reading=gettext(
            "Each line is a claim: who makes it, for when and where, in which article, how many, "
            "and in which words. A point is the number as it was written, hollow where it is not "
            "exact; a bar spans the bounds that the words set, and an arrow says that there is "
            "none. Where a number is plainly wrong, a line leads on to the one that was meant. A "
            "ring leads to a disagreement."
        ),
        alternative=[in_words(*one) for one in panels.items()],
        drawings=[panel(document, *one, _LAYOUTS, plot) for one in panels.items()],
    )


def _panel(document: ChartDocument, row: Row) -> str:
    """What the panel of a row is called."""
    return document.label(text(row["panel"]), "panel")


def _line(document: ChartDocument, row: Row, colours: Mapping[str, str], end: float) -> Line:
    """A claim on a scale up to its ``end``, in the colour of the article that carries it."""
    value, lower, upper, corrected = (row[name] for name in _NUMBERS)
    exact = text(row["qualifier"]) == next(iter(document.values["qualifier"]))
    number = _number(document, row, exact=exact)
    claimants = [
        Text(document.label(key), record_path(key), colour=LINK)
        for key in members(row["claimants"])
    ] or [Text(gettext("claimant not named"))]
    who = ", ".join(one.words for one in claimants)
    time = ", ".join(filter(None, [when(row), document.label(text(row["place"]), "place")]))
    article = next(iter(members(row["article"])), "")
    colour, name = colours.get(article, UNKNOWN.colour), document.label(article)
    words = gettext("%(who)s, %(when)s, in %(article)s: %(number)s")
    title = words % {"who": who, "when": time, "article": name, "number": number}
    disputes = dispute_links(document, row["key"])
    slipped = corrected is not None and value is not None and value * _FOOT < corrected
    fields = {
        "title": title,
        "href": record_path(row["key"]),
        "start": None if lower == upper else lower or 0,
        "end": end if upper is None else upper,
        "on": upper is None and lower is not None,
        "at": None if slipped else value,
        "slipped": f"{value:,}" if slipped else None,
        "meant": corrected,
        "disputed": next((one._asdict() for one in disputes), None),
        "style": {"colour": colour, "shape": "circle", "filled": exact, "dash": [1, 0]},
    }
    source = Text(name, f"/seeds/{article}", colour=colour, size=SMALL)
    number_text = Text(number, fields["href"], title, LINK, weight="bold")
    quote = Text(text(row["quote"]), size=14)  # Devanagari needs a little more than Latin
    return Line(
        columns=[
            [*claimants, Text(time, colour=SOFT, size=SMALL), source],
            [number_text, quote, *disputes],
        ],
        fields=fields,
        sentence=" ".join([title + gettext("."), *(one.title for one in disputes)]),
    )


def _number(document: ChartDocument, row: Row, *, exact: bool) -> str:
    """What is claimed, in words: a number with the word that limits it, or its bounds."""
    value, lower, upper, corrected = (row[name] for name in _NUMBERS)
    if value is not None:
        digits = f"{value:,}"
        number = digits if exact else document.limited(text(row["qualifier"]), digits)
    elif lower is None and upper is None:
        number = gettext("no number")
    elif upper is None:
        number = gettext("%s or more") % f"{lower:,}"
    elif lower is None:
        number = gettext("%s or fewer") % f"{upper:,}"
    else:
        number = gettext("%(lower)s to %(upper)s") % {"lower": f"{lower:,}", "upper": f"{upper:,}"}
    if corrected is None:
        return number
    numbers = {"number": number, "meant": f"{corrected:,}"}
    return gettext("%(number)s as written, %(meant)s meant") % numbers
