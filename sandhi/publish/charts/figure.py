"""A chart that has been drawn, with all that stands beside it on its page."""

import json
from typing import Any, NamedTuple

from sandhi.publish.stored.shapes import read_stored


class Drawing(NamedTuple):
    """One picture as SVG, for wide pages and for narrow ones."""

    title: str
    wide: str
    narrow: str


class Cell(NamedTuple):
    """What stands in a cell, and the path on the site that it leads to, if it does."""

    text: str
    path: str = ""


class Section(NamedTuple):
    """Rows of a table under a heading."""

    title: str
    rows: list[list[Cell]]


class Column(NamedTuple):
    """A column of a table: its heading, and what that means."""

    title: str
    description: str


class Words(NamedTuple):
    """What a drawing shows, in sentences."""

    title: str
    sentences: list[str]


class Figure(NamedTuple):
    """A chart, drawn.

    ``reading`` says how to read it, ``alternative`` what there is to see. The drawings share the
    ``legend``; ``front`` is the title of the one for the front page. The table has the same data as
    the drawings, and what could not be drawn; ``rows`` is the table or view that all of it is from.
    """

    name: str
    title: str
    description: str
    rows: str
    reading: str
    alternative: list[Words]
    legend: Drawing | None
    drawings: list[Drawing]
    front: str
    columns: list[Column]
    sections: list[Section]


def as_json(figure: Figure) -> str:
    """Return a figure as JSON."""
    return json.dumps(figure._asdict(), ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> Figure:
    """Return the figure that a JSON text holds; MisshapenError where it holds none."""
    parts: dict[str, Any] = read_stored("figure", text)
    legend, sections = parts.pop("legend"), parts.pop("sections")
    for name, kind in {"alternative": Words, "drawings": Drawing, "columns": Column}.items():
        parts[name] = [kind(*part) for part in parts[name]]
    tables = [[[Cell(*cell) for cell in row] for row in rows] for _, rows in sections]
    titles = [title for title, _ in sections]
    return Figure(
        **parts, legend=legend and Drawing(*legend), sections=[*map(Section, titles, tables)]
    )
