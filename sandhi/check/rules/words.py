"""Rules of what a package says in words of its own: scripts, keys, numbers and days in them."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import islice

import regex
from pandas import DataFrame, Series

from sandhi.check.context import TEXTS, CellTexts
from sandhi.check.example import Cell
from sandhi.check.prose import (
    OF_OUTSIDE,
    days,
    evidence_base,
    is_its_weekday,
    keys,
    numbers_beside,
    numbers_of_prose,
    own_columns,
    prose,
)
from sandhi.check.rule import Context, Example, Kind, Rule, rule
from sandhi.package import Package

_WORD = regex.compile(r"[\p{L}\p{M}]+")
# Scripts that stand together in one word: those in which Japanese, Chinese and Korean are written.
_TOGETHER = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Hangul}]"
_SCRIPTS = [
    regex.compile(script)
    for script in (
        r"\p{Latin}", r"\p{Cyrillic}", r"\p{Greek}", r"\p{Armenian}", r"\p{Cherokee}",
        r"\p{Hebrew}", r"\p{Arabic}", r"\p{Devanagari}", r"\p{Bengali}", r"\p{Gurmukhi}",
        r"\p{Gujarati}", r"\p{Tamil}", r"\p{Telugu}", r"\p{Thai}", _TOGETHER,
    )
]  # fmt: skip
# Cyrillic and Greek letters of which each looks like a Latin one.
_LOOKS_LATIN = regex.compile("[аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]+")
_CYRILLIC_OR_GREEK = regex.compile(r"[\p{Cyrillic}\p{Greek}]")


def _price(words: str, seed: str = "नमस्ते दुनिया", **cells: Cell) -> Example:
    """A price of which we say something, beside a text of 600 words."""
    row: dict[str, Cell] = {"price_id": "P0001", "article": words}
    return Example(tables={"prices": [row | cells]}, texts={"M1": seed})


def _each(context: Context, breach: Callable[[str], str]) -> DataFrame:
    """Whether each cell of our own words is without what breaks a rule; each text is read once."""
    return _texts_of(context.package, context.table).each(lambda text: not breach(text))


@lru_cache(maxsize=1)
def _texts_of(package: Package, table: str) -> CellTexts:
    return CellTexts.of(prose(package, table))


def _odd(breach: Callable[[Context, str], str]) -> Callable[[Context, Series, str], str]:
    """What stands in a cell that breaks a rule."""
    return lambda context, row, column: breach(context, row[column])


def _mixed(cell: str) -> str:
    """The first word of a cell that mixes scripts, or passes for one of another."""
    if cell.isascii():
        return ""
    words = _WORD.findall(cell)
    foreign = [word for word in words if _CYRILLIC_OR_GREEK.search(word)]
    for word in words:
        if sum(bool(script.search(word)) for script in _SCRIPTS) > 1:
            return str(word)
        # In a phrase of its own script such a word is that script's.
        if foreign == [word] and len(words) > 1 and _LOOKS_LATIN.fullmatch(word):
            return str(word)
    return ""


@rule(
    table=Kind.CELLS,
    mend="Write the word in the letters of one script.",
    why="A letter that only looks like another is seen by nobody, and no search finds the word.",
    since="0.1.0",
    keeps=_price("tea from Москва"),
    breaks=_price("t\u0435a from Moscow"),
    explain=_odd(lambda context, cell: ascii(_mixed(cell))),
)
def no_word_mixes_scripts(context: Context) -> DataFrame:
    """No word of our own mixes scripts, or is of letters that pass for those around it."""
    return _each(context, _mixed)


@lru_cache(maxsize=1)
def _of_seeds(package: Package) -> tuple[str, "regex.Pattern[str] | None"]:
    """The texts of the seeds, and what a phrase in one of their scripts but Latin looks like."""
    texts = "\n".join(package.texts.values())
    present = {
        script.pattern
        for script in _SCRIPTS
        if script.pattern != r"\p{Latin}" and script.search(texts)
    }
    if not present:
        return texts, None
    either = "".join(sorted(present))
    word = rf"[[{either}]&&\p{{L}}][{either}\p{{M}}\u200c\u200d]*"
    return texts, regex.compile(rf"{word}(?:[ -]{word})*", regex.VERSION1)


def _foreign(context: Context, cell: str) -> str:
    """The first phrase of a cell in a script of the seeds that none of them has."""
    texts, phrase = _of_seeds(context.package)
    if phrase is None or cell.isascii():
        return ""
    return next((words for words in phrase.findall(cell) if words not in texts), "")


@rule(
    table=Kind.CELLS,
    reads=(TEXTS,),
    mend="Quote the source to the letter; a column that words it anew is one of own_words.",
    why="Words in the script of a source are taken for its own, and are looked for there.",
    since="0.1.0",
    keeps=_price("tea (नमस्ते)"),
    breaks=_price("tea (नमस्कार)"),
    explain=_odd(_foreign),
)
def words_in_the_seeds_script_are_theirs(context: Context) -> DataFrame:
    """What stands in our own words in a script of the seeds (but Latin) stands so in a seed."""
    verdict = _each(context, lambda cell: _foreign(context, cell))
    cited = context.package.settings.of(context.table).own_words
    return verdict.drop(columns=[*{*cited} & {*verdict.columns}])


def _keyless(context: Context, cell: str) -> str:
    """The first key in a cell that no table has, though it is formed as theirs are."""
    return next(iter(keys(context.package).lacking(cell)), "")


@rule(
    table=Kind.CELLS,
    mend="Name a row that is there.",
    why="Whoever follows a key that leads nowhere takes the sentence for one about another row.",
    since="0.1.0",
    keeps=_price("cheaper than P0001"),
    breaks=_price("cheaper than P0002"),
    explain=_odd(_keyless),
)
def keys_in_words_are_there(context: Context) -> DataFrame:
    """A key that our own words name (the prefix and as many digits as keys have) is a row's."""
    return _each(context, lambda cell: _keyless(context, cell))


def _unknown_numbers(context: Context, column: str, cells: Series) -> Series:
    """For each cell of a column, the numbers in it that nothing bears out."""
    package = context.package
    present = evidence_base(package).numbers
    unknown = {cell: numbers_of_prose(cell) - present for cell in cells.unique()}
    numbers = cells.map(unknown)
    asked = numbers.index[numbers.map(bool)]
    neighbours = numbers_beside(package, context.table, column, asked)
    return Series(
        [one - neighbours.get(line, one) for line, one in zip(cells.index, numbers, strict=True)],
        index=cells.index,
        dtype=object,
    )


def _unknown_number(context: Context, row: Series, column: str) -> str:
    cells = context.cells[column]
    unknown = _unknown_numbers(context, column, cells[cells.index == row.name])
    return ", ".join(sorted(unknown.iloc[0]))


@rule(
    table=Kind.CELLS,
    reads=(TEXTS,),
    mend="Mend the number, or let a reference state it.",
    why="A number of ours that nothing bears out is a slip, or rests on nobody's word.",
    since="0.1.0",
    keeps=_price("tea for 600", "६०० रुपये"),
    breaks=_price("tea for 700", "६०० रुपये"),
    explain=_unknown_number,
)
def numbers_in_words_are_borne_out(context: Context) -> DataFrame:
    """A number of ours, of three digits or more, is in a seed, its row, a date or a reference."""
    cells = prose(context.package, context.table)
    if context.package.settings.of(context.table).role in OF_OUTSIDE:
        return DataFrame(True, index=cells.index, columns=cells.columns)
    return cells.apply(
        lambda column: ~_unknown_numbers(context, str(column.name), column).map(bool)
    ).astype(bool)


def _unknown_day(context: Context, cell: str) -> str:
    """The first day in a cell that no cell of the package has as a date."""
    evidence = evidence_base(context.package)
    odd = (day for day in days(cell) if not evidence.knows(day))
    return next(("-".join(f"{part:02}" for part in day[:3] if part) for day in odd), "")


@rule(
    table=Kind.CELLS,
    reads=(TEXTS,),
    mend="Mend the day, or enter it where dates are: in a date, or in what a reference states.",
    why="A day that the tables do not have cannot be right in the words about them.",
    since="0.1.0",
    keeps=_price("tea of 19 June 2024", sold="2024-06-19"),
    breaks=_price("tea of 18 June 2024", sold="2024-06-19"),
    explain=_odd(_unknown_day),
)
def days_in_words_are_known(context: Context) -> DataFrame:
    """A day that our own words name, in English, is a date in the tables, or in a reference."""
    if context.package.settings.of(context.table).role in OF_OUTSIDE:
        return _each(context, lambda cell: "")
    return _each(context, lambda cell: _unknown_day(context, cell))


def _another_weekday(cell: str) -> str:
    """The first day in a cell that does not fall on the weekday it is told with."""
    odd = (day for day in days(cell) if not is_its_weekday(day))
    return next((f"{day.weekday}, {day.year}-{day.month:02}-{day.day:02}" for day in odd), "")


@rule(
    table=Kind.CELLS,
    mend="Mend the weekday, or the day.",
    why="One of the two is wrong, and nobody can tell which.",
    since="0.1.0",
    keeps=_price("tea of Wednesday, 19 June 2024", sold="2024-06-19"),
    breaks=_price("tea of Tuesday, 19 June 2024", sold="2024-06-19"),
    explain=_odd(lambda context, cell: _another_weekday(cell)),
)
def weekdays_in_words_are_those_of_the_days(context: Context) -> DataFrame:
    """A day that our own words name with its weekday falls on that."""
    return _each(context, _another_weekday)


_HABIT = 10  # cells that are alike show how those of a column begin and end
_STOP = regex.compile(r"[.?!…।][\p{Pe}\p{Pf}\"']*$")
_LACKS: dict[str, Callable[[str], bool]] = {
    "does not begin with a capital letter": lambda cell: cell[0].islower(),
    "ends in no full stop": lambda cell: not _STOP.search(cell),
}


def _departs(column: Series) -> Series:
    """How the one cell of a column that begins or ends unlike all others does; else nothing."""
    words = column[column != ""]
    departures = Series("", index=column.index, dtype=object)
    if len(words) <= _HABIT:
        return departures
    cells = [*zip(words.index, words.tolist(), strict=True)]
    for what, lacks in _LACKS.items():
        several = (line for line, cell in cells if lacks(cell))
        lines = [*islice(several, 2)]
        if len(lines) == 1:
            departures[lines[0]] = what
    return departures


def _departure(context: Context, row: Series, column: str) -> str:
    departs = _departs(context.cells[column])[context.cells.index == row.name]
    return f"“{row[column]}” {departs.iloc[0]}"


@rule(
    table=Kind.CELLS,
    severity="warning",
    mend="Look whether a word was lost at its beginning or end; else write it as the others are.",
    why="A sentence that lost its first or last word has lost its capital letter or its full stop.",
    since="0.1.0",
    keeps=Example(tables={"prices": [{"article": f"Tea {at}."} for at in range(11)]}),
    breaks=Example(
        tables={"prices": [{"article": f"Tea {at}{'.' if at else ''}"} for at in range(11)]}
    ),
    explain=_departure,
)
def words_begin_and_end_alike(context: Context) -> DataFrame:
    """No cell of our own words is the only one of its column without a capital or a full stop."""
    cells = prose(context.package, context.table)
    return DataFrame(
        {name: _departs(column) == "" for name, column in cells.items()}, index=cells.index
    )


RULES = [
    no_word_mixes_scripts,
    words_in_the_seeds_script_are_theirs,
    keys_in_words_are_there,
    numbers_in_words_are_borne_out,
    days_in_words_are_known,
    weekdays_in_words_are_those_of_the_days,
    words_begin_and_end_alike,
]
_OF_THE_WHOLE = (
    keys_in_words_are_there,
    numbers_in_words_are_borne_out,
    days_in_words_are_known,
)


def rules(package: Package, table: str) -> list[Rule]:
    """The rules for a table that has words of ours, declared to read all that they look at."""
    if not own_columns(package, table):
        return []
    others = tuple(name for name in package.schemas if name != table)
    return [
        replace(rule, reads=(*rule.reads, *others)) if rule in _OF_THE_WHOLE else rule
        for rule in RULES
        if "seeds" in package.schemas or TEXTS not in rule.reads
    ]
