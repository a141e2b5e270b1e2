"""A chart of Altair as SVG for a page: drawn by vl-convert without a network, then tidied.

What Vega says to screen readers of each mark in its own terms is taken away. A text that leads
somewhere is a link; other marks that lead there too are for the mouse, and have a title. Text in
another script bears its language.
"""

import io
from xml.etree import ElementTree

import altair as alt
import regex

from sandhi.publish.charts.look import FONT, LINE, SMALL, SOFT
from sandhi.publish.charts.marks import Layers

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
# Vega takes a path for one below an address of its own, so it is given one of no host.
_HOST = "https://host.invalid"
# What Vega says of each element, and what the page says better, or once for all.
_NOISE = ("aria-hidden", "aria-label", "aria-roledescription", "class", "font-family", "role")
_EMPTY = ("", "M0,0", "M0,0h0v0h0Z")
_HINDI = regex.compile(r"[\p{Devanagari}&&\p{L}]", regex.VERSION1)
_LATIN = regex.compile(r"\p{Latin}")


def address(path: str) -> str:
    """Return a path on the site as marks are to be given it."""
    return _HOST + path


def svg(layers: Layers, width: float, height: float, top: float, label: str) -> str:
    """Return layers as an SVG element ``width`` pixels wide and ``top + height`` high.

    ``label`` names it to those who do not see it.
    """
    chart = (
        alt.layer(*layers)
        .resolve_scale(x="independent", y="independent")
        .properties(
            width=width,
            height=height,
            padding={"left": 0, "top": top, "right": 0, "bottom": 0},
            autosize="none",
            background="transparent",
        )
        .configure_view(stroke=None)
        .configure_axis(
            domainColor=LINE, gridColor=LINE, labelColor=SOFT, labelFontSize=SMALL, tickColor=LINE
        )
    )
    drawn = io.StringIO()
    chart.save(drawn, format="svg")
    return _tidied(drawn.getvalue(), label)


def _tidied(drawn: str, label: str) -> str:
    ElementTree.register_namespace("", _SVG.strip("{}"))
    root = ElementTree.fromstring(drawn)
    for parent in [*root.iter()]:
        for child in [*parent]:
            if child.tag == f"{_SVG}path" and child.get("d") in _EMPTY:
                parent.remove(child)
    for element in [*root.iter()]:
        _say(element)
        for name in _NOISE:
            element.attrib.pop(name, None)
    for parent in [*root.iter()]:
        for place, child in enumerate([*parent]):
            if child.tag == f"{_SVG}a":
                parent[place] = _linked(child)
    root.attrib |= {"role": "group", "aria-label": label, "font-family": FONT}
    return ElementTree.tostring(root, encoding="unicode")


def _say(element: ElementTree.Element) -> None:
    """Give a mark its title, and a text its language."""
    title = element.get("aria-label")
    if title and element.get("role") == "graphics-symbol" and element.tag != f"{_SVG}g":
        ElementTree.SubElement(element, f"{_SVG}title").text = title
    text = element.text or ""
    if len(_HINDI.findall(text)) > len(_LATIN.findall(text)):
        element.set("lang", "hi")


def _linked(link: ElementTree.Element) -> ElementTree.Element:
    """A link as it should lead, if not by a text by the mouse alone; its mark if it leads nowhere.

    Vega makes a link of each mark of a layer in which one is.
    """
    (mark,) = link
    address = link.attrib.pop(_HREF)
    if not address.startswith(_HOST):
        return mark
    link.set("href", address.removeprefix(_HOST))
    if mark.tag != f"{_SVG}text":
        link.attrib |= {"aria-hidden": "true", "tabindex": "-1"}
    elif (title := mark.find(f"{_SVG}title")) is not None:
        link.set("aria-label", title.text or "")
    return link
