"""Rules of the treaties."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule


@rule(
    table="treaties",
    column="signed",
    mend="Write a date of the Extended Date/Time Format, such as 1961 or 2024-06-19.",
    why="A date in free words can be neither sorted nor compared.",
    since="0.1.0",
    keeps={"treaties": [{"treaty_id": "T0001", "signed": "2024-06-19"}]},
    breaks={"treaties": [{"treaty_id": "T0001", "signed": "the year 2024"}]},
    explain=lambda context, row, column: logic.why_not_edtf(row["signed"]),
)
def signing_date_is_edtf(context: Context) -> "Series[bool]":
    """The date of signing is written in EDTF, level 0 or 1."""
    treaties = context["treaties"]
    return logic.parses(treaties["signed"])


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
    column="defense",
    reads=("provisions",),
    mend="Code `yes` and a provision of the kind defense, or neither.",
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
def defense_pledge_has_its_provision(context: Context) -> "Series[bool]":
    """A treaty pledges defense exactly where a provision of that kind says so."""
    treaties, provisions = context["treaties"], context["provisions"]
    said = provisions.loc[provisions["kind"] == "defense", "treaty_id"]
    return treaties["defense"].isin(["yes"]) == treaties["treaty_id"].isin(said)
