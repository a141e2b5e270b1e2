"""The ledger: entries, one for each thing that became of a row, and what they add up to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from sandhi.files import PackageError, is_there, parse_json, read_bytes
from sandhi.ledger.edition import (
    Edition,
    EditionColumn,
    TableEdition,
    canonical,
    columns_of_shape,
    digest_of,
    digest_of_text,
    types_of,
)
from sandhi.package import LEDGER
from sandhi.table import Records, TableError, csv_text, ragged_records, records

LEDGER_PATH, LEDGER_SCHEMA_PATH = f"data/{LEDGER}.csv", f"schemas/{LEDGER}.json"
RELEASED, ADDED, CHANGED = "released", "added", "changed"
WITHDRAWN, MERGED, SPLIT = "withdrawn", "merged", "split"
ENDS = (WITHDRAWN, MERGED, SPLIT)
NAMES = ("entry_id", "version", "table", "key", "event", "reason", "successor", "digest", "row")


class LedgerEntry(NamedTuple):
    """What became of a row in a version; of a table itself where ``key`` is empty.

    The first entry of a version is on its release, and names no table.
    """

    version: str
    table: str
    key: str
    event: str
    digest: str
    row: str
    reason: str = ""
    successors: tuple[str, ...] = ()

    @property
    def has_ended(self) -> bool:
        """Whether what it tells of is published no longer."""
        return self.event in ENDS

    @property
    def cells(self) -> dict[str, str]:
        """The cells of the row that are not empty; ValueError where they are no JSON of such."""
        row = parse_json(self.row)
        if not isinstance(row, dict) or not {*map(type, row.values())} <= {str}:
            raise ValueError(self.row)
        return row


@dataclass(frozen=True)
class Ledger:
    """All entries, in the order in which they were made; ``lines`` are those of the CSV."""

    entries: Sequence[LedgerEntry] = ()
    lines: Sequence[int] = ()

    @cached_property
    def versions(self) -> list[str]:
        """The versions that were released, in their order."""
        return [*dict.fromkeys(entry.version for entry in self.entries)]

    @cached_property
    def latest(self) -> str:
        """The last version that was released; empty where none was."""
        return self.versions[-1] if self.versions else ""

    @cached_property
    def last(self) -> Mapping[tuple[str, str], LedgerEntry]:
        """The last entry of each row, by table and key."""
        return self._last(self.versions)

    def story(self, key: str) -> dict[str, list[LedgerEntry]]:
        """What became of the rows with that key, by table."""
        story: dict[str, list[LedgerEntry]] = {}
        for entry in self.entries if key else ():
            if entry.key == key:
                story.setdefault(entry.table, []).append(entry)
        return story

    def columns(self, table: str, version: str) -> tuple[EditionColumn, ...]:
        """The columns of a table in a version; none where it was not there.

        LookupError, TypeError or ValueError where the ledger is damaged.
        """
        until = {*self.versions[: self.versions.index(version) + 1]}
        shapes = [
            entry
            for entry in self.entries
            if entry.table == table and not entry.key and entry.version in until
        ]
        return columns_of_shape(shapes[-1].row) if shapes and not shapes[-1].has_ended else ()

    def edition(self, version: str) -> Edition:
        """The tables as they were in a version; PackageError where the ledger does not know it."""
        if version not in self.versions:
            versions = ", ".join(self.versions) or "none"
            raise PackageError(f"the ledger has no version {version}; it has {versions}")
        last = self._last(self.versions[: self.versions.index(version) + 1])
        tables: dict[str, TableEdition] = {}
        rows: dict[str, dict[str, tuple[str, ...]]] = {}
        try:
            for (table, key), entry in last.items():
                if table and not key and not entry.has_ended:
                    rows[table] = {}
                    tables[table] = TableEdition(columns_of_shape(entry.row), rows[table])
            for (table, key), entry in sorted(last.items()):
                if key and not entry.has_ended:
                    cells = entry.cells
                    rows[table][key] = tuple(cells.get(name, "") for name in tables[table].names)
        except (LookupError, TypeError, ValueError):
            raise PackageError(
                f"{LEDGER_PATH} is damaged; put back the file of the last release"
            ) from None
        return Edition(version, tables)

    def _last(self, versions: Iterable[str]) -> dict[tuple[str, str], LedgerEntry]:
        until = {*versions}
        return {(entry.table, entry.key): entry for entry in self.entries if entry.version in until}

    def text(self) -> str:
        """The CSV of the ledger."""
        return csv_text(NAMES, map(cells_of, range(1, len(self.entries) + 1), self.entries))


def cells_of(number: int, entry: LedgerEntry) -> list[str]:
    """The cells of an entry in the CSV, counted from 1."""
    return [
        f"L{number:07}",
        entry.version,
        entry.table,
        entry.key,
        entry.event,
        entry.reason,
        " ".join(entry.successors),
        entry.digest,
        entry.row,
    ]


def read_ledger(root: Path, path: str = LEDGER_PATH) -> Ledger:
    """The ledger of a package; empty where it has none, PackageError where it is no ledger."""
    return parse_ledger(read_bytes(root, path)) if is_there(root, path) else Ledger()


def parse_ledger(data: bytes) -> Ledger:
    """The ledger in a CSV; PackageError where that is none."""
    try:
        csv_records = records(data)
    except TableError as error:
        raise PackageError(f"{LEDGER_PATH}: {error}") from None
    return ledger_of(csv_records)


def ledger_of(csv_records: Records) -> Ledger:
    """The ledger of these records; PackageError where they are of another table."""
    if tuple(csv_records.names) != NAMES or ragged_records(csv_records):
        raise PackageError(
            f"{LEDGER_PATH} is no ledger as this tool writes it; put back that of the last "
            "release, or give a table that is none another name"
        )
    return Ledger([_entry(row) for row in csv_records.rows], csv_records.lines)


def _entry(row: Sequence[str]) -> LedgerEntry:
    _, version, table, key, event, reason, successor, digest, content = row
    return LedgerEntry(
        version, table, key, event, digest, content, reason, tuple(successor.split())
    )


def entry_of_release(version: str, day: str) -> LedgerEntry:
    """The entry that a version was released on a day."""
    row = canonical({"day": day, "version": version})
    return LedgerEntry(version, "", "", RELEASED, digest_of_text(row), row)


def entry_of_row(
    version: str, event: str, table: str, edition: TableEdition, key: str
) -> LedgerEntry:
    """The entry that a row was added or changed."""
    row = canonical(edition.cells(key))
    return LedgerEntry(version, table, key, event, edition.digest(key), row)


def entry_of_table(version: str, event: str, table: str, edition: TableEdition) -> LedgerEntry:
    """The entry that a table was added, or has other columns."""
    shape = edition.shape()
    return LedgerEntry(version, table, "", event, digest_of_text(shape), shape)


def misstated_entries(ledger: Ledger) -> Iterator[tuple[int, str]]:
    """The place of each entry whose digest is not that of its row, and what is wrong with it."""
    types: dict[str, dict[str, str]] = {}
    for place, entry in enumerate(ledger.entries):
        try:
            if not entry.table:
                right = digest_of_text(entry.row)
            elif entry.key:
                cells = entry.cells
                right = digest_of(types[entry.table], cells)
                if canonical(cells) != entry.row:
                    yield place, "the row is not in its canonical form"
            else:
                types[entry.table] = types_of(columns_of_shape(entry.row))
                right = digest_of_text(entry.row)
        except (LookupError, TypeError, ValueError, AttributeError):
            yield place, "the row is not one of its table as the ledger has it"
            continue
        if right != entry.digest:
            yield place, f"{entry.digest[:12]}…, and the row has {right[:12]}…"


def ledger_schema() -> dict[str, Any]:
    """The Table Schema of a ledger."""
    text = (files("sandhi.ledger") / "schema.json").read_text("utf-8")
    schema: dict[str, Any] = parse_json(text)
    return schema
