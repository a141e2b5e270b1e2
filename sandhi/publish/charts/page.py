"""What pages show of a chart whose layout a browser can do: lines with texts, marks, counts, lanes.

It is there once, whatever the width of the page, its texts are the page's own, and places are in
percent. A chart that has none, and any that is taken as a file, is shown as it is drawn (SVG).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from sandhi.publish.charts.vega_lite.svg import Text

BAR, SPAN = "bar", "span"  # all from here to there, or something within
RULE, GAP = "rule", "gap"  # the last is to what stands before the plot
_COLOUR = re.compile(r"var\(--([\w-]+)")


class ChartMark(NamedTuple):
    """A bar, span, rule or point of a line: from where on, and how far, in percent of the plot.

    ``colour`` is its name in the styles of pages; ``dash`` that of an outline, in pixels;
    ``href`` where the mark itself leads, if not where its line does.
    """

    shape: str
    x: float = 0.0
    width: float = 0.0
    colour: str = ""
    filled: bool = True
    dash: str = ""
    href: str = ""


class Count(NamedTuple):
    """A number of a line, the path to what it counts, both in words, and how strong its colour."""

    number: int
    href: str
    title: str
    shade: int


class PageLine(NamedTuple):
    """A line: columns of texts, with its marks or counts; ``href`` is where all of it leads.

    ``before`` stands before its plot.
    """

    columns: Sequence[Sequence[Text]]
    href: str = ""
    marks: Sequence[ChartMark] = ()
    counts: Sequence[Count] = ()
    heading: bool = False
    before: str = ""


class Heading(NamedTuple):
    """Words above a place of all lines; ``x`` is in percent of the plot, if it has one."""

    words: str
    x: float = 0.0


class PagePanel(NamedTuple):
    """A panel of a chart: a ``note`` is below it, and plots are ``between`` columns, or after."""

    headings: Sequence[Heading]
    lines: Sequence[PageLine]
    note: str = ""
    between: bool = False


class LaneMonth(NamedTuple):
    """A month or a year of lanes, and whether others are left out before it."""

    text: Text
    broken: bool


class LaneMark(NamedTuple):
    """A mark in a lane, and the record that it leads to; whether a ring is about it."""

    mark: ChartMark
    href: str
    title: str
    ring: bool


class Lane(NamedTuple):
    """A lane: the marks of each month."""

    label: str
    stacks: Sequence[Sequence[LaneMark]]


class PageLanes(NamedTuple):
    """When there is how much, in lanes."""

    months: Sequence[LaneMonth]
    lanes: Sequence[Lane]


def colour_name(colour: str) -> str:
    """Return the name that a colour of drawings has in the styles of pages."""
    match = _COLOUR.match(colour)
    return match[1] if match else ""


def mark_in_style(
    shape: str, style: Mapping[str, Any], x: float = 0.0, width: float = 0.0
) -> ChartMark:
    """Return a mark in the style of a value of an enumeration; no shape is that of the style."""
    dash = " ".join(map(str, style["dash"])) if shape in (BAR, SPAN) and style["dash"][1] else ""
    place = round(x, 1), round(width, 1)
    return ChartMark(
        shape or style["shape"], *place, colour_name(style["colour"]), style["filled"], dash
    )


def page_from(parts: Sequence[Any]) -> PagePanel | PageLanes:
    """Return what an array of JSON holds: lanes have two parts."""
    if len(parts) != len(PageLanes._fields):
        headings, lines, *others = parts
        return PagePanel(
            [Heading(*one) for one in headings], [_line(*one) for one in lines], *others
        )
    months, lanes = parts
    return PageLanes(
        [LaneMonth(Text(*text), broken) for text, broken in months],
        [
            Lane(
                label,
                [
                    [LaneMark(ChartMark(*mark), *others) for mark, *others in stack]
                    for stack in stacks
                ],
            )
            for label, stacks in lanes
        ],
    )


def paths_of(page: PagePanel | PageLanes) -> Iterator[str]:
    """Yield where a page leads."""
    if isinstance(page, PageLanes):
        yield from (month.text.href for month in page.months)
        yield from (one.href for lane in page.lanes for one in chain(*lane.stacks))
        return
    for line in page.lines:
        yield line.href
        yield from (text.href for text in chain(*line.columns))
        yield from (mark.href for mark in line.marks)
        yield from (count.href for count in line.counts)


def _line(columns: Any, href: str, marks: Any, counts: Any, heading: bool, before: str) -> PageLine:
    return PageLine(
        [[Text(*text) for text in column] for column in columns],
        href,
        [ChartMark(*mark) for mark in marks],
        [Count(*count) for count in counts],
        heading,
        before,
    )
