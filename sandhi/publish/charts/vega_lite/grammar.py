"""The grammar of the charts: what Vega-Lite lays out, as the documents beside this.

In them ``"$name"`` stands for a value, within a text too, and ``"$": "name"`` for properties.
"""

from functools import cache
from importlib.resources import files
from string import Template
from typing import Any

from sandhi.files import parse_json
from sandhi.publish.charts.layout import look

PLAIN = {"type": "quantitative", "scale": None, "axis": None}  # a channel in pixels
# What makes marks lead to ``href``, and stand for ``title``, of what they draw.
# Vega takes a path for one below an address of its own, unless it is that of a file.
_LEADS = {
    "href": {"expr": "datum.href ? 'file://' + datum.href : null"},
    "description": {"expr": "datum.title || ''"},
}
_STYLED = _LEADS | {
    "stroke": {"expr": "datum.style.colour"},
    "fill": {"expr": f"datum.style.filled ? datum.style.colour : '{look.PAPER}'"},
}
_LOOKS = "INK SOFT LINE PAPER LINK WARN SIZE SMALL LEADING".split()
_VALUES = {name.lower(): getattr(look, name) for name in _LOOKS}
_VALUES |= {"plain": PLAIN, "leads": _LEADS, "styled": _STYLED}


def grammar(name: str, **values: Any) -> Any:
    """Return a document of the grammar, with values for what it leaves open."""
    return _filled(_document(name), _VALUES | values)


@cache
def _document(name: str) -> Any:
    document = files("sandhi.publish.charts.vega_lite") / f"{name}.json"
    return parse_json(document.read_text("utf-8"))


def _filled(part: Any, values: dict[str, Any]) -> Any:
    match part:
        case list():
            return [_filled(one, values) for one in part]
        case dict():
            filled = {name: _filled(one, values) for name, one in part.items() if name != "$"}
            return filled | values.get(part.get("$", ""), {})
        case str() if part[1:] in values and part[0] == "$":
            return values[part[1:]]
        case str():
            return Template(part).safe_substitute(values)
    return part
