"""Rules of the treaties."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import rule


@rule(
    "signed",
    mend="Write a date of the Extended Date/Time Format, such as 1961 or 2024-06-19.",
    explain=lambda row: logic.why_not_edtf(row["signed"]),
)
def signing_date_is_edtf(treaties: DataFrame) -> "Series[bool]":
    """The date of signing is written in EDTF, level 0 or 1."""
    return logic.parses(treaties["signed"])


@rule("signed", mend="Make the date of the treaty and that of the event of its signing agree.")
def signing_date_is_that_of_the_event(treaties: DataFrame, events: DataFrame) -> "Series[bool]":
    """A treaty was signed when the event of its signing happened."""
    signings = events[events["event_type"] == "signing"]
    pairs = treaties[["treaty_id", "signed"]].assign(row=treaties.index)
    pairs = pairs.merge(signings[["treaty_id", "date"]].dropna(), on="treaty_id")
    return ~treaties.index.to_series().isin(pairs.loc[pairs["signed"] != pairs["date"], "row"])


@rule("name_hi", mend="Write the name as {quote} has it, or anchor the treaty where it stands so.")
def hindi_name_is_in_the_quote(treaties: DataFrame) -> "Series[bool]":
    """The Hindi name of a treaty stands in the passage at which it is anchored."""
    return logic.occurs_in(treaties["name_hi"], treaties["quote"])


@rule("treaty_id", mend="Name {treaty_id} in the events that are about it, or withdraw it.")
def treaty_is_the_subject_of_an_event(treaties: DataFrame, events: DataFrame) -> "Series[bool]":
    """Every treaty is what at least one event is about."""
    return treaties["treaty_id"].isin(events["treaty_id"])


@rule("defense", mend="Code `yes` and a provision of the kind defense, or neither.")
def defense_pledge_has_its_provision(treaties: DataFrame, provisions: DataFrame) -> "Series[bool]":
    """A treaty pledges defense exactly where a provision of that kind says so."""
    said = provisions.loc[provisions["kind"] == "defense", "treaty_id"]
    return treaties["defense"].isin(["yes"]) == treaties["treaty_id"].isin(said)
