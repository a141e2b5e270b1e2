"""Ranges of figures: every claim as it is written, and as it is corrected."""

import sqlite3
from collections import defaultdict

from sandhi.package import Package
from tests.publish.analysis.tables import rows, rows_of


def test_each_claim_is_in_one_range_as_written_and_as_corrected(
    database: sqlite3.Connection, package: Package
) -> None:
    figures = {row["figure_id"]: row for row in rows(package, "figures")}
    ranges = database.execute("SELECT * FROM figures_range").fetchall()
    keys = [key for row in ranges for key in row["figures"].split("; ")]
    assert sorted(keys) == sorted(figures)
    for row in ranges:
        inside = [figures[key] for key in row["figures"].split("; ")]
        assert len({(one["measure"], one["place_id"], one["as_of_latest"]) for one in inside}) == 1
        written = [float(one["value"]) for one in inside if one["value"]]
        mended = [
            float(one["value_corrected"] or one["value"])
            for one in inside
            if one["value_corrected"] or one["value"]
        ]
        assert (row["lowest"], row["highest"]) == (
            min(written, default=None),
            max(written, default=None),
        )
        assert (row["lowest_corrected"], row["highest_corrected"]) == (
            min(mended, default=None),
            max(mended, default=None),
        )
        assert row["claims"] == len(inside)
        assert row["vague"] == len(inside) - len(written)
        assert row["articles"] == len({one["seed_id"] for one in inside})
    assert any(row["corrected"] and row["highest"] != row["highest_corrected"] for row in ranges)


def test_claimants_of_a_range_are_those_of_its_figures(
    database: sqlite3.Connection, package: Package
) -> None:
    claimants = defaultdict(set)
    for part in rows(package, "figure_actors"):
        if part["role"] == "claimant":
            claimants[part["figure_id"]].add(part["actor_id"])
    for row in database.execute("SELECT * FROM figures_range"):
        keys = row["figures"].split("; ")
        assert row["claimants"] == len(set().union(*(claimants[key] for key in keys)))
        assert row["unattributed"] == sum(not claimants[key] for key in keys)


def test_the_question_of_troops_shows_what_is_written_beside_what_is_right(
    database: sqlite3.Connection, package: Package
) -> None:
    figures = {row["figure_id"]: row for row in rows(package, "figures")}
    persons = {key for key, row in figures.items() if row["unit"] == "person"}
    shown = rows_of(database, package, "who-says-how-many-troops")
    assert {row["figure_id"] for row in shown} == persons
    for row in shown:
        figure = figures[row["figure_id"]]
        for column in ("as_written", "value", "value_corrected"):
            assert ("" if row[column] is None else str(row[column])) == figure[column]
    assert any(row["value_corrected"] for row in shown)
