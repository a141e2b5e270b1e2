"""The scale of a panel as a page has it: where the marks of a line stand on it, in percent."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from sandhi.publish.charts.page import BAR, GAP, RULE, Heading, Mark, styled
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

    def marks(self, fields: Mapping[str, Any]) -> list[Mark]:
        """The marks of a line, what lies beneath others first (``vega_lite/marks.json``)."""
        return [*self._marks(fields)]

    def _marks(self, fields: Mapping[str, Any]) -> Iterator[Mark]:
        style = fields["style"]
        at, meant, start, end = (
            None if fields.get(name) is None else self.percent(fields[name])
            for name in ("at", "meant", "start", "end")
        )
        if at is not None and meant is not None:
            yield Mark(RULE, *_extent(at, meant))
        if fields.get("slipped"):
            yield Mark(GAP, 0, round(meant or 0.0, 1))
        if start is not None and end is not None:
            yield styled(BAR, style, start, end - start)
            if fields.get("on"):
                yield styled(_ARROW, style, end)
        if meant is not None:
            yield styled("", {**style, "filled": False}, meant)
        if at is not None:
            yield styled("", style, at)
        ring = next((one for one in (meant, at, start) if one is not None), None)
        if fields.get("disputed") and ring is not None:
            yield Mark(_RING, round(ring, 1), colour="dispute", filled=False)


def _extent(one: float, other: float) -> tuple[float, float]:
    return round(min(one, other), 1), round(abs(other - one), 1)
