"""States beside events: who stands for whom, which pairs an event joins, how precise it is."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import permutations
from pathlib import Path

import country_converter
import pandas as pd
import pytest

from sandhi.package import Package
from sandhi.package.declarations import views

SOURCES = {"initiator", "speaker", "visitor", "ratifier"}
EQUALS = {"participant", "signatory"}
TARGETS = {"recipient", "target", "addressee", "host", "counterpart"}
NOBODY = {"reporter", "topic", "affected"}

Pairs = dict[tuple[str, str], str]
Rows = Iterable[Mapping[str, str]]


@pytest.fixture
def downloaded(built: Path) -> Path:
    """The folder of the CSV downloads, as users have it."""
    return built.parent / "downloads" / "csv"


def rows(package: Package, table: str) -> list[dict[str, str]]:
    return [
        {str(name): str(cell) for name, cell in row.items()}
        for row in package.cells(table).to_dict("records")
    ]


def stands_for(actors: Rows, members: Rows, states: Rows) -> dict[str, set[str]]:
    """The states that each actor stands for, found by walking up from it."""
    up: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        up[actor["actor_id"]] |= {actor["part_of"]} - {""}
    for member in members:
        up[member["group_id"]].add(member["member_id"])
    keys = {state["actor_id"] for state in states}

    def reached(actor: str, seen: set[str]) -> set[str]:
        if actor in seen:
            return set()
        above = [reached(one, seen | {actor}) for one in up[actor]]
        return ({actor} & keys).union(*above)

    return {actor["actor_id"]: reached(actor["actor_id"], set()) for actor in actors}


def joined(parts: Iterable[tuple[str, str]], states: Mapping[str, set[str]]) -> Pairs:
    """The ordered pairs of states that the parts of one event join, and how."""
    sides = [(state, role) for actor, role in parts for state in states[actor]]
    pairs: Pairs = {}
    for (one, role), (other, its) in permutations(sides, 2):
        if one == other or role not in SOURCES | EQUALS or its in NOBODY:
            continue
        if its in TARGETS:
            pairs[one, other] = "directed"
        elif role == its and role in EQUALS:
            if pairs.get((one, other)) != "directed":
                pairs[one, other] = "mutual"
        else:
            pairs.setdefault((one, other), "joint")
    return pairs


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


@pytest.fixture
def by_hand(package: Package) -> Iterator[sqlite3.Connection]:
    """The views of states over tables that hold a few rows made up here."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript("""
            CREATE TABLE actors (actor_id, name, part_of);
            CREATE TABLE group_members (group_id, member_id);
            CREATE TABLE states (actor_id, iso3, gwno, cow, valid_from, valid_to);
            CREATE TABLE places (place_id, kind, country);
            CREATE TABLE events (
              event_id, label, event_type, class, status, plover, date, earliest, latest,
              date_basis, place_id, part_of
            );
            CREATE TABLE event_actors (participation_id, event_id, actor_id, role);
            CREATE TABLE event_mentions (event_id, seed_id);
            INSERT INTO actors VALUES
              ('a', 'Aland', NULL), ('b', 'Bland', NULL), ('c', 'Cland', NULL),
              ('king', 'King of Aland', 'court'), ('court', 'Court of Aland', 'a'),
              ('both', 'Both lands', NULL), ('many', 'Many lands', NULL);
            INSERT INTO group_members VALUES ('both', 'a'), ('both', 'b');
            INSERT INTO states VALUES
              ('a', 'AAA', 1, 11, '1900-01-01', NULL), ('b', 'BBB', 2, 12, '1950-06-01', NULL),
              ('c', 'CCC', 3, 13, '1900-01-01', NULL);
            INSERT INTO places VALUES
              ('city', 'city', 'AAA'), ('region', 'region', 'AAA'), ('sea', 'region', NULL),
              ('front', 'area', NULL), ('land', 'country', 'AAA');
        """)
        shown = ("actor_states", "event_sides", "event_states", "event_precision", "dyads")
        for view in views(package):
            if view.name in (*shown, "plover_scale", "plover_sides"):
                connection.execute(f'CREATE VIEW "{view.name}" AS {view.sql}')
        yield connection


@pytest.mark.parametrize(
    ("parts", "pairs"),
    [
        # One who acts, and one to whom it is done, over two removes.
        ("king:visitor b:host", {"ab": "directed"}),
        # Three who meet: six ordered pairs.
        (
            "a:participant b:participant c:participant",
            dict.fromkeys(("ab", "ba", "ac", "ca", "bc", "cb"), "mutual"),
        ),
        # A group alone is its members; a group that nobody lists is nobody.
        ("both:participant", {"ab": "mutual", "ba": "mutual"}),
        ("many:initiator a:target", {}),
        # Two who sign, one for the other's state too: never a pair of a state with itself.
        ("king:signatory a:signatory b:signatory", {"ab": "mutual", "ba": "mutual"}),
        # Side by side against a third.
        (
            "a:initiator b:initiator c:target",
            {"ab": "joint", "ba": "joint", "ac": "directed", "bc": "directed"},
        ),
        # A group against one of its members says more than that both act.
        ("both:speaker b:addressee", {"ab": "directed", "ba": "joint"}),
        # Spoken of, passed on, borne: no pair.
        ("a:speaker b:topic c:reporter", {}),
        ("a:initiator b:affected", {}),
        ("a:recipient b:target", {}),
    ],
)
def test_pairs_counted_by_hand(
    by_hand: sqlite3.Connection, parts: str, pairs: dict[str, str]
) -> None:
    by_hand.execute(
        "INSERT INTO events (event_id, earliest, latest) VALUES ('e', '2000-01-01', '2000-01-01')"
    )
    by_hand.executemany(
        "INSERT INTO event_actors VALUES (?, 'e', ?, ?)",
        [(place, *part.split(":")) for place, part in enumerate(parts.split())],
    )
    dyads = by_hand.execute("SELECT source_iso3, target_iso3, relation FROM dyads").fetchall()
    assert {f"{one[0]}{other[0]}".lower(): relation for one, other, relation in dyads} == pairs
    assert len(dyads) == len(pairs)


@pytest.mark.parametrize(
    ("plover", "parts", "pairs"),
    [
        # Help is for the one who is helped, and does not stand beside the one against whom it is.
        ("AID", "a:initiator b:recipient c:target", {"ab": "AID", "ac": None}),
        ("ASSAULT", "a:initiator b:target", {"ab": "ASSAULT"}),
        ("SUPPORT", "a:signatory b:signatory", {"ab": "SUPPORT", "ba": "SUPPORT"}),
        # Two who promise a third something promise one another nothing.
        (
            "AGREE",
            "a:speaker b:speaker c:addressee",
            {"ab": None, "ba": None, "ac": "AGREE", "bc": "AGREE"},
        ),
        (None, "a:initiator b:recipient", {"ab": None}),
    ],
)
def test_a_class_of_plover_stands_beside_its_actor_and_recipient_alone(
    by_hand: sqlite3.Connection, plover: str | None, parts: str, pairs: dict[str, str | None]
) -> None:
    by_hand.execute("INSERT INTO events (event_id, plover) VALUES ('e', ?)", [plover])
    by_hand.executemany(
        "INSERT INTO event_actors VALUES (?, 'e', ?, ?)",
        [(place, *part.split(":")) for place, part in enumerate(parts.split())],
    )
    found = by_hand.execute("SELECT source_iso3, target_iso3, plover FROM dyads").fetchall()
    assert {f"{one[0]}{other[0]}".lower(): plover for one, other, plover in found} == pairs


def test_the_pairs_with_a_class_are_those_of_polecat(database: sqlite3.Connection) -> None:
    polecat = {
        (*row,)
        for row in database.execute(
            'SELECT "Event ID", "Event Type", "Actor COW", "Recipient COW" FROM events_polecat '
            'WHERE "Actor COW" <> "Recipient COW"'
        )
    }
    dyads = {
        (*row,)
        for row in database.execute(
            "SELECT event_id, plover, source_cow, target_cow FROM dyads WHERE plover IS NOT NULL"
        )
    }
    assert dyads
    assert dyads == polecat


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
