"""Rules of the days on which treaties are signed, take effect and end."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule


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
