"""Rules of the parts that actors take in events."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

SPEECH = "answer appraisal assessment concern pledge report statement".split()
# The types of event in which a role can be played; the other roles fit any.
TYPES = {
    "signatory": ["signing", "enactment"],
    "ratifier": ["ratification", "legislation"],
    "visitor": ["visit", "meeting"],
    "host": ["visit", "meeting"],
    "speaker": SPEECH,
    "addressee": SPEECH,
    "reporter": SPEECH,
}


@rule(
    table="event_actors",
    column="actor_id",
    reads=("actor_mentions",),
    mend="Widen the passage until it names {actor_id}, or code the mention in it.",
    why="The passage is the proof of the part, so it must show who plays it.",
    since="0.1.0",
    keeps={
        "event_actors": [{"actor_id": "A0008", "seed_id": "S001", "start": 0, "end": 30}],
        "actor_mentions": [{"actor_id": "A0008", "seed_id": "S001", "start": 10, "end": 15}],
    },
    breaks={
        "event_actors": [{"actor_id": "A0009", "seed_id": "S001", "start": 0, "end": 30}],
        "actor_mentions": [{"actor_id": "A0008", "seed_id": "S001", "start": 10, "end": 15}],
    },
)
def participant_is_named_in_the_passage(context: Context) -> "Series[bool]":
    """The passage that shows an actor's part in an event holds a mention of that actor."""
    event_actors, actor_mentions = context["event_actors"], context["actor_mentions"]
    return logic.holds_any(event_actors, actor_mentions, by=["actor_id"])


@rule(
    table="event_actors",
    column="event_id",
    reads=("event_mentions",),
    mend="Anchor the part in a seed that reports {event_id}, or code where it does.",
    why="A seed that does not report an event cannot show who took part in it.",
    since="0.1.0",
    keeps={
        "event_actors": [{"event_id": "E0001", "seed_id": "S001"}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001"}],
    },
    breaks={
        "event_actors": [{"event_id": "E0001", "seed_id": "S002"}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001"}],
    },
)
def part_is_shown_in_a_seed_of_the_event(context: Context) -> "Series[bool]":
    """An actor's part in an event is shown in a seed that reports the event."""
    event_actors, event_mentions = context["event_actors"], context["event_mentions"]
    mentioned = event_actors["event_id"].isin(event_mentions["event_id"])
    return logic.among(event_actors, event_mentions, ["event_id", "seed_id"]) | ~mentioned


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
    """Nobody signs, ratifies, travels or hosts in an event of a type in which that is not done."""
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
