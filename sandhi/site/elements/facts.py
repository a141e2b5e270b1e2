"""What a row says in a few words: its coded values, and the rows that it refers to."""

from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from sandhi.package import ANCHOR
from sandhi.package.addresses import web_address
from sandhi.site.elements.addresses import record_path, row_path
from sandhi.site.elements.interface import word
from sandhi.site.elements.values.dates import is_date
from sandhi.site.elements.values.languages import language_name
from sandhi.site.elements.values.words import truth_word, value_label, value_words
from sandhi.site.store import Contents
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import TEXT, DatabaseTable

SHORT = 60  # code points of a text that counts as a few words

BOUNDS = ("earliest", "latest")  # of a date, which say no more than it where it is given


class Fact(NamedTuple):
    """The value of a column, as people read it; ``path`` leads to the row that it names.

    ``definition`` is what stands at hover: what a code means, or a date as the data have it.
    ``address`` leads elsewhere.
    """

    title: str
    text: str
    definition: str = ""
    path: str = ""
    address: str = ""


def facts(site: Contents, row: TableRow, without: Container[str] = ()) -> list[Fact]:
    """Return what a row says, in the order of its columns; long texts and its anchor are left out.

    ``without`` names columns that the reader knows already.
    """
    columns = _telling(row, without)
    corrections = row.table.corrections
    right = {corrections[one] for one in columns if one in corrections} & {*columns}
    row_facts = [_with_correction(site, row, one) for one in columns if one not in right]
    texts = Counter(fact.text for fact in row_facts)
    # A numeral as it was written says no more than the number, where it has the same digits.
    said_again = {
        row.table.titles.get(one, one) for one in row.table.verbatim if texts[row.text(one)] > 1
    }
    row_facts = [fact for fact in row_facts if fact.title not in said_again]
    return _joined(
        fact for fact in row_facts if len(fact.text) <= SHORT or fact.path or fact.address
    )


def _with_correction(site: Contents, row: TableRow, column: str) -> Fact:
    """The value of a column, with what is right instead of it, if that is another."""
    right = row.table.corrections.get(column)
    if right is None or row[right] is None:
        return _fact(site, row, column)
    return _fact(site, row, column)._replace(text=" → ".join(corrected_words(row, column, right)))


def _telling(row: TableRow, without: Container[str]) -> list[str]:
    """The columns that say something, but for those that say again what another one does."""
    table = row.table
    elsewhere = {table.key, table.label, *ANCHOR} - {table.record}
    columns = [
        column
        for column in table.columns or table.titles
        if row[column] is not None and column not in elsewhere and column not in without
    ]
    if any(is_date(row.text(column)) for column in columns if not column.endswith(BOUNDS)):
        columns = [column for column in columns if not column.endswith(BOUNDS)]
    return columns


def _joined(row_facts: Iterable[Fact]) -> list[Fact]:
    """Facts of which those that follow one another and say the same are one, such as "unstated"."""
    joined: list[Fact] = []
    for fact in row_facts:
        if joined and fact.definition and fact[1:] == joined[-1][1:]:
            fact = fact._replace(title=f"{joined.pop().title}, {fact.title}")
        joined.append(fact)
    return joined


def main_facts(site: Contents, row: TableRow, without: Collection[str] = ()) -> list[Fact]:
    """Return what tells a row from others of its kind in a list: when it is, and how sure.

    Where its table declares no column that says how sure, all that says something without the name
    of its column, which lists leave out: no bare number, no code that several columns share, and
    no address, to which a name leads better.
    """
    mood = row.table.settings.mood
    if mood is None:
        shared = Counter(code for codes in row.table.values.values() for code in codes)
        unsaid = {
            column
            for column in row.table.titles
            if shared[row.text(column)] > 1 or _is_number(row.text(column))
        }
        return [fact for fact in facts(site, row, {*without, *unsaid}) if not fact.address]
    return [
        _fact(site, row, column)
        for column in row.table.columns or row.table.titles
        if (column == mood and row.mood) or is_date(row.text(column))
    ]


def _is_number(text: str) -> bool:
    return text.isdecimal() and not is_date(text)


def longest_text(row: TableRow, least: int = SHORT) -> str:
    """Return the longest text of a row beside its label and its anchor; empty if all are short.

    Of ``least`` code points or fewer it is short.
    """
    table = row.table
    elsewhere = {table.label, TEXT.name, *ANCHOR, *table.references, *table.values}
    texts = (row.text(column) for column in table.titles if column not in elsewhere)
    return max((text for text in texts if len(text) > least), key=len, default="")


def text_in_words(row: TableRow, least: int = SHORT) -> str:
    """Return the longest text of a row (``longest_text``) in the language of the page, if it is."""
    return word(longest_text(row, least))


def as_written(
    row_facts: Sequence[Fact], table: DatabaseTable, written_cells: Mapping[str, str] | None
) -> list[Fact]:
    """Return facts of a row with what a text has before each that is right instead, by column."""
    words = {
        table.titles[column]: value_words(one) for column, one in (written_cells or {}).items()
    }
    return [
        fact._replace(text=f"{words[fact.title]} → {fact.text}") if fact.title in words else fact
        for fact in row_facts
    ]


def corrected_words(row: TableRow, column: str, right: str) -> tuple[str, str]:
    """Return the value of a column as its source has it, and as it should be."""
    is_name = column in row.table.naming
    return value_words(row[column], is_name=is_name), value_words(row[right], is_name=is_name)


def _fact(site: Contents, row: TableRow, column: str) -> Fact:
    table, value = row.table, row.text(column)
    title = table.titles.get(column, column)
    if target := table.references.get(column):
        return Fact(title, site.label(target, value), path=row_path(target, value))
    if column == table.record:
        labels = (one[value] for one in site.labels.values() if value in one)
        return Fact(title, next(labels, value), value, record_path(value))
    if definitions := table.values.get(column):
        return Fact(title, value_label(table, column, value), definitions.get(value, ""))
    if name := language_name(column, value):
        return Fact(title, name, value)
    if table.label != column and (state := site.codes.get(value)):
        return Fact(title, site.label(*state), value, row_path(*state))
    if column in table.truths:
        return Fact(title, truth_word(value))
    if " " not in value and (address := web_address(value)):
        return Fact(title, value, address=address)
    if column in table.verbatim:
        return Fact(title, value)
    wording = word(value, f"{table.name}.{column}")  # such as a unit, which is no code
    return Fact(
        title,
        value_words(row[column], is_name=column in table.naming) if wording == value else wording,
        value if is_date(value) else "",
    )
