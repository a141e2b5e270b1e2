"""A chart as one picture to be taken elsewhere: with its title, what is drawn, and its source."""

import re
from typing import NamedTuple
from xml.etree import ElementTree

from sandhi.publish.charts.figure import WIDTHS, Figure
from sandhi.publish.charts.layout.look import (
    FONT,
    FONT_OF_LANGUAGES,
    INK,
    PAPER,
    SMALL,
    SOFT,
    wrapped,
)
from sandhi.publish.languages.asked import ENGLISH

SVG = "{http://www.w3.org/2000/svg}"
_EDGE, _GAP = 24, 26
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
    ElementTree.register_namespace("", SVG.strip("{}"))
    width = WIDTHS["wide"] + 2 * _EDGE
    root = ElementTree.Element(f"{SVG}svg", {"font-family": FONT, "role": "img"})
    root.set("aria-label", caption.title)
    if caption.language != ENGLISH:
        root.set("lang", caption.language)
    ground = ElementTree.SubElement(root, f"{SVG}rect", {"width": "100%", "height": "100%"})
    ground.set("fill", PAPER)
    y = _write(root, caption.title, _EDGE, 24, INK, bold=True)
    y = _write(root, caption.subtitle, y + 4, 15, SOFT)
    for drawing in figure.pictures:
        y += _GAP
        if drawing is not figure.legend:
            y = _write(root, drawing.title, y, 16, INK, bold=True) + 6
        drawn = ElementTree.fromstring(drawing.wide)
        group = ElementTree.SubElement(root, f"{SVG}g", {"transform": f"translate({_EDGE},{y})"})
        group.extend(drawn)
        y += float(drawn.attrib["height"])
    y = _write(root, caption.source, y + _GAP, SMALL, SOFT) + _EDGE
    root.attrib |= {"width": f"{width}", "height": f"{y:g}", "viewBox": f"0 0 {width} {y:g}"}
    for element in root.iter():
        if "lang" in element.attrib:
            element.set("font-family", FONT_OF_LANGUAGES)
    for link in root.iter(f"{SVG}a"):
        link.set("href", caption.home + link.attrib["href"])
    return plain_colours(root)


def plain_colours(root: ElementTree.Element) -> str:
    """Return a drawing as a document, with the colours that hold where no page sets others."""
    return _COLOUR.sub(r"\1", ElementTree.tostring(root, encoding="unicode")) + "\n"


def _write(
    root: ElementTree.Element, words: str, y: float, size: int, colour: str, *, bold: bool = False
) -> float:
    """Write words in as many lines as they need, and return where the next can begin."""
    for line in wrapped(words, WIDTHS["wide"], size):
        y += size * 1.3
        at = {"x": f"{_EDGE}", "y": f"{y:g}", "font-size": f"{size}", "fill": colour}
        text = ElementTree.SubElement(root, f"{SVG}text", at)
        text.text = f"{line} "
        if bold:
            text.set("font-weight", "bold")
    return y
