"""What a package says in words of its own: its columns, and the keys, numbers and days in them.

Numbers are read in digits of any script, days in English ("19 June 2024", "28 and 30 May").
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import regex
from pandas import DataFrame

from sandhi.package import ANCHOR, Package, Role
from sandhi.package.opening.columns import TextColumn, as_array, column
from sandhi.package.opening.memory import memoized
from sandhi.package.opening.parts import of_the_whole

# Tables whose words speak of what stands outside the package: works of others, lists of others.
OF_OUTSIDE = (Role.REFERENCE, Role.CODE)

# What the table of seeds says of a file is said to programs.
_OF_FILES = {"seeds": ("path", "sha256")}

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MONTH = "|".join(MONTHS)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_SEVERAL = rf"(?:({_DAY})(?: (?:and|or|to|–) |–|, ))*+({_DAY})"
_DAYS = regex.compile(
    rf"(?:\b({'|'.join(WEEKDAYS)}),? )?\b{_SEVERAL} ({_MONTH})\b(?: (\d{{4}})\b)?"
)
_ISO = regex.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_YEAR = regex.compile(r"(?<![\d-])-?(\d{4})(?![\d])")
# Digits that are part of a word or a code (T-34, ISO 3166-3) are no number.
_NUMBER = regex.compile(
    r"(?<![\p{L}\p{N}.,-])(?:\p{Nd}{1,3}(?:,\p{Nd}{2,3})+|\p{Nd}{1,3}(?: \p{Nd}{3})+|\p{Nd}+)"
    r"(?:\.\p{Nd}+)?(?![\p{Nd}\p{L}]|-[\p{Nd}\p{L}]|[.,]\p{Nd})"
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_DIGIT = re.compile(r"\d")
_MOST_DIGITS = 4000  # of more Python makes no number
_KEY = regex.compile(rf"([A-Za-z]+)(\d{{1,{_MOST_DIGITS}}})")


class NamedDay(NamedTuple):
    """A day as prose names it: perhaps with its weekday, perhaps without its year."""

    year: int | None
    month: int
    day: int
    weekday: str | None = None


def own_columns(package: Package, table: str) -> list[str]:
    """The columns that a package fills with words of its own.

    Those are its columns of text but for keys, enumerations, values of a pattern, and what repeats
    a source to the letter.
    """
    schema = package.schemas[table]
    verbatim = {*package.settings.of(table).verbatim, ANCHOR[-1]}
    apart = verbatim | {schema.primary_key, *_OF_FILES.get(table, ())}
    return [name for name in schema.running_text if name not in apart]


def prose(package: Package, table: str) -> DataFrame:
    """The cells of those columns, empty where they hold no word, as a date in EDTF does."""
    return _prose(package, table).copy(deep=False)


@memoized
def _prose(package: Package, table: str) -> DataFrame:
    cells = package.cells(table)[own_columns(package, table)]
    words = {name: one.cells for name, one in prose_columns(package, table).items()}
    return DataFrame(words, index=cells.index, columns=cells.columns, dtype="str")


@memoized
def prose_columns(package: Package, table: str) -> dict[str, TextColumn]:
    """The columns of which ``prose`` has the cells."""
    has_letters = _LETTERS.search
    words = {}
    for name in own_columns(package, table):
        of_cells = column(package, table, name)
        texts = [text if has_letters(text) else "" for text in of_cells.distinct]
        words[name] = TextColumn(as_array(texts), of_cells.codes)
    return words


def numbers(text: str) -> set[str]:
    """The numbers in a text, each in plain ASCII digits."""
    return {_plain(number) for number in _NUMBER.findall(text)}


def _plain(number: str) -> str:
    digits = number.replace(",", "").replace(" ", "")
    plain = "".join(one if one == "." else str(int(one)) for one in digits)
    return plain.lstrip("0") or "0"


def numbers_of_prose(text: str) -> set[str]:
    """The numbers of three digits and more in our own words, but for those of days.

    Smaller ones count what is before the reader's eyes.
    """
    if not _DIGIT.search(text):
        return set()
    every = numbers(_DAYS.sub(" ", _ISO.sub(" ", text)))
    return {number for number in every if len(number.partition(".")[0]) > 2}


def days(text: str) -> Iterator[NamedDay]:
    """Yield the days that a text names, in English or as ISO 8601 writes them."""
    if not _DIGIT.search(text):
        return
    for match in _DAYS.finditer(text):
        year = int(match[5]) if match[5] else None
        month = MONTHS.index(match[4]) + 1
        numerals = [*match.captures(2), match[3]]
        for numeral in numerals:
            # A weekday stands before the first day that it is told with, and before no other.
            weekday = match[1] if len(numerals) == 1 else None
            yield NamedDay(year, month, int(numeral.rstrip("stndrh")), weekday)
    for year, month, day in _ISO.findall(text):
        yield NamedDay(int(year), int(month), int(day))


def is_its_weekday(day: NamedDay) -> bool:
    """Whether a day that is told with its weekday and year falls on that, if it is a day at all."""
    if day.weekday is None or day.year is None:
        return True
    try:
        return date(day.year, day.month, day.day).weekday() == WEEKDAYS.index(day.weekday)
    except ValueError:
        return False


class EvidenceBase(NamedTuple):
    """What the words of a package can rest on: the seeds, its dates, its corrections, references.

    ``days`` holds each day with its year and without.
    """

    numbers: frozenset[str]
    days: frozenset[tuple[int | None, int, int]]

    def knows(self, day: NamedDay) -> bool:
        """Whether a day is known, in any year if it is told without one."""
        return tuple(day[:3]) in self.days


@of_the_whole
def evidence_base(package: Package) -> EvidenceBase:
    """What the words of a package can rest on, wherever in it that stands."""
    of_tables = [_evidence_in(package, table) for table in package.schemas]
    return EvidenceBase(
        _numbers_of_texts(package).union(*(one.numbers for one in of_tables)),
        frozenset().union(*(one.days for one in of_tables)),
    )


@memoized
def _numbers_of_texts(package: Package) -> frozenset[str]:
    return frozenset(number for text in package.texts.values() for number in numbers(text))


@memoized
def _evidence_in(package: Package, table: str) -> EvidenceBase:
    present: set[str] = set()
    dated: set[tuple[int | None, int, int]] = set()
    words = own_columns(package, table)
    for field in package.schemas[table].fields:
        dates = field.type == "date" or field.name in words
        texts = _distinct(package, table, field.name) if dates or field.corrects else []
        if field.corrects:
            present |= {number for cell in texts for number in numbers(cell)}
        if dates:
            edtf = [cell for cell in texts if not _LETTERS.search(cell)]
            present |= {year for cell in edtf for year in _YEAR.findall(cell)}
            dated |= {day[:3] for cell in edtf for day in days(cell)}
        if field.name in words and package.settings.of(table).role in OF_OUTSIDE:
            present |= {number for cell in texts for number in numbers_of_prose(cell)}
            dated |= {day[:3] for cell in texts for day in days(cell)}
    return EvidenceBase(frozenset(present), frozenset(dated | {(None, *day[1:]) for day in dated}))


def numbers_beside(package: Package, table: str, but: str, lines: list[int]) -> dict[int, set[str]]:
    """For each of some rows of a table, the numbers in its cells but for one column.

    Those of keys and anchors are left out as well.
    """
    if not lines:
        return {}
    schema = package.schemas[table]
    apart = {but, schema.primary_key, *schema.references, *ANCHOR}
    cells = package.cells(table).loc[lines, [name for name in schema.names if name not in apart]]
    return {
        line: numbers(" | ".join(row).replace("-", " "))
        for line, *row in cells.itertuples(name=None)
    }


@memoized
def key_numbers(package: Package, table: str) -> dict[str, list[int]]:
    """The prefix of the keys of a table, with their numbers; none where they have another form.

    All must be of one prefix and digits.
    """
    keys_of_rows = package.cells(table)[package.schemas[table].primary_key].tolist()
    first = _KEY.fullmatch(keys_of_rows[0]) if keys_of_rows else None
    if first is None or not all(key.startswith(first[1]) for key in keys_of_rows):
        return {}
    numerals = [key[len(first[1]) :] for key in keys_of_rows]
    if not all(map(str.isdecimal, numerals)) or max(map(len, numerals)) > _MOST_DIGITS:
        return {}
    return {first[1]: [*map(int, numerals)]}


class Keys(NamedTuple):
    """The keys of the tables whose keys are one prefix and digits, and the form that they have."""

    present: frozenset[str]
    form: "regex.Pattern[str] | None"

    def lacking(self, text: str) -> list[str]:
        """What in a text is formed as these keys are, and is none of them."""
        if self.form is None or not _DIGIT.search(text):
            return []
        return [key for key in self.form.findall(text) if key not in self.present]


@of_the_whole
def keys(package: Package) -> Keys:
    """The keys of the tables whose keys are one prefix and digits."""
    of_tables = [_keys_of(package, table) for table in package.schemas]
    present = frozenset[str]().union(*(keys for keys, _ in of_tables))
    forms = {form for _, of_table in of_tables for form in of_table}
    form = rf"(?<![\w-])(?:{'|'.join(sorted(forms))})(?![\w-])"
    return Keys(present, regex.compile(form) if forms else None)


@memoized
def _keys_of(package: Package, table: str) -> tuple[list[str], frozenset[str]]:
    """The keys of a table that are one prefix and digits, and the forms that they have."""
    for prefix in key_numbers(package, table):
        keys = package.cells(table)[package.schemas[table].primary_key].tolist()
        return keys, frozenset(rf"{prefix}\d{{{size - len(prefix)}}}" for size in {*map(len, keys)})
    return [], frozenset()


def _distinct(package: Package, table: str, name: str) -> list[str]:
    return [text for text in column(package, table, name).distinct if text]
