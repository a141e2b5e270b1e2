"""A row as it was in a version, and what became of it since."""

from dataclasses import replace
from typing import NamedTuple

from sandhi.ledger.edition import NOTHING
from sandhi.ledger.entries import Ledger, LedgerEntry
from sandhi.release.verdict import Fate, RowVerdict, judge
from sandhi.site.elements.interface import gettext
from sandhi.site.pages.history.cells import (
    CellChange,
    ShownCell,
    StandingRow,
    cell_changes,
    days,
    one_of,
    passage_then,
    row_name_then,
    shown_cells,
    standing_rows,
)
from sandhi.site.store import Store
from sandhi.site.store.texts import Quotation


class FrozenRow(NamedTuple):
    """A row as it was in ``version``, in which the entry on it held.

    ``name`` is what it was called then, ``label`` what it is called here, if that is another name
    and it is here still; both are empty where that is its key. ``unreleased`` says that the row of
    this site is another than that of the last version.
    """

    version: str
    day: str
    entry: LedgerEntry
    title: str
    name: str
    label: str
    cells: list[ShownCell]
    passage: Quotation | None
    since: RowVerdict
    changes: list[CellChange]
    standing: list[StandingRow]
    unreleased: bool

    @property
    def sentence(self) -> str:
        """What became of the row since, in a sentence."""
        if self.unreleased and self.since.fate is Fate.UNCHANGED:
            return gettext("%s has changed since, not yet in a release.") % self.entry.key
        if self.since.fate is Fate.UNCHANGED:
            return gettext("%s is unchanged since.") % self.entry.key
        wording = {
            Fate.CHANGED: gettext("%(key)s was changed in version %(version)s"),
            Fate.WITHDRAWN: gettext("%(key)s was withdrawn in version %(version)s"),
            Fate.MERGED: gettext("%(key)s was merged into %(into)s in version %(version)s"),
            Fate.SPLIT: gettext("%(key)s was split into %(into)s in version %(version)s"),
        }.get(self.since.fate)
        if wording is None:
            return self.since.lines()[0]
        into = ", ".join(self.since.successors)
        names = {"key": self.entry.key, "version": self.since.version, "into": into}
        return wording % names + gettext(".")

    @property
    def reason(self) -> str:
        """Why it became another, in the words of those who changed it."""
        return self.since.reason

    def as_json(self) -> dict[str, object]:
        """The row and what became of it, for programs."""
        return {
            "ok": True,
            "key": self.entry.key,
            "table": self.entry.table,
            "version": self.version,
            "day": self.day,
            "digest": self.entry.digest,
            "row": self.entry.cells,
            "since": self.since.as_json() | {"unreleased": self.unreleased},
        }


def entry_in(ledger: Ledger, story: list[LedgerEntry], version: str) -> LedgerEntry | None:
    """Return the entry on a row that held in a version; None where the row was not there yet."""
    until = {*ledger.versions[: ledger.versions.index(version) + 1]}
    return next((entry for entry in reversed(story) if entry.version in until), None)


def frozen_row(
    store: Store, ledger: Ledger, entry: LedgerEntry, version: str, digest: str
) -> FrozenRow:
    """Return a row as it was in a version; ``digest`` is that of the row here, if it is here."""
    place = ledger.entries.index(entry)
    # Of what became of the row only what came after counts: it may have been as it was twice.
    later = [
        one
        for number, one in enumerate(ledger.entries)
        if one.key != entry.key or (one.table == entry.table and number >= place)
    ]
    since = judge(replace(ledger, entries=later), NOTHING, entry.key, entry.digest)
    last = ledger.last[entry.table, entry.key]
    site = store.contents
    name, label = (
        row_name_then(store, entry.table, entry.key, entry.cells),
        _label(store, entry.key),
    )
    return FrozenRow(
        version,
        days(ledger).get(version, ""),
        entry,
        one_of(site, entry.table),
        name,
        label if label != name else "",
        shown_cells(site, entry.table, entry.cells),
        passage_then(store, entry.cells),
        since,
        cell_changes(site, entry.table, since.columns),
        standing_rows(store, since.successors),
        not last.has_ended and digest != last.digest,
    )


def _label(store: Store, key: str) -> str:
    """What a row is called now; empty where it is here no longer, or is called by its key."""
    entry = store.directory.entry(key)
    return entry.label if entry and entry.label != key else ""
