"""Rules of the parties to treaties."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

PARTY = {"party_id": "TP0001", "treaty_id": "T0001", "actor_id": "A0002"}


@rule(
    table="treaty_parties",
    column="actor_id",
    reads=("actors",),
    mend="Name the state for which {actor_id} signed.",
    why="Leaders sign for their states; it is these that a treaty binds.",
    since="0.1.0",
    keeps={
        "treaty_parties": [PARTY],
        "actors": [{"actor_id": "A0002", "kind": "state"}],
    },
    breaks={
        "treaty_parties": [PARTY],
        "actors": [{"actor_id": "A0002", "kind": "person"}],
    },
)
def party_is_a_state(context: Context) -> "Series[bool]":
    """A party to a treaty is a state."""
    parties, actors = context["treaty_parties"], context["actors"]
    return parties["actor_id"].isin(actors.loc[actors["kind"] == "state", "actor_id"])


@rule(
    table="treaty_parties",
    column="quote",
    reads=("actor_mentions", "reference_uses"),
    mend="Anchor the party at a passage that names {actor_id}, or cite who does.",
    why="Where no seed names the party, it is known from elsewhere, and must say from where.",
    since="0.1.0",
    keeps={
        "treaty_parties": [{**PARTY, "seed_id": "S001", "start": 0, "end": 9}],
        "actor_mentions": [{"actor_id": "A0002", "seed_id": "S001", "start": 9, "end": 12}],
        "reference_uses": [{"record_id": "TP0001", "reference_id": "RF0001"}],
    },
    breaks={
        "treaty_parties": [{**PARTY, "seed_id": "S001", "start": 0, "end": 9}],
        "actor_mentions": [{"actor_id": "A0002", "seed_id": "S001", "start": 9, "end": 12}],
    },
)
def party_is_named_or_cited(context: Context) -> "Series[bool]":
    """The passage of a party holds a mention of it, or a reference is used for it."""
    parties = context["treaty_parties"]
    is_named = logic.holds_any(parties, context["actor_mentions"], by=["actor_id"])
    return is_named | parties["party_id"].isin(context["reference_uses"]["record_id"])


@rule(
    table="treaty_parties",
    column="ratified",
    mend="Write a date of the Extended Date/Time Format, such as 2024-11 or 2024-11-09.",
    why="A date in free words can be neither sorted nor compared.",
    since="0.1.0",
    keeps={"treaty_parties": [{**PARTY, "ratified": "2024-11-09"}]},
    breaks={"treaty_parties": [{**PARTY, "ratified": "November 2024"}]},
    explain=lambda context, row, column: logic.why_not_edtf(row["ratified"]),
)
def ratification_is_edtf(context: Context) -> "Series[bool]":
    """The date of a ratification is written in EDTF, level 0 or 1."""
    return logic.parses(context["treaty_parties"]["ratified"])


@rule(
    table="treaty_parties",
    column="ratified",
    reads=("reference_uses",),
    mend="Cite for {party_id} who says when it ratified.",
    why="The day on which a state is bound is checked elsewhere before it is cited from here.",
    since="0.1.0",
    keeps={
        "treaty_parties": [{**PARTY, "ratified": "2024-11-09"}],
        "reference_uses": [{"record_id": "TP0001", "reference_id": "RF0002"}],
    },
    breaks={
        "treaty_parties": [{**PARTY, "ratified": "2024-11-09"}],
        "reference_uses": [{"record_id": "TP0002", "reference_id": "RF0002"}],
    },
)
def ratification_is_cited(context: Context) -> "Series[bool]":
    """The date of a ratification rests on a reference."""
    parties, uses = context["treaty_parties"], context["reference_uses"]
    return parties["ratified"].isna() | parties["party_id"].isin(uses["record_id"])


@rule(
    table="treaty_parties",
    column="ratified",
    reads=("treaties",),
    mend="Mend the date, or that on which {treaty_id} was signed.",
    why="One of the two dates is wrong where the order of things is turned round.",
    since="0.1.0",
    keeps={
        "treaty_parties": [{**PARTY, "ratified": "2024-06"}],
        "treaties": [{"treaty_id": "T0001", "signed": "2024-06-19"}],
    },
    breaks={
        "treaty_parties": [{**PARTY, "ratified": "2024-05"}],
        "treaties": [{"treaty_id": "T0001", "signed": "2024-06-19"}],
    },
)
def party_ratifies_after_signing(context: Context) -> "Series[bool]":
    """No party ratifies a treaty before it is signed."""
    parties, treaties = context["treaty_parties"], context["treaties"]
    signed = logic.bounds(treaties["signed"]).assign(treaty_id=treaties["treaty_id"])
    signing = logic.look_up(parties["treaty_id"], signed, "treaty_id", "earliest")
    return ~logic.holds(logic.bounds(parties["ratified"])["latest"] < signing)


@rule(
    table="treaty_parties",
    column="ratified",
    reads=("event_actors", "events"),
    mend="Make the date and that of the event in which {actor_id} ratifies agree.",
    why="Two dates of one ratification would both be cited.",
    since="0.1.0",
    keeps={
        "treaty_parties": [{**PARTY, "ratified": "2024-11-09"}],
        "event_actors": [{"event_id": "E0007", "actor_id": "A0002", "role": "ratifier"}],
        "events": [
            {
                "event_id": "E0007",
                "event_type": "ratification",
                "treaty_id": "T0001",
                "date": "2024-11-09",
            }
        ],
    },
    breaks={
        "treaty_parties": [{**PARTY, "ratified": "2024-11-10"}],
        "event_actors": [{"event_id": "E0007", "actor_id": "A0002", "role": "ratifier"}],
        "events": [
            {
                "event_id": "E0007",
                "event_type": "ratification",
                "treaty_id": "T0001",
                "date": "2024-11-09",
            }
        ],
    },
)
def ratification_is_that_of_the_event(context: Context) -> "Series[bool]":
    """A party ratified a treaty when the event of its ratification happened."""
    parties, event_actors, events = (
        context["treaty_parties"],
        context["event_actors"],
        context["events"],
    )
    ratifications = events.loc[events["event_type"] == "ratification"].dropna(subset="date")
    ratifiers = event_actors.loc[event_actors["role"] == "ratifier", ["event_id", "actor_id"]]
    dated = ratifiers.merge(ratifications[["event_id", "treaty_id", "date"]], on="event_id")
    dated = dated.rename(columns={"date": "ratified"})
    judged = logic.among(parties, dated, ["treaty_id", "actor_id"])
    return ~judged | logic.among(parties, dated, ["treaty_id", "actor_id", "ratified"])


@rule(
    table="treaty_parties",
    column="ratified",
    reads=("reference_uses",),
    mend="Cite for {party_id} who gives that day, written as 9 November 2024, or mend the date.",
    why="A day is borne out by a reference that names it, and by none that is merely about it.",
    since="0.1.0",
    keeps={
        "treaty_parties": [{**PARTY, "party_id": "TP0001", "ratified": "2024-11-09"}],
        "reference_uses": [{"record_id": "TP0001", "states": "Signed on 9 November 2024."}],
    },
    breaks={
        "treaty_parties": [{**PARTY, "party_id": "TP0001", "ratified": "2024-11-10"}],
        "reference_uses": [{"record_id": "TP0001", "states": "Signed on 9 November 2024."}],
    },
)
def ratification_stands_in_a_reference(context: Context) -> "Series[bool]":
    """The day of a ratification stands in what a reference says of it."""
    parties, uses = context["treaty_parties"], context["reference_uses"]
    days = logic.bounds(parties["ratified"])
    judged = logic.holds(days["earliest"] == days["latest"])
    judged &= parties["party_id"].isin(uses["record_id"])  # else another rule asks for one
    day = logic.written_out(days["earliest"])
    return ~judged | logic.occurs_in_any(day, parties["party_id"], uses[["record_id", "states"]])
