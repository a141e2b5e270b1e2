"""Draw the charts of a package from its built database."""

import json
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandhi.package import Package
from sandhi.publish.charts.declared import charts
from sandhi.publish.charts.document import ChartDocument, chart_data, document, seed_languages
from sandhi.publish.charts.draw import draw
from sandhi.publish.charts.figure import Column, Figure, figure_from
from sandhi.publish.charts.spoken import SpokenPackage
from sandhi.publish.languages.asked import ENGLISH, speaking
from sandhi.publish.languages.words import package_words
from sandhi.publish.sqlite.reading import Reader
from sandhi.publish.stored.shapes import read_stored
from sandhi.writing.disk import new_folder, write_new


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
            for one in spoken:
                with speaking(one.code):
                    whole = document(data, one)
                of = "" if one.code == ENGLISH else f".{one.code}"
                text = chart_json(PublishedChart(whole, draw(whole)))
                write_new(folder / f"{chart.name}{of}.json", text.encode("utf-8"))
    return [chart.name for chart in declared]


def chart_json(chart: PublishedChart) -> str:
    """Return a chart as JSON."""
    parts = {"document": chart.document._asdict(), "figure": chart.figure._asdict()}
    return json.dumps(parts, ensure_ascii=False) + "\n"  # indented, it takes ten times as long


def chart_from(text: str) -> PublishedChart:
    """Return the chart that a JSON text holds; MisshapenError where it holds none."""
    parts: dict[str, Any] = read_stored("chart", text)
    whole = ChartDocument(**parts["document"])
    columns = [Column(*column) for column in whole.columns]
    return PublishedChart(whole._replace(columns=columns), figure_from(parts["figure"]))
