"""Every drawing: its title, texts, colours and width, and where its links lead."""

import re
import sqlite3
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from sandhi.publish.charts.draw import PublishedChart
from sandhi.publish.charts.figure import WIDTHS, Figure
from sandhi.publish.charts.rows import matching_rows
from tests.publish.charts.drawings import HINDI, KINDS, SVG, chosen, every, words


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
            value(f"SELECT count(*) {sent} AND as_written = 'हजारों'"),
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
    label = re.compile(
        r'The Soviet Union \("Russia" in (?!S001)\S.*\) and North Korea are communist allies '
        "in the Cold War"
    )
    svg = ElementTree.fromstring(figures["timeline"].drawings[0].medium)
    broken = [text for text in svg.iter(f"{SVG}text") if text.find(f"{SVG}tspan") is not None]
    assert any(label.match("".join(text.itertext())) for text in broken)


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
                seen.add(unquote(href.removeprefix("/id/").removesuffix("#disputes")))
            elif href.startswith("/seeds/"):
                seen.add(href.removeprefix("/seeds/"))
            else:
                assert href.startswith(f"/{name}?"), href
                assert 0 < len(matching_rows(document, chosen(document, href))) < len(document.rows)
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
