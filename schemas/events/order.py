"""Rules of what must be there before an event can be."""

import pandas as pd
from pandas import Series

from sandhi.check import logic
from sandhi.check.example import Row
from sandhi.check.rule import Context, rule

DUTY: Row = {"event_id": "E0001", "event_type": "defence_aid", "treaty_id": "T0001"}
HERE: Row = {"place_id": "P0005"}
TOGETHER: list[Row] = [
    {"event_id": "E0001", "actor_id": "A0033", "role": "target"},
    {"event_id": "E0002", "actor_id": "A0033", "role": "participant"},
]
STATE: Row = {"actor_id": "A0007", "gwno": 365, "valid_from": "1922-12-30"}
ALLIED: Row = {"event_id": "E0001", "actor_id": "A0007", "role": "participant"}


@rule(
    table="events",
    column="earliest",
    reads=("treaties",),
    mend="Let {event_id} begin when {treaty_id} takes effect, or mend that date.",
    why="Nobody owes what a treaty asks for before it binds.",
    since="0.1.0",
    keeps={
        "events": [{**DUTY, "earliest": "2024-12-04"}],
        "treaties": [{"treaty_id": "T0001", "in_force": "2024-12-04"}],
    },
    breaks={
        "events": [{**DUTY, "earliest": "2024-06-19"}],
        "treaties": [{"treaty_id": "T0001", "in_force": "2024-12-04"}],
    },
)
def duty_begins_with_its_treaty(context: Context) -> "Series[bool]":
    """Aid that a treaty asks for in case of attack is owed from its entry into force."""
    events, treaties = context["events"], context["treaties"]
    effect = logic.bounds(treaties["in_force"]).assign(treaty_id=treaties["treaty_id"])
    begins = logic.look_up(events["treaty_id"], effect, "treaty_id", "earliest")
    duty = events["event_type"].isin(["defence_aid"])
    return ~(duty & logic.holds(events["earliest"] < begins))


@rule(
    table="events",
    column="earliest",
    reads=("actors", "event_actors"),
    mend="Let {event_id} begin when the forces in it are first at {place_id}, or mend that date.",
    why="Nobody fights, or is fired at, where they have not come yet.",
    since="0.1.0",
    keeps={
        "events": [
            {**HERE, "event_id": "E0001", "event_type": "fighting", "earliest": "2024-10-23"},
            {**HERE, "event_id": "E0002", "event_type": "deployment", "earliest": "2024-10-23"},
        ],
        "event_actors": TOGETHER,
        "actors": [{"actor_id": "A0033", "kind": "force"}],
    },
    breaks={
        "events": [
            {**HERE, "event_id": "E0001", "event_type": "fighting", "earliest": "2024-10-08"},
            {**HERE, "event_id": "E0002", "event_type": "deployment", "earliest": "2024-10-23"},
        ],
        "event_actors": TOGETHER,
        "actors": [{"actor_id": "A0033", "kind": "force"}],
    },
)
def forces_fight_where_they_are(context: Context) -> "Series[bool]":
    """Fighting at a place begins no earlier than the stationing there of forces that are in it."""
    events, parts, actors = context["events"], context["event_actors"], context["actors"]
    forces = actors.loc[actors["kind"].isin(["force"]), "actor_id"]
    in_it = parts.loc[parts["actor_id"].isin(forces), ["event_id", "actor_id"]]
    at_a_place = events[["event_id", "event_type", "place_id", "earliest"]].dropna(
        subset="place_id"
    )
    at_a_place = at_a_place.merge(in_it, on="event_id")
    fights = at_a_place[at_a_place["event_type"].isin(["fighting"])]
    comes = at_a_place[at_a_place["event_type"].isin(["deployment"])]
    where = ["place_id", "actor_id"]
    latest = comes.groupby(where, as_index=False)["earliest"].max()
    both = fights.merge(latest, on=where, suffixes=("", "_of_coming"))
    early = both.loc[logic.holds(both["earliest"] < both["earliest_of_coming"]), "event_id"]
    return ~events["event_id"].isin(early)


@rule(
    table="events",
    column="date",
    reads=("event_actors", "states"),
    mend="Keep {event_id} within the time in which the states that take part in it exist.",
    why="A state does nothing before it is founded, or when it has ended.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "earliest": "1947-01-01", "latest": "1991-12-25"}],
        "event_actors": [ALLIED],
        "states": [{**STATE, "valid_to": "1991-12-25"}],
    },
    breaks={
        "events": [{"event_id": "E0001", "earliest": "1947-01-01", "latest": "1991-12-31"}],
        "event_actors": [ALLIED],
        "states": [{**STATE, "valid_to": "1991-12-25"}],
    },
)
def states_exist_while_they_take_part(context: Context) -> "Series[bool]":
    """No event begins before a state in it, or its forerunner of one number, or outlasts it."""
    events, parts, states = context["events"], context["event_actors"], context["states"]
    # A source may call a forerunner by its successor's name; the number is that of both.
    first = states.groupby("gwno")["valid_from"].transform("min")
    spans = states[["actor_id", "valid_to"]].assign(valid_from=first)
    spans = spans[~logic.holds(spans["valid_to"] < spans["valid_from"])]  # another rule's finding
    acting = parts.loc[~parts["role"].isin(["topic"]), ["event_id", "actor_id"]]
    of_event = acting.merge(spans, on="actor_id").groupby("event_id")
    begins = logic.at(events["event_id"], pd.to_datetime(of_event["valid_from"].max()))
    ends = logic.at(events["event_id"], pd.to_datetime(of_event["valid_to"].min()))
    early = logic.holds(events["earliest"] < begins)
    return ~(early | logic.holds(events["latest"] > ends))
