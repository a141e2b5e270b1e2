"""Claims of a quantity: a line for each row, a panel for each value of a column, one scale for all.

A number stands where the source has it. Where that is plainly wrong, a line leads on to the number
that was meant, and both are told; a number so wrong that it would lie at the foot of the scale
stands before it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sandhi.cite.record import record_path, seed_path
from sandhi.publish.charts.declarations import NUMBERS, Row
from sandhi.publish.charts.document import ChartDocument, in_time, members, text, when
from sandhi.publish.charts.layout.look import LINK, SERIES, SMALL, SOFT, UNKNOWN
from sandhi.publish.charts.layout.panel import (
    Layout,
    Line,
    PlotPanel,
    Sketch,
    along,
    dispute_links,
    dispute_ring,
)
from sandhi.publish.charts.layout.strips import Scale
from sandhi.publish.charts.vega_lite.svg import Text
from sandhi.publish.languages.interface import gettext

# Left of a plot there is room for a number that stands before the scale.
_LAYOUTS = {
    "wide": Layout(350, 824, ((0, 276), (836, 256))),
    "medium": Layout(260, 474, ((0, 196), (486, 166))),
}
_FAR = 50  # times a number that is meant is what is written: it would lie at the foot of the scale
_GREATEST = 1e300  # where a scale ends, at the most: Vega multiplies it


def claims(document: ChartDocument, rows: Sequence[Row], _: Mapping[str, str]) -> Sketch:
    """Return the figure of claims."""
    greatest = max((row[name] or 0 for row in document.rows for name in NUMBERS), default=0) or 1
    most = min(greatest * 1.04, _GREATEST)
    colours = dict(zip(document.articles, SERIES * len(document.articles), strict=False))
    panels: dict[str, list[Line]] = {
        document.label(text(row["panel"]), "panel"): [] for row in document.rows
    }
    for row in in_time(rows):
        title = document.label(text(row["panel"]), "panel")
        panels[title].append(_line(document, row, colours, most))
    plot = along("quantitative", {"domain": [0, most]}, format=",.12~r")
    scale = Scale(lambda number: number / most)

    return Sketch(
        document,
        gettext(
            "Each line is a claim: who makes it, for when and where, in which article, how many, "
            "and in which words. A point is the number as it was written, hollow where it is not "
            "exact; a bar spans the bounds that the words set, and an arrow says that there is "
            "none. Where a number is plainly wrong, a line leads on to the one that was meant. A "
            "ring leads to a disagreement that is open."
        ),
        [PlotPanel(title, lines, plot, scale=scale) for title, lines in panels.items() if lines],
        _LAYOUTS,
    )


def _line(document: ChartDocument, row: Row, colours: Mapping[str, str], most: float) -> Line:
    """A claim, in the colour of the article that carries it; ``most`` is where the scale ends."""
    exact = text(row["qualifier"]) == next(iter(document.values["qualifier"]))
    number, href = _number(document, row, exact=exact), record_path(row["key"])
    claimants = [
        Text(document.label(key), record_path(key), colour=LINK)
        for key in members(row["claimants"])
    ] or [Text(document.empty.get("claimants") or gettext("claimant not named"))]
    time = ", ".join(filter(None, [when(row), document.label(text(row["place"]), "place")]))
    article = next(iter(members(row["article"])), "")
    colour, name = colours.get(article, UNKNOWN.colour), document.label(article)
    title = gettext("%(who)s, %(when)s, in %(article)s: %(number)s") % {
        "who": ", ".join(one.words for one in claimants),
        "when": time,
        "article": name,
        "number": number,
    }
    disputes = dispute_links(document, row["key"])
    source = Text(name, seed_path(article), colour=colour, size=SMALL)
    number_text = Text(number, href, title, LINK, weight="bold")
    quote = Text(text(row["quote"]), size=14)  # Devanagari needs a little more than Latin
    return Line(
        columns=[
            [*claimants, Text(time, colour=SOFT, size=SMALL), source],
            [number_text, quote, *disputes],
        ],
        fields={
            **_places(row, most),
            "title": title,
            "href": href,
            "disputed": dispute_ring(document, row["key"]),
            "style": {"colour": colour, "shape": "circle", "filled": exact, "dash": [1, 0]},
        },
        sentence=" ".join([title + gettext("."), *(one.title for one in disputes)]),
    )


def _places(row: Row, most: float) -> dict[str, Any]:
    """Where a claim stands on the scale: a point, what was meant by it, and the bounds of a bar."""
    value, lower, upper, correction = (row[name] for name in NUMBERS)
    slips = value is not None and correction is not None and value * _FAR < correction
    return {
        "at": None if slips else value,
        "meant": correction,
        "slipped": f"{value:,}" if slips else None,
        "start": None if lower == upper else lower or 0,
        "end": most if upper is None else upper,
        "on": upper is None and lower is not None,
    }


def _number(document: ChartDocument, row: Row, *, exact: bool) -> str:
    """What is claimed, in words: a number with the word that limits it, or its bounds."""
    numbers = {name: f"{row[name]:,}" for name in NUMBERS if row[name] is not None}
    match sorted(numbers.keys() - {"corrected"}):
        case [*_, "value"]:
            digits = numbers["value"]
            number = digits if exact else document.limited(text(row["qualifier"]), digits)
        case ["lower", "upper"]:
            number = gettext("%(lower)s to %(upper)s") % numbers
        case ["lower"]:
            number = gettext("%s or more") % numbers["lower"]
        case ["upper"]:
            number = gettext("%s or fewer") % numbers["upper"]
        case _:
            number = gettext("no number")
    if row["corrected"] is None:
        return number
    words = gettext("%(number)s as written, %(meant)s meant")
    return words % {"number": number, "meant": numbers["corrected"]}
