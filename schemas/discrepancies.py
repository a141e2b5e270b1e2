"""Rules of the discrepancies."""

from pandas import DataFrame, Series

from sandhi.check.rule import rule


@rule("kind", mend="Add the other rows that bear on {discrepancy_id}, or make its kind internal.")
def discrepancy_has_two_members(
    discrepancies: DataFrame, discrepancy_members: DataFrame
) -> "Series[bool]":
    """A discrepancy has at least two members, or one if a source errs by itself."""
    members = discrepancies["discrepancy_id"].map(
        discrepancy_members.groupby("discrepancy_id").size()
    )
    least = discrepancies["kind"].map({"internal": 1}).fillna(2)
    return members.fillna(0) >= least


@rule("kind", mend="Make a figure a member of {discrepancy_id}, or choose another kind.")
def value_in_question_is_a_figures(
    discrepancies: DataFrame, discrepancy_members: DataFrame, figures: DataFrame
) -> "Series[bool]":
    """Where the sources differ in a number, a figure is a member."""
    of_figures = discrepancy_members["record_id"].isin(figures["figure_id"])
    numbers = discrepancy_members.loc[of_figures, "discrepancy_id"]
    return ~discrepancies["kind"].isin(["value"]) | discrepancies["discrepancy_id"].isin(numbers)
