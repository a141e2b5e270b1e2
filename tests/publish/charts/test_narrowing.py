"""Charts narrowed to some of their rows, taken as one picture, and drawn of odd rows."""

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sandhi.package import Package
from sandhi.publish.charts import draw as drawing
from sandhi.publish.charts.declarations import charts as charts_of
from sandhi.publish.charts.draw import PublishedChart, draw, write_charts
from sandhi.publish.charts.layout.look import STYLES, UNKNOWN
from sandhi.publish.charts.picture import Caption, picture
from sandhi.publish.charts.rows import FIRST, filter_values, filters, matching_rows, things, times
from sandhi.publish.database import build
from sandhi.publish.languages.dates import span
from tests.conftest import Copy
from tests.harness.extent import some
from tests.publish.charts.drawings import KINDS, SVG, links, words


def test_a_chart_is_narrowed_to_what_is_asked_for_and_to_nothing_else(
    charts: dict[str, PublishedChart],
) -> None:
    document = charts["figures"].document
    asked = {"article": "S003", "claimants": "A0012", "panel": "nothing", "quote": "x", "from": "x"}
    assert filter_values(document, asked | {"value": "12000"}) == {
        "article": "S003",
        "claimants": "A0012",
        "value": "12000",
    }
    rows = matching_rows(document, filter_values(document, asked))
    assert [row["key"] for row in rows] == ["F0014", "F0015"]
    figure = draw(document, filter_values(document, asked))
    assert [drawing.title for drawing in figure.drawings] == ["Soldiers deployed"]
    by_name = {one.name: one for one in filters(document, {"article": "S003"})}
    assert {one.value: one.total for one in by_name["claimants"].options} == {
        "A0012": 2,
        "A0016": 1,
        "A0025": 2,
    }
    assert sum(one.total for one in by_name["article"].options) == len(document.rows)


@pytest.mark.parametrize("name", ["figures", "participation", "timeline", "network"])
def test_a_filter_counts_what_the_chart_that_it_leads_to_counts(
    charts: dict[str, PublishedChart], name: str
) -> None:
    document = charts[name].document
    totals = {
        (one.name, option.value): option.total
        for one in filters(document, {})
        for option in one.options
    }
    totals |= {(FIRST, begin): total for begin, total in [*times(document.rows).items()][-1:]}
    assert totals
    assert totals == {
        (column, value): things(matching_rows(document, {column: value}))
        for column, value in totals
    }


def test_a_time_is_chosen_by_its_first_month_and_its_last(
    charts: dict[str, PublishedChart],
) -> None:
    document = charts["timeline"].document
    asked = filter_values(document, {"from": "2024-06", "to": "2024-10"})
    begins = {row["earliest"][:7] for row in matching_rows(document, asked)}
    assert (min(begins), max(begins)) == ("2024-06", "2024-10")


def test_lanes_are_of_the_column_that_is_asked_for(charts: dict[str, PublishedChart]) -> None:
    document = charts["timeline"].document
    assert filter_values(document, {"lanes": "status"}) == {}  # which the package does not offer
    asked = filter_values(document, {"lanes": "place", "from": "2024-06", "to": "2024-06"})
    signing = draw(document, asked).drawings[-1]
    lanes = [text for text in words(ElementTree.fromstring(signing.wide)) if " · " in text]
    assert [lane.partition(" · ")[0] for lane in lanes] == ["Pyongyang", "Not given"]


def test_a_chart_can_be_taken_as_one_picture(charts: dict[str, PublishedChart]) -> None:
    caption = Caption("What it finds", "What is drawn.", "Source: here.", "https://example.org")
    svg = picture(charts["figures"].figure, caption)
    root = ElementTree.fromstring(svg)
    assert "var(" not in svg
    texts = words(root)
    assert (texts[0], texts[1], texts[-1]) == ("What it finds", "What is drawn.", "Source: here.")
    assert [text for text in texts if text.startswith("Soldiers")] == [
        drawing.title for drawing in charts["figures"].figure.drawings
    ]
    every_link = [link.attrib["href"] for link in root.iter(f"{SVG}a")]
    assert all(href.startswith("https://example.org/") for href in every_link)
    assert "Devanagari" in next(one for one in root.iter() if one.get("lang")).attrib["font-family"]


def test_each_column_beside_a_chart_is_described(charts: dict[str, PublishedChart]) -> None:
    for chart in charts.values():
        assert all(column.title and column.description for column in chart.document.columns)


@pytest.mark.no_cover
def test_a_second_time_gives_the_same_bytes(
    package: Package, built: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = some(charts_of(package), 1)
    monkeypatch.setattr(drawing, "charts", lambda _: drawn)
    write_charts(package, built, tmp_path / "again")
    for chart in drawn:
        name = f"{chart.name}.json"
        assert (tmp_path / "again" / name).read_bytes() == (folder / name).read_bytes()


def test_rows_with_findings_are_drawn_as_far_as_they_can_be(real: Copy, tmp_path: Path) -> None:
    real.edit("events", 0, status="rumoured", earliest="2024-06-31", label="")
    real.edit("events", 1, status="", event_type="nothing")
    real.edit("figures", 9, qualifier="", value="many", quote="")
    # What refers to others than the first events is left out: of many, no more can be seen.
    real.write("events", real.rows("events")[:12])
    real.write("figures", real.rows("figures")[:12])
    package, built = real.package, tmp_path / "built.db"
    build(package, built, findings=9)
    assert len(write_charts(package, built, tmp_path / "charts")) == len(KINDS)


@pytest.mark.parametrize("status", [None, "", "rumoured"])
def test_a_value_that_an_enumeration_has_not_looks_like_none_of_its_own(
    charts: dict[str, PublishedChart], status: str | None
) -> None:
    document = charts["timeline"].document
    key = next(row["key"] for row in document.rows if row["earliest"] == "2024-06-19")
    rows = [row | ({"status": status} if row["key"] == key else {}) for row in document.rows]
    june = {"from": "2024-06", "to": "2024-06"}
    strokes = {
        link.attrib["href"].removeprefix("/id/"): path.attrib["stroke"]
        for drawing in draw(document._replace(rows=rows), june).drawings
        for link in ElementTree.fromstring(drawing.wide).iter(f"{SVG}a")
        if link.attrib["href"].startswith("/id/E")
        if (path := link.find(f"{SVG}path")) is not None
    }
    assert strokes.pop(key) == UNKNOWN.colour
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
        ("0001-01-01", "9999-12-31", "1–9999"),
        ("9999-12-01", "9999-12-31", "Dec 9999"),
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


def test_the_axis_of_a_day_alone_tells_days_and_no_hours(
    charts: dict[str, PublishedChart],
) -> None:
    document = charts["timeline"].document
    row = next(one for one in document.rows if one["earliest"] == one["latest"] == "2024-06-19")
    (drawing,) = draw(document._replace(rows=[row])).drawings
    texts = [text for text in words(ElementTree.fromstring(drawing.wide)) if text]
    assert texts[:2] == ["19 Jun", "20 Jun"]
    assert not any(text.endswith(("AM", "PM")) for text in texts)


def test_what_goes_on_does_so_to_the_edge_of_its_panel(charts: dict[str, PublishedChart]) -> None:
    document = charts["timeline"].document
    row = next(one for one in document.rows if one["earliest"] == "2024-06-19")
    rows = [row | {"key": f"E{n}", "latest": day} for n, day in enumerate((None, "2024-08-09"))]
    rows.append(row | {"key": "E2", "latest": "2024-07-30"})
    (drawing,) = draw(document._replace(rows=rows)).drawings
    arrows = [
        path.attrib["transform"].partition(",")[0]
        for path in ElementTree.fromstring(drawing.wide).iter(f"{SVG}path")
        if path.get("d", "").count("L") == 2 and path.get("fill") != "none"
    ]
    edge = arrows.count(f"translate({1108 - 592 + 5}")
    assert edge == len(arrows) == 2


def test_the_first_and_the_last_day_of_all_are_drawn(charts: dict[str, PublishedChart]) -> None:
    """Beside which there is no room on the scale, for there are no days."""
    document = charts["timeline"].document
    periods = [{"title": "All", "first": "0001-01-01", "last": "9999-12-31"}]
    times = [("0001-01-01", "0001-01-01"), ("9999-12-31", "9999-12-31"), ("0001-01-01", None)]
    rows = [
        {**row, "earliest": first, "latest": last}
        for row, (first, last) in zip(document.rows, times, strict=False)
    ]
    figure = draw(document._replace(rows=rows, how={**document.how, "periods": periods}), {})
    assert len([link for one in figure.drawings for link in links(one.wide)]) >= len(times)
