"""Which pairs of states an event of the package joins, and by which numbers they are named."""

import sqlite3
from collections import defaultdict
from pathlib import Path

import country_converter
import pandas as pd
import pytest

from sandhi.package import Package
from tests.publish.analysis.dyads import EQUALS, NOBODY, SOURCES, TARGETS, joined, stands_for
from tests.publish.analysis.tables import rows


@pytest.fixture
def downloaded(built: Path) -> Path:
    """The folder of the CSV downloads, as users have it."""
    return built.parent / "downloads" / "csv"


def test_every_role_is_on_a_side_or_on_none(package: Package) -> None:
    roles = package.schemas["event_actors"].field("role").constraints["enum"]
    assert {*roles} == SOURCES | EQUALS | TARGETS | NOBODY


def test_every_pair_of_states_that_an_event_joins_has_its_row(
    database: sqlite3.Connection, package: Package
) -> None:
    states = stands_for(*(rows(package, name) for name in ("actors", "group_members", "states")))
    parts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for part in rows(package, "event_actors"):
        parts[part["event_id"]].append((part["actor_id"], part["role"]))
    names = {actor["actor_id"]: actor["name"] for actor in rows(package, "actors")}
    expected = {
        (event, names[one], names[other]): relation
        for event, taken in parts.items()
        for (one, other), relation in joined(taken, states).items()
    }
    shown = database.execute(
        "SELECT event_id, source_state, target_state, relation FROM dyads"
    ).fetchall()
    assert {tuple(row)[:3]: row["relation"] for row in shown} == expected
    assert len(shown) == len(expected)
    assert {*expected.values()} == {"directed", "mutual", "joint"}


def test_a_group_that_stands_alone_joins_its_members(
    database: sqlite3.Connection, package: Package
) -> None:
    members = {member["group_id"] for member in rows(package, "group_members")}
    parts = rows(package, "event_actors")
    alone = {part["event_id"] for part in parts if part["actor_id"] in members} - {
        part["event_id"]
        for part in parts
        if part["actor_id"] not in members and part["role"] not in NOBODY
    }
    acts = {part["event_id"] for part in parts if part["role"] not in NOBODY}
    assert alone & acts
    shown = {row[0] for row in database.execute("SELECT event_id FROM dyads")}
    assert alone & acts <= shown


def test_country_converter_knows_each_state_by_the_numbers_given(package: Package) -> None:
    table = Path(country_converter.__file__).with_name("country_data.tsv")
    # Read here, since pandas 3 would take the letters NA, of Namibia, for nothing.
    empty = {name: [""] for name in ("obsolete", "UNmember", "ISOnumeric", "GWcode")}
    countries = pd.read_csv(table, sep="\t", keep_default_na=False, na_values=empty)
    converter = country_converter.CountryConverter(country_data=countries, include_obsolete=True)
    states = rows(package, "states")
    for state in states:
        letters = state["iso3"]
        assert converter.convert(letters, to="ISOnumeric") == int(state["iso_numeric"])
        number = converter.convert(letters, to="GWcode", not_found=None)
        if state["valid_to"]:
            continue  # it numbers no state that has ended
        assert number == int(state["gwno"]), letters
        assert converter.convert(number, src="GWcode", to="ISO3") == letters
    assert any(not state["valid_to"] for state in states)


def test_dyads_join_a_frame_of_states_and_years_without_a_lost_row(
    package: Package, downloaded: Path
) -> None:
    dyads = pd.read_csv(downloaded / "dyads.csv")
    states = pd.read_csv(downloaded / "states.csv")
    last = dyads["year"].max()
    years = [
        {"gwno": state["gwno"], "year": year}
        for _, state in states.iterrows()
        for year in range(
            int(state["valid_from"][:4]),
            (last if pd.isna(state["valid_to"]) else int(state["valid_to"][:4])) + 1,
        )
    ]
    frame = pd.DataFrame(years).drop_duplicates()
    for side in ("source", "target"):
        merged = dyads.merge(
            frame.rename(columns={"gwno": f"{side}_gwno"}),
            how="left",
            indicator=True,
            validate="m:1",
        )
        assert len(merged) == len(dyads)
        assert (merged["_merge"] == "both").all(), merged[merged["_merge"] != "both"]


def test_the_numbers_of_a_pair_are_those_of_its_states(
    database: sqlite3.Connection, package: Package
) -> None:
    named = {actor["actor_id"]: actor["name"] for actor in rows(package, "actors")}
    codes = {
        named[state["actor_id"]]: (int(state["gwno"]), int(state["cow"]), state["iso3"])
        for state in rows(package, "states")
    }
    for row in database.execute("SELECT * FROM dyads"):
        for side in ("source", "target"):
            given = tuple(row[f"{side}_{code}"] for code in ("gwno", "cow", "iso3"))
            assert given == codes[row[f"{side}_state"]]


def test_the_wide_event_names_the_states_of_its_dyads_and_their_numbers(
    database: sqlite3.Connection, package: Package
) -> None:
    named = {actor["actor_id"]: actor["name"] for actor in rows(package, "actors")}
    numbers = {named[state["actor_id"]]: state["gwno"] for state in rows(package, "states")}
    pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in database.execute("SELECT * FROM dyads"):
        pairs[row["event_id"], "source"].add(row["source_state"])
        if row["relation"] != "joint":
            pairs[row["event_id"], "target"].add(row["target_state"])
    for row in database.execute("SELECT * FROM events_wide"):
        for side in ("source", "target"):
            names = (row[f"{side}_states"] or "").split("; ")
            assert pairs[row["event_id"], side] <= {*names}
            if names != [""]:
                assert row[f"{side}_gwno"].split("; ") == [numbers[name] for name in names]
        assert row["number_of_sources"] == len(row["sources"].split(", "))
        attributed = [part.split(" (")[0] for part in row["attribution"].split(", ")]
        assert ("named" in attributed) == (row["attributed_to"] is not None)
