"""Rules of corrected dates."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule


@rule(
    table="dates",
    column="edtf_corrected",
    mend="Leave the correction empty, or write the right date.",
    why="A correction to the same date corrects nothing, and looks as if it did.",
    since="0.1.0",
    keeps={"dates": [{"edtf": "2023-06-19", "edtf_corrected": "2024-06-19"}]},
    breaks={"dates": [{"edtf": "2024-06-19", "edtf_corrected": "2024-06-19"}]},
)
def correction_differs(context: Context) -> "Series[bool]":
    """A corrected date is another one than the source gives."""
    dates = context["dates"]
    return ~logic.holds(dates["edtf"] == dates["edtf_corrected"])


@rule(
    table="dates",
    column="edtf_corrected",
    reads=(
        "discrepancies",
        "discrepancy_members",
    ),
    mend="Make {date_id} a member of a discrepancy with resolution corrected that says why.",
    why="Who departs from the source must say why, where others can see it.",
    since="0.1.0",
    keeps={
        "dates": [{"date_id": "D0007", "edtf_corrected": "2024-06-19"}],
        "discrepancies": [{"discrepancy_id": "X0001", "resolution": "corrected"}],
        "discrepancy_members": [{"discrepancy_id": "X0001", "record_id": "D0007"}],
    },
    breaks={
        "dates": [{"date_id": "D0007", "edtf_corrected": "2024-06-19"}],
        "discrepancies": [{"discrepancy_id": "X0001", "resolution": "open"}],
        "discrepancy_members": [{"discrepancy_id": "X0001", "record_id": "D0007"}],
    },
)
def correction_has_its_discrepancy(context: Context) -> "Series[bool]":
    """A corrected date belongs to a discrepancy that says why it was corrected."""
    dates, discrepancies, discrepancy_members = (
        context["dates"],
        context["discrepancies"],
        context["discrepancy_members"],
    )
    corrected = discrepancies.loc[discrepancies["resolution"] == "corrected", "discrepancy_id"]
    explained = discrepancy_members["discrepancy_id"].isin(corrected)
    records = discrepancy_members.loc[explained, "record_id"]
    return dates["edtf_corrected"].isna() | dates["date_id"].isin(records)


@rule(
    table="dates",
    column="edtf_corrected",
    reads=(
        "reference_uses",
        "references",
    ),
    mend="Cite for {date_id} a second source, of another publisher.",
    why="Who corrects a source needs more than one other: that one may be the one in error.",
    since="0.1.0",
    keeps={
        "dates": [{"date_id": "D0007", "edtf_corrected": "2024-06-19"}],
        "reference_uses": [
            {"record_id": "D0007", "reference_id": "RF0001"},
            {"record_id": "D0007", "reference_id": "RF0002"},
        ],
        "references": [
            {"reference_id": "RF0001", "publisher": "TASS"},
            {"reference_id": "RF0002", "publisher": "Yonhap"},
        ],
    },
    breaks={
        "dates": [{"date_id": "D0007", "edtf_corrected": "2024-06-19"}],
        "reference_uses": [
            {"record_id": "D0007", "reference_id": "RF0001"},
            {"record_id": "D0007", "reference_id": "RF0002"},
        ],
        "references": [
            {"reference_id": "RF0001", "publisher": "TASS"},
            {"reference_id": "RF0002", "publisher": "TASS"},
        ],
    },
)
def correction_has_two_publishers(context: Context) -> "Series[bool]":
    """A corrected date rests on references of at least two publishers."""
    dates, uses, references = (
        context["dates"],
        context["reference_uses"],
        context["references"],
    )
    publisher = logic.look_up(uses["reference_id"], references, "reference_id", "publisher")
    cited = uses[["record_id"]].assign(publisher=publisher)
    publishers = logic.distinct(dates["date_id"], cited, "record_id", "publisher")
    return dates["edtf_corrected"].isna() | (publishers >= 2)


@rule(
    table="dates",
    column="edtf_corrected",
    reads=(
        "discrepancies",
        "discrepancy_members",
    ),
    mend="Say what is right in the assessment of a discrepancy of {date_id}, or mend it here.",
    why="The reason for a correction must be a reason for that date, and for no other.",
    since="0.1.0",
    keeps={
        "dates": [{"date_id": "D0007", "edtf_corrected": "2024-06-19"}],
        "discrepancies": [
            {
                "discrepancy_id": "X0001",
                "resolution": "corrected",
                "assessment": "It was on 19 June 2024.",
            }
        ],
        "discrepancy_members": [{"discrepancy_id": "X0001", "record_id": "D0007"}],
    },
    breaks={
        "dates": [{"date_id": "D0007", "edtf_corrected": "2024-06-18"}],
        "discrepancies": [
            {
                "discrepancy_id": "X0001",
                "resolution": "corrected",
                "assessment": "It was on 19 June 2024.",
            }
        ],
        "discrepancy_members": [{"discrepancy_id": "X0001", "record_id": "D0007"}],
    },
)
def correction_is_told_in_a_discrepancy(context: Context) -> "Series[bool]":
    """A corrected day stands, written out, in the assessment that corrects it."""
    dates, discrepancies, members = (
        context["dates"],
        context["discrepancies"],
        context["discrepancy_members"],
    )
    corrected = discrepancies[discrepancies["resolution"] == "corrected"]
    assessment = logic.look_up(members["discrepancy_id"], corrected, "discrepancy_id", "assessment")
    texts = members[["record_id"]].assign(assessment=assessment).dropna()
    days = logic.bounds(dates["edtf_corrected"])
    a_day = logic.holds(days["earliest"] == days["latest"])
    right = logic.written_out(days["earliest"])
    judged = a_day & dates["date_id"].isin(texts["record_id"])
    return ~judged | logic.occurs_in_any(right, dates["date_id"], texts)
