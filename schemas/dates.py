"""Rules of the expressions of time."""

from pandas import DataFrame, Series

from sandhi.check import logic, reading
from sandhi.check.rule import Context, rule

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
    table="dates",
    mend="Write a date of the Extended Date/Time Format, such as 2024-06, 2024-06-19 or 2024/2025.",
    why="A date in free words can be neither sorted nor compared.",
    since="0.1.0",
    keeps={"dates": [{"date_id": "D0019", "edtf": "2024-06-19"}]},
    breaks={"dates": [{"date_id": "D0019", "edtf": "19 June 2024"}]},
    explain=lambda context, row, column: logic.why_not_edtf(row[column]),
)
def date_is_edtf(context: Context) -> DataFrame:
    """A date and its correction are written in EDTF, level 0 or 1."""
    dates = context["dates"]
    return dates[["edtf", "edtf_corrected"]].apply(logic.parses)


@rule(
    table="dates",
    mend="Write the first and the last day of the corrected date if there is one, else of {edtf}.",
    why="Whoever sorts or filters by the bounds must get what the date says.",
    since="0.1.0",
    keeps={
        "dates": [
            {
                "date_id": "D0019",
                "edtf": "2024-06",
                "earliest": "2024-06-01",
                "latest": "2024-06-30",
            }
        ]
    },
    breaks={
        "dates": [
            {
                "date_id": "D0019",
                "edtf": "2024-06",
                "earliest": "2024-06-01",
                "latest": "2024-06-29",
            }
        ]
    },
)
def bounds_are_those_of_the_date(context: Context) -> DataFrame:
    """Earliest and latest are the first and last day of the corrected date, else of the date."""
    dates = context["dates"]
    return logic.bounds_agree(dates, resolved(dates), "earliest", "latest")


@rule(
    table="dates",
    column="edtf",
    mend="Resolve {quote} to a day that is that weekday.",
    why="A weekday in the words is a proof of the day that it was resolved to.",
    since="0.1.0",
    keeps={
        "dates": [
            {
                "quote": "शनिवार",
                "edtf": "2024-11-09",
                "earliest": "2024-11-09",
                "latest": "2024-11-09",
            }
        ]
    },
    breaks={
        "dates": [
            {
                "quote": "शनिवार",
                "edtf": "2024-11-10",
                "earliest": "2024-11-10",
                "latest": "2024-11-10",
            }
        ]
    },
)
def weekday_is_that_of_the_date(context: Context) -> "Series[bool]":
    """Where an expression names a weekday, its date is or holds such a day."""
    dates = context["dates"]
    until_weekday = (stated(dates, WEEKDAYS) - dates["earliest"].dt.day_of_week) % 7
    return ~logic.known(until_weekday > (dates["latest"] - dates["earliest"]).dt.days)


@rule(
    table="dates",
    column="edtf",
    mend="Write the date with the month that {quote} names; a correction goes beside it.",
    why="What the source states is coded as it stands, even where it errs.",
    since="0.1.0",
    keeps={"dates": [{"quote": "इस साल जून", "edtf": "2024-06"}]},
    breaks={"dates": [{"quote": "इस साल जून", "edtf": "2024-07"}]},
)
def month_is_the_stated_one(context: Context) -> "Series[bool]":
    """Where an expression names a month, its date as the source reads has that month."""
    dates = context["dates"]
    return logic.occurs_in("-" + stated(dates, MONTHS).astype("string"), dates["edtf"])


@rule(
    table="dates",
    column="edtf",
    mend="Write the date with the day that {quote} names; a correction goes beside it.",
    why="What the source states is coded as it stands, even where it errs.",
    since="0.1.0",
    keeps={"dates": [{"quote": "19 जून 2023", "edtf": "2023-06-19"}]},
    breaks={"dates": [{"quote": "19 जून 2023", "edtf": "2023-06-18"}]},
)
def day_is_the_stated_one(context: Context) -> "Series[bool]":
    """Where an expression names the day of a month, its date as the source reads has that day."""
    dates = context["dates"]
    day = dates["quote"].str.extract(rf"([0-9]+)\s(?:{'|'.join(MONTHS)})", expand=False)
    return logic.occurs_in("-" + day.str.zfill(2), dates["edtf"].str.slice(4))


@rule(
    table="dates",
    column="edtf",
    mend="Write the date with the year that {quote} names; a correction goes beside it.",
    why="What the source states is coded as it stands, even where it errs.",
    since="0.1.0",
    keeps={"dates": [{"quote": "19 जून 2023", "edtf": "2023-06-19"}]},
    breaks={"dates": [{"quote": "19 जून 2023", "edtf": "2024-06-19"}]},
)
def year_is_the_stated_one(context: Context) -> "Series[bool]":
    """Where an expression names a year, its date as the source reads has that year."""
    dates = context["dates"]
    return logic.occurs_in(dates["quote"].str.extract("([0-9]{4})", expand=False), dates["edtf"])


@rule(
    table="dates",
    column="edtf",
    mend="Write the date that {quote} states; a correction goes beside it.",
    why="What is called stated can be read off the words by a program, and so is checked by one.",
    since="0.1.0",
    keeps={"dates": [{"quote": "19 जून 2023", "edtf": "2023-06-19", "basis": "stated"}]},
    breaks={"dates": [{"quote": "19 जून 2023", "edtf": "2023-06-19?", "basis": "stated"}]},
)
def stated_date_is_what_the_words_say(context: Context) -> "Series[bool]":
    """A date that gives its year, and whose basis is `stated`, is what its words alone say."""
    dates = context["dates"]
    has_year = logic.known(dates["quote"].str.contains("[0-9]{4}"))
    judged = dates["basis"].isin(["stated"]) & has_year
    return ~judged | reading.states(dates["quote"], dates["edtf"])


@rule(
    table="dates",
    column="basis",
    mend="Say from what {quote} was resolved; only what gives its own year is stated.",
    why="Where the year comes from elsewhere, the words alone do not state the date.",
    since="0.1.0",
    keeps={"dates": [{"quote": "19 जून 2023", "basis": "stated"}]},
    breaks={"dates": [{"quote": "इस साल जून", "basis": "stated"}]},
)
def stated_date_gives_its_year(context: Context) -> "Series[bool]":
    """A date whose basis is `stated` has its year in the words."""
    dates = context["dates"]
    has_year = dates["quote"].str.contains("[0-9]{4}")
    return ~dates["basis"].isin(["stated"]) | logic.known(has_year)


@rule(
    table="dates",
    column="note",
    mend="Say in the note from what {quote} was resolved.",
    why="A date that was inferred can be checked only where it says how.",
    since="0.1.0",
    keeps={
        "dates": [{"quote": "इस साल जून", "basis": "seed_relative", "note": "The seed is of 2024."}]
    },
    breaks={"dates": [{"quote": "इस साल जून", "basis": "seed_relative"}]},
)
def resolution_is_noted(context: Context) -> "Series[bool]":
    """A date that the words alone do not state has a note that says how it was resolved."""
    dates = context["dates"]
    return dates["basis"].isin(["stated"]) | dates["note"].notna()


@rule(
    table="dates",
    column="quote",
    mend="Keep one row for {quote} at this place, and point to it from the others.",
    why="Two rows at one place could give it two dates.",
    since="0.1.0",
    keeps={
        "dates": [
            {"date_id": "D0001", "seed_id": "S001", "start": 0, "end": 4},
            {"date_id": "D0002", "seed_id": "S001", "start": 9, "end": 13},
        ]
    },
    breaks={
        "dates": [
            {"date_id": "D0001", "seed_id": "S001", "start": 0, "end": 4},
            {"date_id": "D0002", "seed_id": "S001", "start": 0, "end": 4},
        ]
    },
)
def expression_is_resolved_once(context: Context) -> "Series[bool]":
    """No two rows resolve the same expression at the same place."""
    dates = context["dates"]
    return ~dates.duplicated(logic.ANCHOR)


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
    return ~logic.known(dates["edtf"] == dates["edtf_corrected"])


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
