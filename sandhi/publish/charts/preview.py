"""What stands for a page where somebody shares its address: a picture of its words and its chart.

It has the shape that those who show it ask for, 1,200 by 630 pixels (ogp.me), in which a chart that
is taller is shown from its top.
"""

from xml.etree import ElementTree

from sandhi.publish.charts.figure import Drawing
from sandhi.publish.charts.layout.look import LINK, PAPER, SOFT
from sandhi.publish.charts.picture import Caption, paragraph, sheet, standalone
from sandhi.publish.charts.vega_lite.svg import SVG, Text

WIDTH, HEIGHT = 1200, 630  # pixels
_EDGE, _FOOT = 56, 64
_INNER = WIDTH - 2 * _EDGE
_TITLE, _TEXT, _TEXT_ALONE, _SOURCE = 44, 27, 36, 23  # pixels of type
_LINES, _LINES_ALONE = 2, 8  # of the text below the title, beside a chart and without one
_FADE = 48  # pixels over which a chart that goes on is let fade


def preview(caption: Caption, drawing: Drawing | None) -> str:
    """Return the picture of a page as an SVG document, with a chart of it, if it has one."""
    root = sheet(caption)
    _box(root, 0, 12, LINK)
    title = Text(caption.title, size=_TITLE, weight="bold")
    y = paragraph(root, title, _EDGE, 38, _INNER, 3 if drawing is None else 2)
    size, most = (_TEXT, _LINES) if drawing else (_TEXT_ALONE, _LINES_ALONE)
    text = Text(caption.subtitle, size=size, colour=SOFT)
    y = paragraph(root, text, _EDGE, y + 10, _INNER, most)
    foot = HEIGHT - _FOOT
    if drawing:
        _draw(root, drawing, y + 26, foot)
        _fade(root, foot - _FADE)
    _box(root, foot, _FOOT, PAPER)
    source = Text(caption.source, size=_SOURCE, colour=LINK)
    paragraph(root, source, _EDGE, foot + 6, _INNER, 1)
    return standalone(root, WIDTH, HEIGHT)


def _box(root: ElementTree.Element, y: int, height: int, colour: str) -> None:
    at = {"y": f"{y}", "width": f"{WIDTH}", "height": f"{height}", "fill": colour}
    ElementTree.SubElement(root, f"{SVG}rect", at)


def _fade(root: ElementTree.Element, y: int) -> None:
    """Let what is drawn fade into the ground from a height on, down to the foot."""
    gradient = ElementTree.SubElement(
        root, f"{SVG}linearGradient", {"id": "fade", "x2": "0", "y2": "1"}
    )
    for offset, opacity in (("0", "0"), ("1", "1")):
        stop = {"offset": offset, "stop-color": PAPER, "stop-opacity": opacity}
        ElementTree.SubElement(gradient, f"{SVG}stop", stop)
    _box(root, y, _FADE, "url(#fade)")


def _draw(root: ElementTree.Element, drawing: Drawing, top: float, bottom: float) -> None:
    """Draw a chart as wide as the picture, or as high as there is room; from its top on."""
    drawn = ElementTree.fromstring(drawing.medium)
    width, height = (float(drawn.attrib[side]) for side in ("width", "height"))
    visible_height = min(height, (bottom - top) * width / _INNER)
    place = {"x": f"{_EDGE}", "y": f"{top:g}", "width": f"{_INNER}", "height": f"{bottom - top:g}"}
    view = {"viewBox": f"0 0 {width:g} {visible_height:g}", "preserveAspectRatio": "xMidYMin"}
    ElementTree.SubElement(root, f"{SVG}svg", place | view).extend(drawn)
