"""Rules of the expressions of time."""

from pandas import DataFrame, Series

from sandhi.check import logic, reading
from sandhi.check.rule import rule

# How the seeds write them; the numbers are those of `Series.dt.day_of_week` and of the months.
WEEKDAYS = {
    "सोमवार": 0,
    "मंगलवार": 1,
    "बुधवार": 2,
    "गुरुवार": 3,
    "बृहस्पतिवार": 3,
    "वीरवार": 3,
    "शुक्रवार": 4,
    "शनिवार": 5,
    "रविवार": 6,
    "इतवार": 6,
}
MONTHS = {
    "जनवरी": "01",
    "फरवरी": "02",
    "फ़रवरी": "02",
    "मार्च": "03",
    "अप्रैल": "04",
    "मई": "05",
    "जून": "06",
    "जुलाई": "07",
    "अगस्त": "08",
    "सितंबर": "09",
    "सितम्बर": "09",
    "अक्टूबर": "10",
    "अक्तूबर": "10",
    "नवंबर": "11",
    "नवम्बर": "11",
    "दिसंबर": "12",
    "दिसम्बर": "12",
}


def resolved(dates: DataFrame) -> Series:
    """The date that an expression really means: the corrected one, else the one that it states."""
    return dates["edtf_corrected"].fillna(dates["edtf"])


def stated(dates: DataFrame, words: dict[str, str] | dict[str, int]) -> Series:
    """What the first of some words in each expression stands for; NA where none occurs."""
    found = dates["quote"].str.extract(f"({'|'.join(words)})", expand=False)
    return found.map(words)


@rule(
    mend="Write a date of the Extended Date/Time Format, such as 2024-06, 2024-06-19 or 2024/2025.",
    explain=lambda row, column: logic.why_not_edtf(row[column]),
)
def date_is_edtf(dates: DataFrame) -> DataFrame:
    """A date and its correction are written in EDTF, level 0 or 1."""
    return dates[["edtf", "edtf_corrected"]].apply(logic.parses)


@rule(
    mend="Write the first and the last day of the corrected date if there is one, else of {edtf}."
)
def bounds_are_those_of_the_date(dates: DataFrame) -> DataFrame:
    """Earliest and latest are the first and last day of the corrected date, else of the date."""
    return logic.bounds_agree(dates, resolved(dates), "earliest", "latest")


@rule("edtf", mend="Resolve {quote} to a day that is that weekday.")
def weekday_is_that_of_the_date(dates: DataFrame) -> "Series[bool]":
    """Where an expression names a weekday, its date is or holds such a day."""
    until_weekday = (stated(dates, WEEKDAYS) - dates["earliest"].dt.day_of_week) % 7
    return ~logic.known(until_weekday > (dates["latest"] - dates["earliest"]).dt.days)


@rule("edtf", mend="Write the date with the month that {quote} names; a correction goes beside it.")
def month_is_the_stated_one(dates: DataFrame) -> "Series[bool]":
    """Where an expression names a month, its date as the source reads has that month."""
    return logic.occurs_in("-" + stated(dates, MONTHS).astype("string"), dates["edtf"])


@rule("edtf", mend="Write the date with the day that {quote} names; a correction goes beside it.")
def day_is_the_stated_one(dates: DataFrame) -> "Series[bool]":
    """Where an expression names the day of a month, its date as the source reads has that day."""
    day = dates["quote"].str.extract(rf"([0-9]+)\s(?:{'|'.join(MONTHS)})", expand=False)
    return logic.occurs_in("-" + day.str.zfill(2), dates["edtf"].str.slice(4))


@rule("edtf", mend="Write the date with the year that {quote} names; a correction goes beside it.")
def year_is_the_stated_one(dates: DataFrame) -> "Series[bool]":
    """Where an expression names a year, its date as the source reads has that year."""
    return logic.occurs_in(dates["quote"].str.extract("([0-9]{4})", expand=False), dates["edtf"])


@rule("edtf", mend="Write the date that {quote} states; a correction goes beside it.")
def stated_date_is_what_the_words_say(dates: DataFrame) -> "Series[bool]":
    """A date that gives its year, and whose basis is `stated`, is what its words alone say."""
    has_year = logic.known(dates["quote"].str.contains("[0-9]{4}"))
    judged = dates["basis"].isin(["stated"]) & has_year
    return ~judged | reading.states(dates["quote"], dates["edtf"])


@rule("basis", mend="Say from what {quote} was resolved; only what gives its own year is stated.")
def stated_date_gives_its_year(dates: DataFrame) -> "Series[bool]":
    """A date whose basis is `stated` has its year in the words."""
    has_year = dates["quote"].str.contains("[0-9]{4}")
    return ~dates["basis"].isin(["stated"]) | logic.known(has_year)


@rule("note", mend="Say in the note from what {quote} was resolved.")
def resolution_is_noted(dates: DataFrame) -> "Series[bool]":
    """A date that the words alone do not state has a note that says how it was resolved."""
    return dates["basis"].isin(["stated"]) | dates["note"].notna()


@rule("quote", mend="Keep one row for {quote} at this place, and point to it from the others.")
def expression_is_resolved_once(dates: DataFrame) -> "Series[bool]":
    """No two rows resolve the same expression at the same place."""
    return ~dates.duplicated(logic.ANCHOR)


@rule("edtf_corrected", mend="Leave the correction empty, or write the right date.")
def correction_differs(dates: DataFrame) -> "Series[bool]":
    """A corrected date is another one than the source gives."""
    return ~logic.known(dates["edtf"] == dates["edtf_corrected"])


@rule(
    "edtf_corrected",
    mend="Make {date_id} a member of a discrepancy with resolution corrected that says why.",
)
def correction_has_its_discrepancy(
    dates: DataFrame, discrepancies: DataFrame, discrepancy_members: DataFrame
) -> "Series[bool]":
    """A corrected date belongs to a discrepancy that says why it was corrected."""
    corrected = discrepancies.loc[discrepancies["resolution"] == "corrected", "discrepancy_id"]
    explained = discrepancy_members["discrepancy_id"].isin(corrected)
    records = discrepancy_members.loc[explained, "record_id"]
    return dates["edtf_corrected"].isna() | dates["date_id"].isin(records)
