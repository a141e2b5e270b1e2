"""Rules of corrected values, and of values that differ."""

from pandas import DataFrame, Series, concat

from sandhi.check import logic
from sandhi.check.makers.corrections import Corrections, Disputes, Evidence
from sandhi.check.rule import Context, rule

VALUES = Corrections(
    *("figures", "figure_id", "value", "value_corrected", "value", "F0001", "0.1.0")
)
DISPUTES = Disputes(
    *("discrepancies", "discrepancy_id", ("resolution", "corrected"), "assessment"),
    *("discrepancy_members", "record_id"),
)
EVIDENCE = Evidence("references", "reference_id", "publisher", "reference_uses", "record_id")


@rule(**VALUES.difference(11, 11000, same=11))
def correction_differs(context: Context) -> "Series[bool]":
    """A corrected value is another one than the source gives."""
    return VALUES.differs(context)


@rule(**VALUES.dispute(11000, DISPUTES, "X0001", "open"))
def correction_has_its_discrepancy(context: Context) -> "Series[bool]":
    """A corrected value belongs to a discrepancy that says why it was corrected."""
    return VALUES.has_its_dispute(context, DISPUTES)


@rule(
    table="figures",
    column="value",
    reads=(
        "discrepancy_members",
        "figure_actors",
    ),
    awaits=("discrepancy_members",),
    mend="Make {figure_id} and the figures that differ members of one discrepancy.",
    why="Where sources disagree on a number, a reader of one must be led to the other.",
    since="0.1.0",
    keeps={
        "figures": [
            {"figure_id": "F0001", "measure": "troops", "value": 10000},
            {"figure_id": "F0002", "measure": "troops", "value": 12000},
            {"figure_id": "F0003", "measure": "troops", "value": 500},
            {"figure_id": "F0004", "measure": "troops", "value": 300, "part_of": "F0001"},
        ],
        "figure_actors": [{"figure_id": "F0003", "actor_id": "A0009", "role": "subject"}],
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
    """Different values of one measure, place, time, subject and whole are in one disagreement."""
    discrepancy_members = context["discrepancy_members"]
    figures = _with_subjects(context["figures"], context["figure_actors"])
    # Of a part and its whole each may be right.
    of = ["measure", "place_id", "subjects", "part_of"]
    spans = figures.rename(columns={"as_of_earliest": "earliest", "as_of_latest": "latest"})
    spans = spans.loc[figures["value"].notna(), ["figure_id", "value", "earliest", "latest", *of]]
    differing = logic.overlap_counts(spans, of) - logic.overlap_counts(spans, [*of, "value"])
    members = discrepancy_members[["discrepancy_id", "record_id"]].drop_duplicates()
    in_discrepancy = members.merge(spans, left_on="record_id", right_on="figure_id")
    # Of a figure in one discrepancy the others there are counted, however many they are; only in
    # several may one meet it twice.
    within = ["discrepancy_id", *of]
    counts = logic.overlap_counts(in_discrepancy, within) - logic.overlap_counts(
        in_discrepancy, [*within, "value"]
    )
    several = in_discrepancy["figure_id"].duplicated(keep=False)
    once = counts[~several].set_axis(in_discrepancy.loc[~several, "figure_id"])
    pairs = in_discrepancy[several].merge(in_discrepancy, on=within, suffixes=("", "_other"))
    other = pairs[["earliest_other", "latest_other"]].set_axis(["earliest", "latest"], axis=1)
    pairs = pairs[(pairs["value"] != pairs["value_other"]) & logic.overlap(pairs, other)]
    together = pairs.drop_duplicates(["figure_id", "figure_id_other"]).groupby("figure_id").size()
    covered = spans["figure_id"].map(concat([once, together])).fillna(0)
    return (differing == covered).reindex(figures.index, fill_value=True)


def _with_subjects(figures: DataFrame, figure_actors: DataFrame) -> DataFrame:
    """The figures, each with the keys of those of whom it is: of others, another number may be."""
    subjects = figure_actors[figure_actors["role"] == "subject"].sort_values("actor_id")
    keys = subjects.groupby("figure_id")["actor_id"].agg(" ".join)
    return figures.assign(subjects=figures["figure_id"].map(keys).fillna("").astype("string"))


@rule(**VALUES.publishers(11000, EVIDENCE, ("RF0001", "RF0002"), ("TASS", "Yonhap")))
def correction_has_two_publishers(context: Context) -> "Series[bool]":
    """A corrected value rests on references of at least two publishers."""
    return VALUES.has_two_publishers(context, EVIDENCE)


@rule(**VALUES.words(11000, 12000, DISPUTES, "X0001", "11,000 is meant."))
def correction_is_told_in_a_discrepancy(context: Context) -> "Series[bool]":
    """A corrected value stands, in groups of thousands, in the assessment that corrects it."""
    right = context["figures"]["value_corrected"].map("{:,.10g}".format, na_action="ignore")
    return VALUES.is_in_words(context, DISPUTES, right.astype("string"))
