"""Rules of what is said, by whom and of what: which type of speech it is."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.example import Row
from sandhi.check.rule import Context, rule

SAYS: Row = {"event_id": "E0001", "actor_id": "A0019", "role": "speaker"}
TELLS: Row = {"event_id": "E0001", "other_event_id": "E0002", "kind": "content"}
SAID: Row = {"event_id": "E0002", "seed_id": "S001", "start": 20, "end": 60}


@rule(
    table="events",
    column="event_type",
    reads=("actors", "event_actors"),
    mend="Make it a report where media alone speak, and another type where somebody else does.",
    why="What one agency tells in three sentences is of one type, not of two.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "class": "speech", "event_type": "report"}],
        "event_actors": [SAYS],
        "actors": [{"actor_id": "A0019", "kind": "agency"}],
    },
    breaks={
        "events": [{"event_id": "E0001", "class": "speech", "event_type": "statement"}],
        "event_actors": [SAYS],
        "actors": [{"actor_id": "A0019", "kind": "agency"}],
    },
)
def report_is_what_media_say(context: Context) -> "Series[bool]":
    """A speech act whose speakers are media is a report, and one with other speakers is none."""
    events, parts, actors = context["events"], context["event_actors"], context["actors"]
    speakers = parts[parts["role"].isin(["speaker"])]
    media = speakers["actor_id"].isin(actors.loc[actors["kind"].isin(["agency"]), "actor_id"])
    spoken = events["class"].isin(["speech"]) & events["event_id"].isin(speakers["event_id"])
    others = events["event_id"].isin(speakers.loc[~media, "event_id"])
    return ~spoken | (events["event_type"].isin(["report"]) == ~others)


@rule(
    table="events",
    column="event_type",
    reads=("event_links",),
    mend="Make {event_id} an assessment, or a concern; or mend the status of what it tells of.",
    why="Who names what may be so weighs it; a count of statements must not hold guesses.",
    since="0.1.0",
    keeps={
        "events": [
            {"event_id": "E0001", "event_type": "assessment"},
            {"event_id": "E0002", "status": "possible"},
        ],
        "event_links": [TELLS],
    },
    breaks={
        "events": [
            {"event_id": "E0001", "event_type": "statement"},
            {"event_id": "E0002", "status": "possible"},
        ],
        "event_links": [TELLS],
    },
)
def what_is_possible_is_not_stated(context: Context) -> "Series[bool]":
    """No statement has as its content what is only possible."""
    events, links = context["events"], context["event_links"]
    possible = events.loc[events["status"].isin(["possible"]), "event_id"]
    of_possible = links["kind"].isin(["content"]) & links["other_event_id"].isin(possible)
    guesses = events["event_id"].isin(links.loc[of_possible, "event_id"])
    return ~(events["event_type"].isin(["statement"]) & guesses)


@rule(
    table="events",
    column="event_type",
    reads=("event_links", "event_mentions"),
    mend="Make {event_id} a statement, or mend the modality of what it tells.",
    why="Who tells a thing as a fact does not weigh it, whatever the office of those who tell it.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "event_type": "assessment"}],
        "event_links": [TELLS],
        "event_mentions": [
            {**SAID, "event_id": "E0001", "start": 0},
            {**SAID, "modality": "estimated", "attribution": "named"},
        ],
    },
    breaks={
        "events": [{"event_id": "E0001", "event_type": "assessment"}],
        "event_links": [TELLS],
        "event_mentions": [
            {**SAID, "event_id": "E0001", "start": 0},
            {**SAID, "modality": "asserted", "attribution": "named"},
        ],
    },
)
def assessment_asserts_nothing(context: Context) -> "Series[bool]":
    """What an assessment tells on the word of those who make it, it does not tell as a fact."""
    events, links, mentions = context["events"], context["event_links"], context["event_mentions"]
    tells = links.loc[links["kind"].isin(["content"]), ["event_id", "other_event_id"]]
    asserted = mentions[mentions["modality"].isin(["asserted"])]
    asserted = asserted[~asserted["attribution"].isin(["own_word"])]
    contents = asserted.rename(columns={"event_id": "other_event_id"}).merge(
        tells, on="other_event_id"
    )
    contents = contents[logic.holders(contents, mentions, by=["event_id"]) > 0]
    asserts = events["event_id"].isin(contents["event_id"])
    return ~(events["event_type"].isin(["assessment"]) & asserts)


@rule(
    table="events",
    column="event_id",
    reads=("actors", "event_actors", "event_links"),
    mend="Code the forces of which {event_id} tells as its topic.",
    why="Whoever looks for what is said of them finds it by their part in the saying.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001"}],
        "event_links": [TELLS],
        "event_actors": [
            {"event_id": "E0001", "actor_id": "A0033", "role": "topic"},
            {"event_id": "E0002", "actor_id": "A0033", "role": "participant"},
        ],
        "actors": [{"actor_id": "A0033", "kind": "force"}],
    },
    breaks={
        "events": [{"event_id": "E0001"}],
        "event_links": [TELLS],
        "event_actors": [
            {"event_id": "E0001", "actor_id": "A0002", "role": "speaker"},
            {"event_id": "E0002", "actor_id": "A0033", "role": "participant"},
        ],
        "actors": [{"actor_id": "A0033", "kind": "force"}],
    },
)
def forces_told_of_are_a_topic(context: Context) -> "Series[bool]":
    """Forces that take part in what is told, or discussed, have a part in the telling."""
    events, links = context["events"], context["event_links"]
    parts, actors = context["event_actors"], context["actors"]
    forces = actors.loc[actors["kind"].isin(["force"]), "actor_id"]
    act = parts[parts["actor_id"].isin(forces) & ~parts["role"].isin(["topic"])]
    act = act[["event_id", "actor_id"]].rename(columns={"event_id": "other_event_id"})
    contents = links[links["kind"].isin(["content"])].merge(act, on="other_event_id")
    lacking = contents[~logic.among(contents, parts, ["event_id", "actor_id"])]
    return ~events["event_id"].isin(lacking["event_id"])
