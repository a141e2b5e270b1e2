"""A package of any subject declares charts, and is told in a line where one is declared wrongly."""

import json
import subprocess
import sys
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from sandhi.package import PackageError
from sandhi.publish.charts.declared import Chart, charts, read_rows
from sandhi.publish.charts.figure import Figure, from_json
from sandhi.publish.charts.layout.look import SMALL
from sandhi.publish.charts.matrix import matrix
from sandhi.publish.charts.layout.panel import DRAWN
from sandhi.publish.charts.timeline import timeline
from sandhi.publish.charts.write import write_charts
from sandhi.publish.database import build
from sandhi.publish.sqlite.reading import Reader
from tests.conftest import Copy
from tests.publish.test_charts import SVG, words_of

MATRIX = {
    "kind": "matrix",
    "title": "Sentences",
    "description": "How many sentences of which kind there are.",
    "rows": "sentences",
    "of": "sentences",
    "key": "seed_id",
    "label": "seed_id",
    "panel": "kind",
    "count": "sentence_id",
    "counted": "sentences",
    "column": "kind",
    "groups": [{"title": "Text", "values": ["headline", "body"]}],
}


TIMELINE = {
    "title": "Sentences",
    "description": "When each was written.",
    "rows": "sentences",
    "of": "sentences",
    "key": "sentence_id",
    "status": "kind",
    "columns": ["sentence_id"],
    "periods": [{"title": "2024", "first": "2024-01-01", "last": "2024-12-31"}],
}


def declare(copy: Copy, **declaration: object) -> None:
    """Declare a chart in a copy of a package."""
    folder = copy.root / "schemas" / "charts"
    folder.mkdir()
    (folder / "kinds.json").write_text(json.dumps(declaration), encoding="utf-8")
    copy.describe(
        "datapackage.json", lambda package: package["sandhi"].update(charts="schemas/charts")
    )


def drawn(copy: Copy, folder: Path, findings: int = 0) -> Figure:
    """The one chart of a copy of a package."""
    build(copy.package, folder / "built.db", findings)
    write_charts(copy.package, folder / "built.db", folder / "charts")
    return from_json((folder / "charts" / "kinds.json").read_text("utf-8"))


def test_long_panels_and_long_words_stay_within_a_drawing(cricket: Copy, tmp_path: Path) -> None:
    declare(cricket, **MATRIX)
    build(cricket.package, tmp_path / "built.db")
    (chart,) = charts(cricket.package)
    with closing(Reader.open(tmp_path / "built.db")) as reader:
        (row, *_) = read_rows(reader, chart)
    name = "A side that has a very long name " * 4
    rows = [row | {"key": f"M{number}", "label": name} for number in range(DRAWN + 1)]
    figure = matrix(cricket.package, chart, rows)
    assert len(figure.sections[0].rows) == len(rows)
    for svg in map(ElementTree.fromstring, (figure.drawings[0].wide, figure.drawings[0].narrow)):
        drawn_texts = [text for text in svg.iter(f"{SVG}text") if name.strip() in words_of(text)]
        assert len(drawn_texts) == DRAWN
        tops = [float(text.attrib["transform"].split(",")[1].rstrip(")")) for text in drawn_texts]
        lines = len([*drawn_texts[0].iter(f"{SVG}tspan")])
        gaps = [after - before for before, after in pairwise(tops)]
        assert min(gaps) > lines * SMALL
        assert tops[-1] + lines * SMALL < float(svg.attrib["height"])


def test_a_row_that_no_period_holds_is_listed_by_what_is_known_of_its_time(cricket: Copy) -> None:
    days = {
        "within": ("2024-06-19", "2024-06-19"),
        "before": ("2023-06-19", "2024-06-19"),
        "until": ("", "2024-06-19"),
        "never": ("", ""),
    }
    rows: list[dict[str, Any]] = [
        {"key": key, "label": key, "status": "body", "cells": [key]}
        | {"earliest": first, "latest": last}
        for key, (first, last) in days.items()
    ]
    figure = timeline(cricket.package, Chart("times", "times.json", "timeline", TIMELINE), rows)
    assert [drawing.title for drawing in figure.drawings] == ["2024"]
    assert {section.title: section.rows[0][0].text for section in figure.sections} == {
        "2024": "within",
        "In none of these periods": "before",
        "Only the last possible day is known": "until",
        "Without a date": "never",
    }


def test_a_package_of_another_subject_has_charts_of_its_own(cricket: Copy, tmp_path: Path) -> None:
    declare(cricket, **MATRIX)
    figure = drawn(cricket, tmp_path)
    headline, body, promo = figure.sections
    assert [cell.text for cell in headline.rows[0]] == ["M1", "1", "1", ""]
    assert {row[0].text: row[2].text for row in body.rows} == {"M1": "2", "M2": "2"}
    assert figure.columns[-1].title == "Other"  # for what is in no group
    assert [cell.text for cell in promo.rows[0]] == ["M1", "1", "", "1"]


def test_a_package_that_declares_no_charts_has_none_and_loads_no_library_for_them(
    cricket: Copy, tmp_path: Path
) -> None:
    build(cricket.package, tmp_path / "built.db")
    code = (
        "import sys; from pathlib import Path; from sandhi.package import Package;"
        "from sandhi.publish.charts.write import write_charts;"
        f"write_charts(Package.open(Path({str(cricket.root)!r})),"
        f" Path({str(tmp_path / 'built.db')!r}), Path({str(tmp_path / 'charts')!r}));"
        "print({'vl_convert'} & sys.modules.keys())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
    )
    assert (ran.stdout, ran.stderr) == ("set()\n", "")
    assert [*(tmp_path / "charts").iterdir()] == []


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"kind": "pie"}, r"kinds\.json: the kind is 'pie'; give one of"),
        ({"colour": "red"}, r"kinds\.json at /: .*'colour' was unexpected"),
        ({"label": None}, r"kinds\.json at /label: None is not of type 'string'"),
        ({"groups": []}, r"kinds\.json at /groups: "),
        ({"rows": "nothing"}, r"kinds\.json: no such table: nothing; name a table or view"),
        ({"label": "nothing"}, r"kinds\.json: sentences has no column nothing; name one of"),
        ({"where": {"nothing": [1]}}, r"sentences has no column nothing; name one of"),
        ({"panel": "quote"}, r"sentences\.quote is no enumeration; give as panel"),
        ({"of": "nothing"}, r"nothing\.kind is no enumeration"),
    ],
)
def test_a_chart_that_is_declared_wrongly_is_told_of_with_its_file(
    cricket: Copy, tmp_path: Path, changed: dict[str, object], message: str
) -> None:
    declare(cricket, **MATRIX | changed)
    with pytest.raises(PackageError, match=message):
        drawn(cricket, tmp_path)


@pytest.mark.parametrize("name", ["Kinds", "sandhi", "a.b"])
def test_a_chart_with_a_name_that_no_page_can_have_is_told_of(cricket: Copy, name: str) -> None:
    declare(cricket, **MATRIX)
    folder = cricket.root / "schemas" / "charts"
    (folder / "kinds.json").rename(folder / f"{name}.json")
    with pytest.raises(PackageError, match=rf"{name}\.json: no page can have this name"):
        charts(cricket.package)
