"""A chart of Vega-Lite as SVG for a page: drawn by vl-convert without a network, then tidied.

What Vega says to screen readers of each mark in its own terms is taken away. A text that leads
somewhere is a link; other marks that lead there too are for the mouse, and have a title. Text in
another script bears its language.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

from sandhi.language.written import TextLanguages
from sandhi.publish.charts.figure import Drawing
from sandhi.publish.charts.layout.look import FONT
from sandhi.publish.charts.spans import time_locale
from sandhi.publish.charts.vega_lite.grammar import HOST, grammar
from sandhi.publish.languages.asked import ENGLISH, language

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_VERSION = "6.4"  # of Vega-Lite, in which the grammar is
# What Vega says of each element, and what the page says better, or once for all.
_NOISE = ("aria-hidden", "aria-label", "aria-roledescription", "class", "font-family", "role")
_WORD = re.compile(r"[a-z]{2}")  # which tells English words from keys and numbers
_EMPTY = ("", "M0,0", "M0,0h0v0h0Z")


def svg(
    title: str,
    lines: Sequence[Mapping[str, Any]],
    spec: dict[str, Any],
    size: tuple[float, float],
    edges: tuple[float, float, float] = (0, 0, 0),
) -> str:
    """Return a picture of ``lines`` as an SVG element; the title is for those who do not see it.

    ``size`` is the width and height of its plot; ``edges`` are left of it, above and right of it.
    """
    from vl_convert import vegalite_to_svg

    whole = {
        **spec,
        "data": {"values": lines},
        "config": grammar("config"),
        "padding": dict(zip(("left", "top", "right", "bottom"), (*edges, 0), strict=True)),
        "width": size[0],
        "height": size[1],
    }
    ElementTree.register_namespace("", _SVG.strip("{}"))
    days = time_locale(language()) or None
    drawn = ElementTree.fromstring(vegalite_to_svg(whole, _VERSION, time_format_locale=days))
    _tidy(drawn)
    drawn.attrib |= {"role": "group", "aria-label": title, "font-family": FONT}
    return ElementTree.tostring(drawn, encoding="unicode")


def in_languages(drawing: Drawing, languages: TextLanguages, page: str) -> Drawing:
    """Return a drawing in which each text in another language than English bears its code.

    So does English, where the language of the ``page`` is another.
    """

    def marked(drawn: str) -> str:
        root = ElementTree.fromstring(drawn)
        for element in root.iter():
            # A text of two languages goes by the one that is not the page's.
            text = element.text or ""
            others = (code for *_, code in languages.passages(text) if code)
            code = languages.of(text) or next(others, "")
            if not code and page != ENGLISH and _WORD.search(text):
                code = ENGLISH
            if code:
                element.set("lang", code)
        return ElementTree.tostring(root, encoding="unicode")

    return Drawing(drawing.title, *map(marked, drawing[1:]))


def _tidy(element: ElementTree.Element) -> None:
    """Make an element, and all that is in it, what a page is to have."""
    for child in element:
        _tidy(child)
    kept = [child for child in element if child.get("d") not in _EMPTY]
    element[:] = [_linked(child) if child.tag == f"{_SVG}a" else child for child in kept]
    title = element.get("aria-label")
    if title and element.get("role") == "graphics-symbol" and element.tag != f"{_SVG}g":
        ElementTree.SubElement(element, f"{_SVG}title").text = title
    for name in _NOISE:
        element.attrib.pop(name, None)
    if element.tag == f"{_SVG}tspan":
        element.tail = " "  # or words on both sides of a break would be read as one


def _linked(link: ElementTree.Element) -> ElementTree.Element:
    """A link as it should lead, if not by a text by the mouse alone; its mark if it leads nowhere.

    Vega makes a link of each mark of a layer in which one is.
    """
    (mark,) = link
    path = link.attrib.pop(_HREF).removeprefix(HOST)
    if not path:
        return mark
    link.set("href", path)
    if mark.tag != f"{_SVG}text":
        link.attrib |= {"aria-hidden": "true", "tabindex": "-1"}
    elif (title := mark.find(f"{_SVG}title")) is not None:
        link.set("aria-label", title.text or "")
    return link
