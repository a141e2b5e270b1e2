"""Rules of the types of events, and of the roles that they ask for."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

# The role without which an event of the type would lack the one who does it.
ROLES = {
    "answer": "speaker",
    "appraisal": "speaker",
    "concern": "speaker",
    "enactment": "signatory",
    "pledge": "speaker",
    "ratification": "ratifier",
    "signing": "signatory",
    "statement": "speaker",
    "visit": "visitor",
}


@rule(
    table="events",
    column="event_type",
    reads=("event_actors",),
    mend="Code who signs, or a type that one alone can do, such as enactment.",
    why="Nobody signs a treaty with himself.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "event_type": "signing"}],
        "event_actors": [
            {"event_id": "E0001", "actor_id": "A0008", "role": "signatory"},
            {"event_id": "E0001", "actor_id": "A0009", "role": "signatory"},
        ],
    },
    breaks={
        "events": [{"event_id": "E0001", "event_type": "signing"}],
        "event_actors": [{"event_id": "E0001", "actor_id": "A0008", "role": "signatory"}],
    },
)
def signing_has_two_signatories(context: Context) -> "Series[bool]":
    """The signing of a treaty has at least two signatories."""
    events, event_actors = context["events"], context["event_actors"]
    signatories = event_actors[event_actors["role"] == "signatory"].groupby("event_id").size()
    two = events["event_id"].isin(signatories[signatories >= 2].index)
    return ~events["event_type"].isin(["signing"]) | two


@rule(
    table="events",
    column="event_type",
    reads=("event_actors",),
    mend="Code the one who does it with the role that {event_type} asks for.",
    why="A statement without a speaker is attributed to nobody.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "event_type": "visit"}],
        "event_actors": [{"event_id": "E0001", "actor_id": "A0008", "role": "visitor"}],
    },
    breaks={
        "events": [{"event_id": "E0001", "event_type": "visit"}],
        "event_actors": [{"event_id": "E0001", "actor_id": "A0008", "role": "host"}],
    },
)
def type_has_its_role(context: Context) -> "Series[bool]":
    """An event has the role that its type asks for: a visit a visitor, a statement a speaker."""
    events, event_actors = context["events"], context["event_actors"]
    needed = events.assign(role=events["event_type"].map(ROLES))
    return needed["role"].isna() | logic.among(needed, event_actors, ["event_id", "role"])
