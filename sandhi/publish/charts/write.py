"""Draw the charts of a package from its built database."""

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandhi.package import Package
from sandhi.publish.charts.declarations import charts
from sandhi.publish.charts.document import (
    ChartData,
    ChartDocument,
    chart_data,
    document,
    seed_languages,
)
from sandhi.publish.charts.draw import draw
from sandhi.publish.charts.figure import Column, Figure, figure_from
from sandhi.publish.charts.translation import SpokenPackage
from sandhi.publish.languages.asked import ENGLISH, speaking
from sandhi.publish.languages.words import package_words
from sandhi.publish.sqlite.reading import Reader
from sandhi.publish.stored.shapes import read_stored
from sandhi.writing.disk import new_folder, write_new

# What a document has alike in each language: the rows above all, which grow with the package.
_SHARED = ("name", "sql", "rows", "articles", "disputes", "languages", "limits")


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
    languages = seed_languages(package)
    spoken = [
        SpokenPackage.of(package, code, words)
        for code, words in {ENGLISH: {}, **package_words(package)}.items()
    ]
    with closing(Reader.open(database)) as reader:
        for chart in declared:
            data = chart_data(package, reader, chart, languages)
            published = [_published(data, one) for one in spoken]
            text = charts_json(published)
            write_new(folder / f"{chart.name}.json", text.encode("utf-8"))
    return [chart.name for chart in declared]


def charts_json(charts: Sequence[PublishedChart]) -> str:
    """Return one chart in each of its languages as JSON, what does not differ in them once."""
    documents = [chart.document._asdict() for chart in charts]
    shared = {name: documents[0][name] for name in _SHARED}
    spoken = [
        {
            "document": {name: part for name, part in document.items() if name not in shared},
            "figure": chart.figure._asdict(),
        }
        for chart, document in zip(charts, documents, strict=True)
    ]
    parts = {"shared": shared, "spoken": spoken}
    return json.dumps(parts, ensure_ascii=False) + "\n"  # indented, it takes ten times as long


def charts_from(text: str) -> dict[str, PublishedChart]:
    """Return the chart that a JSON text holds by language; MisshapenError where it holds none.

    What does not differ in the languages is held once as well.
    """
    parts: dict[str, Any] = read_stored("chart", text)
    charts = {}
    for language_parts in parts["spoken"]:
        whole = ChartDocument(**parts["shared"], **language_parts["document"])
        columns = [Column(*column) for column in whole.columns]
        figure = figure_from(language_parts["figure"])
        charts[whole.language] = PublishedChart(whole._replace(columns=columns), figure)
    return charts


def _published(data: ChartData, spoken: SpokenPackage) -> PublishedChart:
    """A chart, drawn in a language."""
    with speaking(spoken.code):
        whole = document(data, spoken)
    return PublishedChart(whole, draw(whole))
