"""Rules of the cells of every table."""

import re
import unicodedata
from dataclasses import replace

from pandas import DataFrame, Series

from sandhi.check.example import Row
from sandhi.check.rule import Context, Example, Kind, rule
from sandhi.edtf import bounds
from sandhi.package import ANCHOR
from sandhi.package.addresses import leads_elsewhere
from sandhi.table import FORMS, is_held
from sandhi.text import has_unseen


def _prices(*rows: Row) -> Example:
    """Prices, with keys of their own where they are given none."""
    return Example(
        tables={"prices": [{"price_id": f"P{at}", **row} for at, row in enumerate(rows, 1)]}
    )


TEA = _prices({"article": "tea"})
_MARKED = {"name": "prices", "missingValues": ["", "NA"]}
_STRAY = re.compile(r"^\s|\s\Z|\s\s|[^\S ]")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_NUMBER = re.compile(r"[+-][0-9]*(?:[.,][0-9]+)*")
_OTHERS = (
    " Where the words are those of others, name the column as verbatim instead: "
    "sandhi.tables.TABLE.verbatim in datapackage.json."
)


def _texts(context: Context) -> list[str]:
    """The columns that hold text."""
    return [field.name for field in context.schema.fields if field.type == "string"]


def _own_texts(context: Context) -> list[str]:
    """The columns that hold text of the package's own, not what repeats a source to the letter."""
    verbatim = context.package.settings.of(context.table).verbatim
    return [name for name in _texts(context) if name not in {*verbatim, ANCHOR[-1]}]


def _literal(context: Context, row: Series, column: str) -> str:
    """The cell as a literal, with escapes for what cannot be seen."""
    return repr(row[column])


def _in_ascii(context: Context, row: Series, column: str) -> str:
    """The cell as a literal in ASCII, which tells characters apart that look alike."""
    return ascii(row[column])


@rule(
    table=Kind.CELLS,
    mend="Write it in its one form: 1200, 0.5, true, 2024-06-30, 2024-06-30T12:00:00+05:30.",
    why="Programs differ in which other forms they read, and in what they take them for.",
    since="0.1.0",
    keeps=_prices({"amount": "1200.5"}),
    breaks=_prices({"amount": "+1200.50e0"}),
    explain=_in_ascii,
    per_seed=True,
)
def values_are_written_plainly(context: Context) -> DataFrame:
    """A number, a truth value or a date is written in its one plain form, in ASCII digits."""
    names = [field.name for field in context.schema.fields if field.type != "string"]
    cells, rows, marks = context.cells, context.rows, _marks(context)
    plain = {name: ~rows[name].array.isna() | (cells[name].array == "") for name in names}
    plain |= {name: plain[name] | marks[name] for name in names if name in marks}
    return DataFrame(plain, index=cells.index, dtype=bool)


@rule(
    table=Kind.CELLS,
    mend="Write no more digits than are known (15 always fit); or make the column one of text.",
    why="Programs round such a number, each in its own way, and none of them says so.",
    since="0.1.0",
    keeps=_prices({"amount": "0.30000000000000004"}),
    breaks=_prices({"amount": "1234567890.123456789"}),
    per_seed=True,
)
def numbers_are_held(context: Context) -> DataFrame:
    """A number is one that 64 bits hold to its last digit (IEEE 754)."""
    names = [field.name for field in context.schema.fields if field.type == "number"]
    if not names:
        return DataFrame(index=context.cells.index)
    is_number = re.compile(FORMS["number"]).fullmatch
    return context.each(names, lambda text: not is_number(text) or is_held(text))


@rule(
    table=Kind.CELLS,
    mend="Take it out; where a source has it, mend the file of the source before it is coded.",
    why="Many programs take it for the end of the text, and drop what follows.",
    since="0.1.0",
    keeps=TEA,
    breaks=_prices({"quote": "te\0a"}),
    explain=_literal,
    per_seed=True,
)
def no_null_characters(context: Context) -> DataFrame:
    """What repeats a source to the letter holds no character U+0000, either."""
    own_texts = {*_own_texts(context)}
    verbatim = [name for name in _texts(context) if name not in own_texts]
    return context.each(verbatim, lambda text: "\0" not in text)


@rule(
    table=Kind.CELLS,
    mend="Take out the white space that is too much." + _OTHERS,
    why="Two cells that look alike should be alike when they are compared.",
    since="0.1.0",
    keeps=_prices({"article": "green tea"}),
    breaks=_prices({"article": "green  tea"}),
    explain=_literal,
    per_seed=True,
)
def no_stray_white_space(context: Context) -> DataFrame:
    """Our own text has single spaces between its words, and no other white space."""
    return context.each_odd(_own_texts(context), lambda text: not _STRAY.search(text))


@rule(
    table=Kind.CELLS,
    mend="Take out the character that cannot be seen." + _OTHERS,
    why="What nobody sees, nobody finds when a search fails because of it.",
    since="0.1.0",
    keeps=TEA,
    breaks=_prices({"article": "te\u200ba"}),
    explain=_literal,
    per_seed=True,
)
def no_invisible_characters(context: Context) -> DataFrame:
    """Our own text has no zero-width, control, private or unassigned characters."""
    return context.each_odd(_own_texts(context), lambda text: not has_unseen(text))


@rule(
    table=Kind.CELLS,
    mend="Write the cell in Unicode's normalisation form C." + _OTHERS,
    why="One word in two spellings of Unicode is two words to a program.",
    since="0.1.0",
    keeps=_prices({"article": "caf\u00e9"}),
    breaks=_prices({"article": "cafe\u0301"}),
    explain=_in_ascii,
    per_seed=True,
)
def text_is_composed(context: Context) -> DataFrame:
    """Our own text is composed (NFC)."""
    return context.each_odd(
        _own_texts(context), lambda text: unicodedata.is_normalized("NFC", text)
    )


@rule(
    table=Kind.CELLS,
    mend="Begin the cell with another character." + _OTHERS,
    why="A spreadsheet runs such a cell as a program when the table is opened.",
    since="0.1.0",
    keeps=TEA,
    breaks=_prices({"article": "=SUM(A1:A2)"}),
    per_seed=True,
)
def no_formulas(context: Context) -> DataFrame:
    """No text of our own begins like a formula (= + - @), which a spreadsheet would run."""
    # What a source says to the letter is as it is: the edition for Excel guards it. A number with
    # its sign, a sign alone, or a year BC with what EDTF says of it, is run as nothing.
    return context.each_odd(
        _own_texts(context),
        lambda text: (
            not text.startswith(("=", "+", "-", "@"))
            or bool(_NUMBER.fullmatch(text))
            or _is_date(text)
        ),
    )


def _is_date(text: str) -> bool:
    try:
        bounds(text)
    except ValueError:
        return False
    return True


@rule(
    table=Kind.CELLS,
    mend="Give an address that begins with https:// or http://." + _OTHERS,
    why="An address becomes a link, and a browser runs what stands behind javascript: or data:.",
    since="0.1.0",
    keeps=_prices({"article": "https://example.org/tea"}),
    breaks=_prices({"article": "javascript:alert(1)"}),
    per_seed=True,
)
def addresses_are_of_the_web(context: Context) -> DataFrame:
    """A cell of ours that is an address is http or https."""
    return context.each_odd(_own_texts(context), lambda text: not leads_elsewhere(text))


@rule(
    table=Kind.CELLS,
    mend="Write the digits as 0 to 9." + _OTHERS,
    why="A number in other digits is found by no search for it.",
    since="0.1.0",
    keeps=_prices({"article": "tea of 2024"}),
    breaks=_prices({"article": "tea of २०२४"}),
    per_seed=True,
)
def digits_are_ascii(context: Context) -> DataFrame:
    """Digits in our own text are ASCII."""
    return context.each_odd(_own_texts(context), lambda text: not _OTHER_DIGIT.search(text))


@rule(
    table=Kind.CELLS,
    mend="Leave the cell empty.",
    why="One tool takes the mark for no value, and another for a word.",
    since="0.1.0",
    keeps=replace(TEA, schema=_MARKED),
    breaks=replace(_prices({"article": "NA"}), schema=_MARKED),
    per_seed=True,
)
def missing_values_are_empty(context: Context) -> DataFrame:
    """A cell without a value is empty, whatever else `missingValues` lets stand for none."""
    return ~_marks(context)


def _marks(context: Context) -> DataFrame:
    """Which cells hold a mark that stands for no value, of the columns that have such marks."""
    cells = context.cells
    missing = {field.name: field.missing for field in context.schema.fields if field.missing}
    return DataFrame(
        {name: cells[name].isin(marks) for name, marks in missing.items()}, index=cells.index
    ).astype(bool)


RULES = [
    values_are_written_plainly,
    numbers_are_held,
    no_null_characters,
    no_stray_white_space,
    no_invisible_characters,
    text_is_composed,
    no_formulas,
    addresses_are_of_the_web,
    digits_are_ascii,
    missing_values_are_empty,
]
