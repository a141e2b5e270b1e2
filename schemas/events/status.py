"""Rules of how real events are."""

import pandas as pd
from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

# Of which modality at least one mention must be, so that an event may have the status.
MODALITIES = {
    "occurred": ["asserted", "estimated"],
    "planned": ["planned"],
    "possible": ["speculated", "probable", "estimated"],
    "conditional": ["conditional"],
    "alleged": ["asserted", "estimated", "probable"],
    "denied": ["denied"],
}
# Of which modality no mention on an article's own word may be: it would make the event more.
OUTRUN = {
    "planned": ["asserted", "estimated"],
    "possible": ["planned", "asserted", "estimated"],
    "conditional": ["asserted", "estimated"],
}
# The words by which a label shows that an event did not simply occur.
TO_COME = r"\b(?:is|are|was|were) to\b"
MOODS = {
    "planned": TO_COME,
    "possible": r"\bmight\b",
    "conditional": TO_COME,
    "alleged": r"\b(?:is|are|was|were) said to\b",
    "denied": r"\b(?:is|are|was|were) denied\b",
}


@rule(
    table="events",
    column="status",
    reads=("event_mentions",),
    mend="Give {event_id} the status that its mentions bear out, or mend their modality.",
    why="The status is a judgement on the sources, so at least one of them must support it.",
    since="0.1.0",
    keeps={
        "events": [
            {"event_id": "E0001", "status": "occurred", "class": "act"},
            {"event_id": "E0002", "status": "occurred", "class": "speech"},
        ],
        "event_mentions": [
            {"event_id": "E0001", "modality": "asserted", "attribution": "own_word"},
            {"event_id": "E0002", "modality": "asserted", "attribution": "unnamed"},
        ],
    },
    breaks={
        "events": [{"event_id": "E0001", "status": "occurred", "class": "act"}],
        "event_mentions": [{"event_id": "E0001", "modality": "asserted", "attribution": "unnamed"}],
    },
)
def status_is_borne_out_by_a_mention(context: Context) -> "Series[bool]":
    """One mention bears out the status; that it occurred, or was said, the article tells itself."""
    events, event_mentions = context["events"], context["event_mentions"]
    pairs = [(status, one) for status, several in MODALITIES.items() for one in several]
    enough = DataFrame(pairs, columns=["status", "modality"])
    borne_out = event_mentions[["event_id", "modality", "attribution"]].merge(enough, on="modality")
    # That somebody said something the article tells itself, also where it does not name who.
    sayings = events.loc[events["class"].isin(["speech"]), "event_id"]
    is_told = borne_out["attribution"].isin(["own_word"])
    is_told |= borne_out["attribution"].isin(["unnamed"]) & borne_out["event_id"].isin(sayings)
    borne_out = borne_out[is_told | ~borne_out["status"].isin(["occurred"])]
    mentioned = events["event_id"].isin(event_mentions["event_id"])
    return logic.among(events, borne_out, ["event_id", "status"]) | ~mentioned


@rule(
    table="events",
    column="status",
    reads=("event_mentions",),
    mend="Make it `occurred`, or say to whom each assertion is attributed.",
    why="An event that a seed tells as a fact has, by its word, occurred.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "status": "alleged"}],
        "event_mentions": [{"event_id": "E0001", "modality": "asserted", "attribution": "named"}],
    },
    breaks={
        "events": [{"event_id": "E0001", "status": "alleged"}],
        "event_mentions": [
            {"event_id": "E0001", "modality": "asserted", "attribution": "own_word"}
        ],
    },
)
def alleged_event_is_attributed(context: Context) -> "Series[bool]":
    """No seed asserts an alleged or denied event on its own word."""
    events, event_mentions = context["events"], context["event_mentions"]
    own_word = event_mentions["attribution"].isin(["own_word"])
    asserted = event_mentions.loc[own_word & event_mentions["modality"].eq("asserted"), "event_id"]
    doubtful = events["status"].isin(["alleged", "denied"])
    return ~(doubtful & events["event_id"].isin(asserted))


@rule(
    table="events",
    column="earliest",
    reads=(
        "event_mentions",
        "seeds",
    ),
    mend="Mend the date: a seed of {event_id} was published before it.",
    why="No article can report that something has happened which is still to come.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "status": "occurred", "earliest": "2024-06-19"}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001", "modality": "asserted"}],
        "seeds": [{"seed_id": "S001", "published_latest": "2024-06-20"}],
    },
    breaks={
        "events": [{"event_id": "E0001", "status": "occurred", "earliest": "2024-06-21"}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001", "modality": "asserted"}],
        "seeds": [{"seed_id": "S001", "published_latest": "2024-06-20"}],
    },
)
def event_occurred_before_publication(context: Context) -> "Series[bool]":
    """An event that occurred does not begin after the publication of a seed that asserts it."""
    events, event_mentions, seeds = context["events"], context["event_mentions"], context["seeds"]
    asserted = event_mentions[event_mentions["modality"] == "asserted"]
    published = logic.look_up(asserted["seed_id"], seeds, "seed_id", "published_latest")
    first = published.groupby(asserted["event_id"]).min()
    later = events["earliest"] > logic.at(events["event_id"], first)
    return ~(events["status"].isin(["occurred"]) & logic.holds(later))


@rule(
    table="events",
    column="status",
    reads=("event_mentions",),
    mend="Give {event_id} the status that the article's own words have, or mend its mentions.",
    why="What an article says itself outweighs that it could be, or is meant to be.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "status": "planned"}],
        "event_mentions": [
            {"event_id": "E0001", "modality": "planned", "attribution": "own_word"},
            {"event_id": "E0001", "modality": "asserted", "attribution": "named"},
        ],
    },
    breaks={
        "events": [{"event_id": "E0001", "status": "planned"}],
        "event_mentions": [
            {"event_id": "E0001", "modality": "planned", "attribution": "own_word"},
            {"event_id": "E0001", "modality": "asserted", "attribution": "own_word"},
        ],
    },
)
def event_to_come_is_not_told_as_more(context: Context) -> "Series[bool]":
    """No article's own word makes a planned or conditional event a fact, or a possible one more."""
    events, mentions = context["events"], context["event_mentions"]
    pairs = [(status, one) for status, several in OUTRUN.items() for one in several]
    more = DataFrame(pairs, columns=["status", "modality"])
    own_word = mentions[mentions["attribution"].isin(["own_word"])]
    outrun = own_word[["event_id", "modality"]].merge(more, on="modality")
    return ~logic.among(events, outrun, ["event_id", "status"])


@rule(
    table="events",
    column="label",
    mend="Word the label as {status} asks: “is to” tells what is planned or conditional alone, "
    "“might” what is possible, “is said to” what is alleged, “is denied” what is denied.",
    why="A list of events shows labels alone; a reader must not take a fear for a fact.",
    since="0.1.0",
    keeps={"events": [{"event_id": "E0001", "status": "possible", "label": "Kim might visit"}]},
    breaks={"events": [{"event_id": "E0001", "status": "possible", "label": "Kim visits"}]},
    per_seed=True,
)
def label_has_the_mood_of_its_status(context: Context) -> "Series[bool]":
    """The label of what did not simply occur has the words of its status, and only those."""
    events = context["events"]
    asked_mood = events["status"].map(MOODS)
    moods = {words: events["label"].str.contains(words) for words in MOODS.values()}
    has_its_words = [
        logic.holds(has) == (asked_mood == words).fillna(False) for words, has in moods.items()
    ]
    return pd.concat(has_its_words, axis="columns").all(axis="columns") | events["label"].isna()
