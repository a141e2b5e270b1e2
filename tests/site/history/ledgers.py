"""A package with six versions in its ledger, and the site of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from datasette.app import Datasette

from sandhi.ledger.edition import TableEdition
from sandhi.ledger.entries import (
    LedgerEntry,
    entry_of_release,
    entry_of_row,
    entry_of_table,
)
from tests.conftest import Copy

EVIL = "<script>alert(1)</script> & so on"
JSON = {"accept": "application/json"}


@dataclass(frozen=True)
class Told:
    """A package with a ledger, and the site of it."""

    package: Copy
    site: Datasette

    async def get(self, path: str, **headers: str) -> Any:
        return await self.site.client.get(path, headers=headers)


def entries(scores: TableEdition) -> Iterator[LedgerEntry]:
    """Six versions: R1 is changed, changed back and changed; R3 to R7 end, each in another way."""
    names, first = scores.names, scores.rows["R1"]

    def table(key: str, **cells: str) -> TableEdition:
        row = dict(zip(names, first, strict=True)) | {"score_id": key} | cells
        return TableEdition(scores.columns, {key: tuple(row[name] for name in names)})

    def row(version: str, event: str, key: str, **cells: str) -> LedgerEntry:
        return entry_of_row(version, event, "scores", table(key, **cells), key)

    def end(version: str, event: str, key: str, reason: str, *into: str) -> LedgerEntry:
        return replace_entry(row(version, event, key, runs="5"), reason, into)

    yield entry_of_release("1.0.0", "2026-01-01")
    yield entry_of_table("1.0.0", "added", "scores", scores)
    yield row("1.0.0", "added", "R1", runs="7")
    for key in ("R3", "R4", "R5", "R6"):
        yield row("1.0.0", "added", key, runs="5")
    yield row("1.0.0", "added", "R7", runs="5", overs=EVIL)
    yield entry_of_release("1.0.1", "2026-02-02")
    yield replace_entry(row("1.0.1", "changed", "R1", runs="70"), EVIL, ())
    yield entry_of_release("1.0.2", "2026-03-03")
    yield row("1.0.2", "changed", "R1", runs="7")
    yield entry_of_release("1.1.0", "2026-04-04")
    yield entry_of_row("1.1.0", "changed", "scores", scores, "R1")
    yield entry_of_row("1.1.0", "added", "scores", scores, "R2")
    yield entry_of_release("2.0.0", "2026-05-05")
    yield end("2.0.0", "merged", "R3", "the same runs", "R5")
    yield end("2.0.0", "split", "R4", "two innings", "R1", "R2")
    yield end("2.0.0", "withdrawn", "R6", "counted twice")
    yield replace_entry(row("2.0.0", "withdrawn", "R7", runs="5", overs=EVIL), EVIL, ())
    yield entry_of_release("3.0.0", "2026-06-06")
    yield end("3.0.0", "merged", "R5", "the same runs", "R1")


def replace_entry(entry: LedgerEntry, reason: str, into: tuple[str, ...]) -> LedgerEntry:
    return entry._replace(reason=reason, successors=into)
