"""Draw the charts of a package from its built database."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandhi.package import Package
from sandhi.publish.charts.declared import charts
from sandhi.publish.charts.document import ChartDocument, document
from sandhi.publish.charts.draw import draw
from sandhi.publish.charts.figure import Column, Figure, figure_from
from sandhi.publish.charts.kinds.matrix import grouped
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
    documents = []
    with closing(Reader.open(database)) as reader:
        for code, words in {ENGLISH: {}, **package_words(package)}.items():
            spoken = SpokenPackage.of(package, code, words)
            with speaking(code):
                documents += [document(package, reader, chart, spoken) for chart in declared]

    def write(whole: ChartDocument) -> None:
        whole = grouped(whole) if "groups" in whole.how else whole
        figure = draw(whole)
        text = chart_json(PublishedChart(whole, figure))
        of = "" if whole.language == ENGLISH else f".{whole.language}"
        write_new(folder / f"{whole.name}{of}.json", text.encode("utf-8"))

    with ThreadPoolExecutor() as threads:  # most of the time goes by in a library of its own
        [*threads.map(write, documents)]
    return [chart.name for chart in declared]


def chart_json(chart: PublishedChart) -> str:
    """Return a chart as JSON."""
    parts = {"document": chart.document._asdict(), "figure": chart.figure._asdict()}
    return json.dumps(parts, ensure_ascii=False, indent=1) + "\n"


def chart_from(text: str) -> PublishedChart:
    """Return the chart that a JSON text holds; MisshapenError where it holds none."""
    parts: dict[str, Any] = read_stored("chart", text)
    whole = ChartDocument(**parts["document"])
    columns = [Column(*column) for column in whole.columns]
    return PublishedChart(whole._replace(columns=columns), figure_from(parts["figure"]))
