"""Rules of how events bear on one another."""

from pandas import DataFrame, Series

from sandhi.check import logic, reading
from sandhi.check.example import Row
from sandhi.check.makers.clauses import ends_with_its_clause
from sandhi.check.rule import Context, rule

HERE: Row = {"seed_id": "S001", "start": 0, "end": 60}
LINK: Row = {"link_id": "EL0001", "event_id": "E0001", "other_event_id": "E0002"}
# What somebody tells of as a fact, even if others deny it; the rest is still to come.
TOLD = ["occurred", "alleged", "denied"]


def ends(context: Context) -> DataFrame:
    """Each link with the events at its ends, on the index of the links.

    Columns ``status``, ``earliest`` and ``latest`` of the event that bears on another, and with
    the suffix ``_other`` of that other.
    """
    links = context["event_links"]
    events = context["events"].drop_duplicates("event_id").set_index("event_id")
    events = events[["status", "earliest", "latest"]]
    sides = [events.reindex(links[key]) for key in ("event_id", "other_event_id")]
    event, other = (side.set_axis(links.index) for side in sides)
    return event.join(other.add_suffix("_other")).assign(kind=links["kind"])


@rule(
    table="event_links",
    column="other_event_id",
    mend="Link {event_id} to the other event that is meant, or withdraw the link.",
    why="What bears on itself alone says nothing of how two events hang together.",
    since="0.1.0",
    keeps={"event_links": [LINK]},
    breaks={"event_links": [{**LINK, "other_event_id": "E0001"}]},
    per_seed=True,
)
def link_joins_two_events(context: Context) -> "Series[bool]":
    """No event is linked to itself."""
    links = context["event_links"]
    return ~logic.holds(links["event_id"] == links["other_event_id"])


@rule(
    table="event_links",
    column="other_event_id",
    mend="Keep the one link of this kind between {event_id} and {other_event_id} that is right.",
    why="Of two events one is the cause, content or condition of the other, and not both of both.",
    since="0.1.0",
    keeps={
        "event_links": [
            {**LINK, "kind": "cause"},
            {**LINK, "link_id": "EL0002", "kind": "purpose"},
        ]
    },
    breaks={
        "event_links": [
            {**LINK, "kind": "cause"},
            {
                "link_id": "EL0002",
                "event_id": "E0002",
                "other_event_id": "E0001",
                "kind": "cause",
            },
        ]
    },
)
def link_is_made_once(context: Context) -> "Series[bool]":
    """No two links of one kind join the same two events, whichever way they go."""
    links = context["event_links"]
    event, other = links["event_id"], links["other_event_id"]
    in_order = logic.holds(event < other)
    pairs = {"kind": links["kind"], "one": event.where(in_order, other)}
    return ~DataFrame({**pairs, "other": other.where(in_order, event)}).duplicated()


@rule(
    table="event_links",
    column="kind",
    reads=("events",),
    mend="Choose another kind, or link the speech or meeting in which {other_event_id} is told.",
    why="Only what is said, or talked about, has a content.",
    since="0.1.0",
    keeps={
        "event_links": [{**LINK, "kind": "content"}],
        "events": [{"event_id": "E0001", "class": "speech"}],
    },
    breaks={
        "event_links": [{**LINK, "kind": "content"}],
        "events": [{"event_id": "E0001", "class": "act", "event_type": "visit"}],
    },
)
def content_is_of_a_speech_or_meeting(context: Context) -> "Series[bool]":
    """What has another event as its content is a speech act or a meeting."""
    links, events = context["event_links"], context["events"]
    talks = events["class"].isin(["speech"]) | events["event_type"].isin(["meeting"])
    talks = links["event_id"].isin(events.loc[talks, "event_id"])
    return ~links["kind"].isin(["content"]) | talks


@rule(
    table="event_links",
    column="kind",
    reads=("events",),
    mend="Choose another kind, or make {event_id} conditional.",
    why="What comes about only with something else is, by definition, conditional.",
    since="0.1.0",
    keeps={
        "event_links": [{**LINK, "kind": "condition"}],
        "events": [{"event_id": "E0001", "status": "conditional"}],
    },
    breaks={
        "event_links": [{**LINK, "kind": "condition"}],
        "events": [{"event_id": "E0001", "status": "occurred"}],
    },
)
def condition_is_of_a_conditional_event(context: Context) -> "Series[bool]":
    """What has another event as its condition is conditional."""
    links, events = context["event_links"], context["events"]
    status = logic.look_up(links["event_id"], events, "event_id", "status")
    return ~links["kind"].isin(["condition"]) | status.isin(["conditional"])


@rule(
    table="event_links",
    column="quote",
    reads=("event_mentions",),
    mend="Anchor the link at a passage that reports {event_id}, or code the mention in it.",
    why="The passage is the proof of the link, so it must tell of the event that bears on another.",
    since="0.1.0",
    keeps={
        "event_links": [{**LINK, **HERE}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001", "start": 50, "end": 90}],
    },
    breaks={
        "event_links": [{**LINK, **HERE}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001", "start": 60, "end": 90}],
    },
)
def link_is_shown_at_a_mention(context: Context) -> "Series[bool]":
    """The passage that shows a link shares text with a mention of the event that it begins with."""
    links, mentions = context["event_links"], context["event_mentions"]
    mentioned = links["event_id"].isin(mentions["event_id"])
    return logic.touches_any(links, mentions, by=["event_id"]) | ~mentioned


@rule(
    table="event_links",
    column="quote",
    reads=("event_mentions",),
    mend="Widen the passage until it holds a whole passage of {event_id}: who says, and what.",
    why="Cut off from whoever says it, what is said reads as if the article said it.",
    since="0.1.0",
    keeps={
        "event_links": [{**LINK, **HERE, "kind": "content"}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001", "start": 0, "end": 60}],
    },
    breaks={
        "event_links": [{**LINK, **HERE, "start": 20, "kind": "content"}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001", "start": 0, "end": 60}],
    },
)
def content_is_shown_with_its_saying(context: Context) -> "Series[bool]":
    """The passage that shows what is said or discussed holds one that reports the saying."""
    links, mentions = context["event_links"], context["event_mentions"]
    holds_saying = logic.holds_any(links, mentions, by=["event_id"])
    mentioned = links["event_id"].isin(mentions["event_id"])
    return ~links["kind"].isin(["content"]) | holds_saying | ~mentioned


@rule(
    table="event_links",
    column="other_event_id",
    reads=("event_mentions",),
    mend="Anchor the link in a seed that reports {other_event_id}, or code where it does.",
    why="A seed that does not report an event cannot show what bears on it.",
    since="0.1.0",
    keeps={
        "event_links": [{**LINK, **HERE}],
        "event_mentions": [{"event_id": "E0002", "seed_id": "S001"}],
    },
    breaks={
        "event_links": [{**LINK, **HERE}],
        "event_mentions": [{"event_id": "E0002", "seed_id": "S002"}],
    },
)
def other_event_is_reported_in_the_seed(context: Context) -> "Series[bool]":
    """A link is shown in a seed that reports the other event too."""
    links, mentions = context["event_links"], context["event_mentions"]
    others = mentions.rename(columns={"event_id": "other_event_id"})
    mentioned = links["other_event_id"].isin(others["other_event_id"])
    return logic.among(links, others, ["other_event_id", "seed_id"]) | ~mentioned


@rule(
    table="event_links",
    column="other_event_id",
    reads=("events",),
    mend="Mend the date of {event_id} or of {other_event_id}, or the link between them.",
    why="Nobody tells of what has not begun, and no cause or condition comes after its effect.",
    since="0.1.0",
    keeps={
        "event_links": [{**LINK, "kind": "content"}],
        "events": [
            {"event_id": "E0001", "latest": "2024-06-20"},
            {"event_id": "E0002", "status": "occurred", "earliest": "2024-06-19"},
        ],
    },
    breaks={
        "event_links": [{**LINK, "kind": "content"}],
        "events": [
            {"event_id": "E0001", "latest": "2024-06-20"},
            {"event_id": "E0002", "status": "occurred", "earliest": "2024-06-21"},
        ],
    },
)
def what_comes_first_begins_first(context: Context) -> "Series[bool]":
    """What is told as a fact, a condition and the first of the causes begin before their effect."""
    both = ends(context)
    is_content = both["kind"].isin(["content"]) & both["status_other"].isin(TOLD)
    judged = is_content | both["kind"].isin(["cause", "condition"])
    late = logic.holds(both["earliest_other"] > both["latest"])
    # What several causes bring about begins with the first of them.
    links = context["event_links"].assign(begins=both["earliest_other"])
    first = links.groupby(["event_id", "kind"])["begins"].transform("min")
    begins = first.where(both["kind"].isin(["cause"]), both["earliest_other"])
    early = logic.holds(both["earliest"] < begins)
    return ~(judged & (late | early))


@rule(
    table="event_links",
    column="other_event_id",
    reads=("events",),
    mend="Let {other_event_id} begin with the first speech that tells of it, or mend its date.",
    why="A promise or a fear is of what is still to come when it is first spoken of.",
    since="0.1.0",
    keeps={
        "event_links": [{**LINK, "kind": "content"}],
        "events": [
            {"event_id": "E0001", "earliest": "2024-06-19"},
            {"event_id": "E0002", "status": "planned", "earliest": "2024-06-19"},
        ],
    },
    breaks={
        "event_links": [{**LINK, "kind": "content"}],
        "events": [
            {"event_id": "E0001", "earliest": "2024-06-19"},
            {"event_id": "E0002", "status": "planned", "earliest": "2024-06-18"},
        ],
    },
)
def what_is_to_come_lies_ahead(context: Context) -> "Series[bool]":
    """What is planned, possible or conditional begins no earlier than it is first spoken of."""
    both = ends(context).assign(other=context["event_links"]["other_event_id"])
    judged = both["kind"].isin(["content"]) & ~both["status_other"].isin(TOLD)
    first = both[both["kind"].isin(["content"])].groupby("other")["earliest"].min()
    return ~(judged & logic.holds(both["earliest_other"] < logic.at(both["other"], first)))


@rule(
    table="event_links",
    column="other_event_id",
    reads=("events",),
    mend="Mend the date of {event_id} or of {other_event_id}, or the link between them.",
    why="Nobody acts for the sake of what is over.",
    since="0.1.0",
    keeps={
        "event_links": [{**LINK, "kind": "purpose"}],
        "events": [
            {"event_id": "E0001", "earliest": "2024-06-19"},
            {"event_id": "E0002", "latest": "2024-06-19"},
        ],
    },
    breaks={
        "event_links": [{**LINK, "kind": "purpose"}],
        "events": [
            {"event_id": "E0001", "earliest": "2024-06-19"},
            {"event_id": "E0002", "latest": "2024-06-18"},
        ],
    },
)
def purpose_is_not_over(context: Context) -> "Series[bool]":
    """What an event is done for has not ended before it begins."""
    both = ends(context)
    over = logic.holds(both["latest_other"] < both["earliest"])
    return ~(both["kind"].isin(["purpose"]) & over)


@rule(**ends_with_its_clause("event_links", "सैनिक भेजे गए हैं।", "सैनिक भेजे गए"))
def link_ends_with_its_clause(context: Context) -> "Series[bool]":
    """No passage that shows a link stops before its verb, or where a word needs more."""
    return ~reading.stops_within_a_clause(context["event_links"], context.texts)
