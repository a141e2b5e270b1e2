"""What pages lay out themselves says the same, at the same places, as what is drawn for files."""

import json
import re
from itertools import chain
from xml.etree import ElementTree

import pytest

from sandhi.publish.charts.draw import PublishedChart, charts_from, charts_json
from sandhi.publish.charts.figure import Drawing, Figure
from sandhi.publish.charts.harmless import harmless
from sandhi.publish.charts.kinds.claims import _LAYOUTS as CLAIMS
from sandhi.publish.charts.page import BAR, SPAN, ChartMark, LaneMark, PageLanes, PagePanel
from sandhi.publish.contract.shapes import MisshapenError
from tests.publish.charts.drawings import SVG, links, words

AT = re.compile(r"translate\((-?[\d.]+),")


def panels(figure: Figure) -> list[tuple[Drawing, PagePanel]]:
    """The panels of a figure that pages lay out themselves."""
    return [(one, one.page) for one in figure.drawings if isinstance(one.page, PagePanel)]


@pytest.mark.parametrize("name", ["figures", "participation", "timeline"])
def test_a_page_has_the_words_and_the_links_of_the_picture(
    figures: dict[str, Figure], name: str
) -> None:
    assert panels(figures[name])
    for drawing, page in panels(figures[name]):
        texts = [text for line in page.lines for text in chain(*line.columns)]
        led = [text.href for text in texts if text.href]
        led += [count.href for line in page.lines for count in line.counts if count.number]
        assert sorted(led) == sorted(links(drawing.wide))
        svg = words(ElementTree.fromstring(drawing.wide))
        assert {text.words for text in texts} | {one.words for one in page.headings if one.x} <= {
            *svg
        }


@pytest.mark.parametrize("name", ["figures", "timeline"])
def test_a_ring_leads_to_the_open_disagreement_that_the_words_beside_it_name(
    charts: dict[str, PublishedChart], name: str
) -> None:
    document = charts[name].document
    lines = [line for _, page in panels(charts[name].figure) for line in page.lines]
    rings = [(mark, line) for line in lines for mark in line.marks if mark.shape == "ring"]
    assert rings
    for mark, line in rings:
        (words,) = (one for one in chain(*line.columns) if one.href == f"{line.href}#disputes")
        key = mark.href.removeprefix("/id/")
        assert key in document.open_disputes
        assert document.label(key) in words.title
        assert words.words.lower() in words.title.lower()
    assert not any(mark.href for line in lines for mark in line.marks if mark.shape != "ring")


def test_what_went_on_is_a_bar_and_what_lies_within_its_days_a_line(
    charts: dict[str, PublishedChart],
) -> None:
    shapes: dict[int, set[str]] = {}
    rows = {f"/id/{row['key']}": row for row in charts["timeline"].document.rows}
    for drawing in charts["timeline"].figure.drawings:
        assert isinstance(drawing.page, PagePanel)
        for line in drawing.page.lines:
            spans = {mark.shape for mark in line.marks} & {BAR, SPAN}
            if spans:
                shapes.setdefault(rows[line.href]["lasts"], set()).update(spans)
    assert shapes == {1: {BAR}, 0: {SPAN}}


def test_a_mark_stands_where_it_is_drawn(figures: dict[str, Figure]) -> None:
    layout, seen = CLAIMS["wide"], 0
    for drawing, page in panels(figures["figures"]):
        drawn = {
            link.attrib["href"]: float(at[1])
            for link in ElementTree.fromstring(drawing.wide).iter(f"{SVG}a")
            for path in link.iter(f"{SVG}path")
            if (at := AT.match(path.get("transform", ""))) and link.attrib["href"][4] == "F"
        }
        for line in page.lines:
            points = [mark.x for mark in line.marks if mark.shape == "circle"]
            if points and line.href in drawn and not line.before:
                assert points[-1] * layout.width / 100 == pytest.approx(drawn[line.href], abs=0.5)
                seen += 1
        for heading in page.headings:
            assert heading.words in words(ElementTree.fromstring(drawing.wide))
    assert seen > 5


def test_lanes_have_a_mark_for_each_one_drawn(figures: dict[str, Figure]) -> None:
    overview = figures["timeline"].overview
    assert overview
    assert isinstance(overview.page, PageLanes)
    marks = [one for lane in overview.page.lanes for one in chain(*lane.stacks)]
    assert sorted(one.href for one in marks) == sorted(links(overview.wide, "path"))
    disputed = {one.href for one in marks if one.ring}
    assert disputed
    assert disputed == {one.href for one in marks if one.href.startswith("/id/X")}
    assert [month.text.href for month in overview.page.months] == links(overview.wide)
    assert {len(lane.stacks) for lane in overview.page.lanes} == {len(overview.page.months)}


def test_what_was_written_is_read_as_it_was(charts: dict[str, PublishedChart]) -> None:
    for chart in charts.values():
        again = charts_from(charts_json([chart]))[chart.document.language].figure
        assert json.dumps(again) == json.dumps(chart.figure)
        assert [type(one.page) for one in again.pictures] == [
            type(one.page) for one in chart.figure.pictures
        ]


@pytest.mark.parametrize(
    "mark",
    [ChartMark("script"), ChartMark("bar", colour='x" onload="'), ChartMark("bar", dash="url(x)")],
)
def test_no_mark_of_another_kind_is_read(
    charts: dict[str, PublishedChart], mark: ChartMark
) -> None:
    chart = charts["timeline"]
    overview = chart.figure.overview
    assert overview
    assert isinstance(overview.page, PageLanes)
    lane = overview.page.lanes[0]._replace(stacks=[[LaneMark(mark, "/id/E0001", "", ring=False)]])
    page = overview.page._replace(lanes=[lane])
    figure = chart.figure._replace(overview=overview._replace(page=page))
    with pytest.raises(MisshapenError, match="misshapen"):
        charts_from(charts_json([PublishedChart(chart.document, figure)]))


@pytest.mark.parametrize("path", ["//example.org/", "https://example.org/", "/\\example.org"])
def test_no_page_leads_elsewhere(figures: dict[str, Figure], path: str) -> None:
    figure = figures["participation"]
    assert harmless(figure)
    (drawing, page), *_ = panels(figure)
    lines = [page.lines[0]._replace(href=path)]
    led = drawing._replace(page=page._replace(lines=lines))
    assert not harmless(figure._replace(drawings=[led]))
