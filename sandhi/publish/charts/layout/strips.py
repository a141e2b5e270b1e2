"""The scale of a panel as a page has it: where the marks of a line stand on it, in percent."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from sandhi.publish.charts.page import BAR, GAP, RULE, SPAN, ChartMark, Heading, mark_in_style
from sandhi.publish.charts.vega_lite.svg import axis_labels

_ARROW, _RING = "arrow", "ring"


class Scale(NamedTuple):
    """A scale: which share of it lies before a value, and how many pixels before its beginning.

    A value beyond its end stands at the end.
    """

    share: Callable[[Any], float]
    inset: int = 0

    def percent(self, value: Any) -> float:
        """Where a value stands."""
        return 100 * min(max(self.share(value), 0.0), 1.0)

    def headings(self, drawn: str, width: float) -> list[Heading]:
        """The values that are told above the plot, as they were drawn in a width."""
        inner = width - 2 * self.inset
        return [
            Heading(words, round(100 * (x - self.inset) / inner, 1))
            for x, words in axis_labels(drawn)
        ]

    def marks(self, fields: Mapping[str, Any]) -> list[ChartMark]:
        """The marks of a line, what lies beneath others first (``vega_lite/marks.json``)."""
        return [*self._marks(fields)]

    def _marks(self, fields: Mapping[str, Any]) -> Iterator[ChartMark]:
        style = fields["style"]
        at, correction, start, end = (
            None if fields.get(name) is None else self.percent(fields[name])
            for name in ("at", "meant", "start", "end")
        )
        if at is not None and correction is not None:
            yield ChartMark(RULE, *_extent(at, correction))
        if fields.get("slipped"):
            yield ChartMark(GAP, 0, round(correction or 0.0, 1))
        if start is not None and end is not None:
            shape = SPAN if fields.get("within") else BAR
            yield mark_in_style(shape, style, start, end - start)
            if fields.get("on"):
                yield mark_in_style(_ARROW, style, end)
        if correction is not None:
            yield mark_in_style("", {**style, "filled": False}, correction)
        if at is not None:
            yield mark_in_style("", style, at)
        ring = next((one for one in (correction, at, start) if one is not None), None)
        if fields.get("disputed") and ring is not None:
            leading = fields["disputed"]["href"]
            yield ChartMark(_RING, round(ring, 1), colour="dispute", filled=False, href=leading)


def _extent(begin: float, end: float) -> tuple[float, float]:
    return round(min(begin, end), 1), round(abs(end - begin), 1)
