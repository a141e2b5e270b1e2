"""``/history/KEY``: all that became of a row, version after version."""

from typing import NamedTuple
from urllib.parse import unquote

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.cite import citable
from sandhi.ledger.changes import RowChange
from sandhi.ledger.entries import Ledger, LedgerEntry
from sandhi.site.elements.interface import gettext
from sandhi.site.pages.history.answer import page_or_json
from sandhi.site.pages.history.cells import (
    CellChange,
    StandingRow,
    cell_changes,
    days,
    standing_rows,
    title_of,
)
from sandhi.site.pages.history.cited_before import in_release
from sandhi.site.store import Contents, Store, reading

_JSON = ".json"


class RowEvent(NamedTuple):
    """What became of a row in a version; ``columns`` has the cells that differ, before and after.

    ``standing`` are the rows that stand for it since, ``changes`` the cells as people read them.
    """

    entry: LedgerEntry
    day: str
    columns: dict[str, tuple[str, str]]
    changes: list[CellChange]
    standing: list[StandingRow]

    def as_json(self) -> dict[str, object]:
        """The event, for programs."""
        entry = self.entry
        columns = {name: {"before": was, "after": now} for name, (was, now) in self.columns.items()}
        return {
            "table": entry.table,
            "version": entry.version,
            "day": self.day,
            "event": entry.event,
            "reason": entry.reason,
            "successors": [*entry.successors],
            "columns": columns,
            "digest": entry.digest,
        }


class RowHistory(NamedTuple):
    """What became of the row of a key in a table."""

    title: str
    events: list[RowEvent]


class KeyHistory(NamedTuple):
    """What became of the rows of a key; what that of today is called, empty if there is none.

    ``unreleased`` says that no version has that of today as it is.
    """

    histories: list[RowHistory]
    label_today: str
    unreleased: bool


async def history_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/history/KEY``; with JSON for ``/history/KEY.json``, or by Accept."""
    file_name = unquote(request.url_vars["key"])
    key = file_name.removesuffix(_JSON)
    history = await reading(datasette, lambda store: key_history(store, key))
    if not history.histories and not history.label_today:
        raise NotFound(gettext("There is no row %s, and there never was.") % key[:40])
    data: dict[str, object] = {
        "ok": True,
        "key": key,
        "events": [event.as_json() for one in history.histories for event in one.events],
    }
    variables = {"key": key, **history._asdict()}
    return await page_or_json(
        datasette, request, "history.html", variables, data, 200, as_data=file_name != key
    )


def key_history(store: Store, key: str) -> KeyHistory:
    """Return what became of the rows of a key, by table."""
    ledger, site = store.ledger.about(key), store.contents
    histories = [
        RowHistory(title_of(site, table), _events(store, site, ledger, story))
        for table, story in ledger.story(key).items()
    ]
    entry = store.directory.entry(key)
    cited_row = citable.row(store.citations, key)
    return KeyHistory(
        histories,
        entry.label if entry else "",
        cited_row is not None and in_release(store, cited_row) != "",
    )


def _events(
    store: Store, site: Contents, ledger: Ledger, story: list[LedgerEntry]
) -> list[RowEvent]:
    released = days(ledger)
    events = []
    for place, entry in enumerate(story):
        changed = place > 0 and not entry.has_ended
        columns = _columns(story[place - 1], entry) if changed else {}
        day = released.get(entry.version, "")
        changes = cell_changes(site, entry.table, columns)
        standing = standing_rows(store, entry.successors)
        events.append(RowEvent(entry, day, columns, changes, standing))
    return events


def _columns(before: LedgerEntry, after: LedgerEntry) -> dict[str, tuple[str, str]]:
    """The cells that differ between two entries, before and after."""
    change = RowChange(after.table, after.key, after.event, before.cells, after.cells)
    return {
        name: (change.before.get(name, ""), change.after.get(name, "")) for name in change.columns
    }
