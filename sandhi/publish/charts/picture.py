"""A chart as one picture to be taken elsewhere: whole, or as what stands for the page that has it.

The first has all that is drawn, with its title and its source. The second has the shape that those
who show it ask for, 1,200 by 630 pixels (ogp.me), in which a taller chart is shown from its top.
"""

import re
from typing import NamedTuple
from xml.etree import ElementTree

from sandhi.publish.charts.figure import WIDTHS, Drawing, Figure
from sandhi.publish.charts.layout import look
from sandhi.publish.charts.vega_lite.svg import SVG, Text, write
from sandhi.publish.interchange.texts.xml import in_xml
from sandhi.publish.languages.context import ENGLISH

WIDTH, HEIGHT = 1200, 630  # pixels of a preview
_EDGE, _GAP, _LEADING = 24, 26, 1.25  # pixels, but for the last: ems
_MARGIN, _FOOT, _FADE = 56, 64, 48  # of a preview; over the last a chart that goes on is let fade
_COLOUR = re.compile(r"var\(--[\w-]+, ([^)]+)\)")
_FADING = f"""<linearGradient id="fade" x2="0" y2="1">
<stop offset="0" stop-color="{look.PAPER}" stop-opacity="0"/>
<stop offset="1" stop-color="{look.PAPER}"/></linearGradient>
<rect y="{HEIGHT - _FOOT - _FADE}" width="{WIDTH}" height="{_FADE}" fill="url(#fade)"/>
<rect y="{HEIGHT - _FOOT}" width="{WIDTH}" height="{_FOOT}" fill="{look.PAPER}"/>"""


class Caption(NamedTuple):
    """What stands around a chart where its page does not; ``home`` is the address of the site.

    ``language`` is that of the words.
    """

    title: str
    subtitle: str
    source: str
    home: str = ""
    language: str = ENGLISH


def picture(figure: Figure, caption: Caption) -> str:
    """Return a chart as an SVG document that needs nothing beside it: colours are plain ones."""
    width, root = WIDTHS["wide"], sheet(caption)
    y = paragraph(root, Text(caption.title, size=24, weight="bold"), _EDGE, _EDGE, width)
    y = paragraph(root, Text(caption.subtitle, size=15, colour=look.SOFT), _EDGE, y + 4, width)
    for drawing in figure.pictures:
        y += _GAP
        if drawing is not figure.legend:
            y = paragraph(root, Text(drawing.title, size=16, weight="bold"), _EDGE, y, width) + 6
        drawn = ElementTree.fromstring(drawing.wide)
        place = {"transform": f"translate({_EDGE},{y:g})"}
        ElementTree.SubElement(root, f"{SVG}g", place).extend(drawn)
        y += float(drawn.attrib["height"])
    source = Text(caption.source, size=look.SMALL, colour=look.SOFT)
    y = paragraph(root, source, _EDGE, y + _GAP, width)
    for link in root.iter(f"{SVG}a"):
        link.set("href", caption.home + link.attrib["href"])
    return standalone(root, width + 2 * _EDGE, y + _EDGE)


def preview(caption: Caption, drawing: Drawing | None) -> str:
    """Return what stands for a page as an SVG document, with a chart of it, if it has one."""
    root, width = sheet(caption), WIDTH - 2 * _MARGIN
    _shapes(root, f'<rect width="{WIDTH}" height="12" fill="{look.LINK}"/>')
    size, lines = (27, 2) if drawing else (36, 8)
    title = Text(caption.title, size=44, weight="bold")
    y = paragraph(root, title, _MARGIN, 38, width, 2 if drawing else 3)
    text = Text(caption.subtitle, size=size, colour=look.SOFT)
    y = paragraph(root, text, _MARGIN, y + 10, width, lines) + 26
    if drawing:  # as wide as the picture, or as high as there is room
        drawn, high = ElementTree.fromstring(drawing.medium), HEIGHT - _FOOT - y
        across, down = (float(drawn.attrib[side]) for side in ("width", "height"))
        view = f"0 0 {across:g} {min(down, high * across / width):g}"
        place = {"x": f"{_MARGIN}", "y": f"{y:g}", "width": f"{width}", "height": f"{high:g}"}
        place |= {"viewBox": view, "preserveAspectRatio": "xMidYMin"}
        ElementTree.SubElement(root, f"{SVG}svg", place).extend(drawn)
        _shapes(root, _FADING)
    source = Text(caption.source, size=23, colour=look.LINK)
    paragraph(root, source, _MARGIN, HEIGHT - _FOOT + 6, width, 1)
    return standalone(root, WIDTH, HEIGHT)


def sheet(caption: Caption) -> ElementTree.Element:
    """Return an empty picture of what a caption says, in its language."""
    root = ElementTree.Element(f"{SVG}svg", {"font-family": look.FONT, "role": "img"})
    root.set("aria-label", caption.title)
    if caption.language != ENGLISH:
        root.set("lang", caption.language)
    _shapes(root, f'<rect width="100%" height="100%" fill="{look.PAPER}"/>')
    return root


def paragraph(
    root: ElementTree.Element, text: Text, x: float, y: float, width: float, most: int = 0
) -> float:
    """Write a text in a width, in so many lines at the most; return where the next can begin."""
    lines = look.wrapped_lines(text.words, width, text.size)
    if most and len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1].rstrip('.,;: ')} …"]
    leading = text.size * _LEADING
    write(root, text, lines, x, y + leading / 2, leading)
    return y + leading * len(lines)


def standalone(root: ElementTree.Element, width: float, height: float) -> str:
    """Return a picture as a document, with the fonts and colours that hold where none are set."""
    root.attrib |= {"width": f"{width:g}", "height": f"{height:g}"}
    root.set("viewBox", f"0 0 {width:g} {height:g}")
    for element in root.iter():
        if "lang" in element.attrib:
            element.set("font-family", look.FONT_OF_LANGUAGES)
    return _COLOUR.sub(r"\1", in_xml(ElementTree.tostring(root, encoding="unicode"))) + "\n"


def _shapes(root: ElementTree.Element, markup: str) -> None:
    """Draw shapes as they stand in SVG."""
    namespace = SVG.strip("{}")
    root.extend(ElementTree.fromstring(f'<g xmlns="{namespace}">{markup}</g>'))
