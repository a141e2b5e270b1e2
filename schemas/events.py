"""Rules of the events."""

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
# The role without which an event of the type would lack the one who does it.
ROLES = {
    "acknowledgement": "speaker",
    "approval": "ratifier",
    "concern": "speaker",
    "criticism": "speaker",
    "denial": "speaker",
    "enactment": "signatory",
    "pledge": "speaker",
    "praise": "speaker",
    "ratification": "ratifier",
    "refusal": "speaker",
    "signing": "signatory",
    "statement": "speaker",
    "visit": "visitor",
}


@rule(
    table="events",
    column="date",
    mend="Write a date of the Extended Date/Time Format, such as 2024-06, 2024-06-19 or 2024/2025.",
    why="A date in free words can be neither sorted nor compared.",
    since="0.1.0",
    keeps={"events": [{"event_id": "E0001", "date": "2024-06-19"}]},
    breaks={"events": [{"event_id": "E0001", "date": "19 June 2024"}]},
    explain=lambda context, row, column: logic.why_not_edtf(row["date"]),
)
def date_is_edtf(context: Context) -> "Series[bool]":
    """The date of an event is written in EDTF, level 0 or 1."""
    events = context["events"]
    return logic.parses(events["date"])


@rule(
    table="events",
    mend="Write the first and the last day of the date; leave both empty where there is none.",
    why="Whoever sorts or filters by the bounds must get what the date says.",
    since="0.1.0",
    keeps={
        "events": [
            {
                "event_id": "E0001",
                "date": "2024-06",
                "earliest": "2024-06-01",
                "latest": "2024-06-30",
            }
        ]
    },
    breaks={
        "events": [
            {
                "event_id": "E0001",
                "date": "2024-06",
                "earliest": "2024-06-01",
                "latest": "2024-06-29",
            }
        ]
    },
)
def bounds_are_those_of_the_date(context: Context) -> DataFrame:
    """Earliest and latest are the first and last day of the event's date."""
    events = context["events"]
    return logic.bounds_agree(events, events["date"], "earliest", "latest")


@rule(
    table="events",
    column="date_basis",
    mend="Say from what the date is known; leave the basis empty without a date.",
    why="A date that does not say from where it is known cannot be checked.",
    since="0.1.0",
    keeps={"events": [{"event_id": "E0001", "date": "2024-06-19", "date_basis": "seed_relative"}]},
    breaks={"events": [{"event_id": "E0001", "date": "2024-06-19"}]},
)
def date_has_its_basis(context: Context) -> "Series[bool]":
    """A date and the basis on which it is known stand together."""
    events = context["events"]
    return events["date"].isna() == events["date_basis"].isna()


@rule(
    table="events",
    column="date",
    reads=("dates",),
    mend="Write the date of {date_id}, or another basis than that expression has.",
    why="Two dates for what is said to be one would both be cited.",
    since="0.1.0",
    keeps={
        "events": [
            {"event_id": "E0001", "date": "2024-06-19", "date_basis": "stated", "date_id": "D0019"}
        ],
        "dates": [{"date_id": "D0019", "edtf": "2024-06-19", "basis": "stated"}],
    },
    breaks={
        "events": [
            {"event_id": "E0001", "date": "2024-06-20", "date_basis": "stated", "date_id": "D0019"}
        ],
        "dates": [{"date_id": "D0019", "edtf": "2024-06-19", "basis": "stated"}],
    },
)
def date_is_that_of_its_expression(context: Context) -> "Series[bool]":
    """An event's date is that of the expression it is taken from, unless it has another basis."""
    events, dates = context["events"], context["dates"]
    really = dates.assign(date=dates["edtf_corrected"].fillna(dates["edtf"]))
    date = logic.look_up(events["date_id"], really, "date_id", "date")
    basis = logic.look_up(events["date_id"], really, "date_id", "basis")
    return ~logic.known(events["date_basis"] == basis) | logic.same(events["date"], date)


@rule(
    table="events",
    column="date_id",
    mend="Write the date that {date_id} gives, or leave date_id empty.",
    why="Words that are said to date an event, and give no date, date nothing.",
    since="0.1.0",
    keeps={"events": [{"event_id": "E0001", "date": "2024-06-19", "date_id": "D0019"}]},
    breaks={"events": [{"event_id": "E0001", "date_id": "D0019"}]},
)
def expression_gives_a_date(context: Context) -> "Series[bool]":
    """An event that points to an expression of time has a date."""
    events = context["events"]
    return events["date_id"].isna() | events["date"].notna()


@rule(
    table="events",
    column="date_id",
    reads=(
        "dates",
        "event_mentions",
    ),
    mend="Point to an expression in a seed that reports {event_id}, or say other_seed.",
    why="The words that date an event stand where it is reported, or the basis says otherwise.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "date_basis": "stated", "date_id": "D0019"}],
        "dates": [{"date_id": "D0019", "seed_id": "S001"}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001"}],
    },
    breaks={
        "events": [{"event_id": "E0001", "date_basis": "stated", "date_id": "D0019"}],
        "dates": [{"date_id": "D0019", "seed_id": "S002"}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001"}],
    },
)
def expression_is_in_a_seed_of_the_event(context: Context) -> "Series[bool]":
    """The expression of an event's date is in a seed that reports it, unless the basis says not."""
    events, dates, event_mentions = context["events"], context["dates"], context["event_mentions"]
    seeds = logic.look_up(events["date_id"], dates, "date_id", "seed_id")
    told = logic.among(events.assign(seed_id=seeds), event_mentions, ["event_id", "seed_id"])
    return events["date_id"].isna() | events["date_basis"].isin(["other_seed"]) | told


@rule(
    table="events",
    column="event_id",
    reads=("event_mentions",),
    mend="Code the passages that report {event_id}, or withdraw it.",
    why="An event that no passage reports has no place in a dataset of what the sources say.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001"}],
        "event_mentions": [{"event_id": "E0001", "modality": "asserted"}],
    },
    breaks={
        "events": [{"event_id": "E0001"}],
        "event_mentions": [{"event_id": "E0002", "modality": "asserted"}],
    },
)
def event_is_mentioned(context: Context) -> "Series[bool]":
    """Every event is mentioned at least once."""
    events, event_mentions = context["events"], context["event_mentions"]
    return events["event_id"].isin(event_mentions["event_id"])


@rule(
    table="events",
    column="event_id",
    reads=("event_actors",),
    mend="Code who takes part in {event_id}.",
    why="What nobody does or suffers is a state of things, and no event.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001"}],
        "event_actors": [{"event_id": "E0001", "actor_id": "A0008"}],
    },
    breaks={
        "events": [{"event_id": "E0001"}],
        "event_actors": [{"event_id": "E0002", "actor_id": "A0008"}],
    },
)
def event_has_a_participant(context: Context) -> "Series[bool]":
    """Every event has at least one participant."""
    events, event_actors = context["events"], context["event_actors"]
    return events["event_id"].isin(event_actors["event_id"])


@rule(
    table="events",
    column="quote",
    reads=("event_mentions",),
    mend="Anchor the event at one of its mentions, or code this passage as a mention.",
    why="The anchor of an event is the passage that shows it, so it must report the event.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "seed_id": "S001", "start": 0, "end": 60}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001", "start": 5, "end": 60}],
    },
    breaks={
        "events": [{"event_id": "E0001", "seed_id": "S001", "start": 0, "end": 50}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001", "start": 5, "end": 60}],
    },
)
def anchor_holds_a_mention(context: Context) -> "Series[bool]":
    """An event's anchor is, or holds, one of its mentions."""
    events, event_mentions = context["events"], context["event_mentions"]
    mentioned = events["event_id"].isin(event_mentions["event_id"])
    return logic.holds_any(events, event_mentions, by=["event_id"]) | ~mentioned


@rule(
    table="events",
    column="status",
    reads=("event_mentions",),
    mend="Give {event_id} the status that its mentions bear out, or mend their modality.",
    why="The status is a judgement on the sources, so at least one of them must support it.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "status": "occurred"}],
        "event_mentions": [{"event_id": "E0001", "modality": "asserted"}],
    },
    breaks={
        "events": [{"event_id": "E0001", "status": "occurred"}],
        "event_mentions": [{"event_id": "E0001", "modality": "speculated"}],
    },
)
def status_is_borne_out_by_a_mention(context: Context) -> "Series[bool]":
    """One mention bears out the status; none that is denied or speculated makes an event occur."""
    events, event_mentions = context["events"], context["event_mentions"]
    pairs = [(status, one) for status, several in MODALITIES.items() for one in several]
    enough = DataFrame(pairs, columns=["status", "modality"])
    borne_out = event_mentions[["event_id", "modality"]].merge(enough, on="modality")
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
        "event_mentions": [{"event_id": "E0001", "modality": "asserted", "attributed_to": "A0008"}],
    },
    breaks={
        "events": [{"event_id": "E0001", "status": "alleged"}],
        "event_mentions": [{"event_id": "E0001", "modality": "asserted"}],
    },
)
def alleged_event_is_attributed(context: Context) -> "Series[bool]":
    """No seed asserts an alleged or denied event on its own word."""
    events, event_mentions = context["events"], context["event_mentions"]
    own_word = event_mentions["attributed_to"].isna()
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
    return ~(events["status"].isin(["occurred"]) & logic.known(later))


@rule(
    table="events",
    column="part_of",
    mend="Let {event_id} be part of an event that is not, in the end, part of it.",
    why="Whoever adds up an event with all its parts would never come to an end.",
    since="0.1.0",
    keeps={"events": [{"event_id": "E0001"}, {"event_id": "E0002", "part_of": "E0001"}]},
    breaks={
        "events": [
            {"event_id": "E0001", "part_of": "E0002"},
            {"event_id": "E0002", "part_of": "E0001"},
        ]
    },
)
def part_of_has_no_cycle(context: Context) -> "Series[bool]":
    """No event is part of itself, not even by way of others."""
    events = context["events"]
    return logic.acyclic(events, "event_id", "part_of")


@rule(
    table="events",
    column="part_of",
    mend="Mend the date of {event_id} or of {part_of}, or take them apart.",
    why="What begins when the whole is over is no part of it.",
    since="0.1.0",
    keeps={
        "events": [
            {"event_id": "E0001", "latest": "2024-06-19"},
            {"event_id": "E0002", "earliest": "2024-06-19", "part_of": "E0001"},
        ]
    },
    breaks={
        "events": [
            {"event_id": "E0001", "latest": "2024-06-19"},
            {"event_id": "E0002", "earliest": "2024-06-20", "part_of": "E0001"},
        ]
    },
)
def part_begins_before_its_whole_ends(context: Context) -> "Series[bool]":
    """An event does not begin after the end of the event of which it is a part."""
    events = context["events"]
    end = logic.look_up(events["part_of"], events, "event_id", "latest")
    return ~logic.known(events["earliest"] > end)


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


@rule(
    table="events",
    column="date",
    reads=("treaties",),
    mend="Mend the date, or the date on which {treaty_id} was signed.",
    why="One of the two dates is wrong where the order of things is turned round.",
    since="0.1.0",
    keeps={
        "events": [
            {
                "event_id": "E0001",
                "event_type": "ratification",
                "treaty_id": "T0001",
                "latest": "2024-11-09",
            }
        ],
        "treaties": [{"treaty_id": "T0001", "signed": "2024-06-19"}],
    },
    breaks={
        "events": [
            {
                "event_id": "E0001",
                "event_type": "ratification",
                "treaty_id": "T0001",
                "latest": "2024-06-18",
            }
        ],
        "treaties": [{"treaty_id": "T0001", "signed": "2024-06-19"}],
    },
)
def treaty_is_signed_before_it_is_ratified(context: Context) -> "Series[bool]":
    """No treaty is ratified before it is signed."""
    events, treaties = context["events"], context["treaties"]
    signed = logic.bounds(treaties["signed"]).assign(treaty_id=treaties["treaty_id"])
    signing = logic.look_up(events["treaty_id"], signed, "treaty_id", "earliest")
    too_early = events["latest"] < signing
    return ~(events["event_type"].isin(["ratification"]) & logic.known(too_early))


@rule(
    table="events",
    column="date",
    mend="Mend the date, or that of a ratification of {treaty_id}.",
    why="One of the two dates is wrong where the order of things is turned round.",
    since="0.1.0",
    keeps={
        "events": [
            {
                "event_id": "E0001",
                "event_type": "ratification",
                "treaty_id": "T0001",
                "earliest": "2024-11-09",
                "latest": "2024-11-09",
            },
            {
                "event_id": "E0002",
                "event_type": "entry_into_force",
                "treaty_id": "T0001",
                "earliest": "2024-12-04",
                "latest": "2024-12-04",
            },
        ]
    },
    breaks={
        "events": [
            {
                "event_id": "E0001",
                "event_type": "ratification",
                "treaty_id": "T0001",
                "earliest": "2024-11-09",
                "latest": "2024-11-09",
            },
            {
                "event_id": "E0002",
                "event_type": "entry_into_force",
                "treaty_id": "T0001",
                "earliest": "2024-10-04",
                "latest": "2024-10-04",
            },
        ]
    },
)
def treaty_is_ratified_before_it_is_in_force(context: Context) -> "Series[bool]":
    """No treaty enters into force before its last ratification."""
    events = context["events"]
    ratified = events[events["event_type"] == "ratification"].groupby("treaty_id")["earliest"].max()
    too_early = events["latest"] < logic.at(events["treaty_id"], ratified)
    return ~(events["event_type"].isin(["entry_into_force"]) & logic.known(too_early))
