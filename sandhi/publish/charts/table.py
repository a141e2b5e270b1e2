"""The table beside the drawings of a chart."""

from collections.abc import Sequence

from sandhi.cite.record import record_path
from sandhi.package import Package
from sandhi.package.declarations import views
from sandhi.publish.charts.declared import Chart, Row, text
from sandhi.publish.charts.figure import Cell, Column, Section

SHOWN = 1000  # rows of a section, at the most; the page leads to all of them


def columns(package: Package, chart: Chart) -> list[Column]:
    """Return the headings of the columns that a chart declares, with what they mean."""
    source, names = chart.declaration["rows"], chart.declaration["columns"]
    if schema := package.schemas.get(source):
        fields = [schema.field(name) for name in names]
        return [Column(field.title, field.description) for field in fields]
    terms = {view.name: view.terms for view in views(package)}.get(source, {})
    return [Column(heading(name), terms.get(name, "")) for name in names]


def section(chart: Chart, title: str, rows: Sequence[Row]) -> Section:
    """Return rows in the columns that a chart declares, each key as a link to its row."""
    keys = [name == chart.declaration["key"] for name in chart.declaration["columns"]]
    table = []
    for row in rows[:SHOWN]:
        cells = zip(map(text, row["cells"]), keys, strict=True)
        table.append([Cell(cell, record_path(cell) if key else "") for cell, key in cells])
    return Section(title, table)


def heading(name: str) -> str:
    """Return the heading of a column that has a name alone."""
    return name.removesuffix("_id").replace("_", " ").capitalize()
