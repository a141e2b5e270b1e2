"""Draw the charts of a package from its built database."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from sandhi.language.written import SAMPLE, TextLanguages, text_languages
from sandhi.package import Package
from sandhi.publish.charts.claims import claims
from sandhi.publish.charts.declared import Chart, Row, charts, read_rows
from sandhi.publish.charts.figure import Figure, as_json
from sandhi.publish.charts.matrix import matrix
from sandhi.publish.charts.timeline import timeline
from sandhi.publish.charts.vega_lite.svg import in_languages
from sandhi.publish.sqlite.reading import Reader
from sandhi.writing.disk import new_folder, write_new

_DRAW = {"timeline": timeline, "claims": claims, "matrix": matrix}


def write_charts(package: Package, database: Path, folder: Path) -> list[str]:
    """Draw each chart into a new folder, and return their names.

    A chart is a JSON file with all that its page shows, and its drawings once more as SVG files.
    PackageError where one is not declared as it must be; OSError where a file cannot be written.
    """
    new_folder(folder)
    declared, languages = charts(package), _languages(package)
    with closing(Reader.open(database)) as reader:
        rows = [read_rows(reader, chart) for chart in declared]

    def write(chart: Chart, rows: list[Row]) -> str:
        figure = _figure(package, chart, rows, languages)
        files = {f"{figure.name}.json": as_json(figure)}
        for number, drawing in enumerate(figure.drawings, 1):
            files[f"{figure.name}-{number}-wide.svg"] = drawing.wide + "\n"
            files[f"{figure.name}-{number}-narrow.svg"] = drawing.narrow + "\n"
        for name, text in files.items():
            write_new(folder / name, text.encode("utf-8"))
        return chart.name

    with ThreadPoolExecutor() as threads:  # most of the time goes by in a library of its own
        return [*threads.map(write, declared, rows)]


def _figure(package: Package, chart: Chart, rows: list[Row], languages: TextLanguages) -> Figure:
    figure = _DRAW[chart.kind](package, chart, rows)
    return figure._replace(
        drawings=[in_languages(drawing, languages) for drawing in figure.drawings],
        legend=figure.legend and in_languages(figure.legend, languages),
    )


def _languages(package: Package) -> TextLanguages:
    """The languages of the seeds of a package."""
    if "seeds" not in package.schemas:
        return TextLanguages()
    seeds = package.cells("seeds")
    stated = seeds["language"] if "language" in seeds else [""] * len(seeds)
    return text_languages(
        (seed, code, package.texts[seed][:SAMPLE])
        for seed, code in zip(seeds["seed_id"], stated, strict=True)
    )
