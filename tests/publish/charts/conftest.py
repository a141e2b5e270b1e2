"""The charts of the frozen package, each drawn as wide as pages have it."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from sandhi.publish.charts.draw import PublishedChart, charts_from
from sandhi.publish.charts.figure import Figure
from sandhi.publish.languages.context import ENGLISH
from sandhi.publish.publication import CHARTS


@pytest.fixture(scope="session")
def folder(built: Path) -> Path:
    return built.parent / CHARTS


@pytest.fixture(scope="session")
def charts(folder: Path) -> dict[str, PublishedChart]:
    return {
        path.stem: charts_from(path.read_text("utf-8"))[ENGLISH]
        for path in sorted(folder.glob("*.json"))
    }


@pytest.fixture(scope="session")
def figures(charts: dict[str, PublishedChart]) -> dict[str, Figure]:
    return {name: chart.figure for name, chart in charts.items()}


@pytest.fixture(scope="session")
def drawn(figures: dict[str, Figure]) -> dict[str, list[ElementTree.Element]]:
    """All drawings of each chart, in each width."""
    return {
        name: [ElementTree.fromstring(svg) for one in figure.pictures for svg in one.svgs]
        for name, figure in figures.items()
    }
