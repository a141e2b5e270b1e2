"""Rules of the numerals of figures, and of how they are read."""

from pandas import Series

from sandhi.check import logic, reading
from sandhi.check.rule import Context, rule


@rule(
    table="figures",
    column="as_written",
    mend="Copy the numeral alone, letter for letter, from {quote}.",
    why="The numeral is the source's own; without it a figure cannot be checked against it.",
    since="0.1.0",
    keeps={"figures": [{"quote": "लगभग 600 सैनिक", "as_written": "600"}]},
    breaks={"figures": [{"quote": "लगभग 600 सैनिक", "as_written": "छह सौ"}]},
    per_seed=True,
)
def numeral_is_in_the_quote(context: Context) -> "Series[bool]":
    """The numeral as written stands in the passage."""
    figures = context["figures"]
    return logic.occurs_in(figures["as_written"], figures["quote"])


@rule(
    table="figures",
    column="value",
    mend="Write what {as_written} reads as; a correction goes beside it.",
    why="A slip between the numeral and its value would be counted, drawn and cited.",
    since="0.1.0",
    keeps={"figures": [{"as_written": "तीन", "value": 3}]},
    breaks={"figures": [{"as_written": "तीन", "value": 30}]},
    per_seed=True,
)
def numeral_reads_as_the_value(context: Context) -> "Series[bool]":
    """The numeral, in digits or words, reads as the value; one without a single value has none."""
    figures = context["figures"]
    return reading.reads_as(figures["as_written"], figures["value"])


@rule(
    table="figures",
    column="as_written",
    severity="warning",
    mend="See for yourself that {as_written} is worth {value}; no program does.",
    why="What is spelt unusually is not wrong, but no program has looked at its value.",
    since="0.1.0",
    keeps={"figures": [{"as_written": "पैंतालीस हजार", "value": 45000}]},
    breaks={"figures": [{"as_written": "पैंतलस हजार", "value": 45000}]},
    per_seed=True,
)
def numeral_is_read(context: Context) -> "Series[bool]":
    """The numeral can be read, so that its value and its bounds are checked against it."""
    return reading.numerals_are_read(context["figures"]["as_written"])


@rule(
    table="figures",
    column="qualifier",
    severity="warning",
    mend="See for yourself that {quote} says {qualifier}; it has words that no program knows.",
    why="A word that is not in the lexicon may qualify a number, or may not; a person can tell.",
    since="0.1.0",
    keeps={"figures": [{"quote": "लगभग 600 सैनिक", "qualifier": "about"}]},
    breaks={"figures": [{"quote": "लगबग 600 सैनिक", "qualifier": "about"}]},
    per_seed=True,
)
def qualifier_is_read(context: Context) -> "Series[bool]":
    """Where the passage has no word of the qualifier's, every word beside the numeral is known."""
    figures = context["figures"]
    claims = figures["quote"], figures["qualifier"], figures["as_written"]
    return reading.qualifiers_are_read(*claims)


@rule(
    table="figures",
    column="qualifier",
    mend="Choose the qualifier whose words stand in {quote}, or take them into it.",
    why="“About” and “more than” are the source's own words, and so is their absence.",
    since="0.1.0",
    keeps={"figures": [{"quote": "लगभग 600 सैनिक", "qualifier": "about"}]},
    breaks={"figures": [{"quote": "लगभग 600 सैनिक", "qualifier": "exact"}]},
    per_seed=True,
)
def qualifier_is_in_the_quote(context: Context) -> "Series[bool]":
    """The passage has the words that the qualifier claims; `exact` claims that it has none."""
    figures = context["figures"]
    return reading.words_qualify(figures["quote"], figures["qualifier"], figures["as_written"])


@rule(
    table="figures",
    column="value",
    mend="Leave the value of a vague quantity empty; write that of any other numeral.",
    why="“Several” has no value, and any that is given would be ours.",
    since="0.1.0",
    keeps={"figures": [{"as_written": "कई", "qualifier": "vague"}]},
    breaks={"figures": [{"as_written": "कई", "qualifier": "about"}]},
    per_seed=True,
)
def value_is_empty_where_vague(context: Context) -> "Series[bool]":
    """A vague quantity has no value, and every other figure has one."""
    figures = context["figures"]
    return figures["qualifier"].isin(["vague"]) == figures["value"].isna()
