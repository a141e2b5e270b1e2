"""Rules of the discrepancies."""

from pandas import Series

from sandhi.check.rule import Context, rule


@rule(
    table="discrepancies",
    column="kind",
    reads=("discrepancy_members",),
    mend="Add the other rows that bear on {discrepancy_id}, or make its kind internal.",
    why="A disagreement has two sides; where only one is shown, a reader cannot judge.",
    since="0.1.0",
    keeps={
        "discrepancies": [{"discrepancy_id": "X0001", "kind": "value"}],
        "discrepancy_members": [
            {"discrepancy_id": "X0001", "record_id": "F0001"},
            {"discrepancy_id": "X0001", "record_id": "F0002"},
        ],
    },
    breaks={
        "discrepancies": [{"discrepancy_id": "X0001", "kind": "value"}],
        "discrepancy_members": [{"discrepancy_id": "X0001", "record_id": "F0001"}],
    },
)
def discrepancy_has_two_members(context: Context) -> "Series[bool]":
    """A discrepancy has at least two members, or one if a source errs by itself."""
    discrepancies, discrepancy_members = context["discrepancies"], context["discrepancy_members"]
    members = discrepancies["discrepancy_id"].map(
        discrepancy_members.groupby("discrepancy_id").size()
    )
    least = discrepancies["kind"].map({"internal": 1}).fillna(2)
    return members.fillna(0) >= least


@rule(
    table="discrepancies",
    column="kind",
    reads=(
        "discrepancy_members",
        "figures",
    ),
    mend="Make a figure a member of {discrepancy_id}, or choose another kind.",
    why="A disagreement on a number is shown by the figures that give it.",
    since="0.1.0",
    keeps={
        "discrepancies": [{"discrepancy_id": "X0001", "kind": "value"}],
        "discrepancy_members": [{"discrepancy_id": "X0001", "record_id": "F0001"}],
        "figures": [{"figure_id": "F0001"}],
    },
    breaks={
        "discrepancies": [{"discrepancy_id": "X0001", "kind": "value"}],
        "discrepancy_members": [{"discrepancy_id": "X0001", "record_id": "E0001"}],
        "figures": [{"figure_id": "F0001"}],
    },
)
def value_in_question_is_a_figures(context: Context) -> "Series[bool]":
    """Where the sources differ in a number, a figure is a member."""
    discrepancies, discrepancy_members, figures = (
        context["discrepancies"],
        context["discrepancy_members"],
        context["figures"],
    )
    of_figures = discrepancy_members["record_id"].isin(figures["figure_id"])
    numbers = discrepancy_members.loc[of_figures, "discrepancy_id"]
    return ~discrepancies["kind"].isin(["value"]) | discrepancies["discrepancy_id"].isin(numbers)
