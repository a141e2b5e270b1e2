"""What stands beside the drawings of a chart: its table, and words to tell of it."""

from collections.abc import Sequence

from sandhi.cite.record import record_path
from sandhi.package import Package
from sandhi.package.declarations import views
from sandhi.publish.charts.declared import Chart, Row
from sandhi.publish.charts.figure import Cell, Column, Section

SHOWN = 1000  # rows of a section, at the most; the page leads to all of them


def columns(package: Package, chart: Chart) -> list[Column]:
    """Return the headings of the columns that a chart declares, with what they mean."""
    source = chart.said["rows"]
    if schema := package.schemas.get(source):
        return [
            Column(schema.field(name).title, schema.field(name).description)
            for name in chart.said["columns"]
        ]
    terms = {view.name: view.terms for view in views(package)}
    own = terms.get(source, {})
    return [Column(heading(name), own.get(name, "")) for name in chart.said["columns"]]


def section(chart: Chart, title: str, rows: Sequence[Row]) -> Section:
    """Return rows in the columns that a chart declares, each key as a link to its row."""
    found = []
    for row in rows[:SHOWN]:
        cells = []
        for name in chart.said["columns"]:
            text = "" if row[name] is None else str(row[name])
            cells.append(Cell(text, record_path(text) if name == chart.said["key"] else ""))
        found.append(cells)
    return Section(title, found)


def heading(name: str) -> str:
    """Return the heading of a column that has a name alone."""
    return name.removesuffix("_id").replace("_", " ").capitalize()
