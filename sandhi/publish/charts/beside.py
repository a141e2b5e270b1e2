"""What stands beside the drawings of a chart: what its page says of it, and its table."""

from collections.abc import Sequence
from typing import Any

from sandhi.cite.record import record_path
from sandhi.package import Package
from sandhi.package.declarations import views
from sandhi.publish.charts.declared import Chart, Row, text
from sandhi.publish.charts.figure import Cell, Column, Figure, Section

SHOWN = 1000  # rows of a section, at the most; the page leads to all of them


def figure(chart: Chart, **drawn: Any) -> Figure:
    """Return a figure of a chart: what is declared of it, and what has been drawn."""
    said = {
        name: chart.declaration.get(name, "") for name in ("title", "description", "rows", "front")
    }
    return Figure(name=chart.name, **said, **drawn)


def columns(package: Package, chart: Chart) -> list[Column]:
    """Return the headings of the columns that a chart declares, with what they mean."""
    source = chart.declaration["rows"]
    if schema := package.schemas.get(source):
        fields = [schema.field(name) for name in chart.declaration["columns"]]
        return [Column(field.title, field.description) for field in fields]
    terms = {view.name: view.terms for view in views(package)}.get(source, {})
    return [Column(heading(name), terms.get(name, "")) for name in chart.declaration["columns"]]


def section(chart: Chart, title: str, rows: Sequence[Row]) -> Section:
    """Return rows in the columns that a chart declares, each key as a link to its row."""
    keys = [name == chart.declaration["key"] for name in chart.declaration["columns"]]
    found = []
    for row in rows[:SHOWN]:
        cells = zip(map(text, row["cells"]), keys, strict=True)
        found.append([Cell(said, record_path(said) if key else "") for said, key in cells])
    return Section(title, found)


def heading(name: str) -> str:
    """Return the heading of a column that has a name alone."""
    return name.removesuffix("_id").replace("_", " ").capitalize()
