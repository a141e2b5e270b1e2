"""Rules of corrected values, and of values that differ."""

from pandas import Series, concat

from sandhi.check import logic
from sandhi.check.rule import Context, rule


@rule(
    table="figures",
    column="value_corrected",
    mend="Leave the correction empty, or write the right value.",
    why="A correction to the same value corrects nothing, and looks as if it did.",
    since="0.1.0",
    keeps={"figures": [{"value": 11, "value_corrected": 11000}]},
    breaks={"figures": [{"value": 11, "value_corrected": 11}]},
)
def correction_differs(context: Context) -> "Series[bool]":
    """A corrected value is another one than the source gives."""
    figures = context["figures"]
    return ~logic.holds(figures["value"] == figures["value_corrected"])


@rule(
    table="figures",
    column="value_corrected",
    reads=(
        "discrepancies",
        "discrepancy_members",
    ),
    mend="Make {figure_id} a member of a discrepancy with resolution corrected that says why.",
    why="Who departs from the source must say why, where others can see it.",
    since="0.1.0",
    keeps={
        "figures": [{"figure_id": "F0001", "value_corrected": 11000}],
        "discrepancies": [{"discrepancy_id": "X0001", "resolution": "corrected"}],
        "discrepancy_members": [{"discrepancy_id": "X0001", "record_id": "F0001"}],
    },
    breaks={
        "figures": [{"figure_id": "F0001", "value_corrected": 11000}],
        "discrepancies": [{"discrepancy_id": "X0001", "resolution": "open"}],
        "discrepancy_members": [{"discrepancy_id": "X0001", "record_id": "F0001"}],
    },
)
def correction_has_its_discrepancy(context: Context) -> "Series[bool]":
    """A corrected value belongs to a discrepancy that says why it was corrected."""
    figures, discrepancies, discrepancy_members = (
        context["figures"],
        context["discrepancies"],
        context["discrepancy_members"],
    )
    corrected = discrepancies.loc[discrepancies["resolution"] == "corrected", "discrepancy_id"]
    explained = discrepancy_members["discrepancy_id"].isin(corrected)
    records = discrepancy_members.loc[explained, "record_id"]
    return figures["value_corrected"].isna() | figures["figure_id"].isin(records)


@rule(
    table="figures",
    column="value",
    reads=("discrepancy_members",),
    mend="Make {figure_id} and the figures that differ members of one discrepancy.",
    why="Where sources disagree on a number, a reader of one must be led to the other.",
    since="0.1.0",
    keeps={
        "figures": [
            {"figure_id": "F0001", "measure": "troops", "value": 10000},
            {"figure_id": "F0002", "measure": "troops", "value": 12000},
        ],
        "discrepancy_members": [
            {"discrepancy_id": "X0001", "record_id": "F0001"},
            {"discrepancy_id": "X0001", "record_id": "F0002"},
        ],
    },
    breaks={
        "figures": [
            {"figure_id": "F0001", "measure": "troops", "value": 10000},
            {"figure_id": "F0002", "measure": "troops", "value": 12000},
        ],
        "discrepancy_members": [{"discrepancy_id": "X0001", "record_id": "F0001"}],
    },
)
def different_values_have_their_discrepancy(context: Context) -> "Series[bool]":
    """Different values of one measure, for one place and time, are in a discrepancy together."""
    figures, discrepancy_members = context["figures"], context["discrepancy_members"]
    of = ["measure", "place_id"]
    spans = figures.rename(columns={"as_of_earliest": "earliest", "as_of_latest": "latest"})
    spans = spans.loc[figures["value"].notna(), ["figure_id", "value", "earliest", "latest", *of]]
    differing = logic.overlap_counts(spans, of) - logic.overlap_counts(spans, [*of, "value"])
    members = discrepancy_members[["discrepancy_id", "record_id"]].drop_duplicates()
    held = members.merge(spans, left_on="record_id", right_on="figure_id")
    # Of a figure in one discrepancy the others there are counted, however many they are; only in
    # several may one meet it twice.
    within = ["discrepancy_id", *of]
    counts = logic.overlap_counts(held, within) - logic.overlap_counts(held, [*within, "value"])
    several = held["figure_id"].duplicated(keep=False)
    once = counts[~several].set_axis(held.loc[~several, "figure_id"])
    pairs = held[several].merge(held, on=within, suffixes=("", "_other"))
    other = pairs[["earliest_other", "latest_other"]].set_axis(["earliest", "latest"], axis=1)
    pairs = pairs[(pairs["value"] != pairs["value_other"]) & logic.overlap(pairs, other)]
    together = pairs.drop_duplicates(["figure_id", "figure_id_other"]).groupby("figure_id").size()
    covered = spans["figure_id"].map(concat([once, together])).fillna(0)
    return (differing == covered).reindex(figures.index, fill_value=True)


@rule(
    table="figures",
    column="value_corrected",
    reads=(
        "reference_uses",
        "references",
    ),
    mend="Cite for {figure_id} a second source, of another publisher.",
    why="Who corrects a source needs more than one other: that one may be the one in error.",
    since="0.1.0",
    keeps={
        "figures": [{"figure_id": "F0001", "value_corrected": 11000}],
        "reference_uses": [
            {"record_id": "F0001", "reference_id": "RF0001"},
            {"record_id": "F0001", "reference_id": "RF0002"},
        ],
        "references": [
            {"reference_id": "RF0001", "publisher": "TASS"},
            {"reference_id": "RF0002", "publisher": "Yonhap"},
        ],
    },
    breaks={
        "figures": [{"figure_id": "F0001", "value_corrected": 11000}],
        "reference_uses": [
            {"record_id": "F0001", "reference_id": "RF0001"},
            {"record_id": "F0001", "reference_id": "RF0002"},
        ],
        "references": [
            {"reference_id": "RF0001", "publisher": "TASS"},
            {"reference_id": "RF0002", "publisher": "TASS"},
        ],
    },
)
def correction_has_two_publishers(context: Context) -> "Series[bool]":
    """A corrected value rests on references of at least two publishers."""
    figures, uses, references = (
        context["figures"],
        context["reference_uses"],
        context["references"],
    )
    publisher = logic.look_up(uses["reference_id"], references, "reference_id", "publisher")
    cited = uses[["record_id"]].assign(publisher=publisher)
    publishers = logic.distinct(figures["figure_id"], cited, "record_id", "publisher")
    return figures["value_corrected"].isna() | (publishers >= 2)


@rule(
    table="figures",
    column="value_corrected",
    reads=(
        "discrepancies",
        "discrepancy_members",
    ),
    mend="Say what is right in the assessment of a discrepancy of {figure_id}, or mend it here.",
    why="The reason for a correction must be a reason for that value, and for no other.",
    since="0.1.0",
    keeps={
        "figures": [{"figure_id": "F0001", "value_corrected": 11000}],
        "discrepancies": [
            {"discrepancy_id": "X0001", "resolution": "corrected", "assessment": "11,000 is meant."}
        ],
        "discrepancy_members": [{"discrepancy_id": "X0001", "record_id": "F0001"}],
    },
    breaks={
        "figures": [{"figure_id": "F0001", "value_corrected": 12000}],
        "discrepancies": [
            {"discrepancy_id": "X0001", "resolution": "corrected", "assessment": "11,000 is meant."}
        ],
        "discrepancy_members": [{"discrepancy_id": "X0001", "record_id": "F0001"}],
    },
)
def correction_is_told_in_a_discrepancy(context: Context) -> "Series[bool]":
    """A corrected value stands, in groups of thousands, in the assessment that corrects it."""
    figures, discrepancies, members = (
        context["figures"],
        context["discrepancies"],
        context["discrepancy_members"],
    )
    corrected = discrepancies[discrepancies["resolution"] == "corrected"]
    assessment = logic.look_up(members["discrepancy_id"], corrected, "discrepancy_id", "assessment")
    texts = members[["record_id"]].assign(assessment=assessment).dropna()
    right = figures["value_corrected"].map("{:,.10g}".format, na_action="ignore")
    judged = figures["value_corrected"].notna() & figures["figure_id"].isin(texts["record_id"])
    return ~judged | logic.occurs_in_any(right.astype("string"), figures["figure_id"], texts)
