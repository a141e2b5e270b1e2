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

from sandhi.check.run import check
from sandhi.package import PackageError, Trust
from sandhi.publish.charts.declarations import answer, charts
from sandhi.publish.charts.draw import PublishedChart, charts_from, draw, write_charts
from sandhi.publish.charts.layout.look import SMALL
from sandhi.publish.charts.layout.panel import LINES
from sandhi.publish.charts.translation import Translation
from sandhi.publish.database import build
from sandhi.publish.languages.context import ENGLISH
from sandhi.publish.rules import RULES
from sandhi.publish.sqlite.reading import Reader
from tests.conftest import ROOT, Copy
from tests.publish.charts.drawings import SVG, words_of

COMMON = {"subtitle": "In two reports.", "filters": {}, "columns": {"key": "Text"}}
MATRIX = {
    **{"kind": "matrix", "title": "{most} sentences at the most", "unit": "sentence|sentences"},
    **COMMON,
    "slots": {"most": 'SELECT count(*) AS n FROM rows GROUP BY "key" ORDER BY n DESC LIMIT 1'},
    "values": {"panel": "sentences.kind"},
    "groups": [{"title": "Text", "words": "text", "values": ["headline", "body"]}],
}
MATRIX_SQL = """-- Sentences
-- How many sentences of which kind there are.
--
-- key: the text

SELECT seed_id AS "key", kind AS panel, sentence_id AS counted, kind AS type FROM sentences
"""
# One chart of each other kind, and what it draws.
KINDS: dict[str, tuple[dict[str, Any], str]] = {
    "claims": (
        {"title": "Runs", "values": {"qualifier": "sentences.kind"}},
        """SELECT score_id AS "key", 'Runs' AS panel, json_array(side_id) AS claimants,
          runs AS value, NULL AS lower, NULL AS upper, 'body' AS qualifier, NULL AS corrected,
          played AS earliest, played AS latest, NULL AS place, seed_id AS article, quote
          FROM scores""",
    ),
    "network": (
        {"title": "Who plays whom", "values": {"class": "sentences.kind"}, "unit": "match|matches"},
        """SELECT 'R1' AS "key", 'T1' AS source, 'T2' AS target, 'body' AS class,
          'on' AS direction""",
    ),
    "timeline": (
        {
            "title": "Matches",
            "values": {"status": "sentences.kind"},
            "lanes": {"article": "Text"},
            "periods": [{"title": "2025", "first": "2025-01-01", "last": "2025-12-31"}],
        },
        """SELECT score_id AS "key", quote AS label, 'headline' AS status, played AS earliest,
          played AS latest, seed_id AS article FROM scores""",
    ),
}


def declare(copy: Copy, how: object, sql: str = MATRIX_SQL) -> None:
    """Declare a chart in a copy of a package."""
    folder = copy.root / "schemas" / "charts"
    folder.mkdir(exist_ok=True)
    (folder / "kinds.json").write_text(json.dumps(how), encoding="utf-8")
    (folder / "kinds.sql").write_text(sql, encoding="utf-8")
    copy.describe(
        "datapackage.json", lambda package: package["sandhi"].update(charts="schemas/charts")
    )


def published(copy: Copy, folder: Path) -> PublishedChart:
    """The one chart of a copy of a package."""
    return published_in_each_language(copy, folder)[ENGLISH]


def published_in_each_language(copy: Copy, folder: Path) -> dict[str, PublishedChart]:
    build(copy.package, folder / "built.db")
    write_charts(copy.package, folder / "built.db", folder / "charts")
    return charts_from((folder / "charts" / "kinds.json").read_text("utf-8"))


def test_long_panels_and_long_words_stay_within_a_drawing(cricket: Copy, tmp_path: Path) -> None:
    declare(cricket, MATRIX)
    document = published(cricket, tmp_path).document
    name = "A side that has a very long name " * 4
    keys = [f"M{number}" for number in range(LINES + 1)]
    rows = [document.rows[0] | {"key": key} for key in keys]
    figure = draw(document._replace(rows=rows, labels=dict.fromkeys(keys, name)))
    assert len(figure.alternative[0].sentences) == len(rows)
    for svg in map(ElementTree.fromstring, figure.drawings[0].svgs):
        texts = [text for text in svg.iter(f"{SVG}text") if name.strip() in words_of(text)]
        assert len(texts) == LINES
        tops = [float(text.attrib["y"]) for text in texts]
        lines = 1 + len([*texts[0].iter(f"{SVG}tspan")])
        gaps = [after - before for before, after in pairwise(tops)]
        assert min(gaps) > lines * SMALL
        assert tops[-1] + lines * SMALL < float(svg.attrib["height"])
        assert f"{LINES} of {LINES + 1} are drawn; the table has all." in map(
            words_of, svg.iter(f"{SVG}text")
        )


def test_a_package_of_another_subject_has_charts_of_its_own(cricket: Copy, tmp_path: Path) -> None:
    declare(cricket, MATRIX)
    chart = published(cricket, tmp_path)
    body, headline, promo = (part.sentences for part in chart.figure.alternative)
    assert headline == ["“पुणे में भारत की जीत” takes part in text (1); 1 sentence in all."]
    assert {sentence[:2] for sentence in body} == {"“प", "“क"}
    assert promo == [
        "“पुणे में भारत की जीत” takes part in others (1); 1 sentence in all."
    ]  # in no group
    assert chart.document.title == "4 sentences at the most"


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_of_each_kind_is_drawn(cricket: Copy, tmp_path: Path, kind: str) -> None:
    how, sql = KINDS[kind]
    declare(cricket, {"kind": kind, **COMMON, **how}, f"-- Cricket\n-- A match.\n\n{sql}\n")
    chart = published(cricket, tmp_path)
    (drawing,) = chart.figure.drawings
    svg = ElementTree.fromstring(drawing.wide)
    hrefs = {link.attrib["href"] for link in svg.iter(f"{SVG}a")}
    assert hrefs >= ({"/id/T1", "/id/T2"} if kind == "network" else {"/id/R1"})
    hindi = [text for text in svg.iter(f"{SVG}text") if "रन" in words_of(text)]
    assert {text.get("lang") for text in hindi} == (set() if kind == "network" else {"hi"})


@pytest.mark.parametrize(
    ("table", "key", "name"),
    [("sides", "T1", "इंडिया"), ("sides", "T3", "भारत"), ("scores", "T1", "भारत")],
)
def test_a_row_is_called_by_its_own_name_in_a_language_or_else_by_words(
    table: str, key: str, name: str
) -> None:
    spoken = Translation("hi", {"India": "भारत"}, {"sides": {"T1": "इंडिया"}}, {})
    assert spoken.label(table, "India", key) == name


def test_a_timeline_names_rows_in_its_language_and_holds_them_once(
    cricket: Copy, tmp_path: Path
) -> None:
    how, sql = KINDS["timeline"]
    side = "(SELECT name FROM sides WHERE sides.side_id = scores.side_id)"
    declare(cricket, {"kind": "timeline", **COMMON, **how}, sql.replace("quote AS", f"{side} AS"))
    (cricket.root / "schemas" / "hi.json").write_text('{"Sri Lanka": "श्रीलंका"}', encoding="utf-8")
    cricket.edit("scores", 1, played="2025-04-02")
    cricket.describe(
        "datapackage.json",
        lambda package: package["sandhi"].update(languages={"hi": {"words": "schemas/hi.json"}}),
    )
    charts = published_in_each_language(cricket, tmp_path)
    assert charts["hi"].document.rows is charts[ENGLISH].document.rows
    names = {
        code: {
            (words_of(text), text.get("lang"))
            for drawing in chart.figure.pictures
            for text in ElementTree.fromstring(drawing.wide).iter(f"{SVG}text")
        }
        for code, chart in charts.items()
    }
    assert names[ENGLISH] >= {("India", None), ("Sri Lanka", None)}
    assert names["hi"] >= {("India", "en"), ("श्रीलंका", "hi")}
    assert not any("Sri Lanka" in drawing.wide for drawing in charts["hi"].figure.pictures)


@pytest.mark.parametrize(
    ("kind", "column", "other"),
    [
        ("timeline", 'score_id AS "key"', '7 AS "key"'),
        ("claims", 'score_id AS "key"', '7 AS "key"'),
        ("claims", "NULL AS place", "7 AS place"),
        ("network", "'T1' AS source", "7 AS source"),
        ("network", "'body' AS class", "'nothing' AS class"),
        ("network", "'body' AS class", "NULL AS class"),
    ],
)
def test_keys_that_are_numbers_and_values_that_nobody_declared_are_drawn(
    cricket: Copy, tmp_path: Path, kind: str, column: str, other: str
) -> None:
    how, sql = KINDS[kind]
    declare(cricket, {"kind": kind, **COMMON, **how}, sql.replace(column, other))
    assert published(cricket, tmp_path).figure.drawings


def test_a_package_that_declares_no_charts_has_none_and_loads_no_library_for_them(
    cricket: Copy, tmp_path: Path
) -> None:
    build(cricket.package, tmp_path / "built.db")
    code = (
        "import sys; from pathlib import Path; from sandhi.package import Package;"
        "from sandhi.publish.charts.draw import write_charts;"
        f"write_charts(Package.open(Path({str(cricket.root)!r})),"
        f" Path({str(tmp_path / 'built.db')!r}), Path({str(tmp_path / 'charts')!r}));"
        "print({'vl_convert'} & sys.modules.keys())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
    )
    assert (ran.stdout, ran.stderr) == ("set()\n", "")
    assert [*(tmp_path / "charts").iterdir()] == []


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"kind": "pie"}, r"kinds\.json: the kind is 'pie'; give one of claims, matrix"),
        ({"kind": None}, r"kinds\.json: it has no kind; give one of"),
        ({"colour": "red"}, r"kinds\.json at /: .*'colour' was unexpected"),
        ({"unit": None}, r"kinds\.json at /unit: None is not of type 'string'"),
        ({"groups": []}, r"kinds\.json at /groups: "),
        ({"columns": {"nothing": "X"}}, r"kinds\.sql: it yields no nothing, but key, panel"),
        ({"filters": {"nothing": "X"}}, r"kinds\.sql: it yields no nothing, but key, panel"),
        ({"values": {"panel": "sentences.quote"}}, r"sentences\.quote is no enumeration"),
        ({"values": {}}, r"\. is no enumeration; give under values, as panel, TABLE\.COLUMN"),
        ({"slots": {"most": "SELECT nowhere"}}, r"kinds\.json: no such column: nowhere"),
        ({"slots": {}}, r"kinds\.json: the title has a slot that is not filled: 'most'"),
        ({"title": "{most.real} {most:>99999999999}"}, r"a slot that is not filled: 'most.real'"),
    ],
)
def test_a_chart_that_is_declared_wrongly_is_told_of_with_its_file(
    cricket: Copy, tmp_path: Path, changed: dict[str, object], message: str
) -> None:
    declare(cricket, MATRIX | changed)
    with pytest.raises(PackageError, match=message):
        published(cricket, tmp_path)


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("SELECT 1 AS one", r"kinds\.sql: it yields no key, but one; mend its SELECT"),
        ("SELECT * FROM nowhere", r"kinds\.sql: no such table: nowhere; mend its SQL"),
        ("DELETE FROM sentences", r"kinds\.sql: it does more than read its tables"),
        (
            'SELECT NULL AS "key", kind AS panel, 1 AS counted, kind AS type FROM sentences',
            r"kinds\.sql: a row has no key under key; mend its SELECT",
        ),
    ],
)
def test_sql_that_does_not_yield_what_is_drawn_is_told_of_with_its_file(
    cricket: Copy, tmp_path: Path, sql: str, message: str
) -> None:
    declare(cricket, MATRIX, sql)
    with pytest.raises(PackageError, match=message):
        published(cricket, tmp_path)


def test_a_number_that_is_none_is_a_finding_and_is_left_out(cricket: Copy, tmp_path: Path) -> None:
    how, sql = KINDS["claims"]
    how = {"kind": "claims", **COMMON, **how}
    declare(cricket, how, sql.replace("runs AS value", "'many' AS value"))
    told = [one.evidence for one in check(cricket.root, (), RULES, Trust.GIVEN).errors]
    assert "value of R1 is 'many', no number" in " ".join(told)
    assert published(cricket, tmp_path).figure.drawings


@pytest.mark.parametrize("name", ["Kinds", "sandhi", "a.b"])
def test_a_chart_with_a_name_that_no_page_can_have_is_told_of(cricket: Copy, name: str) -> None:
    declare(cricket, MATRIX)
    folder = cricket.root / "schemas" / "charts"
    (folder / "kinds.json").rename(folder / f"{name}.json")
    with pytest.raises(PackageError, match=rf"{name}\.json: no page can have this name"):
        charts(cricket.package)


def test_a_chart_says_which_of_its_parts_stay_open_where_there_is_room_for_few(
    cricket: Copy, tmp_path: Path
) -> None:
    how, sql = KINDS["timeline"]
    how = {"kind": "timeline"} | COMMON | how
    declare(cricket, how | {"opens": ["2025"]}, sql)
    assert published(cricket, tmp_path).document.opens == ["2025"]
    declare(cricket, how | {"opens": ["2026"]}, sql)
    (chart,) = charts(cricket.package)
    wrong = pytest.raises(PackageError, match="at /opens: the chart has no part '2026'")
    with closing(Reader.open(tmp_path / "built.db")) as reader, wrong:
        answer(cricket.package, reader, chart)
