"""What the shapes and colours of a chart stand for."""

from collections.abc import Sequence

from sandhi.publish.charts.figure import Drawing
from sandhi.publish.charts.look import Style
from sandhi.publish.charts.marks import Point, Scale, Span, Text, points, spans, texts
from sandhi.publish.charts.svg import svg

_TITLE = "Legend"
_BAR = 26  # pixels
_LINE = 24


def legend(entries: Sequence[tuple[str, Style]], bars: bool = True) -> Drawing | None:
    """Return a legend of labels and styles, with a bar beside each point; None without entries."""
    if not entries:
        return None
    return Drawing(_TITLE, _drawn(entries, 960, 5, bars), _drawn(entries, 350, 2, bars))


def _drawn(entries: Sequence[tuple[str, Style]], width: int, across: int, bars: bool) -> str:
    step = min(width / across, 172)
    scale = Scale("linear", "Q", (0, width), (0, width))
    marks, beside, labels = [], [], []
    for place, (label, style) in enumerate(entries):
        x, y = 8 + place % across * step, (place // across + 0.5) * _LINE
        start = x + 14
        marks.append(Point(x, y, style))
        if bars:
            beside.append(Span(start, start + _BAR, y - 5, y + 5, style))
        labels.append(Text(start + (_BAR + 8 if bars else 0), y, [label]))
    height = -(-len(entries) // across) * _LINE
    layers = [*spans(beside, scale), *points(marks, scale), *texts(labels)]
    return svg(layers, width, height, 0, _TITLE)
