"""Whatever rows the check lets a chart have, it is drawn, and written so that it can be read."""

import json
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from sandhi.check.run import check
from sandhi.package import Package, PackageError, Trust
from sandhi.publish.charts.declarations import KINDS, Chart, answer, charts
from sandhi.publish.charts.draw import charts_from, write_charts
from sandhi.publish.database import build
from sandhi.publish.languages.context import ENGLISH
from sandhi.publish.rules import RULES
from sandhi.publish.sqlite.reading import Reader
from tests.conftest import Copy
from tests.publish.charts.drawings import SVG, words_of
from tests.publish.charts.test_declarations import COMMON, MATRIX, declare
from tests.publish.charts.test_declarations import KINDS as EXAMPLES

# A row of each kind, as SQL has its cells, and what may be in any of them instead.
PLAIN = {
    "claims": "'R1' 'Runs' 'T1' 7 5 9 'body' 8 '2024-01-01' '2024-01-02' 'Pune' 'A1' 'रन'".split(),
    "matrix": "'R1' 'body' 'S1' 'body'".split(),
    "network": "'R1' 'T1' 'T2' 'body' 'on'".split(),
    "timeline": "'R1' 'Match' 'body' '2025-01-01' '2025-01-02'".split(),
}
ODD = [
    *("NULL", "''", "' '", "0", "-1", "7.5", "1e308", "-1e308", "9e999", "-9e999", "x'ff00'"),
    *("9223372036854775807", "'soon'", "'[]'", "'[1, 2]'", '\'["a", "b"]\'', "'[NaN]'", "'[1'"),
    *("'[[1]]'", "'[\"\\ud800\"]'", "'[\"\\u0000\"]'", "'['||replace(hex(zeroblob(90)),'0','[')"),
    *("char(0)", "char(1, 55)", "'<b>&\"'", "'R1'", "'T1'", "'T2'", "'with'", "'body'", "'9999'"),
    *("'0001-01-01'", "'9999-12-31'", "'2024-02-30'", "'20240101'", "'2024-W01-1'", "'2025-06'"),
]


def declared(kind: str, sql: str = "SELECT 1") -> tuple[dict[str, Any], str]:
    """What is declared of a chart of a kind that has its SQL."""
    own = MATRIX | {"title": "M", "slots": {}} if kind == "matrix" else EXAMPLES[kind][0]
    lanes = {"lanes": {"label": "Label", "status": "State"}} if kind == "timeline" else {}
    columns = {"columns": {name: name for name in KINDS[kind]}}
    filters = {"filters": {name: name for name in KINDS[kind]}}
    return {"kind": kind, **COMMON, **own, **lanes, **columns, **filters}, sql


def selected(kind: str, *rows: list[str]) -> str:
    """SQL that yields rows."""
    names = ", ".join(f'column{at} AS "{name}"' for at, name in enumerate(KINDS[kind], 1))
    values = ", ".join(f"({', '.join(row)})" for row in rows)
    return f"SELECT {names} FROM (VALUES {values})"


def odd_rows(kind: str) -> Iterator[list[str]]:
    """Rows of which one cell is odd."""
    yield PLAIN[kind]
    for place in range(len(PLAIN[kind])):
        # Each panel is a picture of its own.
        for odd in ODD[:3] if KINDS[kind][place] == "panel" else ODD:
            yield [*PLAIN[kind][:place], odd, *PLAIN[kind][place + 1 :]]


def lets(chart: Chart, package: Package, reader: Reader, sql: str) -> bool:
    """Whether the check lets a chart have a row."""
    with suppress(PackageError):
        rows = chart.rows._replace(sql=sql)
        return bool(answer(package, reader, chart._replace(rows=rows)).rows)
    return False


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_that_the_check_lets_pass_is_drawn(
    cricket: Copy, tmp_path: Path, kind: str
) -> None:
    declare(cricket, *declared(kind, selected(kind, PLAIN[kind])))
    database = tmp_path / "built.db"
    package = cricket.package
    build(package, database)
    (chart,) = charts(package)
    with closing(Reader.open(database)) as reader:
        rows = [row for row in odd_rows(kind) if lets(chart, package, reader, selected(kind, row))]
    assert len(ODD) < len(rows) < len(ODD) * len(PLAIN[kind])
    whole = cricket.root / "schemas" / "charts" / "kinds.sql"
    whole.write_text(selected(kind, *rows), encoding="utf-8")
    write_charts(cricket.package, database, tmp_path / "charts")
    text = (tmp_path / "charts" / "kinds.json").read_text("utf-8")
    json.loads(text, parse_constant=pytest.fail)
    for one in charts_from(text)[ENGLISH].figure.pictures:
        for svg in one.svgs:
            ElementTree.fromstring(svg)


@pytest.mark.parametrize(
    ("kind", "place", "odd", "told"),
    [
        ("claims", "corrected", "9e999", "it yields an infinite number"),
        ("timeline", "label", "x'ff00'", "it yields bytes (a BLOB)"),
        ("timeline", "earliest", "'soon'", "earliest of R1 is 'soon', no day"),
        ("timeline", "latest", "'2024-12-31'", "R1 ends on 2024-12-31, before it begins"),
        ("matrix", "key", "'[1]'", "a row has no key under key"),
    ],
)
def test_a_row_that_cannot_be_drawn_is_a_finding(
    cricket: Copy, kind: str, place: str, odd: str, told: str
) -> None:
    cells = [odd if name == place else c for name, c in zip(KINDS[kind], PLAIN[kind], strict=True)]
    declare(cricket, *declared(kind, selected(kind, cells)))
    found = check(cricket.root, (), RULES, Trust.GIVEN).errors
    assert told in " ".join(one.evidence for one in found)


def test_a_period_that_ends_before_it_begins_is_told_of(cricket: Copy) -> None:
    how, sql = declared("timeline")
    period = {"title": "Back", "first": "2025-02-01", "last": "2025-01-31"}
    declare(cricket, how | {"periods": [period]}, sql)
    with pytest.raises(PackageError, match="the period 'Back' ends before it begins"):
        charts(cricket.package)


def test_a_value_that_falls_into_two_groups_is_told_of(cricket: Copy) -> None:
    how, sql = declared("matrix")
    first, *others = how["groups"]
    again = {"title": "Again", "words": "again", "values": first["values"]}
    for groups in ([first, *others, again], [{**first, "values": first["values"] * 2}, *others]):
        declare(cricket, how | {"groups": groups}, sql)
        with pytest.raises(PackageError, match="falls into a group twice"):
            charts(cricket.package)


def test_one_who_acts_on_himself_has_an_arc_of_his_own(cricket: Copy, tmp_path: Path) -> None:
    declare(cricket, *declared("network", selected("network", ["1", "2", "2", "'body'", "'on'"])))
    build(cricket.package, tmp_path / "built.db")
    write_charts(cricket.package, tmp_path / "built.db", tmp_path / "charts")
    text = (tmp_path / "charts" / "kinds.json").read_text("utf-8")
    svg = ElementTree.fromstring(charts_from(text)[ENGLISH].figure.drawings[0].wide)
    links = [one for one in svg.iter(f"{SVG}a") if "source=2" in one.attrib["href"]]
    assert links
    assert any("2" in words_of(one) for one in svg.iter(f"{SVG}text"))
