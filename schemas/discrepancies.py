"""Rules of the discrepancies."""

import pandas as pd
from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

ELSEWHERE = "from elsewhere|[Oo]utside (?:the seeds|these articles)"  # how a text of ours says so


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


@rule(
    table="discrepancies",
    column="assessment",
    reads=("reference_uses",),
    mend="Cite for {discrepancy_id} who says so, or leave out what is known from elsewhere.",
    why="What we say beyond the seeds must be as easy to check as what they say.",
    since="0.1.0",
    keeps={
        "discrepancies": [
            {"discrepancy_id": "X0001", "assessment": "It was, outside these articles, 14 October."}
        ],
        "reference_uses": [{"record_id": "X0001", "reference_id": "RF0001"}],
    },
    breaks={
        "discrepancies": [
            {"discrepancy_id": "X0001", "assessment": "It was, outside these articles, 14 October."}
        ],
        "reference_uses": [{"record_id": "X0002", "reference_id": "RF0001"}],
    },
)
def assessment_is_cited(context: Context) -> "Series[bool]":
    """An assessment that speaks of sources outside the seeds rests on a reference."""
    discrepancies, uses = context["discrepancies"], context["reference_uses"]
    beyond = logic.holds(discrepancies["assessment"].str.contains(ELSEWHERE))
    return ~beyond | discrepancies["discrepancy_id"].isin(uses["record_id"])


@rule(
    table="discrepancies",
    column="resolution",
    reads=(
        "dates",
        "discrepancy_members",
        "figures",
    ),
    mend="Correct the date or figure that is wrong, or give {discrepancy_id} another resolution.",
    why="What is said to be corrected must be so where the number is read.",
    since="0.1.0",
    keeps={
        "discrepancies": [{"discrepancy_id": "X0001", "resolution": "corrected"}],
        "discrepancy_members": [
            {"discrepancy_id": "X0001", "record_id": "F0001"},
            {"discrepancy_id": "X0001", "record_id": "F0002"},
        ],
        "figures": [{"figure_id": "F0001", "value_corrected": 11000}, {"figure_id": "F0002"}],
    },
    breaks={
        "discrepancies": [{"discrepancy_id": "X0001", "resolution": "corrected"}],
        "discrepancy_members": [
            {"discrepancy_id": "X0001", "record_id": "F0002"},
            {"discrepancy_id": "X0001", "record_id": "F0003"},
        ],
        "figures": [
            {"figure_id": "F0001", "value_corrected": 11000},
            {"figure_id": "F0002"},
            {"figure_id": "F0003"},
        ],
    },
)
def what_is_corrected_has_its_correction(context: Context) -> "Series[bool]":
    """Of the dates and figures in a corrected discrepancy, if there are any, one is corrected."""
    discrepancies, members, dates, figures = (
        context["discrepancies"],
        context["discrepancy_members"],
        context["dates"],
        context["figures"],
    )
    can = pd.concat([dates["date_id"], figures["figure_id"]])
    corrected = pd.concat(
        [
            dates.loc[dates["edtf_corrected"].notna(), "date_id"],
            figures.loc[figures["value_corrected"].notna(), "figure_id"],
        ]
    )
    judged = members.loc[members["record_id"].isin(can), "discrepancy_id"]
    with_correction = members.loc[members["record_id"].isin(corrected), "discrepancy_id"]
    claims = discrepancies["resolution"].isin(["corrected"])
    claims &= discrepancies["discrepancy_id"].isin(judged)
    return ~claims | discrepancies["discrepancy_id"].isin(with_correction)


@rule(
    table="discrepancies",
    column="discrepancy_id",
    reads=("discrepancy_members",),
    mend="Join {discrepancy_id} with the other that has its members, or name what each is about.",
    why="Told twice, one disagreement counts as two.",
    since="0.1.0",
    keeps={
        "discrepancies": [
            {"discrepancy_id": "X0001", "kind": "wording"},
            {"discrepancy_id": "X0002", "kind": "wording"},
        ],
        "discrepancy_members": [
            {"discrepancy_id": "X0001", "record_id": "EM0001"},
            {"discrepancy_id": "X0002", "record_id": "EM0001"},
            {"discrepancy_id": "X0002", "record_id": "EM0002"},
        ],
    },
    breaks={
        "discrepancies": [
            {"discrepancy_id": "X0001", "kind": "wording"},
            {"discrepancy_id": "X0002", "kind": "wording"},
        ],
        "discrepancy_members": [
            {"discrepancy_id": "X0001", "record_id": "EM0001"},
            {"discrepancy_id": "X0002", "record_id": "EM0001"},
        ],
    },
)
def disagreement_is_told_once(context: Context) -> "Series[bool]":
    """No two discrepancies have the same members, unless what differs is a value or a scope."""
    # The same numbers or terms can disagree in two ways; the same words, offices or days cannot.
    discrepancies, members = context["discrepancies"], context["discrepancy_members"]
    in_order = members.dropna(subset="record_id").sort_values("record_id")
    joined = in_order.groupby("discrepancy_id")["record_id"].agg(
        lambda keys: " ".join(keys.unique())
    )
    together = discrepancies["discrepancy_id"].map(joined)
    judged = together.where(~discrepancies["kind"].isin(["value", "scope"]))
    return judged.isna() | ~judged.duplicated()


@rule(
    table="discrepancies",
    column="kind",
    reads=(
        "discrepancy_members",
        "figures",
    ),
    mend="Take the figures of another measure out of {discrepancy_id}, or choose another kind.",
    why="The sent and the dead cannot contradict each other: that is a difference in scope.",
    since="0.1.0",
    keeps={
        "discrepancies": [{"discrepancy_id": "X0001", "kind": "value"}],
        "discrepancy_members": [
            {"discrepancy_id": "X0001", "record_id": "F0001"},
            {"discrepancy_id": "X0001", "record_id": "F0002"},
        ],
        "figures": [
            {"figure_id": "F0001", "measure": "troops_sent"},
            {"figure_id": "F0002", "measure": "troops_sent"},
        ],
    },
    breaks={
        "discrepancies": [{"discrepancy_id": "X0001", "kind": "value"}],
        "discrepancy_members": [
            {"discrepancy_id": "X0001", "record_id": "F0001"},
            {"discrepancy_id": "X0001", "record_id": "F0002"},
        ],
        "figures": [
            {"figure_id": "F0001", "measure": "troops_sent"},
            {"figure_id": "F0002", "measure": "troops_dead"},
        ],
    },
)
def value_in_question_is_of_one_measure(context: Context) -> "Series[bool]":
    """Where the sources differ in a number, its figures are of one measure."""
    discrepancies, members, figures = (
        context["discrepancies"],
        context["discrepancy_members"],
        context["figures"],
    )
    measure = logic.look_up(members["record_id"], figures, "figure_id", "measure")
    of = members[["discrepancy_id"]].assign(measure=measure)
    measures = logic.distinct(discrepancies["discrepancy_id"], of, "discrepancy_id", "measure")
    return ~discrepancies["kind"].isin(["value"]) | (measures <= 1)


@rule(
    table="discrepancies",
    column="resolution",
    mend='Say "we do not decide" in what stays open, and decide whatever else does not say so.',
    why="Whoever lists what is open must not find what the assessment settles, nor miss one.",
    since="0.1.0",
    keeps={
        "discrepancies": [
            {
                "discrepancy_id": "X0001",
                "assessment": "The claims differ, and we do not decide.",
                "resolution": "open",
            }
        ]
    },
    breaks={
        "discrepancies": [
            {
                "discrepancy_id": "X0001",
                "assessment": "The two are one event, as others bear out.",
                "resolution": "open",
            }
        ]
    },
)
def what_is_open_is_not_decided(context: Context) -> "Series[bool]":
    """The assessment says that we do not decide exactly where the disagreement stays open."""
    discrepancies = context["discrepancies"]
    left = logic.holds(discrepancies["assessment"].str.contains("we do not decide"))
    judged = discrepancies["assessment"].notna() & discrepancies["resolution"].notna()
    return ~judged | (left == discrepancies["resolution"].isin(["open"]))
