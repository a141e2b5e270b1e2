"""Claims of a quantity: a line for each row, a panel for each value of a column, one scale for all.

A number stands where the source has it. Where that is plainly wrong, a line leads on to the number
that was meant, and both are told; a number so wrong that it would lie at the foot of the scale
stands before it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sandhi.cite.record import record_path
from sandhi.publish.charts.declared import Row
from sandhi.publish.charts.document import ChartDocument, in_time, members, text
from sandhi.publish.charts.figure import Figure, Words
from sandhi.publish.charts.layout.disputes import disputed, in_dispute
from sandhi.publish.charts.layout.look import LINK, SERIES, SMALL, SOFT, Style, styles
from sandhi.publish.charts.layout.panel import Layout, Text, along, drawing

_READING = (
    "Each line is a claim: who makes it, for when and where, in which article, how many, and in "
    "which words. A point is the number as it was written, hollow where it is not exact; a bar "
    "spans the bounds that the words set, and an arrow says that there is none. Where a number is "
    "plainly wrong, a line leads on to the one that was meant. A ring leads to a disagreement."
)
_NUMBERS = ("value", "lower", "upper", "corrected")
_FOOT = 50  # so many times too small is a number that stands before the scale
_LAYOUTS = {
    "wide": Layout((290,), (270,), 60),
    "medium": Layout((210,), (180,), 50),
    "narrow": Layout((), (), 50),
}


def claims(document: ChartDocument, rows: Sequence[Row], _: Mapping[str, str]) -> Figure:
    """Return the figure of claims."""
    exact = next(iter(document.values["qualifier"]))
    colours = dict(zip(document.articles, SERIES * len(document.articles), strict=False))
    panels: dict[str, list[Row]] = defaultdict(list)
    for panel in dict.fromkeys(text(row["panel"]) for row in document.rows):
        panels[panel] = in_time(row for row in rows if text(row["panel"]) == panel)
    most = max((row[name] or 0 for row in document.rows for name in _NUMBERS), default=0) or 1
    looks = {
        key: Style(colour, "circle", False, (1, 0))._asdict() for key, colour in colours.items()
    }
    lines = {
        title: [_line(document, row, looks, exact, most) for row in part]
        for title, part in panels.items()
        if part
    }
    plot = along("quantitative", {"domain": [0, most * 1.04]}, format=",.12~r")
    return Figure(
        reading=_READING,
        alternative=[
            Words(title, [one["sentence"] for one in part]) for title, part in lines.items()
        ],
        legend=None,
        overview=None,
        drawings=[drawing(title, part, _LAYOUTS, plot) for title, part in lines.items()],
    )


def _line(
    document: ChartDocument,
    row: Row,
    looks: Mapping[str, dict[str, Any]],
    exact: str,
    most: float,
) -> dict[str, Any]:
    """A claim on a scale up to ``most``, in the colour of the article that carries it."""
    value, lower, upper, meant = (row[name] for name in _NUMBERS)
    words = _bounds(lower, upper) if value is None else _number(document, row, exact)
    if meant is not None:
        words += f" as written, {meant:,} meant"
    claimants = [
        Text(document.label(key), record_path(key), colour=LINK)
        for key in members(row["claimants"])
    ]
    who = ", ".join(one.words for one in claimants) or "claimant not named"
    when = ", ".join(filter(None, [row["when"], text(row["place"])]))
    article = next(iter(members(row["article"])), "")
    href, ring = record_path(row["key"]), disputed(document, row["key"])
    style = looks.get(article) or styles(())[""]
    begin = None if lower == upper else lower or 0
    endless = begin is not None and upper is None
    slipped = meant is not None and value is not None and value * _FOOT < meant
    title = f"{who}, {when}, in {document.label(article)}: {words}"
    source = Text(document.label(article), f"/seeds/{article}", colour=style["colour"], size=SMALL)
    return {
        "before": [
            [*(claimants or [Text(who)]), Text(when, colour=SOFT, size=SMALL), source],
        ],
        "after": [
            [
                Text(words, href, title, LINK, weight="bold"),
                Text(text(row["quote"]), size=14),  # Devanagari needs a little more than Latin
                *in_dispute(document, row["key"]),
            ]
        ],
        "title": title,
        "sentence": f"{title}.{ring['sentence'] if ring else ''}",
        "href": href,
        "start": begin,
        "end": most * 1.04 if endless else upper,
        "on": endless,
        "at": None if slipped else value,
        "slipped": f"{value:,}" if slipped else None,
        "meant": meant,
        "disputed": ring,
        "style": style | {"filled": text(row["qualifier"]) == exact},
    }


def _number(document: ChartDocument, row: Row, exact: str) -> str:
    """A number with the word that limits it."""
    qualifier = text(row["qualifier"])
    adverb = (
        "" if qualifier in (exact, "") else f"{document.label(qualifier, 'qualifier').lower()} "
    )
    return f"{adverb}{row['value']:,}"


def _bounds(lower: float | None, upper: float | None) -> str:
    """What is claimed where no number is."""
    if lower is None and upper is None:
        return "no number"
    if lower is None or upper is None:
        return f"{lower:,} or more" if upper is None else f"{upper:,} or fewer"
    return f"{lower:,} to {upper:,}"
