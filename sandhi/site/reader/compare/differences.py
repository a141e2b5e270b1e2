"""In what sentences that tell the same differ in substance: by the values of what is coded there.

A package declares which columns of which tables say so; without that, it is what passages name.
"""

from collections.abc import Mapping
from typing import NamedTuple

from sandhi.package import Role
from sandhi.site.elements.values.dates import written_date
from sandhi.site.elements.values.words import value_words
from sandhi.site.reader.compare.alignment import AlignedRow
from sandhi.site.reader.compare.tellings import ToldSentence
from sandhi.site.reader.roles import value_name
from sandhi.site.store import Contents, DatabaseTable
from sandhi.site.store.rows import TableRow
from sandhi.text import Span


class SubstantiveDifference(NamedTuple):
    """A value that most of the others do not have there; ``kind`` counts the tables from 1."""

    kind: int
    title: str
    value: str
    spans: tuple[Span, ...]


Terms = tuple[str, ...]
Compared = Mapping[str, tuple[str, ...]]  # the columns that are compared, by table


def compared_columns(site: Contents) -> Compared:
    """Return what is compared: what a package declares, or what each mention names."""
    declared = site.settings.reader.compared
    return declared or {
        table.name: (table.home.column,) for table in site.anchored if table.role is Role.MENTION
    }


def differences(
    site: Contents, row: AlignedRow, subject: tuple[str, str]
) -> dict[str, list[SubstantiveDifference]]:
    """Return in what each sentence of a row differs from the others, by seed.

    A value differs where most of the others that state any of its kind do not state it; rows are of
    one kind that have their terms in common, as figures have what they measure. How a passage tells
    something is compared only where it tells of the subject (table and key).
    """
    differing: dict[str, list[SubstantiveDifference]] = {seed: [] for seed in row}
    titles = {table: one.title for one in site.settings.reader.presets for table in one.tables}
    for number, (name, columns) in enumerate(compared_columns(site).items(), 1):
        table = site.tables[name]
        stated = {seed: _stated(site, table, columns, row[seed], subject) for seed in row}
        for seed, values in stated.items():
            for (terms, value), spans in values.items():
                others = [
                    {one for kind, one in some if kind == terms}
                    for other, some in stated.items()
                    if other != seed
                ]
                others = [some for some in others if some]
                if 2 * sum(value in some for some in others) < len(others):
                    title = titles.get(name, table.title)
                    differing[seed].append(
                        SubstantiveDifference(number, title, value, tuple(spans))
                    )
    return differing


def _stated(
    site: Contents,
    table: DatabaseTable,
    columns: tuple[str, ...],
    sentence: ToldSentence,
    subject: tuple[str, str],
) -> dict[tuple[Terms, str], list[Span]]:
    """The values of a table in a sentence, each with the terms of its row and its passages."""
    how_told = table.role is Role.MENTION and table.home.column not in columns
    stated: dict[tuple[Terms, str], list[Span]] = {}
    for row in sentence.rows:
        is_subject = (row.table.home.table, row.text(row.table.home.column)) == subject
        if row.table.name == table.name and (is_subject or not how_told):
            value = _value(site, row, columns)
            if value:
                stated.setdefault((_terms(site, row), value), []).append(row.span)
    return stated


def _terms(site: Contents, row: TableRow) -> Terms:
    """The terms of vocabularies that a row refers to."""
    return tuple(
        row.text(column)
        for column, target in row.table.references.items()
        if site.tables[target].role is Role.VOCABULARY
    )


def _value(site: Contents, row: TableRow, columns: tuple[str, ...]) -> str:
    """What a row says in some columns, as people read it."""
    if len(columns) == 2 and columns[0].endswith("earliest") and columns[1].endswith("latest"):
        days = dict.fromkeys(filter(None, (row.text(column) for column in columns)))
        return written_date("/".join(days))
    return " ".join(filter(None, (_cell_words(site, row, column) for column in columns)))


def _cell_words(site: Contents, row: TableRow, column: str) -> str:
    table, value = row.table, row.text(column)
    if target := table.references.get(column):
        return site.label(target, value) if value else ""
    if value and column in table.values:
        return value_name(site, table.name, column, value)
    return value_words(row[column], is_name=column in table.naming) if value else ""
