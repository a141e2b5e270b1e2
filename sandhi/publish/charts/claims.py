"""Claims of a quantity: a line for each row, a panel for each value of a column, one scale for all.

A number stands where the source has it. Where that is plainly wrong, a line leads on to the number
that was meant, and both are told.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sandhi.cite.record import record_path
from sandhi.package import Package
from sandhi.publish.charts.declared import Chart, Row, categories, in_time, text
from sandhi.publish.charts.figure import Figure, Words
from sandhi.publish.charts.look import INK, LINK, SMALL, SOFT, Style, styles
from sandhi.publish.charts.panel import DRAWN, TextColumn, TextField, along, drawing, legend
from sandhi.publish.charts.table import columns, section

_READING = (
    "Each line is a claim: who makes it and for when, how many, and in which words. A point is the "
    "number as it was written; a bar spans the bounds that the words set, and an arrow says that "
    "there is none. Where a number is plainly wrong, a line leads on to the one that was meant."
)
_NUMBERS = ("value", "lower", "upper", "corrected")
_MEANT = Style(INK, "circle", False, (1, 0))._asdict()
_TEXTS = (
    TextColumn(242, (TextField("who"), TextField("for", SOFT, SMALL))),
    TextColumn(186, (TextField("quote", size=14),)),  # Devanagari needs a little more than Latin
    TextColumn(156, (TextField("words", LINK),)),
)


def claims(package: Package, chart: Chart, rows: list[Row]) -> Figure:
    """Return the figure of claims."""
    values = categories(package, chart)
    style = styles(values)
    adverbs = {value.value: f"{value.label.lower()} " for value in values[1:]}
    panels: dict[str, list[Row]] = defaultdict(list)
    for row in in_time(rows):
        panels[text(row["panel"])].append(row)
    most = max((row[name] or 0 for row in rows for name in _NUMBERS), default=0) or 1
    lines = {
        title: [_line(row, style, adverbs, most) for row in part[:DRAWN]]
        for title, part in panels.items()
    }
    pointed = {row["qualifier"] for row in rows if row["value"] is not None}
    entries = {value.label: style[value.value] for value in values if value.value in pointed}
    if any(row["corrected"] is not None for row in rows):
        entries["Meant"] = _MEANT
    plot = along("quantitative", {"domain": [0, most]}, format=",.12~r")
    return Figure(
        **chart.heading,
        reading=_READING,
        alternative=[
            Words(title, [f"{line['title']}." for line in part]) for title, part in lines.items()
        ],
        legend=legend(entries, bars=False),
        drawings=[drawing(title, part, _TEXTS, plot) for title, part in lines.items()],
        columns=columns(package, chart),
        sections=[section(chart, title, part) for title, part in panels.items()],
    )


def _line(
    row: Row, style: Mapping[str, Any], adverbs: Mapping[str, str], most: float
) -> dict[str, Any]:
    """A claim on a scale up to ``most``; ``adverbs`` stand before numbers, by qualifier."""
    value, lower, upper, meant = (row[name] for name in _NUMBERS)
    words = (
        _bounds(lower, upper) if value is None else f"{adverbs.get(row['qualifier'], '')}{value:,}"
    )
    if meant is not None:
        words += f" as written, {meant:,} meant"
    who = row["claimant"] or "claimant not named"
    when = ", ".join(filter(None, [row["when"], row["place"]]))
    begin = None if lower == upper else lower or 0
    endless = begin is not None and upper is None
    line = {"who": who, "for": when, "quote": text(row["quote"]), "words": words}
    line |= {"title": f"{', '.join(filter(None, [who, when]))}: {words}"}
    line |= {"start": begin, "end": most if endless else upper, "on": endless}
    line |= {"at": value, "meant": meant, "href": record_path(row["key"])}
    return line | {"style": style[row["qualifier"]]}


def _bounds(lower: float | None, upper: float | None) -> str:
    """What is claimed where no number is."""
    if lower is None and upper is None:
        return "no number"
    if lower is None or upper is None:
        return f"{lower:,} or more" if upper is None else f"{upper:,} or fewer"
    return f"{lower:,} to {upper:,}"
