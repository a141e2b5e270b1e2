"""What depends on the data in the answers: the drawing that one shows, and what one counts."""

import sqlite3
from contextlib import closing

import pytest

from sandhi.package.declarations import questions
from sandhi.publish.charts.draw import charts_from
from sandhi.publish.database import BUILT
from sandhi.publish.languages.words import package_words, wording
from tests.conftest import Copy


@pytest.mark.slow
def test_the_panel_that_a_question_shows_is_one_of_its_chart(published: Copy) -> None:
    package = published.package
    shown = [one for one in package.settings.questions if one.drawing]
    words = package_words(package)
    assert shown
    for question in shown:
        file = published.root / "build" / "charts" / f"{question.chart}.json"
        for language, chart in charts_from(file.read_text("utf-8")).items():
            drawing = wording(words.get(language, {}), question.drawing)
            assert drawing in [one.title for one in chart.figure.drawings]


@pytest.mark.slow
def test_an_answer_in_short_counts_what_the_whole_answer_lists(published: Copy) -> None:
    """Each number of an answer about pairs is that of the tables which show them one by one."""
    asked = {one.name: one.sql for one in questions(published.package)}
    with closing(sqlite3.connect(published.root / BUILT)) as database:
        database.row_factory = sqlite3.Row
        (short,) = database.execute(asked["who-acts-with-whom-in-short"])
        whole = database.execute(asked["who-acts-with-whom"]).fetchall()
        closest = database.execute(asked["what-the-closest-pair-does"]).fetchall()
    pairs = {(row["actor"], row["other"]) for row in whole}
    assert short["pairs"] == len(pairs)
    assert short["actors"] == len({name for pair in pairs for name in pair})
    shared = [
        row for row in whole if (row["actor"], row["other"]) == (short["one"], short["other"])
    ]
    assert short["events"] == sum(row["events"] for row in shared) == len(closest)
    assert short["told"] == sum(row["status"] == "occurred" for row in closest)
