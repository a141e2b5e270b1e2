"""Events in the columns of POLECAT and in the records of PLOVER: none is lost or there twice."""

import sqlite3
from collections import defaultdict
from pathlib import Path
from typing import Any

from sandhi.package import Package
from sandhi.package.declarations import views
from tests.publish.analysis.tables import NO_SIDE, Rows, rows

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
