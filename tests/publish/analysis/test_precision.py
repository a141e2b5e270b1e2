"""How precise the day and the place of an event are, by the scales of UCDP."""

import sqlite3

import pytest

from sandhi.package import Package
from tests.publish.analysis.tables import rows


@pytest.mark.parametrize(
    ("earliest", "latest", "date_prec", "year"),
    [
        ("2024-02-28", "2024-02-28", 1, 2024),
        ("2024-02-28", "2024-02-29", 2, 2024),
        ("2024-02-28", "2024-03-04", 2, 2024),
        ("2024-02-28", "2024-03-05", 3, 2024),
        ("2024-02-28", "2024-03-06", 4, 2024),
        ("2024-01-01", "2024-01-31", 4, 2024),
        ("2024-01-01", "2024-02-01", 5, 2024),
        ("2023-01-01", "2024-12-31", 5, 2023),
        (None, "2024-12-31", None, 2024),
        ("2024-12-31", None, None, 2024),
        ("1940-01-01", "1960-12-31", 5, 1950),  # one of the two begins in 1950
    ],
)
def test_a_span_has_the_precision_of_ucdp_and_a_year_in_which_both_states_are(
    by_hand: sqlite3.Connection,
    earliest: str | None,
    latest: str | None,
    date_prec: int | None,
    year: int,
) -> None:
    by_hand.execute(
        "INSERT INTO events (event_id, earliest, latest) VALUES ('e', ?, ?)", [earliest, latest]
    )
    by_hand.execute(
        "INSERT INTO event_actors VALUES (1, 'e', 'a', 'visitor'), (2, 'e', 'b', 'host')"
    )
    dyads = by_hand.execute("SELECT date_prec, year FROM dyads").fetchall()
    assert dyads == [(date_prec, year)]


@pytest.mark.parametrize(
    ("place", "where_prec"),
    [("city", 1), ("region", 4), ("sea", 5), ("front", 5), ("land", 6), (None, None)],
)
def test_a_place_has_the_precision_of_ucdp(
    by_hand: sqlite3.Connection, place: str | None, where_prec: int | None
) -> None:
    by_hand.execute("INSERT INTO events (event_id, place_id) VALUES ('e', ?)", [place])
    assert by_hand.execute("SELECT where_prec FROM event_precision").fetchall() == [(where_prec,)]


def test_every_kind_of_place_has_its_precision(
    database: sqlite3.Connection, package: Package
) -> None:
    placed = {event["event_id"] for event in rows(package, "events") if event["place_id"]}
    coded = database.execute("SELECT event_id FROM event_precision WHERE where_prec IS NOT NULL")
    assert {row[0] for row in coded} == placed
