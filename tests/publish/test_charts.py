"""Charts show what the package holds, each mark leads to its row, and text stays text."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit
from xml.etree import ElementTree

import pytest

from sandhi.package import Package
from sandhi.publish.charts.document import ChartDocument
from sandhi.publish.charts.draw import DRAWN, PANELS, draw
from sandhi.publish.charts.draw import drawn as drawn_of
from sandhi.publish.charts.figure import WIDTHS, Figure
from sandhi.publish.charts.filters import filters, narrowed, narrowing
from sandhi.publish.charts.kinds import network
from sandhi.publish.charts.layout.look import STYLES, UNKNOWN
from sandhi.publish.charts.picture import Caption, picture
from sandhi.publish.charts.spans import span
from sandhi.publish.charts.write import PublishedChart, chart_from, write_charts
from sandhi.publish.database import build
from sandhi.publish.publication import CHARTS
from tests.conftest import Copy

SVG = "{http://www.w3.org/2000/svg}"
HINDI = re.compile(r"[\u0900-\u097f]")
KINDS = {"figures": "claims", "network": "network"}
KINDS |= {"participation": "matrix", "timeline": "timeline"}


@pytest.fixture(scope="session")
def folder(built: Path) -> Path:
    return built.parent / CHARTS


@pytest.fixture(scope="session")
def charts(folder: Path) -> dict[str, PublishedChart]:
    every = [chart_from(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    return {chart.document.name: chart for chart in every}


@pytest.fixture(scope="session")
def figures(charts: dict[str, PublishedChart]) -> dict[str, Figure]:
    return {name: chart.figure for name, chart in charts.items()}


@pytest.fixture(scope="session")
def drawn(figures: dict[str, Figure]) -> dict[str, list[ElementTree.Element]]:
    """All drawings of each chart, in each width."""
    return {
        name: [ElementTree.fromstring(svg) for one in figure.pictures for svg in one[1:]]
        for name, figure in figures.items()
    }


def every(drawn: dict[str, list[ElementTree.Element]]) -> Iterator[ElementTree.Element]:
    """All drawings."""
    return (svg for svgs in drawn.values() for svg in svgs)


def words(svg: ElementTree.Element) -> list[str]:
    """Each text of a drawing."""
    return [words_of(text) for text in svg.iter(f"{SVG}text")]


def words_of(text: ElementTree.Element) -> str:
    """A text as it is read, without what it says to those who point at it."""
    broken = [f"{part.text}{part.tail}" for part in text.iter(f"{SVG}tspan")]
    return "".join([text.text or "", *broken]).strip()


def links(svg: str, of: str = "text") -> list[str]:
    """Where texts of a drawing lead, or its other marks."""
    every_link = ElementTree.fromstring(svg).iter(f"{SVG}a")
    return [link.attrib["href"] for link in every_link if link.find(f"{SVG}{of}") is not None]


def chosen(document: ChartDocument, path: str) -> dict[str, str]:
    """What a path of a chart narrows it to."""
    return narrowing(document, dict(parse_qsl(urlsplit(path).query)))


def test_the_package_has_a_chart_of_each_kind(charts: dict[str, PublishedChart]) -> None:
    assert {name: chart.document.kind for name, chart in charts.items()} == KINDS


def test_each_title_says_what_the_data_say(
    charts: dict[str, PublishedChart], database: sqlite3.Connection
) -> None:
    def value(sql: str) -> int:
        return int(database.execute(sql).fetchone()[0])

    persons = "FROM figures_wide WHERE unit = 'person'"
    sent = f"{persons} AND measure IN ('Soldiers sent', 'Soldiers deployed')"
    numbers = {
        "figures": [
            value(f"SELECT min(coalesce(value_corrected, value)) {sent}"),
            value(f"SELECT max(coalesce(value_corrected, value)) {sent}"),
            value(f"SELECT count(*) {persons} AND discrepancies IS NOT NULL"),
            value(f"SELECT count(*) {persons}"),
        ],
        "participation": [
            value("SELECT count(DISTINCT event_id) FROM event_actors WHERE actor_id = 'A0001'"),
            value("SELECT count(*) FROM events"),
        ],
        "timeline": [
            145,  # from 19 June to 11 November 2024
            value(
                "SELECT count(*) FROM events WHERE earliest BETWEEN '2024-06-19' AND '2024-11-11'"
            ),
            value("SELECT count(*) FROM events WHERE earliest IS NOT NULL"),
        ],
    }
    for name, expected in numbers.items():
        title = charts[name].document.title
        assert [int(one.replace(",", "")) for one in re.findall(r"[0-9][0-9,]*", title)] == expected
        assert "{" not in title


def test_text_stays_text_and_hindi_bears_its_language(
    drawn: dict[str, list[ElementTree.Element]],
) -> None:
    hindi = 0
    for svg in every(drawn):
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


def test_a_drawing_needs_nothing_that_a_page_may_forbid(
    drawn: dict[str, list[ElementTree.Element]],
) -> None:
    for element in (element for svg in every(drawn) for element in svg.iter()):
        assert element.tag not in (f"{SVG}script", f"{SVG}style", f"{SVG}image")
        assert not {"style", "id", "class"} & element.attrib.keys()
        assert not any(name.startswith("on") for name in element.attrib)


def test_each_colour_is_the_pages_with_one_for_where_there_is_none(
    drawn: dict[str, list[ElementTree.Element]],
) -> None:
    elements = [element for svg in every(drawn) for element in svg.iter()]
    colours = {element.get(name) for element in elements for name in ("fill", "stroke")}
    colours -= {None, "none", "transparent"}
    assert all(re.fullmatch(r"var\(--[\w-]+, #[0-9a-f]{6}\)", str(one)) for one in colours)


def test_each_drawing_is_as_wide_as_its_page(figures: dict[str, Figure]) -> None:
    for drawing in (one for figure in figures.values() for one in figure.pictures):
        for name, width in WIDTHS.items():
            svg = ElementTree.fromstring(getattr(drawing, name))
            assert float(svg.attrib["width"]) == pytest.approx(width)
            assert svg.attrib["viewBox"].split()[2:] == [svg.attrib["width"], svg.attrib["height"]]


def test_each_link_leads_to_a_row_or_narrows_the_chart_to_some(
    charts: dict[str, PublishedChart],
    drawn: dict[str, list[ElementTree.Element]],
    database: sqlite3.Connection,
) -> None:
    keys = {key for (key,) in map(tuple, database.execute('SELECT "key" FROM records'))}
    seen = set()
    for name, svgs in drawn.items():
        document = charts[name].document
        hrefs = {link.attrib["href"] for svg in svgs for link in svg.iter(f"{SVG}a")}
        for href in hrefs:
            if href.startswith("/id/"):
                seen.add(unquote(href.removeprefix("/id/")))
            elif href.startswith("/seeds/"):
                seen.add(href.removeprefix("/seeds/"))
            else:
                assert href.startswith(f"/{name}?"), href
                assert 0 < len(narrowed(document, chosen(document, href))) < len(document.rows)
    assert len(seen) > 100
    assert seen <= keys


def test_marks_are_for_the_mouse_and_texts_for_everyone(
    drawn: dict[str, list[ElementTree.Element]],
) -> None:
    for svg in every(drawn):
        assert svg.get("role") == "group"
        assert svg.get("aria-label")
        for link in svg.iter(f"{SVG}a"):
            hidden = link.find(f"{SVG}text") is None
            assert (link.get("aria-hidden") == "true") == (link.get("tabindex") == "-1") == hidden


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
    events = [href for svg in drawings for href in links(svg) if href.startswith("/id/E")]
    assert sorted(events) == expected
    assert chart.figure.overview
    marks = links(getattr(chart.figure.overview, width), "path")
    assert sorted(marks) == [f"/id/{key}" for key, begin in begins.items() if begin]


def test_the_overview_leads_to_what_begins_in_each_month(charts: dict[str, PublishedChart]) -> None:
    chart = charts["timeline"]
    assert chart.figure.overview
    months = links(chart.figure.overview.wide)
    rows = [narrowed(chart.document, chosen(chart.document, href)) for href in months]
    assert sum(map(len, rows)) == len([row for row in chart.document.rows if row["earliest"]])


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
    assert {*labels} <= {value.label for value in values}
    assert len(labels) >= 4


def test_what_did_not_simply_occur_says_so_in_its_words_too(
    drawn: dict[str, list[ElementTree.Element]],
) -> None:
    texts = [text for svg in drawn["timeline"] for text in words(svg)]
    assert any(text.endswith("(alleged)") for text in texts)
    assert any(text.endswith("(planned)") for text in texts)


def test_a_wrong_number_stands_beside_the_one_that_was_meant(figures: dict[str, Figure]) -> None:
    (deployed,) = (one for one in figures["figures"].drawings if one.title == "Soldiers deployed")
    for svg in map(ElementTree.fromstring, deployed[1:]):
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
    assert sum(led[href] for href in led if href.startswith("/id/X")) == disputed


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
            rows = narrowed(chart.document, chosen(chart.document, link.attrib["href"]))
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
        assert Counter(tuple(one[name] for name in names) for one in asked) == Counter([*pairs])
    assert {one["tab"] for one in asked} == {"table"}
    for href in arcs:
        found = narrowed(chart.document, chosen(chart.document, href))
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
    for svg in map(ElementTree.fromstring, figure.drawings[0][1:]):
        assert f"1 of {every} are drawn; the table has all." in words(svg)
        assert len([link for link in svg.iter(f"{SVG}a") if link.get("aria-hidden")]) == 1
    monkeypatch.setattr(network, "DRAWN", every)
    monkeypatch.setattr(network, "LINES", 3)  # pairs of others are left out
    (drawing,) = draw(charts["network"].document).drawings
    assert len(links(drawing.wide)) == 3


def test_of_many_rows_and_panels_the_first_are_drawn(charts: dict[str, PublishedChart]) -> None:
    document = charts["figures"].document
    row = document.rows[0]
    panels = [row | {"panel": f"Panel {number}"} for number in range(PANELS + 1)]
    assert drawn_of(document, panels) == panels[:PANELS]
    assert drawn_of(document, panels[-1:]) == panels[-1:]  # as where it is narrowed to that one
    assert drawn_of(document, [row] * (DRAWN + 1)) == [row] * DRAWN
    assert drawn_of(charts["network"].document, panels) == panels


def test_a_chart_is_narrowed_to_what_is_asked_for_and_to_nothing_else(
    charts: dict[str, PublishedChart],
) -> None:
    document = charts["figures"].document
    asked = {"article": "S003", "claimants": "A0012", "panel": "nothing", "quote": "x", "from": "x"}
    assert narrowing(document, asked | {"value": "12000"}) == {
        "article": "S003",
        "claimants": "A0012",
        "value": "12000",
    }
    rows = narrowed(document, narrowing(document, asked))
    assert [row["key"] for row in rows] == ["F0014", "F0015"]
    figure = draw(document, narrowing(document, asked))
    assert [drawing.title for drawing in figure.drawings] == ["Soldiers deployed"]
    by_name = {one.name: one for one in filters(document, {"article": "S003"})}
    assert {one.value: one.rows for one in by_name["claimants"].options} == {
        "A0012": 2,
        "A0016": 1,
        "A0025": 2,
    }
    assert sum(one.rows for one in by_name["article"].options) == len(document.rows)


def test_a_time_is_chosen_by_its_first_month_and_its_last(
    charts: dict[str, PublishedChart],
) -> None:
    document = charts["timeline"].document
    asked = narrowing(document, {"from": "2024-06", "to": "2024-10"})
    begins = {row["earliest"][:7] for row in narrowed(document, asked)}
    assert (min(begins), max(begins)) == ("2024-06", "2024-10")


def test_lanes_are_of_the_column_that_is_asked_for(charts: dict[str, PublishedChart]) -> None:
    document = charts["timeline"].document
    assert narrowing(document, {"lanes": "status"}) == {}  # which the package does not offer
    asked = narrowing(document, {"lanes": "place", "from": "2024-06", "to": "2024-06"})
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
    assert len(write_charts(real.package, tmp_path / "built.db", tmp_path / "charts")) == len(KINDS)


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
