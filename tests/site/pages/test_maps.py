"""The map of a place among others, with the coast."""

import re
from pathlib import Path

import pytest

from sandhi.site.pages.row.map.coast import Window, coast
from sandhi.site.pages.row.map.drawing import HEIGHT, WIDTH, place_map
from sandhi.site.store import Store
from sandhi.site.store.around.surroundings import PlacedKey, Surroundings
from tests.conftest import Copy
from tests.site.conftest import Get


def test_a_place_is_drawn_among_the_others_where_it_lies(store: Store) -> None:
    table = store.contents.tables["places"]
    row = store.rows.row(table, "P0001")
    assert row is not None
    drawn = place_map(store.contents, row, store.around.points(table, 200))
    by_name = {point.label: point for point in drawn.points}
    assert [point.label for point in drawn.points if point.is_current] == ["Moscow"]
    assert all(0 <= one.x <= WIDTH and 0 <= one.y <= HEIGHT for one in drawn.points)
    assert by_name["Moscow"].x < by_name["Pyongyang"].x  # which lies to the east
    assert by_name["Moscow"].y < by_name["Pyongyang"].y  # and to the south
    assert drawn.meridians
    assert drawn.parallels


def test_a_place_says_how_far_others_lie_and_where_from_those_that_are_near(store: Store) -> None:
    table = store.contents.tables["places"]
    row = store.rows.row(table, "P0002")
    assert row is not None
    drawn = place_map(store.contents, row, store.around.points(table, 200))
    near, *far = drawn.neighbours
    assert (near.label, near.direction) == ("Seoul", "north-west")
    assert 190 <= near.km <= 200
    assert [one.direction for one in far] == ["", ""]
    assert [one.km for one in far] == sorted(one.km for one in far)
    assert drawn.scale.km == 1000


def test_the_coast_is_drawn_within_its_window_and_takes_little_of_a_page(store: Store) -> None:
    table = store.contents.tables["places"]
    row = store.rows.row(table, "P0002")
    assert row is not None
    land = place_map(store.contents, row, store.around.points(table, 200)).land
    assert re.fullmatch(r"(?:M-?[\d.]+[ -][\d.]+l[\d. -]+z)+", land)
    assert 2_000 < len(land) < 20_000
    assert coast(Window(-20.0, -120.0, 40.0, 40.0, WIDTH, HEIGHT)) == ""  # of the open sea
    date_line = coast(Window(-17.5, 179.5, 60.0, 60.0, WIDTH, HEIGHT))  # of islands on both sides
    places = [float(x) for x in re.findall(r"M(-?[\d.]+)", date_line)]
    assert min(places) < WIDTH / 2 < max(places)


def test_without_outlines_a_place_has_its_map_and_no_coast(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    damaged = tmp_path / "outlines.zip"
    damaged.write_bytes(b"none")
    table = store.contents.tables["places"]
    row = store.rows.row(table, "P0002")
    assert row is not None
    for path in (None, damaged):
        coast.cache_clear()
        monkeypatch.setattr("sandhi.site.pages.row.map.coast.outlines", lambda path=path: path)
        drawn = place_map(store.contents, row, store.around.points(table, 200))
        assert (drawn.land, drawn.source) == ("", "")
        assert drawn.meridians
    coast.cache_clear()


def test_places_on_both_sides_of_the_date_line_are_drawn_beside_each_other(store: Store) -> None:
    row = store.rows.row(store.contents.tables["places"], "P0001")
    assert row is not None
    ends = [PlacedKey("P0001", -17.0, 178.0), PlacedKey("P0002", -16.5, -179.5)]
    drawn = place_map(store.contents, row, ends)
    west, east = sorted(drawn.points, key=lambda point: point.x)
    assert west.is_current
    assert east.x - west.x > 100
    assert [line.label for line in drawn.meridians if "180" in line.label] == ["180°W"]
    assert drawn.neighbours[0].km == 270


def test_a_place_is_on_its_own_map_however_many_there_are(store: Store) -> None:
    table = store.contents.tables["places"]
    first, *_, last = (one.key for one in store.around.points(table, 200))
    assert [one.key for one in store.around.points(table, 2, last)] == [last, first]


async def test_a_place_beyond_the_poles_has_its_page_and_no_map(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Surroundings, "points", lambda *_: [])
    asked_anew = "/sandhi/places/P0001?none"  # what was asked before is answered as it was
    page = (await get(asked_anew)).text
    assert "P0001" in page
    assert 'id="map"' not in page


async def test_a_place_that_lies_nowhere_has_no_map(get: Get, original: Copy) -> None:
    places = original.package.cells("places")
    key = places.query("latitude == ''")["place_id"].iloc[0]
    assert 'id="map"' not in (await get(f"/sandhi/places/{key}")).text
