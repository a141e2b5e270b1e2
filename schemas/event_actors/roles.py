"""Rules of the roles that actors have in events."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

SPEECH = "answer appraisal assessment concern pledge report statement".split()
# Those of a treaty, in whose words, as in what is said, somebody can be the topic.
TREATY = "signing agreement legislation ratification enactment entry_into_force".split()
# The types of event in which a role can be played; the other roles fit any.
TYPES = {
    "signatory": ["signing", "enactment"],
    "ratifier": ["ratification", "legislation"],
    "visitor": ["visit", "meeting"],
    "host": ["visit", "meeting"],
    "speaker": SPEECH,
    "addressee": SPEECH,
    "reporter": SPEECH,
    "counterpart": ["ratification", "legislation", "enactment"],
    "topic": [*SPEECH, *TREATY, "meeting"],
}
# The types in which whoever acts has a role by that name, and is no initiator or participant.
DOERS = [*SPEECH, "signing", "enactment", "ratification", "visit"]


@rule(
    table="event_actors",
    column="role",
    reads=("events",),
    mend="Give the actor a role that fits the type of {event_id}, or mend the type.",
    why="Whoever counts signatories must not count those of a visit.",
    since="0.1.0",
    keeps={
        "event_actors": [{"event_id": "E0001", "actor_id": "A0008", "role": "signatory"}],
        "events": [{"event_id": "E0001", "event_type": "signing"}],
    },
    breaks={
        "event_actors": [{"event_id": "E0001", "actor_id": "A0008", "role": "signatory"}],
        "events": [{"event_id": "E0001", "event_type": "visit"}],
    },
)
def role_fits_the_type_of_event(context: Context) -> "Series[bool]":
    """Nobody signs, ratifies, travels, hosts or is spoken of in an event where that is not done."""
    event_actors, events = context["event_actors"], context["events"]
    types = logic.look_up(event_actors["event_id"], events, "event_id", "event_type")
    parts = DataFrame({"role": event_actors["role"], "event_type": types})
    pairs = [(role, one) for role, several in TYPES.items() for one in several]
    fits = logic.among(parts, DataFrame(pairs, columns=parts.columns), ["role", "event_type"])
    return ~event_actors["role"].isin(TYPES) | fits


@rule(
    table="event_actors",
    column="actor_id",
    reads=(
        "actors",
        "events",
    ),
    mend="Code the state for which {actor_id} signs as a signatory too.",
    why="Leaders put their names, and states are bound; pairs of states are made of states.",
    since="0.1.0",
    keeps={
        "event_actors": [
            {"event_id": "E0001", "actor_id": "A0008", "role": "signatory"},
            {"event_id": "E0001", "actor_id": "A0002", "role": "signatory"},
        ],
        "events": [{"event_id": "E0001", "event_type": "signing"}],
        "actors": [
            {"actor_id": "A0008", "kind": "person", "country": "RUS"},
            {"actor_id": "A0002", "kind": "state", "country": "RUS"},
        ],
    },
    breaks={
        "event_actors": [
            {"event_id": "E0001", "actor_id": "A0008", "role": "signatory"},
            {"event_id": "E0001", "actor_id": "A0001", "role": "signatory"},
        ],
        "events": [{"event_id": "E0001", "event_type": "signing"}],
        "actors": [
            {"actor_id": "A0008", "kind": "person", "country": "RUS"},
            {"actor_id": "A0001", "kind": "state", "country": "PRK"},
        ],
    },
)
def state_signs_with_its_signatory(context: Context) -> "Series[bool]":
    """Where a person signs a treaty, the state of the same country is a signatory too."""
    parts, actors, events = context["event_actors"], context["actors"], context["events"]
    cells = parts[["event_id", "role"]].assign(
        kind=logic.look_up(parts["actor_id"], actors, "actor_id", "kind"),
        country=logic.look_up(parts["actor_id"], actors, "actor_id", "country"),
    )
    signings = events.loc[events["event_type"] == "signing", "event_id"]
    signs = cells["role"].isin(["signatory"]) & cells["event_id"].isin(signings)
    states = cells[signs & cells["kind"].isin(["state"])]
    persons = signs & cells["kind"].isin(["person"]) & cells["country"].notna()
    return ~persons | logic.among(cells, states, ["event_id", "country"])


@rule(
    table="event_actors",
    column="actor_id",
    reads=("event_links",),
    awaits=("event_links",),
    mend="Link the report of {actor_id} to {event_id} as its content.",
    why="Who follows a report to what it tells must find every saying that it carries on.",
    since="0.1.0",
    keeps={
        "event_actors": [
            {"event_id": "E0092", "actor_id": "A0019", "role": "reporter"},
            {"event_id": "E0096", "actor_id": "A0019", "role": "speaker"},
        ],
        "event_links": [{"event_id": "E0096", "other_event_id": "E0092", "kind": "content"}],
    },
    breaks={
        "event_actors": [
            {"event_id": "E0092", "actor_id": "A0019", "role": "reporter"},
            {"event_id": "E0096", "actor_id": "A0019", "role": "speaker"},
        ],
        "event_links": [{"event_id": "E0096", "other_event_id": "E0098", "kind": "content"}],
    },
)
def reporter_has_a_report(context: Context) -> "Series[bool]":
    """Whoever carries a saying on is the speaker of a report that has it as its content."""
    parts, links = context["event_actors"], context["event_links"]
    speakers = parts.loc[parts["role"].isin(["speaker"]), ["event_id", "actor_id"]]
    contents = links.loc[links["kind"].isin(["content"]), ["event_id", "other_event_id"]]
    contents = contents.merge(speakers, on="event_id").drop(columns="event_id")
    reports = contents.rename(columns={"other_event_id": "event_id"})
    reported = logic.among(parts, reports, ["event_id", "actor_id"])
    return ~parts["role"].isin(["reporter"]) | reported


@rule(
    table="event_actors",
    column="role",
    reads=("events",),
    mend="Give {actor_id} the role that {event_id} has for it: speaker, signatory, visitor.",
    why="Who asks for all speakers must not miss one who is called an initiator.",
    since="0.1.0",
    keeps={
        "event_actors": [{"event_id": "E0001", "actor_id": "A0008", "role": "speaker"}],
        "events": [{"event_id": "E0001", "event_type": "statement"}],
    },
    breaks={
        "event_actors": [{"event_id": "E0001", "actor_id": "A0008", "role": "initiator"}],
        "events": [{"event_id": "E0001", "event_type": "statement"}],
    },
)
def doer_has_the_role_of_the_type(context: Context) -> "Series[bool]":
    """Who speaks, signs, ratifies or visits does so in that role, not as one who merely acts."""
    event_actors, events = context["event_actors"], context["events"]
    types = logic.look_up(event_actors["event_id"], events, "event_id", "event_type")
    merely = event_actors["role"].isin(["initiator", "participant"])
    return ~(merely & types.isin(DOERS))


@rule(
    table="event_actors",
    column="role",
    reads=("actors",),
    mend="Code the others of {event_id} as participants, or {actor_id} as its initiator.",
    why="Who does something alone does it to nobody; a participant joins no pair by itself.",
    since="0.1.0",
    keeps={
        "event_actors": [
            {"event_id": "E0001", "actor_id": "A0001", "role": "participant"},
            {"event_id": "E0001", "actor_id": "A0002", "role": "participant"},
        ],
        "actors": [
            {"actor_id": "A0001", "kind": "state"},
            {"actor_id": "A0002", "kind": "state"},
        ],
    },
    breaks={
        "event_actors": [{"event_id": "E0001", "actor_id": "A0001", "role": "participant"}],
        "actors": [{"actor_id": "A0001", "kind": "state"}],
    },
)
def participant_is_not_alone(context: Context) -> "Series[bool]":
    """A participant takes part with another, unless it is a group, or a force that is sent."""
    event_actors, actors = context["event_actors"], context["actors"]
    parts = event_actors[event_actors["role"].isin(["participant"])]
    several = logic.distinct(event_actors["event_id"], parts, "event_id", "actor_id") > 1
    kinds = logic.look_up(event_actors["actor_id"], actors, "actor_id", "kind")
    alone = kinds.notna() & ~kinds.isin(["group", "force"]) & ~several
    return ~(event_actors["role"].isin(["participant"]) & alone)
