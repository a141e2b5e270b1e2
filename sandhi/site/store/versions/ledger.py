"""What was published of a row in which version, out of the table that is the ledger."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from datasette.views.base import DatasetteError

from sandhi.ledger.entries import RELEASED, Ledger, LedgerEntry
from sandhi.package import LEDGER
from sandhi.publish.languages.interface import gettext
from sandhi.site.store.contents import Contents
from sandhi.site.store.database import LISTED, Database, identifier, list_parameter

# What comes of an entry whose row is none; a package may be built that does not pass its check.
_DAMAGE = (LookupError, RecursionError, TypeError, ValueError)


_CELLS = 'version, "table", "key", event, digest, "row", reason, successor'


@dataclass(frozen=True)
class LedgerTable:
    """The ledger of a package, asked for a row at a time."""

    database: Database
    contents: Contents

    def about(self, key: str) -> Ledger:
        """All releases, and what became of the rows with a key and of those that stand for them.

        It is empty where the package has no ledger.
        """
        if not self.contents.has_ledger:
            return Ledger()
        keys: set[str] = set()
        waiting, entries = {key}, list[LedgerEntry]()
        while waiting - keys:
            keys |= waiting
            entries = self._entries(keys)
            waiting = {one for entry in entries for one in entry.successors}
        return Ledger(entries)

    def last_digest(self, key: str) -> str:
        """The digest of a row where it was published last; empty where no version has it."""
        if not self.contents.has_ledger:
            return ""
        sql = f'SELECT digest FROM {identifier(LEDGER)} WHERE "key" = ? ORDER BY entry_id DESC'
        last = self.database.select(f"{sql} LIMIT 1", [key]).fetchone()
        return last[0] or "" if last else ""

    def whole(self) -> Ledger:
        """The whole ledger; empty where the package has none."""
        if not self.contents.has_ledger:
            return Ledger()
        return Ledger(self._read(f"SELECT {_CELLS} FROM {identifier(LEDGER)} ORDER BY entry_id"))

    def _entries(self, keys: Collection[str]) -> list[LedgerEntry]:
        sql = (
            f'SELECT {_CELLS} FROM {identifier(LEDGER)} WHERE event = ? OR "key" IN '
            f"{LISTED} ORDER BY entry_id"
        )
        return self._read(sql, [RELEASED, list_parameter(keys)])

    def _read(self, sql: str, parameters: Sequence[str] = ()) -> list[LedgerEntry]:
        try:
            entries = [_entry(*row) for row in self.database.select(sql, parameters)]
            for entry in entries:
                _ = entry.cells if entry.key else None
        except _DAMAGE:
            message = gettext(
                "The ledger of this package is damaged; the row itself is under its own address."
            )
            raise DatasetteError(message, status=503) from None
        return entries


def _entry(*cells: str | None) -> LedgerEntry:
    *stated, successors = (cell or "" for cell in cells)
    version, table, key, event, digest, row, reason = stated
    return LedgerEntry(version, table, key, event, digest, row, reason, tuple(successors.split()))
