"""A chart as one picture to be taken elsewhere: with its title, what is drawn, and its source."""

import re
from typing import NamedTuple
from xml.etree import ElementTree

from sandhi.publish.charts.figure import WIDTHS, Figure
from sandhi.publish.charts.layout.look import (
    FONT,
    FONT_OF_LANGUAGES,
    PAPER,
    SMALL,
    SOFT,
    wrapped_lines,
)
from sandhi.publish.charts.vega_lite.svg import SVG, Text, write
from sandhi.publish.interchange.texts.xml import in_xml
from sandhi.publish.languages.asked import ENGLISH

_EDGE, _GAP = 24, 26
_LEADING = 1.25  # ems
_COLOUR = re.compile(r"var\(--[\w-]+, ([^)]+)\)")


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
    width = WIDTHS["wide"]
    root = sheet(caption)
    y = paragraph(root, Text(caption.title, size=24, weight="bold"), _EDGE, _EDGE, width)
    y = paragraph(root, Text(caption.subtitle, size=15, colour=SOFT), _EDGE, y + 4, width)
    for drawing in figure.pictures:
        y += _GAP
        if drawing is not figure.legend:
            y = paragraph(root, Text(drawing.title, size=16, weight="bold"), _EDGE, y, width) + 6
        drawn = ElementTree.fromstring(drawing.wide)
        group = ElementTree.SubElement(root, f"{SVG}g", {"transform": f"translate({_EDGE},{y:g})"})
        group.extend(drawn)
        y += float(drawn.attrib["height"])
    y = paragraph(root, Text(caption.source, size=SMALL, colour=SOFT), _EDGE, y + _GAP, width)
    for link in root.iter(f"{SVG}a"):
        link.set("href", caption.home + link.attrib["href"])
    return standalone(root, width + 2 * _EDGE, y + _EDGE)


def sheet(caption: Caption) -> ElementTree.Element:
    """Return an empty picture of what a caption says, in its language."""
    root = ElementTree.Element(f"{SVG}svg", {"font-family": FONT, "role": "img"})
    root.set("aria-label", caption.title)
    if caption.language != ENGLISH:
        root.set("lang", caption.language)
    ground = {"width": "100%", "height": "100%", "fill": PAPER}
    ElementTree.SubElement(root, f"{SVG}rect", ground)
    return root


def paragraph(
    root: ElementTree.Element, text: Text, x: float, y: float, width: float, most: int = 0
) -> float:
    """Write a text in a width, in so many lines at the most; return where the next can begin."""
    lines = wrapped_lines(text.words, width, text.size)
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
            element.set("font-family", FONT_OF_LANGUAGES)
    return _COLOUR.sub(r"\1", in_xml(ElementTree.tostring(root, encoding="unicode"))) + "\n"
