"""Charts show what the package holds, each mark leads to its row, and text stays text."""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree

import pytest

from sandhi.package import Package
from sandhi.publish.charts.declared import charts, read_rows
from sandhi.publish.charts.figure import Figure, from_json
from sandhi.publish.charts.layout.look import SOFT, STYLES
from sandhi.publish.charts.spans import span
from sandhi.publish.charts.timeline import timeline
from sandhi.publish.charts.write import write_charts
from sandhi.publish.database import build
from sandhi.publish.publication import CHARTS
from sandhi.publish.sqlite.reading import Reader
from tests.conftest import Copy

SVG = "{http://www.w3.org/2000/svg}"
HINDI = re.compile(r"[\u0900-\u097f]")


@pytest.fixture(scope="session")
def folder(built: Path) -> Path:
    return built.parent / CHARTS


@pytest.fixture(scope="session")
def figures(folder: Path) -> dict[str, Figure]:
    every = [from_json(path.read_text("utf-8")) for path in folder.glob("*.json")]
    return {figure.name: figure for figure in every}


def drawings(figure: Figure) -> Iterator[ElementTree.Element]:
    """All of a figure's drawings."""
    for drawing in [*figure.drawings, *([figure.legend] if figure.legend else [])]:
        yield ElementTree.fromstring(drawing.wide)
        yield ElementTree.fromstring(drawing.narrow)


def words(svg: ElementTree.Element) -> list[str]:
    """Each text of a drawing."""
    return [words_of(text) for text in svg.iter(f"{SVG}text")]


def words_of(text: ElementTree.Element) -> str:
    """A text as it is read, without what it says to those who point at it."""
    broken = [f"{part.text}{part.tail}" for part in text.iter(f"{SVG}tspan")]
    return "".join([text.text or "", *broken]).strip()


def text_links(svg: str) -> list[str]:
    """Where texts of a drawing lead."""
    links = ElementTree.fromstring(svg).iter(f"{SVG}a")
    return [link.attrib["href"] for link in links if link.find(f"{SVG}text") is not None]


def test_the_package_has_a_timeline_claims_and_a_matrix(package: Package) -> None:
    kinds = {chart.name: chart.kind for chart in charts(package)}
    assert kinds == {"timeline": "timeline", "figures": "claims", "participation": "matrix"}


def test_each_drawing_is_a_file_of_its_own_too(folder: Path, figures: dict[str, Figure]) -> None:
    for figure in figures.values():
        for number, drawing in enumerate(figure.drawings, 1):
            wide = (folder / f"{figure.name}-{number}-wide.svg").read_text("utf-8")
            assert wide.rstrip("\n") == drawing.wide


def test_text_stays_text_and_hindi_bears_its_language(figures: dict[str, Figure]) -> None:
    hindi = 0
    for svg in (svg for figure in figures.values() for svg in drawings(figure)):
        assert words(svg)
        for element in svg.iter():
            if HINDI.search(element.text or "") and element.tag != f"{SVG}title":
                assert element.get("lang") == "hi"
                hindi += 1
    assert hindi > 20


def test_words_on_both_sides_of_a_break_are_not_read_as_one(figures: dict[str, Figure]) -> None:
    label = (
        'The Soviet Union ("Russia" in S001) and North Korea are communist allies in the Cold War'
    )
    svg = ElementTree.fromstring(figures["timeline"].drawings[0].narrow)
    broken = [text for text in svg.iter(f"{SVG}text") if text.find(f"{SVG}tspan") is not None]
    assert any("".join(text.itertext()).startswith(label) for text in broken)


def test_a_drawing_needs_nothing_that_a_page_may_forbid(figures: dict[str, Figure]) -> None:
    for svg in (svg for figure in figures.values() for svg in drawings(figure)):
        for element in svg.iter():
            assert element.tag not in (f"{SVG}script", f"{SVG}style", f"{SVG}image")
            assert not {"style", "id", "class"} & element.attrib.keys()
            assert not any(name.startswith("on") for name in element.attrib)


def test_each_colour_is_the_pages_with_one_for_where_there_is_none(
    figures: dict[str, Figure],
) -> None:
    for svg in (svg for figure in figures.values() for svg in drawings(figure)):
        colours = {element.get(name) for element in svg.iter() for name in ("fill", "stroke")} - {
            None,
            "none",
            "transparent",
        }
        assert all(re.fullmatch(r"var\(--[\w-]+, #[0-9a-f]{6}\)", str(one)) for one in colours)


def test_narrow_drawings_fit_a_phone(figures: dict[str, Figure]) -> None:
    for figure in figures.values():
        for drawing in figure.drawings:
            svg = ElementTree.fromstring(drawing.narrow)
            assert float(svg.attrib["width"]) <= 350
            assert svg.attrib["viewBox"].split()[2:] == [svg.attrib["width"], svg.attrib["height"]]


def test_each_link_to_a_row_leads_to_one_that_is_there(
    figures: dict[str, Figure], database: sqlite3.Connection
) -> None:
    keys = {key for (key,) in map(tuple, database.execute('SELECT "key" FROM records'))}
    seen = set()
    for svg in (svg for figure in figures.values() for svg in drawings(figure)):
        for link in svg.iter(f"{SVG}a"):
            href = link.attrib["href"]
            assert href.startswith(("/id/", "/sandhi/")), href
            if href.startswith("/id/"):
                seen.add(unquote(href.removeprefix("/id/")))
    assert len(seen) > 100
    assert seen <= keys


def test_marks_are_for_the_mouse_and_texts_for_everyone(figures: dict[str, Figure]) -> None:
    for svg in (svg for figure in figures.values() for svg in drawings(figure)):
        assert svg.get("role") == "group"
        assert svg.get("aria-label")
        for link in svg.iter(f"{SVG}a"):
            hidden = link.find(f"{SVG}text") is None
            assert (link.get("aria-hidden") == "true") == (link.get("tabindex") == "-1") == hidden


def test_the_timeline_draws_each_event_of_a_period_once_and_lists_the_others(
    figures: dict[str, Figure], package: Package
) -> None:
    chart = figures["timeline"]
    events = package.cells("events").set_index("event_id")
    declaration = json.loads((package.root / "schemas/charts/timeline.json").read_text("utf-8"))
    for width in ("wide", "narrow"):
        drawn_keys = [
            key.removeprefix("/id/")
            for drawing in chart.drawings
            for key in text_links(getattr(drawing, width))
        ]
        expected = {
            str(key)
            for key, begin in events["earliest"].items()
            if any(period["first"] <= begin <= period["last"] for period in declaration["periods"])
        }
        assert sorted(drawn_keys) == sorted(expected)
    listed = [row[0].text for section in chart.sections for row in section.rows]
    assert sorted(listed) == sorted(events.index)
    by_title = {section.title: {row[0].text for row in section.rows} for section in chart.sections}
    endless = (events["earliest"] == "") & (events["latest"] != "")
    assert by_title["Only the last possible day is known"] == {*events.index[endless]}
    assert by_title.get("Without a date", set()) == {*events.index[events["date"] == ""]}


def test_a_day_is_a_point_and_a_span_is_a_bar(figures: dict[str, Figure], package: Package) -> None:
    events = package.cells("events").set_index("event_id")
    svg = ElementTree.fromstring(figures["timeline"].drawings[1].wide)
    drawn = set()
    for link in svg.iter(f"{SVG}a"):
        path = link.find(f"{SVG}path")
        event = events.loc[link.attrib["href"].removeprefix("/id/")]
        if path is not None and event["status"] == "occurred":
            day = event["earliest"] == event["latest"]
            drawn.add(day)
            assert ("A" in path.attrib["d"]) == day  # arcs make a circle, sides a bar
    assert drawn == {True, False}


def test_each_status_has_a_shape_an_outline_and_a_colour_of_its_own(
    figures: dict[str, Figure], package: Package
) -> None:
    assert len({style.shape for style in STYLES}) == len(STYLES)
    assert len({style.colour for style in STYLES}) == len(STYLES)
    assert len({(style.filled, style.dash) for style in STYLES}) == len(STYLES)
    values = package.schemas["events"].field("status").categories
    assert len(values) <= len(STYLES)
    legend = figures["timeline"].legend
    assert legend
    labels = words(ElementTree.fromstring(legend.wide))
    assert {*labels} <= {value.label for value in values}
    assert len(labels) >= 4


def test_what_did_not_simply_occur_says_so_in_its_words_too(figures: dict[str, Figure]) -> None:
    texts = [text for svg in drawings(figures["timeline"]) for text in words(svg)]
    assert any(text.endswith("(alleged)") for text in texts)
    assert any(text.endswith("(planned)") for text in texts)


def test_a_wrong_number_stands_beside_the_one_that_was_meant(figures: dict[str, Figure]) -> None:
    for drawing in figures["figures"].drawings:
        if drawing.title == "Troops deployed":
            for svg in (drawing.wide, drawing.narrow):
                texts = Counter(words(ElementTree.fromstring(svg)))
                assert texts["about 11 as written, 11,000 meant"] == 2
    sentences = [one for part in figures["figures"].alternative for one in part.sentences]
    assert sum("about 11 as written, 11,000 meant." in sentence for sentence in sentences) == 2


def test_a_claim_without_a_number_shows_its_bounds_if_it_has_any(
    figures: dict[str, Figure],
) -> None:
    texts = Counter(text for svg in drawings(figures["figures"]) for text in words(svg))
    assert texts["1,000 or more"] == 6  # three claims, each in two widths
    assert texts["more than 4,700"] == 2
    assert texts["no number"] == 2


def test_all_claims_of_the_chart_are_drawn_with_their_words(
    figures: dict[str, Figure], database: sqlite3.Connection
) -> None:
    rows = database.execute("SELECT * FROM figures_wide WHERE unit = 'person'").fetchall()
    for width in ("wide", "narrow"):
        svgs = [getattr(drawing, width) for drawing in figures["figures"].drawings]
        links = [link for svg in svgs for link in text_links(svg)]
        assert sorted(links) == sorted(f"/id/{row['figure_id']}" for row in rows)
        texts = {text for svg in svgs for text in words(ElementTree.fromstring(svg))}
        assert {row["quote"] for row in rows} <= texts


def test_the_matrix_counts_events_and_leads_to_them(
    figures: dict[str, Figure], database: sqlite3.Connection
) -> None:
    matrix = figures["participation"]
    assert "Other" not in [column.title for column in matrix.columns]
    totals = dict(
        map(
            tuple,
            database.execute(
                "SELECT actor_id, count(DISTINCT event_id) FROM event_actors GROUP BY 1"
            ),
        )
    )
    rows = [row for section in matrix.sections for row in section.rows]
    assert {row[0].path.removeprefix("/id/"): int(row[1].text) for row in rows} == totals
    for row in rows:
        for cell in row[2:]:
            if cell.text:
                query = parse_qs(urlsplit(cell.path).query)
                types = json.loads(query["event_type__in"][0])
                counted = database.execute(
                    "SELECT count(DISTINCT event_id) FROM event_actors JOIN events USING (event_id)"
                    f" WHERE actor_id = ? AND event_type IN ({', '.join('?' * len(types))})",
                    [query["actor_id"][0], *types],
                )
                assert counted.fetchone()[0] == int(cell.text)


def test_what_the_front_page_shows_is_there(figures: dict[str, Figure]) -> None:
    fronts = {figure.front for figure in figures.values() if figure.front}
    titles = {drawing.title for figure in figures.values() for drawing in figure.drawings}
    assert len(fronts) == 2
    assert fronts <= titles


def test_each_column_beside_a_chart_is_described(figures: dict[str, Figure]) -> None:
    for name in ("timeline", "figures"):
        assert all(column.title and column.description for column in figures[name].columns)


@pytest.mark.slow
def test_a_second_time_gives_the_same_bytes(
    package: Package, built: Path, folder: Path, tmp_path: Path
) -> None:
    write_charts(package, built, tmp_path / "again")
    for path in folder.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.slow
def test_rows_with_findings_are_drawn_as_far_as_they_can_be(real: Copy, tmp_path: Path) -> None:
    real.edit("events", 0, status="rumoured", earliest="2024-06-31", label="")
    real.edit("events", 1, status="", event_type="nothing")
    real.edit("figures", 9, qualifier="", value="many", quote="")
    build(real.package, tmp_path / "built.db", findings=9)
    assert len(write_charts(real.package, tmp_path / "built.db", tmp_path / "charts")) == 3


@pytest.mark.parametrize("status", [None, "", "rumoured"])
def test_a_value_that_an_enumeration_has_not_looks_like_none_of_its_own(
    package: Package, built: Path, status: str | None
) -> None:
    (chart,) = (chart for chart in charts(package) if chart.kind == "timeline")
    with closing(Reader.open(built)) as reader:
        rows = read_rows(reader, chart)
    key = next(row["key"] for row in rows if row["earliest"] == row["latest"] == "2024-06-19")
    changed = [row | ({"status": status} if row["key"] == key else {}) for row in rows]
    strokes = {
        link.attrib["href"].removeprefix("/id/"): path.attrib["stroke"]
        for drawing in timeline(package, chart, changed).drawings
        for link in ElementTree.fromstring(drawing.wide).iter(f"{SVG}a")
        if (path := link.find(f"{SVG}path")) is not None
    }
    assert strokes.pop(key) == SOFT
    assert {*strokes.values()} <= {style.colour for style in STYLES}


@pytest.mark.parametrize(
    ("first", "last", "message"),
    [
        ("2024-06-19", "2024-06-19", "19 Jun 2024"),
        ("2024-06-01", "2024-06-30", "Jun 2024"),
        ("2024-11-12", "2024-11-14", "12–14 Nov 2024"),
        ("2024-10-15", "2024-11-09", "15 Oct – 9 Nov 2024"),
        ("2024-12-30", "2025-01-02", "30 Dec 2024 – 2 Jan 2025"),
        ("2024-10-01", "2024-11-30", "Oct – Nov 2024"),
        ("2023-12-01", "2024-01-31", "Dec 2023 – Jan 2024"),
        ("1961-01-01", "1961-12-31", "1961"),
        ("1947-01-01", "1991-12-31", "1947–1991"),
        (None, "2024-11-05", "not after 5 Nov 2024"),
        ("2022-02-01", None, "from 1 Feb 2022 on"),
        (None, None, ""),
    ],
)
def test_a_time_is_told_as_people_write_it(
    first: str | None, last: str | None, message: str
) -> None:
    days = [day and date.fromisoformat(day) for day in (first, last)]
    assert span(*(day or None for day in days)) == message
