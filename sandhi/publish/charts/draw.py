"""A chart drawn from its document: when it is built, or narrowed to some of its rows."""

import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandhi.package import Package
from sandhi.publish.charts.declarations import Row, charts
from sandhi.publish.charts.document import ChartDocument, documents, seed_languages, text
from sandhi.publish.charts.figure import Column, Figure, figure_from
from sandhi.publish.charts.kinds.claims import claims
from sandhi.publish.charts.kinds.matrix import matrix
from sandhi.publish.charts.kinds.network import network
from sandhi.publish.charts.kinds.timeline import timeline
from sandhi.publish.charts.layout.panel import Sketch
from sandhi.publish.charts.rows import matching_rows
from sandhi.publish.charts.translation import Translation
from sandhi.publish.contract.shapes import read_stored
from sandhi.publish.languages.context import ENGLISH, speaking
from sandhi.publish.languages.interface import by_page_language
from sandhi.publish.languages.words import package_words
from sandhi.publish.sqlite.reading import Reader
from sandhi.writing.disk import new_folder, write_new

# What a document has alike in each language: the rows above all, which grow with the package.
_SHARED = "name sql rows articles disputes open_disputes languages limits".split()

# Of kinds that draw each row, at the most: a picture of more shows nothing.
DRAWN = 500  # rows
PANELS = 20
_EACH = ("claims", "timeline")
_KINDS = {"claims": claims, "matrix": matrix, "network": network, "timeline": timeline}


@dataclass(frozen=True, eq=False)
class PublishedChart:
    """A chart as it lies beside the database: what it is drawn from, and what was drawn.

    It is the same as itself alone, so that what is drawn of it can be kept by it.
    """

    document: ChartDocument
    figure: Figure


def write_charts(package: Package, database: Path, folder: Path) -> list[str]:
    """Draw each chart, in each language of the package, into a new folder; return their names.

    PackageError where one is not declared as it must be; OSError where a file cannot be written.
    """
    new_folder(folder)
    declared = charts(package)
    if not declared:
        return []
    seeds = seed_languages(package)
    languages = {ENGLISH: {}, **by_page_language(package_words(package))}
    translations = [Translation.of(package, *language) for language in languages.items()]
    with closing(Reader.open(database)) as reader:
        for chart in declared:
            drawn = with_named_first(
                package, documents(package, reader, chart, seeds, translations)
            )
            json_text = charts_json([PublishedChart(one, draw(one)) for one in drawn])
            write_new(folder / f"{chart.name}.json", json_text.encode("utf-8"))
    return [chart.name for chart in declared]


def with_named_first(
    package: Package, documents: Sequence[ChartDocument]
) -> Sequence[ChartDocument]:
    """Return the documents of a chart with rows first of those panels that questions name.

    So these are drawn also where there are more than are drawn: of each at least its share. The
    first document is in the language of the package, in which they are named.
    """
    english, *_ = documents
    rows = english.rows
    places_by_title = {
        one.drawing: list[int]()
        for one in package.settings.questions
        if one.drawing and one.chart == english.name
    }
    if not places_by_title or len(drawn_rows(english, rows)) == len(rows):
        return documents
    for place, row in enumerate(rows):
        places_by_title.get(_panel_title(english, row), []).append(place)
    share = max(DRAWN // len(places_by_title), 1)
    first = [place for places in places_by_title.values() for place in places[:share]]
    order = [*first, *sorted({*range(len(rows))}.difference(first))]
    return [one._replace(rows=[rows[place] for place in order]) for one in documents]


def _panel_title(document: ChartDocument, row: Row) -> str:
    """The title of the panel that a row is in, of a kind that draws each row."""
    if document.kind == "claims":
        return document.label(text(row["panel"]), "panel")
    begin = text(row["earliest"])
    periods = document.how["periods"]
    return next((one["title"] for one in periods if one["first"] <= begin <= one["last"]), "")


def drawn_rows(document: ChartDocument, rows: Sequence[Row]) -> Sequence[Row]:
    """Return those of rows that a chart draws: of a kind that draws each, the first ones."""
    if document.kind not in _EACH:
        return rows
    first = rows[:DRAWN]
    panels = [*dict.fromkeys(row.get("panel") for row in first)][:PANELS]
    return [row for row in first if row.get("panel") in panels]


def draw(document: ChartDocument, chosen: Mapping[str, str] | None = None) -> Figure:
    """Return the figure of a chart: of the rows, and in the lanes, that are chosen.

    Those that are not drawn (``drawn_rows``) stand in the table.
    """
    with speaking(document.language):
        return _sketch(document, chosen or {}).drawn()


def panel_titles(document: ChartDocument) -> list[str]:
    """Return the titles of the panels of a chart, none of which is drawn for that."""
    with speaking(document.language):
        return _sketch(document, {}).titles


def _sketch(document: ChartDocument, chosen: Mapping[str, str]) -> Sketch:
    rows = drawn_rows(document, matching_rows(document, chosen))
    return _KINDS[document.kind](document, rows, chosen)


def charts_json(charts: Sequence[PublishedChart]) -> str:
    """Return one chart in each of its languages as JSON, what does not differ in them once."""
    shared = {name: getattr(charts[0].document, name) for name in _SHARED}
    spoken = []
    for chart in charts:
        parts = chart.document._asdict()
        translated = {name: part for name, part in parts.items() if name not in shared}
        spoken.append({"document": translated, "figure": chart.figure._asdict()})
    # Indented, it takes ten times as long.
    return json.dumps({"shared": shared, "spoken": spoken}, ensure_ascii=False) + "\n"


def charts_from(json_text: str) -> dict[str, PublishedChart]:
    """Return the chart that a JSON text holds by language; MisshapenError where it holds none.

    What does not differ in the languages is held once as well.
    """
    parts: dict[str, Any] = read_stored("chart", json_text)
    charts = {}
    for language_parts in parts["spoken"]:
        whole = ChartDocument(**parts["shared"], **language_parts["document"])
        columns = [Column(*column) for column in whole.columns]
        figure = figure_from(language_parts["figure"])
        charts[whole.language] = PublishedChart(whole._replace(columns=columns), figure)
    return charts
