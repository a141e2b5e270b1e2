"""What was published of a package, beside what its tables hold now; and examples of both."""

from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

from sandhi.check.rule import Example
from sandhi.files import PackageError
from sandhi.ledger.changelog import Statement, read_changelog, statements
from sandhi.ledger.edition import NOTHING, Edition, EditionColumn, TableEdition, edition_of_records
from sandhi.ledger.entries import (
    NAMES,
    Ledger,
    LedgerEntry,
    cells_of,
    entry_of_row,
    entry_of_table,
    ledger_of,
)
from sandhi.package import LEDGER, Package

_COLUMNS = tuple(EditionColumn(name, "string") for name in ("price_id", "article", "quote"))


class Promises(NamedTuple):
    """The ledger, the tables as they are now, and what the changelog says of the next version.

    What cannot be read is empty; ``unread`` says why of the ledger, ``unclear`` of the changelog.
    """

    ledger: Ledger
    tables: Edition
    statements: list[Statement]
    unread: str = ""
    unclear: str = ""


@lru_cache(maxsize=1)
def promises(package: Package) -> Promises:
    """What was published of a package, and what it holds; empty where it has no ledger."""
    if LEDGER not in package.schemas:
        return Promises(Ledger(), NOTHING, [])
    unread = unclear = changelog = ""
    ledger, tables, next_statements = Ledger(), NOTHING, list[Statement]()
    try:
        ledger = ledger_of(package.records(LEDGER))
    except PackageError as error:
        unread = str(error)
    with suppress(PackageError):  # that it cannot be read, the rule of documents says
        changelog = read_changelog(package.root)
    try:
        next_statements = statements(changelog, ledger.versions)
    except PackageError as error:
        unclear = str(error)
    with suppress(PackageError):  # other rules say so
        tables = edition_of_records("", package.schemas, package.records)
    return Promises(ledger, tables, next_statements, unread, unclear)


def place_of(package: Package, table: str, key: str) -> tuple[str, int | None]:
    """The file of a table in which the row with that key stands, and the line there."""
    cells = package.cells(table)
    lines = cells.index[cells[package.schemas[table].primary_key] == key]
    return package.place(table, int(lines[0])) if len(lines) else (package.paths[table], None)


def prices_edition(**prices: str) -> TableEdition:
    """Prices of articles, by their keys."""
    return TableEdition(_COLUMNS, {key: (key, article, "") for key, article in prices.items()})


def entries(version: str, **prices: str) -> list[LedgerEntry]:
    """That a table of prices was published."""
    edition = prices_edition(**prices)
    rows = (entry_of_row(version, "added", "prices", edition, key) for key in prices)
    return [entry_of_table(version, "added", "prices", edition), *rows]


def ending(
    entry: LedgerEntry, version: str, event: str, *into: str, reason: str = "why"
) -> LedgerEntry:
    """That the row of an entry was published no longer."""
    return entry._replace(version=version, event=event, successors=into, reason=reason)


def example(
    entries: list[LedgerEntry],
    now: Mapping[str, str],
    files: Mapping[str, str] | None = None,
    fact: str = "",
) -> Example:
    """A ledger beside the prices of articles as they are now, by key; ``fact`` is a column."""
    identity = {"fact": [fact], "why": "A price is one of an article."}
    return Example(
        tables={
            "prices": [{"price_id": key, "article": article} for key, article in now.items()],
            LEDGER: [
                dict(zip(NAMES, cells_of(number, entry), strict=True))
                for number, entry in enumerate(entries, 1)
            ],
        },
        files=files or {},
        schema={"name": "prices", "sandhi": {"identity": identity}} if fact else {},
    )
