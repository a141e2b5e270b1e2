"""What other people's scripts open: POLECAT's columns, PLOVER's records, ranges of figures."""

import csv
import io
import json
import re
import sqlite3
from collections import defaultdict
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sandhi.package import Package
from sandhi.package.declarations import questions, views

# As the readers of its yearly files have it.
POLECAT = (
    "Event ID,Event Date,Event Type,Event Mode,Event Intensity,Quad Code,Contexts,"
    "Actor Name,Actor Country,Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,"
    "Actor Name Raw,Wikipedia Actor ID,"
    "Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,"
    "Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,"
    "Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,"
    "Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,"
    "Language,Version"
)
# Roles that neither act nor are acted upon.
NO_SIDE = {"topic", "reporter"}

Rows = list[dict[str, str]]


def rows(package: Package, table: str) -> Rows:
    return [
        {str(name): str(cell) for name, cell in row.items()}
        for row in package.cells(table).to_dict("records")
    ]


def rows_of(database: sqlite3.Connection, package: Package, name: str) -> list[sqlite3.Row]:
    (question,) = (one for one in questions(package) if one.name == name)
    return database.execute(question.sql).fetchall()


@pytest.fixture
def polecat(built: Path) -> Rows:
    text = (built.parent / "downloads" / "csv" / "events_polecat.csv").read_text("utf-8")
    return [*csv.DictReader(io.StringIO(text))]


@pytest.fixture
def plover(built: Path) -> list[dict[str, Any]]:
    path = built.parent / "downloads" / "exports" / "events_plover.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def schema(package: Package) -> dict[str, Any]:
    path = package.root / "schemas" / "exports" / "events_plover.json"
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return document


def test_the_header_is_polecats_own(built: Path) -> None:
    path = built.parent / "downloads" / "csv" / "events_polecat.csv"
    with path.open(encoding="utf-8", newline="") as opened:
        assert opened.readline() == POLECAT + "\n"


def test_polecat_and_plover_have_each_event_that_has_a_class(
    package: Package, polecat: Rows, plover: list[dict[str, Any]]
) -> None:
    coded = {event["event_id"]: event for event in rows(package, "events") if event["plover"]}
    assert {row["Event ID"] for row in polecat} == coded.keys()
    assert [record["id"] for record in plover] == sorted(coded)
    for row in polecat:
        event = coded[row["Event ID"]]
        assert (row["Event Type"], row["Event Mode"]) == (event["plover"], event["plover_mode"])
        assert row["Event Date"] == event["earliest"]
    for record in plover:
        event = coded[record["id"]]
        assert (record["event"], record.get("mode", [""])) == (
            [event["plover"]],
            [event["plover_mode"]],
        )
        assert record["date"] == (event["earliest"] or event["latest"])
        assert event["status"] in record["comment"]


def test_no_pair_of_actor_and_recipient_is_there_twice_nor_with_itself(polecat: Rows) -> None:
    pairs = [(row["Event ID"], row["Actor Name"], row["Recipient Name"]) for row in polecat]
    assert len({*pairs}) == len(pairs)
    assert all(actor != recipient for _, actor, recipient in pairs if actor)


def test_nobody_who_acts_or_is_acted_upon_is_lost(
    package: Package, polecat: Rows, plover: list[dict[str, Any]]
) -> None:
    names = {actor["actor_id"]: actor["name"] for actor in rows(package, "actors")}
    members = defaultdict(list)
    for member in rows(package, "group_members"):
        members[member["group_id"]].append(member["member_id"])
    cooperative = {record["id"] for record in plover if record["quad_code"] <= 2}
    in_rows: dict[str, set[str]] = defaultdict(set)
    for row in polecat:
        in_rows[row["Event ID"]] |= {row["Actor Name"], row["Recipient Name"]} - {""}
    in_records = {
        record["id"]: {
            entity["identifier_text"] for entity in [*record["actor"], *record.get("recipient", [])]
        }
        for record in plover
    }
    expected: dict[str, set[str]] = defaultdict(set)
    for part in rows(package, "event_actors"):
        # In cooperation the one against whom it is aimed is no recipient of it; who is spoken
        # to in a conflict is not the one with whom.
        aside = {"target"} if part["event_id"] in cooperative else {"addressee", "host"}
        if part["role"] not in NO_SIDE | aside:
            actors = members[part["actor_id"]] or [part["actor_id"]]
            expected[part["event_id"]] |= {names[actor] for actor in actors}
    for event, of_event in in_records.items():
        assert of_event == expected[event], event
        assert in_rows[event] == expected[event], event


def test_a_column_is_empty_exactly_where_its_description_says_so(
    package: Package, polecat: Rows
) -> None:
    (view,) = (one for one in views(package) if one.name == "events_polecat")
    columns = {name for name, text in view.terms.items() if text.startswith("empty: ")}
    assert {name for name in view.terms if not any(row[name] for row in polecat)} == columns


def test_every_class_and_mode_has_its_score(
    database: sqlite3.Connection, package: Package, polecat: Rows, schema: dict[str, Any]
) -> None:
    scale = database.execute("SELECT * FROM plover_scale").fetchall()
    enum = package.schemas["events"].field("plover").constraints["enum"]
    assert {row["class"] for row in scale} == {*enum}
    assert {row["class"] for row in scale if row["mode"] is None} == {*enum}
    assert {*schema["properties"]["event"]["items"]["enum"]} == {*enum}
    modes = {row["mode"] for row in scale} - {None}
    assert modes <= {*schema["properties"]["mode"]["items"]["enum"]}
    scores = {(row["class"], row["mode"] or ""): row for row in scale}
    for row in polecat:
        score = scores[row["Event Type"], row["Event Mode"]]
        assert (float(row["Event Intensity"]), row["Quad Code"]) == (score["scale"], score["quad"])


def test_the_schema_of_records_is_valid_and_so_are_all_records(
    plover: list[dict[str, Any]], schema: dict[str, Any]
) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    for record in plover:
        validator.validate(record)


@pytest.mark.parametrize(
    "edit",
    [
        {"place": "Paris"},
        {"date": "2024-02-30"},
        {"date": "2024"},
        {"event": ["SPEAK"]},
        {"event": []},
        {"event": ["AGREE"], "mode": ["visit"]},
        {"event": ["AID"], "mode": None, "recipient": None},
        {"quad_code": 5},
        {"event_scale": 11},
        {"actor": [{"code": "PRK"}]},
        {"actor": [{"code": "731", "identifier_text": "North Korea"}]},
        {"actor": None},
        {"recipient": []},
    ],
)
def test_the_schema_of_records_refuses(
    plover: list[dict[str, Any]], schema: dict[str, Any], edit: dict[str, Any]
) -> None:
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    record = {name: value for name, value in (plover[0] | edit).items() if value is not None}
    assert not validator.is_valid(record)


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


def test_what_no_source_tells_as_having_happened_is_all_that_did_not_occur(
    database: sqlite3.Connection, package: Package
) -> None:
    shown = rows_of(database, package, "what-no-source-tells-as-having-happened")
    expected = {row["event_id"] for row in rows(package, "events") if row["status"] != "occurred"}
    assert {row["event_id"] for row in shown} == expected


def test_who_acts_with_whom_leaves_out_denied_events_and_those_spoken_of(
    database: sqlite3.Connection, package: Package
) -> None:
    shown = rows_of(database, package, "who-acts-with-whom")
    actors = {row["actor_id"]: row for row in rows(package, "actors")}
    groups = {actors[row["group_id"]]["name"] for row in rows(package, "group_members")}
    acting = {
        actors[part["actor_id"]]["name"]
        for part in rows(package, "event_actors")
        if part["role"] not in NO_SIDE | {"affected"}
    } | {actors[row["member_id"]]["name"] for row in rows(package, "group_members")}
    whole = {row["name"]: actors.get(row["part_of"], {}).get("name") for row in actors.values()}
    seen = set()
    for row in shown:
        pair = frozenset((row["actor"], row["other"]))
        assert len(pair) == 2
        assert pair <= acting
        assert not pair & groups
        assert whole[row["actor"]] != row["other"]
        assert whole[row["other"]] != row["actor"]
        assert row["status"] != "denied"
        assert (pair, row["class"], row["status"]) not in seen
        seen.add((pair, row["class"], row["status"]))
    assert len({row["status"] for row in shown}) > 1


def test_a_pair_has_its_events_counted_by_class_and_status(
    database: sqlite3.Connection, package: Package
) -> None:
    states = {row["actor_id"] for row in rows(package, "states")}
    named = {row["actor_id"]: row["name"] for row in rows(package, "actors")}
    counted: dict[tuple[frozenset[str], str, str], set[str]] = defaultdict(set)
    for row in database.execute(
        "SELECT one.actor_id, two.actor_id, events.event_id, class, status "
        "FROM event_sides AS one JOIN event_sides AS two USING (event_id) "
        "JOIN events USING (event_id) "
        "WHERE one.side <> 'target' AND one.actor_id <> two.actor_id AND status <> 'denied'"
    ):
        one, two, event, class_, status = row
        if {one, two} <= states:
            counted[frozenset((named[one], named[two])), class_, status].add(event)
    shown = {
        (frozenset((row["actor"], row["other"])), row["class"], row["status"]): row["events"]
        for row in rows_of(database, package, "who-acts-with-whom")
        if {row["actor"], row["other"]} <= {named[state] for state in states}
    }
    assert shown == {key: len(events) for key, events in counted.items()}


def test_the_steps_of_the_treaty_say_from_what_their_days_are_known(
    database: sqlite3.Connection, package: Package
) -> None:
    events = {row["event_id"]: row for row in rows(package, "events")}
    used = {row["record_id"] for row in rows(package, "reference_uses")}
    shown = rows_of(database, package, "from-signing-to-ratification")
    assert shown[0]["days"] == 0
    for row in shown:
        event = events[row["event_id"]]
        assert row["date_basis"] == event["date_basis"]
        assert (row["references"] is not None) == (row["event_id"] in used)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", event["date"]):
            assert row["days"] == row["days_latest"]
