"""Rules of what the words of an expression of time say."""

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


def stated(dates: DataFrame, words: dict[str, str] | dict[str, int]) -> Series:
    """What the first of some words in each expression stands for; NA where none occurs."""
    words_of_day = dates["quote"].str.extract(f"({'|'.join(words)})", expand=False)
    return words_of_day.map(words)


def is_worded_unusually(dates: DataFrame) -> "Series[bool]":
    """Whether words beside a day, month or year may make another date of it: संवत 2081.

    Midnight is the end of one day and the beginning of the next.
    """
    return ~reading.are_plain_times(dates["quote"])


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
    per_seed=True,
)
def weekday_is_that_of_the_date(context: Context) -> "Series[bool]":
    """Where an expression names a weekday, its date is or holds such a day."""
    dates = context["dates"]
    until_weekday = (stated(dates, WEEKDAYS) - dates["earliest"].dt.day_of_week) % 7
    is_another = logic.holds(until_weekday > (dates["latest"] - dates["earliest"]).dt.days)
    return ~is_another | is_worded_unusually(dates)


@rule(
    table="dates",
    column="edtf",
    mend="Write the date with the month that {quote} names; a correction goes beside it.",
    why="What the source states is coded as it stands, even where it errs.",
    since="0.1.0",
    keeps={"dates": [{"quote": "इस साल जून", "edtf": "2024-06"}]},
    breaks={"dates": [{"quote": "इस साल जून", "edtf": "2024-07"}]},
    per_seed=True,
)
def month_is_the_stated_one(context: Context) -> "Series[bool]":
    """Where an expression names a month, its date as the source reads has that month."""
    dates = context["dates"]
    month = "-" + stated(dates, MONTHS).astype("string")
    return logic.occurs_in(month, dates["edtf"]) | is_worded_unusually(dates)


@rule(
    table="dates",
    column="edtf",
    mend="Write the date with the day that {quote} names; a correction goes beside it.",
    why="What the source states is coded as it stands, even where it errs.",
    since="0.1.0",
    keeps={
        "dates": [
            {"quote": "19 जून 2023", "edtf": "2023-06-19"},
            {"quote": "2023 जून 19", "edtf": "2023-06-19"},
            {"quote": "31 मार्च की आधी रात", "edtf": "2023-04-01"},
        ]
    },
    breaks={
        "dates": [
            {"quote": "19 जून 2023", "edtf": "2023-06-18"},
            {"quote": "१९ जून २०२३", "edtf": "2023-06-18"},
        ]
    },
    per_seed=True,
)
def day_is_the_stated_one(context: Context) -> "Series[bool]":
    """Where an expression names the day of a month, its date as the source reads has that day."""
    dates = context["dates"]
    day_of_month = rf"(?<![0-9])([0-9]{{1,2}})\s(?:{'|'.join(MONTHS)})"
    day = reading.with_plain_digits(dates["quote"]).str.extract(day_of_month, expand=False)
    is_stated = logic.occurs_in("-" + day.str.zfill(2), dates["edtf"].str.slice(4))
    return is_stated | is_worded_unusually(dates)


@rule(
    table="dates",
    column="edtf",
    mend="Write the date with the year that {quote} names; a correction goes beside it.",
    why="What the source states is coded as it stands, even where it errs.",
    since="0.1.0",
    keeps={
        "dates": [
            {"quote": "19 जून 2023", "edtf": "2023-06-19"},
            {"quote": "1990 के दशक", "edtf": "199X"},
            {"quote": "विक्रम संवत 2080", "edtf": "2023-04/2024-03"},
        ]
    },
    breaks={
        "dates": [
            {"quote": "19 जून 2023", "edtf": "2024-06-19"},
            {"quote": "१९ जून २०२३", "edtf": "2024-06-19"},
        ]
    },
    per_seed=True,
)
def year_is_the_stated_one(context: Context) -> "Series[bool]":
    """Where an expression names a year, its date as the source reads has that year."""
    dates = context["dates"]
    year = reading.with_plain_digits(dates["quote"]).str.extract("([0-9]{4})", expand=False)
    is_stated = logic.occurs_in(year, dates["edtf"]) | reading.states(dates["quote"], dates["edtf"])
    return is_stated | is_worded_unusually(dates)


@rule(
    table="dates",
    column="edtf",
    mend="Write the date that {quote} states; a correction goes beside it.",
    why="What is called stated can be read off the words by a program, and so is checked by one.",
    since="0.1.0",
    keeps={"dates": [{"quote": "19 जून 2023", "edtf": "2023-06-19", "basis": "stated"}]},
    breaks={"dates": [{"quote": "19 जून 2023", "edtf": "2023-06-19?", "basis": "stated"}]},
    per_seed=True,
)
def stated_date_is_what_the_words_say(context: Context) -> "Series[bool]":
    """A date whose basis is `stated` is what its words alone say."""
    dates = context["dates"]
    return ~dates["basis"].isin(["stated"]) | reading.states(dates["quote"], dates["edtf"])


@rule(
    table="dates",
    column="edtf",
    severity="warning",
    mend="See for yourself that {quote} states {edtf}; no program reads it.",
    why="What is worded unusually is not wrong, but no program has looked at its date.",
    since="0.1.0",
    keeps={"dates": [{"quote": "19 जून 2023", "edtf": "2023-06-19", "basis": "stated"}]},
    breaks={"dates": [{"quote": "19 जूण 2023", "edtf": "2023-06-19", "basis": "stated"}]},
    per_seed=True,
)
def stated_date_is_read(context: Context) -> "Series[bool]":
    """A date whose basis is `stated` can be read off its words, but for one without its year."""
    dates = context["dates"]
    judged = dates["basis"].isin(["stated"]) & ~reading.hang_on_publication(dates["quote"])
    return ~judged | reading.are_read_as(dates["quote"], dates["edtf"])


@rule(
    table="dates",
    column="basis",
    mend="Say from what {quote} was resolved; only what gives its own year is stated.",
    why="Where the year comes from elsewhere, the words alone do not state the date.",
    since="0.1.0",
    keeps={
        "dates": [
            {"quote": "19 जून 2023", "basis": "stated"},
            {"quote": "१९ जून २०२३", "basis": "stated"},
            {"quote": "दो हजार तेईस", "basis": "stated"},
        ]
    },
    breaks={
        "dates": [
            {"quote": "इस साल जून", "basis": "stated"},
            {"quote": "१९ जून", "basis": "stated"},
        ]
    },
    per_seed=True,
)
def stated_date_gives_its_year(context: Context) -> "Series[bool]":
    """A date whose basis is `stated` has its year in the words."""
    dates = context["dates"]
    return ~(dates["basis"].isin(["stated"]) & reading.hang_on_publication(dates["quote"]))


@rule(
    table="dates",
    column="quote",
    reads=("exclusions",),
    mend="Leave {quote} out as a sequence, and let what it hangs on date the event.",
    why="Words that only say what came first give no date; resolved, they would be an invention.",
    since="0.1.0",
    keeps={
        "dates": [{"date_id": "D0001", "quote": "हाल ही में"}],
        "exclusions": [{"quote": "के बाद", "reason": "sequence"}],
    },
    breaks={
        "dates": [{"date_id": "D0001", "quote": "के बाद"}],
        "exclusions": [{"quote": "के बाद", "reason": "sequence"}],
    },
)
def order_is_no_date(context: Context) -> "Series[bool]":
    """No expression of time is one that is elsewhere left out as a mere sequence."""
    dates, exclusions = context["dates"], context["exclusions"]
    sequences = exclusions.loc[exclusions["reason"] == "sequence", "quote"].dropna()
    return ~dates["quote"].isin(sequences)
