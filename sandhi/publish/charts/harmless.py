"""Whether a figure that lies beside a database can stand on a page as it is.

A build may come from anywhere; the drawings of one are put into pages as they are.
"""

from xml.etree import ElementTree

from sandhi.publish.charts.figure import Figure
from sandhi.publish.charts.page import paths_of

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = "circle ellipse line path polygon polyline rect"
_ELEMENTS = {f"{_SVG}{name}" for name in f"svg g a title text tspan {_SHAPES}".split()}
_ATTRIBUTES = frozenset(
    "aria-hidden aria-label cx cy d dx dy fill fill-opacity font-family font-size font-style "
    "font-weight height href lang opacity pointer-events points r role rx ry stroke "
    "stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-opacity stroke-width tabindex text-anchor transform version viewBox width x x1 x2 "
    "y y1 y2".split()
)


def harmless(figure: Figure) -> bool:
    """Whether a figure has shapes, texts and links within the site, and nothing else."""
    pages = [drawing.page for drawing in figure.pictures if drawing.page]
    return all(_drawn(svg) for drawing in figure.pictures for svg in drawing.svgs) and all(
        not path or _within(path) for page in pages for path in paths_of(page)
    )


def _drawn(svg: str) -> bool:
    if "<!" in svg or "<?" in svg:  # which a page may read in another way than XML does
        return False
    try:
        elements = ElementTree.fromstring(svg).iter()
    except ElementTree.ParseError:
        return False
    return all(
        element.tag in _ELEMENTS and all(_is_harmless(*pair) for pair in element.attrib.items())
        for element in elements
    )


def _is_harmless(name: str, value: str) -> bool:
    if name == "href":
        return _within(value)
    return name in _ATTRIBUTES and "url(" not in value.lower()


def _within(path: str) -> bool:
    """Whether a path is one of the site itself."""
    return path.startswith("/") and path[1:2] not in ("/", "\\")
