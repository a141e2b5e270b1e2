"""A question shows a drawing that its chart has, which depends on what the data call it."""

from pathlib import Path

from sandhi.publish.charts.write import chart_from, write_charts
from sandhi.publish.database import build
from tests.conftest import Copy


def test_the_panel_that_a_question_shows_is_one_of_its_chart(dataset: Copy, tmp_path: Path) -> None:
    package = dataset.package
    build(package, tmp_path / "sandhi.db")
    write_charts(package, tmp_path / "sandhi.db", tmp_path / "charts")
    shown = [one for one in package.settings.questions if one.drawing]
    assert shown
    for question in shown:
        chart = chart_from((tmp_path / "charts" / f"{question.chart}.json").read_text("utf-8"))
        assert question.drawing in [one.title for one in chart.figure.drawings]
