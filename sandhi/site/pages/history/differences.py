"""``/changes``: the versions that were released; ``/changes/A..B`` what differs between two.

With ``.tsv`` and ``.jsonl`` behind it the same as data: a line for each cell that differs, and the
operations by which the tables of A become those of B (``sandhi.release.delta``).
"""

from typing import NamedTuple
from urllib.parse import unquote

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from sandhi.ledger.changes import ADDED, CHANGED, GONE, Differences, RowChange
from sandhi.ledger.entries import ENDS, Ledger, LedgerEntry
from sandhi.release.delta import delta, sheet
from sandhi.site.elements.templates import fill_template
from sandhi.site.pages.history.answer import page_or_json
from sandhi.site.pages.history.cells import CellChange, cell_changes, title_of
from sandhi.site.store import Contents, Store, contents, reading

SHOWN = 300  # rows that differ, on a page
_TYPES = {"tsv": "text/tab-separated-values", "jsonl": "application/jsonl"}


class VersionSummary(NamedTuple):
    """A version with how many rows it added, changed and ended."""

    version: str
    day: str
    before: str
    added: int
    changed: int
    ended: int


class DifferingRow(NamedTuple):
    """A row that differs: what happened, why where it ended, and the cells that differ."""

    change: RowChange
    why: str
    cells: list[CellChange]


class DifferingTable(NamedTuple):
    """What differs in a table: its columns, and its rows, or the first of them."""

    title: str
    counts: dict[str, int]
    columns: list[str]
    rows: list[DifferingRow]


async def changes_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/changes``."""
    versions, unreleased = await reading(
        datasette, lambda store: (_summaries(store), store.editions.unreleased())
    )
    data: dict[str, object] = {
        "ok": True,
        "versions": [one._asdict() for one in versions],
        "unreleased": unreleased,
    }
    variables: dict[str, object] = {
        "versions": versions[::-1],
        "unreleased": unreleased,
        "most": SHOWN,
    }
    return await page_or_json(
        datasette, request, "changes.html", variables, data, 200, as_data=False
    )


async def differences_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/changes/A..B``, and for that with ``.tsv`` or ``.jsonl`` behind it."""
    old, new = (unquote(request.url_vars[side]) for side in ("old", "new"))
    ending = request.url_vars["ending"] or ""
    differences, entries = await reading(
        datasette,
        lambda store: (
            store.editions.differences(old, new),
            _between(store.editions.whole(), old, new),
        ),
    )
    if ending:
        text = (
            sheet(differences).decode("utf-8")
            if ending == "tsv"
            else delta(differences, entries).decode("utf-8")
        )
        disposition = f'attachment; filename="{old or "nothing"}..{new}.{ending}"'
        headers = {"Content-Disposition": disposition}
        return Response(text, headers=headers, content_type=f"{_TYPES[ending]}; charset=utf-8")
    variables: dict[str, object] = {
        "old": old,
        "new": new,
        "level": differences.level.name.lower(),
        "tables": _tables(contents(datasette), differences, entries),
        "total": len(differences.rows),
        "shown": min(len(differences.rows), SHOWN),
    }
    html = await fill_template(datasette, "differences.html", variables, request)
    return Response.html(html)


def _summaries(store: Store) -> list[VersionSummary]:
    versions = store.contents.versions
    of_rows = [entry for entry in store.editions.whole().entries if entry.key]
    counts = {version: {ADDED: 0, CHANGED: 0, GONE: 0} for version in versions}
    for entry in of_rows:
        if entry.version in counts:
            counts[entry.version][GONE if entry.event in ENDS else entry.event] += 1
    before = ["", *versions]
    return [
        VersionSummary(version, day, earlier, *counts[version].values())
        for (version, day), earlier in zip(versions.items(), before, strict=False)
    ]


def _between(ledger: Ledger, old: str, new: str) -> list[LedgerEntry]:
    """The entries of all versions after one, up to another."""
    order = ledger.versions
    first = order.index(old) + 1 if old in order else 0
    last = order.index(new) + 1 if new in order else 0
    until = {*order[first:last]}
    return [entry for entry in ledger.entries if entry.version in until]


def _tables(
    site: Contents, differences: Differences, entries: list[LedgerEntry]
) -> list[DifferingTable]:
    reasons = {(one.table, one.key): one.reason for one in entries if one.reason}
    rows = differences.rows[:SHOWN]
    return [
        DifferingTable(
            title_of(site, table),
            {event: differences.count(table, event) for event in (ADDED, CHANGED, GONE)},
            [
                str(one).removeprefix(f"{table}.")
                for one in differences.columns
                if one.table == table
            ],
            [
                DifferingRow(row, reasons.get((table, row.key), ""), _cells(site, row))
                for row in rows
                if row.table == table
            ],
        )
        for table in differences.tables
    ]


def _cells(site: Contents, row: RowChange) -> list[CellChange]:
    if row.event != CHANGED:
        return []
    pairs = {name: (row.before.get(name, ""), row.after.get(name, "")) for name in row.columns}
    return cell_changes(site, row.table, pairs)
