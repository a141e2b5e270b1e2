"""Rules of the passages that report events."""

from pandas import Series

from sandhi.check import logic, reading
from sandhi.check.example import Row
from sandhi.check.makers.clauses import ends_with_its_clause
from sandhi.check.rule import Context, rule

PASSAGE: Row = {"seed_id": "S001", "end": 60}


@rule(
    table="event_mentions",
    column="attribution",
    reads=("mention_actors",),
    mend="Name in `mention_actors` on whose word it rests, or attribute it to none.",
    why="What rests on somebody's word says on whose, and the article's own word is nobody else's.",
    since="0.1.0",
    keeps={
        "event_mentions": [{"mention_id": "EM0001", "attribution": "named"}],
        "mention_actors": [{"mention_id": "EM0001", "actor_id": "A0008", "role": "claimant"}],
    },
    breaks={
        "event_mentions": [{"mention_id": "EM0001", "attribution": "own_word"}],
        "mention_actors": [{"mention_id": "EM0001", "actor_id": "A0008", "role": "claimant"}],
    },
)
def named_attribution_names_a_claimant(context: Context) -> "Series[bool]":
    """A passage has claimants if, and only if, it rests on the word of somebody named."""
    event_mentions, mention_actors = context["event_mentions"], context["mention_actors"]
    claims = mention_actors[mention_actors["role"] == "claimant"]
    is_named = event_mentions["attribution"].isin(["named"])
    return is_named == event_mentions["mention_id"].isin(claims["mention_id"])


@rule(
    table="event_mentions",
    column="attribution",
    reads=(
        "event_actors",
        "events",
    ),
    mend="Name as claimant the one who speaks there, or code the speech act without a speaker.",
    why="A source that the article does not name cannot be known as a speaker either.",
    since="0.1.0",
    keeps={
        "event_mentions": [
            {**PASSAGE, "mention_id": "EM0001", "event_id": "E0001", "start": 0},
            {
                **PASSAGE,
                "mention_id": "EM0002",
                "event_id": "E0002",
                "start": 20,
                "attribution": "unnamed",
            },
        ],
        "events": [
            {"event_id": "E0001", "class": "speech"},
            {"event_id": "E0002", "class": "act"},
        ],
    },
    breaks={
        "event_mentions": [
            {**PASSAGE, "mention_id": "EM0001", "event_id": "E0001", "start": 0},
            {
                **PASSAGE,
                "mention_id": "EM0002",
                "event_id": "E0002",
                "start": 20,
                "attribution": "unnamed",
            },
        ],
        "events": [
            {"event_id": "E0001", "class": "speech"},
            {"event_id": "E0002", "class": "act"},
        ],
        "event_actors": [{"event_id": "E0001", "actor_id": "A0008", "role": "speaker"}],
    },
)
def unnamed_source_is_no_speaker(context: Context) -> "Series[bool]":
    """A passage whose source is not named lies in no speech act that has a speaker."""
    mentions, events, event_actors = (
        context["event_mentions"],
        context["events"],
        context["event_actors"],
    )
    speeches = events.loc[events["class"] == "speech", "event_id"]
    speakers = event_actors.loc[event_actors["role"] == "speaker", "event_id"]
    spoken = mentions["event_id"].isin(speeches) & mentions["event_id"].isin(speakers)
    unnamed = mentions["attribution"].isin(["unnamed"])
    return ~unnamed | (logic.holders(mentions, mentions[spoken], by=[]) == 0)


@rule(
    table="event_mentions",
    column="quote",
    reads=("actor_mentions", "event_actors", "events", "sentences"),
    mend="Let the passage run from the name of the one who speaks, earlier in the sentence.",
    why="Cut off from whoever says it, a saying is nobody's, and two people cut it in two ways.",
    since="0.1.0",
    keeps={
        "event_mentions": [{**PASSAGE, "mention_id": "EM0001", "event_id": "E0001", "start": 0}],
        "events": [{"event_id": "E0001", "class": "speech"}],
        "event_actors": [{"event_id": "E0001", "actor_id": "A0008", "role": "speaker"}],
        "actor_mentions": [{"actor_id": "A0008", "seed_id": "S001", "start": 0, "end": 9}],
        "sentences": [{"seed_id": "S001", "start": 0, "end": 61}],
    },
    breaks={
        "event_mentions": [{**PASSAGE, "mention_id": "EM0001", "event_id": "E0001", "start": 20}],
        "events": [{"event_id": "E0001", "class": "speech"}],
        "event_actors": [{"event_id": "E0001", "actor_id": "A0008", "role": "speaker"}],
        "actor_mentions": [{"actor_id": "A0008", "seed_id": "S001", "start": 0, "end": 9}],
        "sentences": [{"seed_id": "S001", "start": 0, "end": 61}],
    },
)
def saying_runs_from_its_speaker(context: Context) -> "Series[bool]":
    """The passage of a saying names who speaks, where the name stands in the same sentence."""
    mentions, events, parts = (
        context["event_mentions"],
        context["events"],
        context["event_actors"],
    )
    speakers = parts.loc[parts["role"].isin(["speaker"]), ["event_id", "actor_id"]]
    # Who is named all over the seeds is looked for where the saying is reported, and only there.
    reports = mentions[["event_id", "seed_id"]].drop_duplicates().merge(speakers, on="event_id")
    names = context["actor_mentions"].merge(reports, on=["actor_id", "seed_id"])
    whole = logic.widened_anchors(mentions, context["sentences"])
    has_speaker = logic.holds_any(whole, names, by=["event_id"])
    is_speech = mentions["event_id"].isin(events.loc[events["class"].isin(["speech"]), "event_id"])
    return ~(is_speech & has_speaker) | logic.holds_any(mentions, names, by=["event_id"])


@rule(**ends_with_its_clause("event_mentions", "सैनिक भेजे गए हैं।", "सैनिक भेजे गए"))
def mention_ends_with_its_clause(context: Context) -> "Series[bool]":
    """No passage that reports an event stops before its verb, or where a word needs more."""
    return ~reading.stops_within_a_clause(context["event_mentions"], context.texts)
