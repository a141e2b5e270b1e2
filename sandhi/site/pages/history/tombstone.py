"""What is left of a row that ended: its last content, what happened, why, and what stands for it.

The answer is 410 also where one row stands for it: who was led on at once would not learn why.
"""

from typing import NamedTuple

from sandhi.ledger.entries import MERGED, SPLIT, WITHDRAWN, Ledger, LedgerEntry
from sandhi.release.verdict import successors
from sandhi.site.elements.interface import gettext
from sandhi.site.pages.history.cells import (
    ShownCell,
    StandingRow,
    days,
    one_of,
    passage_then,
    shown_cells,
    standing_rows,
)
from sandhi.site.store import Store
from sandhi.site.store.texts import Quotation


class Tombstone(NamedTuple):
    """What is left of a row that ended in a version.

    ``standing`` are the rows that are there for it, at the ends of chains; ``successors`` those
    that the ledger names. ``before`` is the last version that had it.
    """

    entry: LedgerEntry
    title: str
    day: str
    before: str
    cells: list[ShownCell]
    passage: Quotation | None
    standing: list[StandingRow]
    successors: list[StandingRow]

    @property
    def sentence(self) -> str:
        """What happened, in a sentence."""
        entry = self.entry
        wording = {
            WITHDRAWN: gettext("%(key)s was withdrawn in version %(version)s"),
            MERGED: gettext("%(key)s was merged into %(into)s in version %(version)s"),
            SPLIT: gettext("%(key)s was split into %(into)s in version %(version)s"),
        }[entry.event]
        what = {"key": entry.key, "version": entry.version, "into": ", ".join(entry.successors)}
        why = f": {entry.reason.rstrip('.')}" if entry.reason else ""
        return wording % what + why + gettext(".")

    def as_json(self) -> dict[str, object]:
        """What is left, for programs."""
        entry = self.entry
        return {
            "ok": False,
            "status": 410,
            "error": self.sentence,
            "key": entry.key,
            "table": entry.table,
            "event": entry.event,
            "version": entry.version,
            "day": self.day,
            "reason": entry.reason,
            "successors": [one.key for one in self.standing],
            "digest": entry.digest,
            "row": entry.cells,
        }


def tombstone(store: Store, ledger: Ledger, entry: LedgerEntry) -> Tombstone:
    """Return what is left of a row, by the entry on its end."""
    site = store.contents
    until = ledger.versions[: ledger.versions.index(entry.version)]
    return Tombstone(
        entry,
        one_of(site, entry.table),
        days(ledger).get(entry.version, ""),
        until[-1] if until else "",
        shown_cells(site, entry.table, entry.cells),
        passage_then(store, entry.cells),
        standing_rows(store, successors(ledger, entry)),
        standing_rows(store, entry.successors),
    )
