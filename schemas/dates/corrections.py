"""Rules of corrected dates."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.makers.corrections import Corrections, Disputes, Evidence
from sandhi.check.rule import Context, rule

DATES = Corrections("dates", "date_id", "edtf", "edtf_corrected", "date", "D0007", "0.1.0")
DISPUTES = Disputes(
    *("discrepancies", "discrepancy_id", ("resolution", "corrected"), "assessment"),
    *("discrepancy_members", "record_id"),
)
EVIDENCE = Evidence("references", "reference_id", "publisher", "reference_uses", "record_id")


@rule(**DATES.difference("2023-06-19", "2024-06-19", same="2024-06-19"))
def correction_differs(context: Context) -> "Series[bool]":
    """A corrected date is another one than the source gives."""
    return DATES.differs(context)


@rule(**DATES.dispute("2024-06-19", DISPUTES, "X0001", "open"))
def correction_has_its_discrepancy(context: Context) -> "Series[bool]":
    """A corrected date belongs to a discrepancy that says why it was corrected."""
    return DATES.has_its_dispute(context, DISPUTES)


@rule(**DATES.publishers("2024-06-19", EVIDENCE, ("RF0001", "RF0002"), ("TASS", "Yonhap")))
def correction_has_two_publishers(context: Context) -> "Series[bool]":
    """A corrected date rests on references of at least two publishers."""
    return DATES.has_two_publishers(context, EVIDENCE)


@rule(**DATES.words("2024-06-19", "2024-06-18", DISPUTES, "X0001", "It was on 19 June 2024."))
def correction_is_told_in_a_discrepancy(context: Context) -> "Series[bool]":
    """A corrected day stands, written out, in the assessment that corrects it."""
    days = logic.bounds(context["dates"]["edtf_corrected"])
    a_day = logic.holds(days["earliest"] == days["latest"])
    return DATES.is_in_words(context, DISPUTES, logic.written_out(days["earliest"]).where(a_day))
