"""Each kind of chart: what it draws of the data, and what it says of that in words."""

import re
import sqlite3
from collections import Counter
from itertools import pairwise
from urllib.parse import parse_qs, parse_qsl, urlsplit
from xml.etree import ElementTree

import pytest

from sandhi.package import Package
from sandhi.publish.charts.draw import DRAWN, PANELS, PublishedChart, draw, drawn_rows
from sandhi.publish.charts.figure import WIDTHS, Figure
from sandhi.publish.charts.kinds import network
from sandhi.publish.charts.layout.look import STYLES
from sandhi.publish.charts.rows import matching_rows, times
from tests.publish.charts.drawings import SVG, chosen, links, words, words_of

BREAK = re.compile("(?:M[^MLZ]*L[^MLZ]*){2}")  # two strokes


@pytest.mark.parametrize("width", WIDTHS)
def test_the_timeline_draws_each_event_of_a_period_once(
    charts: dict[str, PublishedChart], package: Package, width: str
) -> None:
    chart = charts["timeline"]
    periods = chart.document.how["periods"]
    begins = package.cells("events").set_index("event_id")["earliest"]
    expected = [
        f"/id/{key}"
        for key, begin in begins.items()
        if any(period["first"] <= begin <= period["last"] for period in periods)
    ]
    drawings = [getattr(drawing, width) for drawing in chart.figure.drawings]
    events = [href for svg in drawings for href in links(svg) if re.fullmatch("/id/E[0-9]+", href)]
    assert sorted(events) == expected
    assert chart.figure.overview
    marks = links(getattr(chart.figure.overview, width), "path")
    # What is disputed still leads to that.
    unsettled = {key: its[0] for key, its in chart.document.disputes.items()}
    is_open = {*chart.document.open_disputes}
    expected = [
        unsettled[str(key)] if unsettled.get(str(key)) in is_open else str(key)
        for key, begin in begins.items()
        if begin
    ]
    assert sorted(marks) == sorted(f"/id/{key}" for key in expected)


def test_the_overview_leads_to_what_begins_in_each_month(charts: dict[str, PublishedChart]) -> None:
    chart = charts["timeline"]
    assert chart.figure.overview
    months = links(chart.figure.overview.wide)
    rows = [matching_rows(chart.document, chosen(chart.document, href)) for href in months]
    assert sum(map(len, rows)) == len([row for row in chart.document.rows if row["earliest"]])


@pytest.mark.parametrize("width", WIDTHS)
def test_the_lanes_of_the_overview_stand_apart(figures: dict[str, Figure], width: str) -> None:
    overview = figures["timeline"].overview
    assert overview
    svg = ElementTree.fromstring(getattr(overview, width))
    floors = sorted(
        float(line.attrib["transform"].rpartition(",")[2].rstrip(")"))
        for line in svg.iter(f"{SVG}line")
    )
    marks: Counter[tuple[str, str]] = Counter()
    heights = []
    for link in svg.iter(f"{SVG}a"):
        if (path := link.find(f"{SVG}path")) is not None:
            x, _, y = path.attrib["transform"].removeprefix("translate(").partition(",")
            marks[x, y] += 1
            heights.append(float(y.rstrip(")")))
    assert {*marks.values()} == {1}  # none covers another
    assert len(floors) == 3
    assert all(min(abs(height - floor) for floor in floors) > 5 for height in heights)
    assert max(heights) < floors[-1]


def test_a_day_is_a_point_and_a_span_is_a_bar(figures: dict[str, Figure], package: Package) -> None:
    events = package.cells("events").set_index("event_id")
    shapes = set()
    for svg in (ElementTree.fromstring(one.wide) for one in figures["timeline"].drawings):
        for link in svg.iter(f"{SVG}a"):
            path, key = link.find(f"{SVG}path"), link.attrib["href"].removeprefix("/id/")
            if path is not None and key in events.index and events.at[key, "status"] == "occurred":
                day = str(events.at[key, "earliest"]) == str(events.at[key, "latest"])
                shapes.add(day)
                arrow = path.attrib["d"].count("L") == 2  # of what goes on beyond the panel
                assert arrow or ("A" in path.attrib["d"]) == day  # arcs make a circle
    assert shapes == {True, False}


def test_a_panel_is_as_long_as_what_is_in_it(figures: dict[str, Figure]) -> None:
    first = ElementTree.fromstring(figures["timeline"].drawings[0].wide)
    years = {text for text in words(first) if re.fullmatch(r"(?:19|20)\d0", text)}
    assert years == {"1950", "1960", "1970", "1980", "1990", "2000"}


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
    forms = ["all these days", "within these days", "open disagreement"]
    assert labels[-3:] == forms
    assert {*labels} - {*forms} <= {value.label for value in values}
    assert len(labels) >= 7


def test_what_did_not_simply_occur_says_so_in_its_words_too(
    drawn: dict[str, list[ElementTree.Element]],
) -> None:
    texts = [text for svg in drawn["timeline"] for text in words(svg)]
    assert any(text.endswith("(alleged)") for text in texts)
    assert any(text.endswith("(planned)") for text in texts)


def test_a_wrong_number_stands_beside_the_one_that_was_meant(figures: dict[str, Figure]) -> None:
    (deployed,) = (one for one in figures["figures"].drawings if one.title == "Soldiers deployed")
    for svg in map(ElementTree.fromstring, deployed.svgs):
        texts = Counter(words(svg))
        assert texts["about 11 as written, 11,000 meant"] == 2
        assert texts["11"] == 2  # beside its mark, which stands before the scale
        dashed = [line for line in svg.iter(f"{SVG}line") if line.get("stroke-dasharray") == "3,3"]
        assert len(dashed) == 2
        assert all(abs(float(line.attrib["x2"])) > 50 for line in dashed)
    sentences = [one for part in figures["figures"].alternative for one in part.sentences]
    assert sum("about 11 as written, 11,000 meant." in sentence for sentence in sentences) == 2


def test_a_claim_without_a_number_shows_its_bounds_if_it_has_any(
    drawn: dict[str, list[ElementTree.Element]],
) -> None:
    texts = Counter(text for svg in drawn["figures"] for text in words(svg))
    assert texts["1,000 or more"] == 3 * len(WIDTHS)
    assert texts["more than 4,700"] == len(WIDTHS)
    assert texts["no number"] == len(WIDTHS)


@pytest.mark.parametrize("width", WIDTHS)
def test_each_claim_is_drawn_with_claimants_article_words_and_disputes(
    figures: dict[str, Figure], database: sqlite3.Connection, width: str
) -> None:
    rows = database.execute("SELECT * FROM figures_wide WHERE unit = 'person'").fetchall()
    svgs = [getattr(drawing, width) for drawing in figures["figures"].drawings]
    led = Counter(href for svg in svgs for href in links(svg))
    texts = {text for svg in svgs for text in words(ElementTree.fromstring(svg))}
    assert {led[f"/id/{row['figure_id']}"] for row in rows} == {1}
    assert {row["quote"] for row in rows} <= texts
    articles = Counter(f"/seeds/{row['seed_id']}" for row in rows)
    assert articles == {href: led[href] for href in led if href.startswith("/seeds/")}
    claimants = database.execute(
        "SELECT actor_id, count(*) FROM figure_actors JOIN figures USING (figure_id) "
        "WHERE role = 'claimant' AND unit = 'person' GROUP BY 1"
    ).fetchall()
    assert {f"/id/{key}": count for key, count in map(tuple, claimants)} == {
        href: led[href] for href in led if href.startswith("/id/A")
    }
    disputed = sum(row["discrepancies"] is not None for row in rows)
    assert sum(led[href] for href in led if href.endswith("#disputes")) == disputed


def test_what_is_not_exact_is_hollow(figures: dict[str, Figure], package: Package) -> None:
    rows = package.cells("figures").set_index("figure_id")
    filled = {}
    for svg in (ElementTree.fromstring(one.wide) for one in figures["figures"].drawings):
        for link in svg.iter(f"{SVG}a"):
            path, key = link.find(f"{SVG}path"), link.attrib["href"].removeprefix("/id/")
            if path is not None and key in rows.index and "A" in path.attrib["d"]:
                filled[key] = path.attrib["fill"] == path.attrib["stroke"]
    assert {filled[key] == (rows.at[key, "qualifier"] == "exact") for key in filled} == {True}
    assert {*filled.values()} == {True, False}


def test_the_matrix_counts_events_and_leads_to_them(
    charts: dict[str, PublishedChart], database: sqlite3.Connection
) -> None:
    chart, seen = charts["participation"], 0
    every_type = [one for group in chart.document.how["groups"] for one in group["values"]]
    for drawing in chart.figure.drawings:
        for link in ElementTree.fromstring(drawing.wide).iter(f"{SVG}a"):
            if (text := link.find(f"{SVG}text")) is None or "?" not in link.attrib["href"]:
                continue
            asked = parse_qs(urlsplit(link.attrib["href"]).query)
            group = asked.get("group", [""])[0]
            types = next(
                (one["values"] for one in chart.document.how["groups"] if one["title"] == group),
                every_type,
            )
            count = database.execute(
                "SELECT count(DISTINCT event_id) FROM event_actors JOIN events USING (event_id)"
                f" WHERE actor_id = ? AND event_type IN ({', '.join('?' * len(types))})",
                [asked["key"][0], *types],
            ).fetchone()[0]
            rows = matching_rows(chart.document, chosen(chart.document, link.attrib["href"]))
            assert words_of(text) == f"{count}" == f"{len({row['counted'] for row in rows})}"
            seen += 1
    assert seen > 100


def test_the_matrix_says_in_a_sentence_what_each_takes_part_in(figures: dict[str, Figure]) -> None:
    sentences = [one for part in figures["participation"].alternative for one in part.sentences]
    assert (
        "Kim Jong Un takes part in statements (6), visits and talks (5), treaties (3), "
        "reports (3), tension and arms (2); 19 events in all."
    ) in sentences
    assert len(sentences) == len({*sentences})


def test_the_network_has_an_arc_for_each_pair_and_leads_to_its_events(
    charts: dict[str, PublishedChart],
) -> None:
    chart = charts["network"]
    rows = chart.document.rows
    names = ("source", "target", "class", "direction")
    pairs = Counter(tuple(row[name] for name in names) for row in rows)
    (drawing,) = chart.figure.drawings
    for width in WIDTHS:
        arcs = links(getattr(drawing, width), "path")
        asked = [dict(parse_qsl(urlsplit(href).query)) for href in arcs]
        # Each as what is hit of it and as what is seen.
        assert Counter(tuple(one[name] for name in names) for one in asked) == Counter([*pairs] * 2)
    assert {one["tab"] for one in asked} == {"table"}
    for href in arcs:
        found = matching_rows(chart.document, chosen(chart.document, href))
        assert len({tuple(row[name] for name in names) for row in found}) == 1
    actors = {row[name] for row in rows for name in ("source", "target")}
    assert sorted(links(drawing.wide)) == sorted(f"/id/{actor}" for actor in actors)
    (told,) = chart.figure.alternative
    assert len(told.sentences) == len(pairs)
    assert "Act: North Korea with Russia, 8 events." in told.sentences
    assert "Act: North Korea on South Korea, 1 event." in told.sentences


def test_of_many_pairs_those_that_act_most_often_are_drawn(
    charts: dict[str, PublishedChart], monkeypatch: pytest.MonkeyPatch
) -> None:
    every = len(charts["network"].figure.alternative[0].sentences)
    monkeypatch.setattr(network, "DRAWN", 1)
    figure = draw(charts["network"].document)
    assert figure.alternative[0].sentences == ["Act: North Korea with Russia, 8 events."]
    for svg in map(ElementTree.fromstring, figure.drawings[0].svgs):
        assert words(svg)[-1].endswith(f" 1 of {every} are drawn; the table has all.")
        marks = [link[0] for link in svg.iter(f"{SVG}a") if link.get("aria-hidden")]
        assert [mark.get("opacity", "1") for mark in marks] == ["0", "1"]
    monkeypatch.setattr(network, "DRAWN", every)
    monkeypatch.setattr(network, "LINES", 3)  # pairs of others are left out
    (drawing,) = draw(charts["network"].document).drawings
    assert len(links(drawing.wide)) == 3


def test_of_many_rows_and_panels_the_first_are_drawn(charts: dict[str, PublishedChart]) -> None:
    document = charts["figures"].document
    row = document.rows[0]
    panels = [row | {"panel": f"Panel {number}"} for number in range(PANELS + 1)]
    assert drawn_rows(document, panels) == panels[:PANELS]
    assert drawn_rows(document, panels[-1:]) == panels[-1:]  # as where it is narrowed to that one
    assert drawn_rows(document, [row] * (DRAWN + 1)) == [row] * DRAWN
    assert drawn_rows(charts["network"].document, panels) == panels


def test_an_axis_that_leaves_months_out_is_broken_there(
    charts: dict[str, PublishedChart],
) -> None:
    chart = charts["timeline"]
    begins = [*times(chart.document.rows)]
    numbers = [int(year) * 12 + int(month) for year, month in (one.split("-") for one in begins)]
    gaps = sum(later - number > 1 for number, later in pairwise(numbers))
    assert gaps
    assert chart.figure.overview
    for width in WIDTHS:
        svg = ElementTree.fromstring(getattr(chart.figure.overview, width))
        breaks = [one for one in svg.iter(f"{SVG}path") if BREAK.fullmatch(one.get("d", ""))]
        assert len(breaks) == gaps
