"""The network stands in the order of what it counts, and its numbers can be read."""

import re
from collections import defaultdict
from xml.etree import ElementTree

import pytest

from sandhi.publish.charts.draw import PublishedChart
from sandhi.publish.charts.figure import WIDTHS
from tests.publish.charts.drawings import SVG, words_of

AT = re.compile(r"translate\(([\d.]+),([\d.]+)\)")
NUMBER = re.compile(r"\d+")


def test_actors_stand_in_the_order_of_the_number_beside_them(
    charts: dict[str, PublishedChart],
) -> None:
    document = charts["network"].document
    events: dict[str, set[str]] = defaultdict(set)
    for row in document.rows:
        for end in ("source", "target"):
            events[row[end]].add(row["key"])
    ranked = sorted(events, key=lambda key: (-len(events[key]), key))
    (drawing,) = charts["network"].figure.drawings
    for width in WIDTHS:
        svg = ElementTree.fromstring(getattr(drawing, width))
        led = [
            link.attrib["href"]
            for link in svg.iter(f"{SVG}a")
            if link.find(f"{SVG}text") is not None
        ]
        assert led == [f"/id/{key}" for key in ranked]
        beside = [words_of(text) for text in svg.findall(f".//{SVG}text")]
        numbers = [one for one in beside if NUMBER.fullmatch(one)]
        expected = [str(len(events[key])) for key in ranked]
        places = iter(numbers)
        assert all(one in places for one in expected)  # in that order


@pytest.mark.parametrize("width", WIDTHS)
def test_no_two_numbers_of_arcs_touch(charts: dict[str, PublishedChart], width: str) -> None:
    (drawing,) = charts["network"].figure.drawings
    svg = ElementTree.fromstring(getattr(drawing, width))
    places = set()
    for text in svg.iter(f"{SVG}text"):
        at = AT.fullmatch(text.get("transform", ""))
        if at and NUMBER.fullmatch(words_of(text)) and text.get("font-weight"):
            places.add((float(at[1]), float(at[2])))
    assert len(places) > 3
    for x, y in places:
        for other, below in places - {(x, y)}:
            assert abs(x - other) > 12 or abs(y - below) > 12


def test_what_two_come_to_is_told_in_one_order(charts: dict[str, PublishedChart]) -> None:
    (drawing,) = charts["network"].figure.drawings
    (note,) = re.findall(r">([^<>]+ in all\.)", drawing.wide)
    counts = [int(one) for one in re.findall(r"(\d+) ", note.partition(": ")[2])][:-1]
    assert counts == sorted(counts, reverse=True)
