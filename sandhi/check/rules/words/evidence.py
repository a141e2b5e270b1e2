"""Rules of what a package's own words name: keys, numbers and days are borne out elsewhere."""

from collections.abc import Callable

from pandas import DataFrame, Series

from sandhi.check.context import TEXTS
from sandhi.check.prose import (
    OF_OUTSIDE,
    days,
    evidence_base,
    is_its_weekday,
    keys,
    numbers_beside,
    numbers_of_prose,
    prose,
)
from sandhi.check.rule import Context, Kind, rule
from sandhi.check.rules.words.cells import each, odd, price


def _keyless(context: Context) -> Callable[[str], str]:
    """The first key in a cell that no table has, though it is formed as theirs are."""
    of_package = keys(context.package)
    return lambda cell: next(iter(of_package.lacking(cell)), "")


@rule(
    table=Kind.CELLS,
    mend="Name a row that is there.",
    why="Whoever follows a key that leads nowhere takes the sentence for one about another row.",
    since="0.1.0",
    keeps=price("cheaper than P0001"),
    breaks=price("cheaper than P0002"),
    explain=odd(_keyless),
    per_seed=True,
)
def keys_in_words_are_there(context: Context) -> DataFrame:
    """A key that our own words name (the prefix and as many digits as keys have) is a row's."""
    return each(context, _keyless(context))


def _unknown_numbers(context: Context, column: str, cells: Series) -> dict[int, set[str]]:
    """By their lines, the cells of a column with numbers that nothing bears out, and these."""
    package = context.package
    present = evidence_base(package).numbers
    texts = cells.tolist()
    unknown = {text: numbers_of_prose(text) - present for text in dict.fromkeys(texts)}
    unknown_by_line = {line: unknown[text] for line, text in zip(cells.index, texts, strict=True)}
    unknown_by_line = {line: numbers for line, numbers in unknown_by_line.items() if numbers}
    nearby = numbers_beside(package, context.table, column, [*unknown_by_line])
    unexplained = {line: numbers - nearby[line] for line, numbers in unknown_by_line.items()}
    return {line: numbers for line, numbers in unexplained.items() if numbers}


def _unknown_number(context: Context, row: Series, column: str) -> str:
    cells = context.cells[column]
    (unknown,) = _unknown_numbers(context, column, cells[cells.index == row.name]).values()
    return ", ".join(sorted(unknown))


@rule(
    table=Kind.CELLS,
    reads=(TEXTS,),
    mend="Mend the number, or let a reference state it.",
    why="A number of ours that nothing bears out is a slip, or rests on nobody's word.",
    since="0.1.0",
    keeps=price("tea for 600", "६०० रुपये"),
    breaks=price("tea for 700", "६०० रुपये"),
    explain=_unknown_number,
    per_seed=True,
)
def numbers_in_words_are_borne_out(context: Context) -> DataFrame:
    """A number of ours, of three digits or more, is in a seed, its row, a date or a reference."""
    cells = prose(context.package, context.table)
    if context.package.settings.of(context.table).role in OF_OUTSIDE:
        return DataFrame(True, index=cells.index, columns=cells.columns)
    lines = cells.index
    return DataFrame(
        {
            name: ~lines.isin([*_unknown_numbers(context, str(name), column)])
            for name, column in cells.items()
        },
        index=lines,
    )


def _unknown_day(context: Context) -> Callable[[str], str]:
    """The first day in a cell that no cell of the package has as a date."""
    evidence = evidence_base(context.package)

    def breach(cell: str) -> str:
        odd = (day for day in days(cell) if not evidence.knows(day))
        return next(("-".join(f"{part:02}" for part in day[:3] if part) for day in odd), "")

    return breach


@rule(
    table=Kind.CELLS,
    reads=(TEXTS,),
    mend="Mend the day, or enter it where dates are: in a date, or in what a reference states.",
    why="A day that the tables do not have cannot be right in the words about them.",
    since="0.1.0",
    keeps=price("tea of 19 June 2024", sold="2024-06-19"),
    breaks=price("tea of 18 June 2024", sold="2024-06-19"),
    explain=odd(_unknown_day),
    per_seed=True,
)
def days_in_words_are_known(context: Context) -> DataFrame:
    """A day that our own words name, in English, is a date in the tables, or in a reference."""
    if context.package.settings.of(context.table).role in OF_OUTSIDE:
        return each(context, lambda cell: "")
    return each(context, _unknown_day(context))


def _another_weekday(cell: str) -> str:
    """The first day in a cell that does not fall on the weekday it is told with."""
    odd = (day for day in days(cell) if not is_its_weekday(day))
    return next((f"{day.weekday}, {day.year}-{day.month:02}-{day.day:02}" for day in odd), "")


@rule(
    table=Kind.CELLS,
    mend="Mend the weekday, or the day.",
    why="One of the two is wrong, and nobody can tell which.",
    since="0.1.0",
    keeps=price("tea of Wednesday, 19 June 2024", sold="2024-06-19"),
    breaks=price("tea of Tuesday, 19 June 2024", sold="2024-06-19"),
    explain=odd(lambda _: _another_weekday),
    per_seed=True,
)
def weekdays_in_words_are_those_of_the_days(context: Context) -> DataFrame:
    """A day that our own words name with its weekday falls on that."""
    return each(context, _another_weekday)
