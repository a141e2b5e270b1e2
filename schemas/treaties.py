"""Rules of the treaties."""

from pandas import DataFrame, Series

from sandhi.check import logic, reading
from sandhi.check.rule import Context, Example, rule

PLEDGES = ["defense", "offense", "consultation", "nonaggression", "neutrality"]
ELSEWHERE = "from elsewhere|[Oo]utside the seeds"  # how a text of ours says so


@rule(
    table="treaties",
    mend="Write a date of the Extended Date/Time Format, such as 1961 or 2024-06-19.",
    why="A date in free words can be neither sorted nor compared.",
    since="0.1.0",
    keeps={"treaties": [{"treaty_id": "T0001", "signed": "2024-06-19"}]},
    breaks={"treaties": [{"treaty_id": "T0001", "signed": "the year 2024"}]},
    explain=lambda context, row, column: logic.why_not_edtf(row[column]),
    per_seed=True,
)
def date_is_edtf(context: Context) -> DataFrame:
    """When a treaty was signed, took effect and ended is written in EDTF, level 0 or 1."""
    return context["treaties"][["signed", "in_force", "ended"]].apply(logic.parses)


@rule(
    table="treaties",
    column="signed",
    reads=("events",),
    mend="Make the date of the treaty and that of the event of its signing agree.",
    why="Two dates of one signing would both be cited.",
    since="0.1.0",
    keeps={
        "treaties": [{"treaty_id": "T0001", "signed": "2024-06-19"}],
        "events": [{"event_type": "signing", "treaty_id": "T0001", "date": "2024-06-19"}],
    },
    breaks={
        "treaties": [{"treaty_id": "T0001", "signed": "2024-06-20"}],
        "events": [{"event_type": "signing", "treaty_id": "T0001", "date": "2024-06-19"}],
    },
)
def signing_date_is_that_of_the_event(context: Context) -> "Series[bool]":
    """A treaty was signed when the event of its signing happened."""
    treaties, events = context["treaties"], context["events"]
    signings = events[events["event_type"] == "signing"]
    pairs = treaties[["treaty_id", "signed"]].assign(row=treaties.index)
    pairs = pairs.merge(signings[["treaty_id", "date"]].dropna(), on="treaty_id")
    return ~treaties.index.to_series().isin(pairs.loc[pairs["signed"] != pairs["date"], "row"])


@rule(
    table="treaties",
    column="name_hi",
    mend="Write the name as {quote} has it, or anchor the treaty where it stands so.",
    why="The Hindi name is the sources' own, not a translation of ours.",
    since="0.1.0",
    keeps={
        "treaties": [
            {
                "treaty_id": "T0001",
                "name_hi": "रणनीतिक साझेदारी समझौते",
                "quote": "व्यापक रणनीतिक साझेदारी समझौते",
            }
        ]
    },
    breaks={
        "treaties": [
            {"treaty_id": "T0001", "name_hi": "सुरक्षा समझौते", "quote": "व्यापक रणनीतिक साझेदारी समझौते"}
        ]
    },
    per_seed=True,
)
def hindi_name_is_in_the_quote(context: Context) -> "Series[bool]":
    """The Hindi name of a treaty stands in the passage at which it is anchored."""
    treaties = context["treaties"]
    return logic.occurs_in(treaties["name_hi"], treaties["quote"])


@rule(
    table="treaties",
    column="treaty_id",
    reads=("events",),
    mend="Name {treaty_id} in the events that are about it, or withdraw it.",
    why="A treaty to which nothing happens is not what the sources report.",
    since="0.1.0",
    keeps={
        "treaties": [{"treaty_id": "T0001"}],
        "events": [{"event_id": "E0001", "treaty_id": "T0001"}],
    },
    breaks={
        "treaties": [{"treaty_id": "T0001"}],
        "events": [{"event_id": "E0001", "treaty_id": "T0002"}],
    },
)
def treaty_is_the_subject_of_an_event(context: Context) -> "Series[bool]":
    """Every treaty is what at least one event is about."""
    treaties, events = context["treaties"], context["events"]
    return treaties["treaty_id"].isin(events["treaty_id"])


@rule(
    table="treaties",
    reads=("provisions",),
    mend="Code `yes` and a provision of that kind, or neither.",
    why="The one word in the table must stand on a passage that can be read.",
    since="0.1.0",
    keeps={
        "treaties": [{"treaty_id": "T0001", "defense": "yes"}],
        "provisions": [{"treaty_id": "T0001", "kind": "defense"}],
    },
    breaks={
        "treaties": [{"treaty_id": "T0001", "defense": "yes"}],
        "provisions": [{"treaty_id": "T0001", "kind": "cooperation"}],
    },
)
def pledge_has_its_provision(context: Context) -> DataFrame:
    """A treaty makes a pledge exactly where a provision of that kind says so."""
    treaties, provisions = context["treaties"], context["provisions"]
    provided = {
        pledge: treaties["treaty_id"].isin(
            provisions.loc[provisions["kind"] == pledge, "treaty_id"]
        )
        for pledge in PLEDGES
    }
    return treaties[PLEDGES].isin(["yes"]) == DataFrame(provided)


@rule(
    table="treaties",
    column="summary",
    reads=("reference_uses",),
    mend="Cite for {treaty_id} who says so, or leave out what is known from elsewhere.",
    why="What we say beyond the seeds must be as easy to check as what they say.",
    since="0.1.0",
    keeps={
        "treaties": [{"treaty_id": "T0001", "summary": "The day is known from elsewhere."}],
        "reference_uses": [{"record_id": "T0001", "reference_id": "RF0001"}],
    },
    breaks={
        "treaties": [{"treaty_id": "T0001", "summary": "The day is known from elsewhere."}],
        "reference_uses": [{"record_id": "T0002", "reference_id": "RF0001"}],
    },
)
def summary_is_cited(context: Context) -> "Series[bool]":
    """A summary that speaks of what is known from outside the seeds rests on a reference."""
    treaties, uses = context["treaties"], context["reference_uses"]
    beyond = logic.holds(treaties["summary"].str.contains(ELSEWHERE))
    return ~beyond | treaties["treaty_id"].isin(uses["record_id"])


@rule(
    table="treaties",
    reads=("reference_uses",),
    mend="Cite for {treaty_id} who says when it took effect or ended.",
    why="No seed gives these days, and whoever joins treaties by year relies on them.",
    since="0.1.0",
    keeps={
        "treaties": [{"treaty_id": "T0001", "in_force": "2024-12-04"}],
        "reference_uses": [{"record_id": "T0001", "reference_id": "RF0002"}],
    },
    breaks={
        "treaties": [{"treaty_id": "T0001", "in_force": "2024-12-04"}],
        "reference_uses": [{"record_id": "T0002", "reference_id": "RF0002"}],
    },
)
def days_in_force_are_cited(context: Context) -> DataFrame:
    """When a treaty took effect, and when it ended, rests on a reference."""
    treaties, uses = context["treaties"], context["reference_uses"]
    cited = treaties["treaty_id"].isin(uses["record_id"])
    return DataFrame({day: treaties[day].isna() | cited for day in ("in_force", "ended")})


@rule(
    table="treaties",
    column="signed",
    reads=("events", "reference_uses"),
    mend="Code the signing of {treaty_id}, or cite who says when it was.",
    why="A day that no seed gives, and nobody is cited for, cannot be checked.",
    since="0.1.0",
    keeps={
        "treaties": [{"treaty_id": "T0003", "signed": "2000-02-09"}],
        "reference_uses": [{"record_id": "T0003", "reference_id": "RF0001"}],
    },
    breaks={
        "treaties": [{"treaty_id": "T0003", "signed": "2000-02-09"}],
        "events": [{"event_type": "entry_into_force", "treaty_id": "T0003", "date": "2000"}],
    },
)
def signing_is_reported_or_cited(context: Context) -> "Series[bool]":
    """When a treaty was signed is told by the event of its signing, or rests on a reference."""
    treaties, events, uses = context["treaties"], context["events"], context["reference_uses"]
    signings = events.loc[events["event_type"].isin(["signing"]), "treaty_id"]
    has_evidence = treaties["treaty_id"].isin(signings) | treaties["treaty_id"].isin(
        uses["record_id"]
    )
    return treaties["signed"].isna() | has_evidence


@rule(
    table="treaties",
    column="in_force",
    reads=("treaty_parties",),
    mend="Mend the date, or that on which {treaty_id} was signed or a party ratified it.",
    why="One of the dates is wrong where the order of things is turned round.",
    since="0.1.0",
    keeps={
        "treaties": [{"treaty_id": "T0001", "in_force": "2024-12-04"}],
        "treaty_parties": [{"treaty_id": "T0001", "ratified": "2024-11-11"}],
    },
    breaks={
        "treaties": [{"treaty_id": "T0001", "in_force": "2024-11-10"}],
        "treaty_parties": [{"treaty_id": "T0001", "ratified": "2024-11-11"}],
    },
)
def treaty_is_in_force_after_its_ratifications(context: Context) -> "Series[bool]":
    """No treaty takes effect before it is signed, or before its last ratification."""
    treaties, parties = context["treaties"], context["treaty_parties"]
    ratified = logic.bounds(parties["ratified"])["earliest"].groupby(parties["treaty_id"]).max()
    effect = logic.bounds(treaties["in_force"])["latest"]
    unsigned = logic.holds(effect < logic.bounds(treaties["signed"])["earliest"])
    return ~(unsigned | logic.holds(effect < logic.at(treaties["treaty_id"], ratified)))


@rule(
    table="treaties",
    column="ended",
    mend="Mend the date, or that on which {treaty_id} was signed or took effect.",
    why="A treaty that ends before it begins was in force in no year.",
    since="0.1.0",
    keeps={"treaties": [{"treaty_id": "T0002", "in_force": "1961-09", "ended": "1996"}]},
    breaks={"treaties": [{"treaty_id": "T0002", "in_force": "1961-09", "ended": "1960"}]},
    per_seed=True,
)
def treaty_ends_after_it_is_in_force(context: Context) -> "Series[bool]":
    """No treaty ends before it is signed, or before it takes effect."""
    treaties = context["treaties"]
    end = logic.bounds(treaties["ended"])["latest"]
    early = [end < logic.bounds(treaties[day])["earliest"] for day in ("signed", "in_force")]
    return ~(logic.holds(early[0]) | logic.holds(early[1]))


@rule(
    table="treaties",
    column="treaty_id",
    reads=("treaty_parties",),
    mend="Code the parties to {treaty_id}, each with the passage or reference that names it.",
    why="A treaty binds states to one another; with one party it makes no pair.",
    since="0.1.0",
    keeps={
        "treaties": [{"treaty_id": "T0001"}],
        "treaty_parties": [
            {"treaty_id": "T0001", "actor_id": "A0001"},
            {"treaty_id": "T0001", "actor_id": "A0002"},
        ],
    },
    breaks={
        "treaties": [{"treaty_id": "T0001"}],
        "treaty_parties": [{"treaty_id": "T0001", "actor_id": "A0001"}],
    },
)
def treaty_has_two_parties(context: Context) -> "Series[bool]":
    """A treaty has at least two different parties."""
    treaties, parties = context["treaties"], context["treaty_parties"]
    return logic.distinct(treaties["treaty_id"], parties, "treaty_id", "actor_id") >= 2


@rule(
    table="treaties",
    column="quote",
    reads=("texts",),
    mend="Anchor {treaty_id} where {quote} stands first in its seed.",
    why="Of several places that read alike, two people must choose the same one.",
    since="0.1.0",
    keeps=Example(
        tables={
            "treaties": [{"treaty_id": "T0001", "seed_id": "S001", "quote": "संधि", "start": 3}]
        },
        texts={"S001": "यह संधि वह संधि है"},
    ),
    breaks=Example(
        tables={
            "treaties": [{"treaty_id": "T0001", "seed_id": "S001", "quote": "संधि", "start": 11}]
        },
        texts={"S001": "यह संधि वह संधि है"},
    ),
)
def treaty_stands_at_its_first_occurrence(context: Context) -> "Series[bool]":
    """A treaty is anchored where its words stand in the seed for the first time."""
    treaties = context["treaties"]
    texts = treaties["seed_id"].map(dict(context.texts)).astype("string")
    first = logic.place_in(treaties["quote"], texts)
    has_text = treaties["quote"].notna() & texts.notna()
    return ~has_text | logic.holds(treaties["start"] == first)


@rule(
    table="treaties",
    column="quote",
    mend="Leave the postposition out, or go on to the word on which it hangs.",
    why="What breaks off at का or में promises a word that is not there.",
    since="0.1.0",
    keeps={"treaties": [{"treaty_id": "T0001", "quote": "1961 की संधि"}]},
    breaks={"treaties": [{"treaty_id": "T0001", "quote": "1961 की संधि के"}]},
    per_seed=True,
)
def treaty_ends_in_no_postposition(context: Context) -> "Series[bool]":
    """No passage that names a treaty ends in a postposition."""
    return ~reading.ends_in_a_postposition(context["treaties"]["quote"])
