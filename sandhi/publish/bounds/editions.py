"""What an edition cannot hold as the package has it, in words that stand beside it.

A format that holds every value has nothing to say. What is said of a workbook stands in it too.
"""

import re
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from sandhi.publish.downloads.tables import StoredRows, Table, Value

Notes = tuple[str, ...]

CHARACTERS = 32_767  # that Excel holds in a cell; one beyond the first 65,536 counts as two
_BATCH = 5000  # rows that are looked at together
DIGITS = 15  # of a number, that Excel holds
FIRST_DAY = "1900-03-01"  # before which Excel's calendar is wrong, or ends

_FORMULA = frozenset("=+-@\t\r")  # what one begins with
# What Excel takes for a number, a day, a time or a truth value where it reads a CSV by itself.
_LIKE_A_NUMBER = re.compile(
    r"\s*[-+(]?[0-9][0-9.,/:%\-)]*(?:[eE][-+]?[0-9]+)?\s*|true|false", re.IGNORECASE
)
# What the XML of a workbook cannot hold.
_ESCAPED = re.compile("[\x01-\x08\x0b-\x1f\ufffe\uffff]")

_LONG = f"Excel holds {CHARACTERS:,} characters in a cell; longer texts end with …"
_DAYS = f"Days before {FIRST_DAY}, which Excel has no number for, are text."
_EXACT = f"Excel holds {DIGITS} digits of a number; a longer one is text, so that none is lost."
_SIGNS = (
    "Characters that no workbook can hold are written as _xHHHH_ (ECMA-376, part 1, 22.4.2.4); not "
    "every reader turns them back."
)
# Of codes that share an underscore, writers of workbooks mark the first alone as text.
_OVERLAPPING = re.compile("_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
_CODES = (
    "Texts with codes that overlap, as _x0041_x0042_ does, read otherwise in a workbook; the plain "
    "CSV has them as they stand."
)
_GUARDED = (
    "Texts that begin like a formula have an apostrophe (') before them, so that no spreadsheet "
    "runs them; the plain CSV has them as they stand."
)
_TAKEN = (
    "Some texts look like numbers or days, as 007 does, and Excel takes them for such unless their "
    "columns are imported as text; the workbook keeps them."
)
WITHOUT = "Too many rows for this workbook, and so only in the other formats:"  # tables follow
EVERY_NOTE = (_LONG, _DAYS, _EXACT, _SIGNS, _CODES, _GUARDED, _TAKEN, WITHOUT)


def begins_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet would run a text that it reads from a CSV."""
    return text[:1] in _FORMULA


def excel_text(text: str) -> str:
    """A text, or as much of it as Excel holds, which ends with an ellipsis then."""
    if len(text) * 2 <= CHARACTERS:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * CHARACTERS:
        return text
    return units[: 2 * (CHARACTERS - 1)].decode("utf-16-le", "ignore") + "…"


def is_beyond_excel(value: Value) -> bool:
    """Whether a value is a number with more digits than Excel holds."""
    if value is None or isinstance(value, str):
        return False
    if isinstance(value, int) and abs(value) < 10**DIGITS:  # as nearly all are
        return False
    return float(f"{value:.{DIGITS}g}") != value


def of_workbook(tables: Iterable[Table]) -> Notes:
    """What a workbook cannot hold of tables."""
    return tuple(
        dict.fromkeys(note for table in tables for note in _notes_of_table(table).of_sheet)
    )


def of_selection(table: Table) -> Notes:
    """What a workbook cannot hold of rows that were asked for, which nobody asks for again."""
    return _read_notes(table.rows, tuple(column.type for column in table.columns)).of_sheet


def of_workbook_without(tables: Iterable[Table], held_tables: Iterable[Table]) -> Notes:
    """What is said of the tables that a workbook does not hold; nothing where it holds all."""
    names = {table.name for table in held_tables}
    missing = [table for table in tables if table.name not in names]
    if not missing:
        return ()
    table_sizes = ", ".join(f"{table.name} ({len(table.rows):,})" for table in missing)
    return (f"{WITHOUT} {table_sizes}",)


def of_csv_for_excel(table: Table) -> Notes:
    """What Excel does not take from a CSV of a table as the table has it."""
    notes = _notes_of_table(table)
    return (*notes.of_csv, *(note for note in notes.of_sheet if note in (_LONG, _DAYS)))


class _TableNotes(NamedTuple):
    """What was found in a table, in the order of its values."""

    of_sheet: Notes
    of_csv: Notes


def _notes_of_table(table: Table) -> _TableNotes:
    return _notes_of_rows(table.rows, tuple(column.type for column in table.columns))


def _read_notes(rows: StoredRows, types: tuple[str, ...]) -> _TableNotes:
    of_sheet: dict[str, None] = {}
    of_csv: dict[str, None] = {}
    left = iter(rows)
    while batch := [*islice(left, _BATCH)]:
        # Each note is told once, so nearly all rows have nothing to add: that their columns show.
        noted = of_sheet.keys() | of_csv.keys()
        columns = zip(types, zip(*batch, strict=True), strict=True)
        if all(notes <= noted for type_, cells in columns for notes in _noted(cells, type_)):
            continue
        for row in batch:
            for value, type_ in zip(row, types, strict=True):
                of_sheet |= _of_cell(value, type_)
                if type_ == "string" and isinstance(value, str):
                    of_csv |= _of_csv(value)
    return _TableNotes((*of_sheet,), (*of_csv,))


# Several editions ask for the same tables, whose rows are read for each.
_notes_of_rows = lru_cache(maxsize=128)(_read_notes)


def _noted(cells: Iterable[Value], type_: str) -> Iterator[Set[str]]:
    """Yield the notes on each value of a column."""
    for value in {*cells}:
        if notes := _of_cell(value, type_):
            yield notes.keys()
        if type_ == "string" and isinstance(value, str) and (notes := _of_csv(value)):
            yield notes.keys()


def _of_cell(value: Value, type_: str) -> dict[str, None]:
    """What of a value a workbook does not hold."""
    if isinstance(value, str):
        return _of_text(value, type_)
    return {_EXACT: None} if is_beyond_excel(value) else {}


def _of_text(text: str, type_: str) -> dict[str, None]:
    """What of a text a workbook does not hold."""
    is_short = len(text) * 2 <= CHARACTERS
    if is_short and text.isprintable() and type_ != "date" and "_x" not in text:
        return {}  # as nearly all texts, of which each is looked at
    notes = {
        _LONG: excel_text(text) != text,
        _DAYS: type_ == "date" and text < FIRST_DAY,
        _SIGNS: _ESCAPED.search(text) is not None,
        _CODES: _OVERLAPPING.search(text) is not None,
    }
    return dict.fromkeys(note for note, holds in notes.items() if holds)


def _of_csv(text: str) -> dict[str, None]:
    """What Excel does to a text where it reads a CSV by itself."""
    if text[:1].isalpha() and text[0] not in "tTfF":
        return {}
    notes = {
        _GUARDED: begins_like_a_formula(text),
        _TAKEN: _LIKE_A_NUMBER.fullmatch(text) is not None,
    }
    return dict.fromkeys(note for note, holds in notes.items() if holds)
