"""What worked questions on events answer is what the tables hold."""

import re
import sqlite3
from collections import defaultdict

from sandhi.package import Package
from tests.publish.analysis.tables import NO_SIDE, rows, rows_of


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
