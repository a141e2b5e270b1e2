"""Rules of what belongs to treaties: events, provisions and parties."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

PLEDGES = ["defense", "offense", "consultation", "nonaggression", "neutrality"]


@rule(
    table="treaties",
    column="treaty_id",
    reads=("events",),
    mend="Name {treaty_id} in the events that are about it, or withdraw it.",
    why="A treaty to which nothing happens is not what the sources report.",
    since="0.1.0",
    keeps={
        "treaties": [{"treaty_id": "T0001"}],
        "events": [{"event_id": "E0001", "treaty_id": "T0001"}],
    },
    breaks={
        "treaties": [{"treaty_id": "T0001"}],
        "events": [{"event_id": "E0001", "treaty_id": "T0002"}],
    },
)
def treaty_is_the_subject_of_an_event(context: Context) -> "Series[bool]":
    """Every treaty is what at least one event is about."""
    treaties, events = context["treaties"], context["events"]
    return treaties["treaty_id"].isin(events["treaty_id"])


@rule(
    table="treaties",
    reads=("provisions",),
    mend="Code `yes` and a provision of that kind, or neither.",
    why="The one word in the table must stand on a passage that can be read.",
    since="0.1.0",
    keeps={
        "treaties": [{"treaty_id": "T0001", "defense": "yes"}],
        "provisions": [{"treaty_id": "T0001", "kind": "defense"}],
    },
    breaks={
        "treaties": [{"treaty_id": "T0001", "defense": "yes"}],
        "provisions": [{"treaty_id": "T0001", "kind": "cooperation"}],
    },
)
def pledge_has_its_provision(context: Context) -> DataFrame:
    """A treaty makes a pledge exactly where a provision of that kind says so."""
    treaties, provisions = context["treaties"], context["provisions"]
    provided = {
        pledge: treaties["treaty_id"].isin(
            provisions.loc[provisions["kind"] == pledge, "treaty_id"]
        )
        for pledge in PLEDGES
    }
    return treaties[PLEDGES].isin(["yes"]) == DataFrame(provided)


@rule(
    table="treaties",
    column="treaty_id",
    reads=("treaty_parties",),
    mend="Code the parties to {treaty_id}, each with the passage or reference that names it.",
    why="A treaty binds states to one another; with one party it makes no pair.",
    since="0.1.0",
    keeps={
        "treaties": [{"treaty_id": "T0001"}],
        "treaty_parties": [
            {"treaty_id": "T0001", "actor_id": "A0001"},
            {"treaty_id": "T0001", "actor_id": "A0002"},
        ],
    },
    breaks={
        "treaties": [{"treaty_id": "T0001"}],
        "treaty_parties": [{"treaty_id": "T0001", "actor_id": "A0001"}],
    },
)
def treaty_has_two_parties(context: Context) -> "Series[bool]":
    """A treaty has at least two different parties."""
    treaties, parties = context["treaties"], context["treaty_parties"]
    return logic.distinct(treaties["treaty_id"], parties, "treaty_id", "actor_id") >= 2
