"""Rules of the codes that other datasets have for states."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule


@rule(
    table="states",
    column="actor_id",
    reads=("actors",),
    mend="Give codes to a state alone, or mend the kind of {actor_id}.",
    why="Whoever joins by these codes takes every row for a state.",
    since="0.1.0",
    keeps={
        "states": [{"actor_id": "A0001"}],
        "actors": [{"actor_id": "A0001", "kind": "state"}],
    },
    breaks={
        "states": [{"actor_id": "A0001"}],
        "actors": [{"actor_id": "A0001", "kind": "body"}],
    },
)
def only_states_have_codes(context: Context) -> "Series[bool]":
    """The actor that has the codes of a state is one."""
    states, actors = context["states"], context["actors"]
    return states["actor_id"].isin(actors.loc[actors["kind"] == "state", "actor_id"])


@rule(
    table="states",
    column="iso3",
    reads=("actors",),
    mend="Write the country of {actor_id}, or mend it there.",
    why="Two codes for one state would join it to two countries.",
    since="0.1.0",
    keeps={
        "states": [{"actor_id": "A0001", "iso3": "PRK"}],
        "actors": [{"actor_id": "A0001", "country": "PRK"}],
    },
    breaks={
        "states": [{"actor_id": "A0001", "iso3": "KOR"}],
        "actors": [{"actor_id": "A0001", "country": "PRK"}],
    },
)
def code_is_that_of_the_country(context: Context) -> "Series[bool]":
    """The ISO code of a state is that of its country, where the actor has one."""
    states, actors = context["states"], context["actors"]
    country = logic.look_up(states["actor_id"], actors, "actor_id", "country")
    return country.isna() | logic.holds(states["iso3"] == country)


@rule(
    table="states",
    column="valid_to",
    mend="Swap the first and the last day of the state, or mend one.",
    why="A span whose ends are swapped holds no day, and no year of the state joins to it.",
    since="0.1.0",
    keeps={"states": [{"actor_id": "A0007", "valid_from": "1922-12-30", "valid_to": "1991-12-25"}]},
    breaks={
        "states": [{"actor_id": "A0007", "valid_from": "1991-12-25", "valid_to": "1922-12-30"}]
    },
)
def state_ends_after_it_begins(context: Context) -> "Series[bool]":
    """The last day of a state is not before the first."""
    states = context["states"]
    return ~logic.holds(states["valid_from"] > states["valid_to"])


@rule(
    table="states",
    column="gwno",
    mend="Mend the number, or part the spans of the states that share it.",
    why="A number and a day must lead to one state, or a join would double rows.",
    since="0.1.0",
    keeps={
        "states": [
            {"actor_id": "A0002", "gwno": 365, "valid_from": "1991-12-26"},
            {
                "actor_id": "A0007",
                "gwno": 365,
                "valid_from": "1922-12-30",
                "valid_to": "1991-12-25",
            },
        ]
    },
    breaks={
        "states": [
            {"actor_id": "A0002", "gwno": 365, "valid_from": "1991-12-25"},
            {
                "actor_id": "A0007",
                "gwno": 365,
                "valid_from": "1922-12-30",
                "valid_to": "1991-12-25",
            },
        ]
    },
)
def number_and_day_lead_to_one_state(context: Context) -> "Series[bool]":
    """No two states have one Gleditsch–Ward number on the same day."""
    states = context["states"]
    spans = states[["gwno"]].assign(earliest=states["valid_from"], latest=states["valid_to"])
    return states["gwno"].isna() | (logic.overlap_counts(spans, ["gwno"]) <= 1)


@rule(
    table="states",
    column="gwno",
    reads=("reference_uses",),
    mend="Cite the list from which the codes and days of {actor_id} are taken.",
    why="No seed gives a state's number; whoever joins by it must see who does.",
    since="0.1.0",
    keeps={
        "states": [{"actor_id": "A0001"}],
        "reference_uses": [{"record_id": "A0001", "reference_id": "RF0001"}],
    },
    breaks={
        "states": [{"actor_id": "A0001"}],
        "reference_uses": [{"record_id": "A0002", "reference_id": "RF0001"}],
    },
)
def codes_are_cited(context: Context) -> "Series[bool]":
    """The codes of every state rest on a reference."""
    states, uses = context["states"], context["reference_uses"]
    return states["actor_id"].isin(uses["record_id"])
