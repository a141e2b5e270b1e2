"""Rules of the rows that take part in discrepancies."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

# The tables whose rows are one passage each, and those whose rows several passages can show.
PASSAGES = ("actor_mentions", "dates", "event_mentions", "figures", "provisions", "sentences")
ANCHORED = (
    *PASSAGES,
    "actors",
    "event_actors",
    "events",
    "exclusions",
    "figure_actors",
    "places",
    "treaties",
)


@rule(
    table="discrepancy_members",
    column="record_id",
    reads=ANCHORED,
    mend="Write the key of a row that says what is in question.",
    why="A side of a disagreement that points nowhere cannot be read in its source.",
    since="0.1.0",
    keeps={
        "discrepancy_members": [{"discrepancy_id": "X0001", "record_id": "F0001"}],
        "figures": [{"figure_id": "F0001"}],
    },
    breaks={
        "discrepancy_members": [{"discrepancy_id": "X0001", "record_id": "F9999"}],
        "figures": [{"figure_id": "F0001"}],
    },
)
def record_is_a_row(context: Context) -> "Series[bool]":
    """What takes part in a discrepancy is a row that is anchored in a seed."""
    discrepancy_members = context["discrepancy_members"]
    rows = logic.records(*(context[table] for table in ANCHORED))
    return discrepancy_members["record_id"].isin(rows["record_id"])


@rule(
    table="discrepancy_members",
    column="quote",
    reads=PASSAGES,
    mend="Anchor the member where {record_id} is anchored, or name another row.",
    why="The passage that is shown for a side must be the one that its row is coded from.",
    since="0.1.0",
    keeps={
        "discrepancy_members": [{"record_id": "F0001", "seed_id": "S001", "start": 0, "end": 9}],
        "figures": [{"figure_id": "F0001", "seed_id": "S001", "start": 5, "end": 20}],
    },
    breaks={
        "discrepancy_members": [{"record_id": "F0001", "seed_id": "S001", "start": 0, "end": 5}],
        "figures": [{"figure_id": "F0001", "seed_id": "S001", "start": 5, "end": 20}],
    },
)
def anchor_is_that_of_the_record(context: Context) -> "Series[bool]":
    """Where what takes part is one passage, the member's anchor shares text with it."""
    discrepancy_members = context["discrepancy_members"]
    passages = logic.records(*(context[table] for table in PASSAGES))
    shared = logic.touches_any(discrepancy_members, passages, by=["record_id"])
    return shared | ~discrepancy_members["record_id"].isin(passages["record_id"])


@rule(
    table="discrepancy_members",
    column="record_id",
    reads=(
        "discrepancies",
        "event_mentions",
        "figures",
    ),
    mend="Name a figure, or a mention of what the figures measure; or mend the kind.",
    why="What bears on a number is a number, or the passage that tells of what is counted.",
    since="0.1.0",
    keeps={
        "discrepancies": [{"discrepancy_id": "X0001", "kind": "value"}],
        "discrepancy_members": [
            {"discrepancy_id": "X0001", "record_id": "F0001"},
            {"discrepancy_id": "X0001", "record_id": "EM0001"},
        ],
        "figures": [{"figure_id": "F0001", "event_id": "E0001"}],
        "event_mentions": [{"mention_id": "EM0001", "event_id": "E0001"}],
    },
    breaks={
        "discrepancies": [{"discrepancy_id": "X0001", "kind": "value"}],
        "discrepancy_members": [
            {"discrepancy_id": "X0001", "record_id": "F0001"},
            {"discrepancy_id": "X0001", "record_id": "EM0001"},
        ],
        "figures": [{"figure_id": "F0001", "event_id": "E0001"}],
        "event_mentions": [{"mention_id": "EM0001", "event_id": "E0002"}],
    },
)
def member_bears_on_the_number(context: Context) -> "Series[bool]":
    """Where the sources differ in a number, a member is a figure, or tells of what it measures."""
    members, discrepancies, mentions, figures = (
        context["discrepancy_members"],
        context["discrepancies"],
        context["event_mentions"],
        context["figures"],
    )
    values = discrepancies.loc[discrepancies["kind"] == "value", "discrepancy_id"]
    of = logic.look_up(members["record_id"], figures, "figure_id", "event_id")
    measured = members[["discrepancy_id"]].assign(event_id=of).dropna()
    events = logic.look_up(members["record_id"], mentions, "mention_id", "event_id")
    judged = members["discrepancy_id"].isin(values)
    judged &= members["discrepancy_id"].isin(measured["discrepancy_id"])
    bears = logic.among(members.assign(event_id=events), measured, ["discrepancy_id", "event_id"])
    is_figure = members["record_id"].isin(figures["figure_id"])
    return ~judged | is_figure | bears
