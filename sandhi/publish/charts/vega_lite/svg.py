"""A chart of Vega-Lite as SVG for a page: drawn by vl-convert without a network, then tidied.

What Vega says to screen readers of each mark in its own terms is taken away. A text that leads
somewhere is a link; other marks that lead there too are for the mouse, and have a title. Text in
another script bears its language.
"""

import re
import resource
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple
from xml.etree import ElementTree

from babel.dates import get_month_names

from sandhi.files import PackageError
from sandhi.language.text_languages import TextLanguages
from sandhi.publish.charts.layout.look import FONT, INK, LEADING, SIZE
from sandhi.publish.charts.vega_lite.grammar import grammar
from sandhi.publish.interchange.texts.xml import in_xml
from sandhi.publish.languages.cldr import locale
from sandhi.publish.languages.context import ENGLISH, language

SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_VERSION = "6.4"  # of Vega-Lite, in which the grammar is
# What Vega says of each element, and what the page says better, or once for all.
_NOISE = ("aria-hidden", "aria-label", "aria-roledescription", "class", "font-family", "role")
# What a mark is without being told so.
_DEFAULTS = {"opacity": "1", "fill-opacity": "1", "stroke-opacity": "1", "version": "1.1"}
_FRACTION = re.compile(r"-?[0-9]+\.[0-9]{2,}(?:e-?[0-9]+)?")  # of a pixel, finer than is seen
_WORD = re.compile(r"[a-z]{2}")  # which tells English words from keys and numbers
_PLACES = frozenset("cx cy d height r transform viewBox width x x1 x2 y y1 y2".split())
_EMPTY = ("", "M0,0", "M0,0h0v0h0Z")
_ABOVE = re.compile(r"translate\((-?[0-9.]+),-[0-9.]+\)")  # of a label of an axis
_BREAK = " "  # between lines, or words on both sides would be read as one
_BASELINE = 0.3  # ems that it lies below the middle of a line
ElementTree.register_namespace("", SVG.strip("{}"))


class Text(NamedTuple):
    """Words of a picture, where they lead, and what is said of that to those who do not see it."""

    words: str
    href: str = ""
    title: str = ""
    colour: str = INK
    size: int = SIZE
    weight: str = ""


class PlacedText(NamedTuple):
    """A text in lines, with the left and the middle of the first one, in pixels."""

    text: Text
    lines: Sequence[str]
    x: float
    y: float


# Bytes of addresses, little of it ever memory: what the library that draws reserves, and more.
_RESERVED = 72 * 2**30


def _ensure_addresses() -> None:
    """PackageError where the library that draws would end the process, for want of addresses."""
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit != resource.RLIM_INFINITY and limit < _RESERVED:
        needed, limited = (f"{size / 2**30:.0f} GB" for size in (_RESERVED, limit))
        raise PackageError(
            f"no chart can be drawn: that takes {needed} of addresses, of which few are memory, "
            f"and this process may have {limited}; run it without `ulimit -v`"
        )


def svg(
    languages: TextLanguages,
    title: str,
    spec: dict[str, Any],
    size: tuple[float, float | dict[str, float]],
    edges: tuple[float, float, float] = (0, 0, 0),
    texts: Iterable[PlacedText] = (),
) -> str:
    """Return a picture as an SVG element; the title is for those who do not see it.

    ``size`` is the width and height of its plot, or the step of its rows; ``edges`` are left of it,
    above and right of it. ``texts`` stand beside it, not drawn by Vega, which would measure each.
    """
    _ensure_addresses()
    from vl_convert import vegalite_to_svg

    padding = dict(zip(("left", "top", "right", "bottom"), (*edges, 0), strict=True))
    sides = dict(zip(("width", "height"), size, strict=True))
    whole = {**spec, **sides, "padding": padding, "config": grammar("config")}
    days = _time_locale(language()) or None
    drawn = ElementTree.fromstring(
        vegalite_to_svg(_in_xml(whole), _VERSION, time_format_locale=days)
    )
    for element in drawn.iter():
        _tidy(element)
    drawn.attrib |= {"role": "group", "aria-label": title, "font-family": FONT}
    for text in texts:
        write(drawn, *text)
    for element in drawn.iter():
        if code := _language(element.text or "", languages):
            element.set("lang", code)
    return in_xml(ElementTree.tostring(drawn, encoding="unicode"))


def axis_labels(drawn: str) -> list[tuple[float, str]]:
    """Return the words above the plot of a picture, each with where it stands in the plot."""
    texts = ElementTree.fromstring(drawn).iter(f"{SVG}text")
    places = ((_ABOVE.fullmatch(text.get("transform", "")), text.text or "") for text in texts)
    return [(float(place[1]), words) for place, words in places if place and words.strip()]


def write(
    parent: ElementTree.Element,
    text: Text,
    lines: Sequence[str],
    x: float,
    y: float,
    leading: float = LEADING,
) -> None:
    """Write a text in lines, as a link if it leads somewhere."""
    if not lines:
        return
    if text.href:
        label = {"aria-label": text.title} if text.title else {}
        parent = ElementTree.SubElement(parent, f"{SVG}a", {"href": text.href} | label)
    look = {"x": f"{x:g}", "y": f"{y + _BASELINE * text.size:g}", "fill": text.colour}
    look |= {"font-size": f"{text.size}"} | ({"font-weight": text.weight} if text.weight else {})
    element = ElementTree.SubElement(parent, f"{SVG}text", look)
    first, *others = lines
    element.text = f"{first}{_BREAK}" if others else first
    for line in others:
        place = {"x": f"{x:g}", "dy": f"{leading:g}"}
        part = ElementTree.SubElement(element, f"{SVG}tspan", place)
        part.text, part.tail = line, _BREAK


def _in_xml(value: Any) -> Any:
    """What is drawn, with texts that XML can hold: Vega ends the whole process at any other."""
    if isinstance(value, dict):
        return {_in_xml(name): _in_xml(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_in_xml(part) for part in value]
    return in_xml(value) if isinstance(value, str) else value


@cache
def _time_locale(code: str) -> dict[str, Any]:
    """The locale of a language in which axes have their days, as D3 asks for it."""
    if code == ENGLISH:
        return {}
    names = get_month_names(
        "wide", "format", locale(code)
    )  # not all languages cut them short alike
    months, days = [str(names[number]) for number in range(1, 13)], [""] * 7  # which none tells
    forms = {"dateTime": "%c", "date": "%x", "time": "%X", "periods": ["AM", "PM"]}
    return {**forms, "days": days, "shortDays": days, "months": months, "shortMonths": months}


def _language(text: str, languages: TextLanguages) -> str:
    """The language that a text bears: another than English, and English on pages of another.

    A text of two languages goes by the one that is not the page's.
    """
    if not text.isascii():
        others = (code for *_, code in languages.passages(text) if code)
        if code := languages.of(text) or next(others, ""):
            return code
    return ENGLISH if language() != ENGLISH and _WORD.search(text) else ""


def _unwrapped(children: Iterable[ElementTree.Element]) -> Iterator[ElementTree.Element]:
    """Elements without the groups around them that say nothing; one that is empty is left out."""
    for child in children:
        if child.tag == f"{SVG}g" and not {*child.attrib} - {*_NOISE}:
            yield from _unwrapped(child)
        else:
            yield child


def _is_empty(element: ElementTree.Element) -> bool:
    """Whether nothing is seen of an element: of a mark without extent, or a link of such alone."""
    is_link = element.tag == f"{SVG}a"
    return all(map(_is_empty, element)) if is_link else element.get("d") in _EMPTY


def _tidy(element: ElementTree.Element) -> None:
    """Make an element that Vega has drawn, before any that is in it, what a page is to have."""
    title, role = element.get("aria-label"), element.get("role")
    for name in _NOISE:
        element.attrib.pop(name, None)
    for name, value in [*element.attrib.items()]:
        if _DEFAULTS.get(name) == value:
            del element.attrib[name]
        elif name in _PLACES:
            element.set(
                name, _FRACTION.sub(lambda number: f"{round(float(number[0]), 1):g}", value)
            )
    element[:] = _unwrapped(child for child in element if not _is_empty(child))
    if element.tag == f"{SVG}a":
        (mark,) = element
        element.set("href", element.attrib.pop(_HREF))
        if mark.tag != f"{SVG}text":
            element.attrib |= {"aria-hidden": "true", "tabindex": "-1"}
        elif label := mark.get("aria-label"):
            element.set("aria-label", label)
    elif title and role == "graphics-symbol" and element.tag != f"{SVG}g":
        ElementTree.SubElement(element, f"{SVG}title").text = title
    elif element.tag == f"{SVG}tspan":
        element.tail = _BREAK
