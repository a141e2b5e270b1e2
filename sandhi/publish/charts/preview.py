"""What stands for a page where somebody shares its address: a picture of its words and its chart.

It has the shape that those who show it ask for, 1,200 by 630 pixels (ogp.me), in which a chart that
is taller is shown from its top.
"""

from xml.etree import ElementTree

from sandhi.publish.charts.figure import Drawing
from sandhi.publish.charts.layout.look import (
    FONT,
    FONT_OF_LANGUAGES,
    INK,
    LINK,
    PAPER,
    SOFT,
    wrapped,
)
from sandhi.publish.charts.picture import SVG, Caption, plain_colours

WIDTH, HEIGHT = 1200, 630  # pixels
_EDGE, _FOOT = 56, 64
_INNER = WIDTH - 2 * _EDGE
_TITLE, _TEXT, _TEXT_ALONE, _SOURCE = 44, 27, 36, 23  # pixels of type
_LINES, _LINES_ALONE = 2, 8  # of the text below the title, beside a chart and without one
_FADE = 48  # pixels over which a chart that goes on is let fade


def preview(caption: Caption, drawing: Drawing | None) -> str:
    """Return the picture of a page as an SVG document, with a chart of it, if it has one."""
    ElementTree.register_namespace("", SVG.strip("{}"))
    root = ElementTree.Element(f"{SVG}svg", {"font-family": FONT, "role": "img"})
    root.attrib |= {"width": f"{WIDTH}", "height": f"{HEIGHT}", "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    root.set("aria-label", caption.title)
    _box(root, 0, HEIGHT, PAPER)
    _box(root, 0, 12, LINK)
    y = _write(root, caption.title, 38, _TITLE, INK, 3 if drawing is None else 2, bold=True)
    size, most = (_TEXT, _LINES) if drawing else (_TEXT_ALONE, _LINES_ALONE)
    y = _write(root, caption.subtitle, y + 10, size, SOFT, most)
    if drawing:
        _draw(root, drawing, y + 26, HEIGHT - _FOOT)
        _fade(root, HEIGHT - _FOOT - _FADE)
    _box(root, HEIGHT - _FOOT, _FOOT, PAPER)
    _write(root, caption.source, HEIGHT - _FOOT + 6, _SOURCE, LINK, 1)
    for element in root.iter():
        if "lang" in element.attrib:
            element.set("font-family", FONT_OF_LANGUAGES)
    return plain_colours(root)


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
    shown = min(height, (bottom - top) * width / _INNER)
    place = {"x": f"{_EDGE}", "y": f"{top:g}", "width": f"{_INNER}", "height": f"{bottom - top:g}"}
    view = {"viewBox": f"0 0 {width:g} {shown:g}", "preserveAspectRatio": "xMidYMin"}
    ElementTree.SubElement(root, f"{SVG}svg", place | view).extend(drawn)


def _write(
    root: ElementTree.Element,
    words: str,
    y: float,
    size: int,
    colour: str,
    most: int,
    *,
    bold: bool = False,
) -> float:
    """Write words in a number of lines at the most, and return where the next can begin."""
    lines = wrapped(words, _INNER, size)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1].rstrip('.,;: ')} …"]
    for line in lines:
        y += size * 1.25
        at = {"x": f"{_EDGE}", "y": f"{y:g}", "font-size": f"{size}", "fill": colour}
        text = ElementTree.SubElement(root, f"{SVG}text", at)
        text.text = line
        if bold:
            text.set("font-weight", "bold")
    return y
