"""Rules of the types of events, and of the roles that they ask for."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

# The types whose events are something that is done, is said, or lasts; of two types, either.
CLASSES = {
    "act": """
        agreement armament casualties ceremony damage_and_destruction defence_aid deployment
        detention displacement enactment entry_into_force fighting legislation meeting protest
        provocation ratification reconstruction rescue_and_relief sanctions signing transfer
        visit war
    """.split(),
    "speech": "answer appraisal assessment concern pledge report statement".split(),
    "state": "armament cooperation lack support tension war".split(),
}
# The role without which an event of the type would lack the one who does it.
ROLES = {
    "answer": "speaker",
    "appraisal": "speaker",
    "casualties": "affected",
    "concern": "speaker",
    "enactment": "signatory",
    "pledge": "speaker",
    "provocation": "initiator",
    "ratification": "ratifier",
    "sanctions": "initiator",
    "signing": "signatory",
    "statement": "speaker",
    "support": "initiator",
    "transfer": "initiator",
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
    reads=("event_actors", "event_mentions"),
    mend="Code the one who does it with the role that {event_type} asks for; where nobody is named "
    "who says it, let its mention say so: `unnamed`.",
    why="A statement without a speaker is attributed to nobody, but where the article itself names "
    "nobody: what it tells of criticism is not lost then.",
    since="0.1.0",
    keeps={
        "events": [
            {"event_id": "E0001", "event_type": "visit"},
            {"event_id": "E0002", "event_type": "appraisal"},
        ],
        "event_actors": [{"event_id": "E0001", "actor_id": "A0008", "role": "visitor"}],
        "event_mentions": [{"event_id": "E0002", "attribution": "unnamed"}],
    },
    breaks={
        "events": [{"event_id": "E0001", "event_type": "visit"}],
        "event_actors": [{"event_id": "E0001", "actor_id": "A0008", "role": "host"}],
    },
)
def type_has_its_role(context: Context) -> "Series[bool]":
    """An event has the role that its type asks for, unless nobody is named who says it."""
    events, event_actors = context["events"], context["event_actors"]
    needed = events.assign(role=events["event_type"].map(ROLES))
    free = needed["role"].isna() | _is_said_by_nobody_named(needed, context["event_mentions"])
    return free | logic.among(needed, event_actors, ["event_id", "role"])


def _is_said_by_nobody_named(events: DataFrame, event_mentions: DataFrame) -> "Series[bool]":
    """Whether an event needs a speaker, and a passage tells it that names none."""
    unnamed = event_mentions["attribution"].isin(["unnamed"])
    by_nobody = events["event_id"].isin(event_mentions.loc[unnamed, "event_id"])
    return events["role"].isin(["speaker"]) & by_nobody


@rule(
    table="events",
    column="class",
    mend="Give {event_id} the class of its type, or another type than {event_type}.",
    why="Who counts deeds must not count speeches; the class follows from what the type means.",
    since="0.1.0",
    keeps={"events": [{"event_id": "E0001", "event_type": "visit", "class": "act"}]},
    breaks={"events": [{"event_id": "E0001", "event_type": "visit", "class": "speech"}]},
    per_seed=True,
)
def class_is_one_of_its_type(context: Context) -> "Series[bool]":
    """An event has the class of its type; only armament and war have events of two classes."""
    events = context["events"]
    pairs = [(one, class_) for class_, several in CLASSES.items() for one in several]
    can = DataFrame(pairs, columns=["event_type", "class"])
    return ~events["event_type"].isin(can["event_type"]) | logic.among(
        events, can, ["event_type", "class"]
    )


@rule(
    table="events",
    column="class",
    reads=(
        "event_actors",
        "event_links",
    ),
    mend="Link what {event_id} tells as its content, or code the treaty or actor it speaks of.",
    why="Words of which nobody can see what they are about are of no use to an analyst.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "class": "speech"}],
        "event_links": [{"event_id": "E0001", "other_event_id": "E0002", "kind": "content"}],
    },
    breaks={
        "events": [{"event_id": "E0001", "class": "speech"}],
        "event_links": [{"event_id": "E0001", "other_event_id": "E0002", "kind": "cause"}],
    },
)
def speech_is_about_something(context: Context) -> "Series[bool]":
    """A speech act has an event as its content, a treaty, or an actor of whom it speaks."""
    events, links, event_actors = context["events"], context["event_links"], context["event_actors"]
    contents = links.loc[links["kind"] == "content", "event_id"]
    spoken_of = event_actors["role"].isin(["topic", "recipient", "target"])
    about = events["event_id"].isin(contents) | events["treaty_id"].notna()
    about |= events["event_id"].isin(event_actors.loc[spoken_of, "event_id"])
    return ~events["class"].isin(["speech"]) | about
