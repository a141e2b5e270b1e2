"""Where the key of a row stands in other rows: as a foreign key, a record, or in a text of ours."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sandhi.check.prose import own_columns
from sandhi.package import ANCHOR, LEDGER, Package
from sandhi.package.settings import VERBATIM


class Referral(NamedTuple):
    """A cell that has the key of another row: its table, line, key and column."""

    table: str
    line: int
    key: str
    column: str


def referring_columns(package: Package, table: str) -> Iterator[tuple[str, str]]:
    """The tables and columns whose cells are keys of a table: its foreign keys, and records."""
    for name, schema in package.schemas.items():
        if name == LEDGER:
            continue
        for column, target in schema.references.items():
            if target == table:
                yield name, column
        record = package.settings.of(name).record
        if record:
            yield name, record


def referrals(package: Package, table: str, key: str) -> list[Referral]:
    """The cells of other rows that refer to a row, by the order of the tables."""
    of_key = []
    for name, column in dict.fromkeys(referring_columns(package, table)):
        cells, key_column = package.cells(name), package.schemas[name].primary_key
        for line in cells.index[cells[column] == key]:
            if (name, column) != (table, key_column):
                of_key.append(Referral(name, int(line), str(cells.at[line, key_column]), column))
    return of_key


def in_words(keys: Iterable[str]) -> re.Pattern[str]:
    """What stands in running text where one of some keys is named, as a word of its own."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, keys))})(?![\w-])")


def tellings(package: Package, table: str, keys: Iterable[str]) -> list[Referral]:
    """The cells of running text in which one of some keys of a table is named in words."""
    word = in_words(keys)
    mentions = []
    referring = {*referring_columns(package, table)}
    for name, schema in package.schemas.items():
        if name == LEDGER:
            continue
        # Of what is said of a source or a sentence, the notes are ours.
        is_source = package.settings.of(name).role in VERBATIM
        ours = own_columns(package, name) if is_source else schema.names
        cells = package.cells(name)
        for field in schema.fields:
            if field.type != "string" or field.name in (*ANCHOR, schema.primary_key):
                continue
            if (name, field.name) in referring or field.name not in ours:
                continue
            lines = cells.index[cells[field.name].map(lambda text: bool(word.search(text)))]
            key = schema.primary_key
            mentions += [
                Referral(name, int(at), str(cells.at[at, key]), field.name) for at in lines
            ]
    return mentions
