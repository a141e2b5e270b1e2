"""What is looked for in a drawing: its words, its links, and what they choose."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

from sandhi.publish.charts.document import ChartDocument
from sandhi.publish.charts.rows import filter_values

SVG = "{http://www.w3.org/2000/svg}"


KINDS = {  # of the charts of the frozen package
    "figures": "claims",
    "network": "network",
    "participation": "matrix",
    "timeline": "timeline",
}
HINDI = re.compile(r"[\u0900-\u097f]")


def every(drawn: dict[str, list[ElementTree.Element]]) -> Iterator[ElementTree.Element]:
    """All drawings."""
    return (svg for svgs in drawn.values() for svg in svgs)


def words(svg: ElementTree.Element) -> list[str]:
    """Each text of a drawing."""
    return [words_of(text) for text in svg.iter(f"{SVG}text")]


def words_of(text: ElementTree.Element) -> str:
    """A text as it is read, without what it says to those who point at it."""
    broken = [f"{part.text}{part.tail}" for part in text.iter(f"{SVG}tspan")]
    return "".join([text.text or "", *broken]).strip()


def links(svg: str, of: str = "text") -> list[str]:
    """Where texts of a drawing lead, or its other marks."""
    every_link = ElementTree.fromstring(svg).iter(f"{SVG}a")
    return [link.attrib["href"] for link in every_link if link.find(f"{SVG}{of}") is not None]


def chosen(document: ChartDocument, path: str) -> dict[str, str]:
    """What a path of a chart narrows it to."""
    return filter_values(document, dict(parse_qsl(urlsplit(path).query)))
