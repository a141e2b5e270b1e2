"""Differences as data: JSON Lines by which the old tables become the new ones, byte for byte.

The first line names both versions. Then, table by table:

- ``{"op": "columns", "table", "columns"}``: it is new, or has these columns from now on;
- ``{"op": "drop", "table"}``: it is there no longer;
- ``{"op": "remove", "table", "key", "event", "reason", "successors"}``: a row ended;
- ``{"op": "add" or "change", "table", "key", "row"}``: a row is new, or is this from now on.

A row has the cells that are not empty, as they stand in the CSV. Cells of a column that is new are
empty in rows of which nothing is told. Rows stand in the order of their keys.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sandhi.files import PackageError, parse_json
from sandhi.ledger.changes import ADDED, CHANGED, GONE, Differences, differences_between
from sandhi.ledger.edition import NOTHING
from sandhi.ledger.entries import Ledger, LedgerEntry
from sandhi.table import TableError, csv_text, records
from sandhi.text import natural_order

DELTA = "delta.jsonl"
SHEETS = "delta"  # the folder with a TSV for each table
_OPERATIONS = {ADDED: "add", CHANGED: "change"}


def last_differences(ledger: Ledger) -> Differences:
    """What the last version of a ledger changed."""
    before = ledger.versions[:-1]
    old = ledger.edition(before[-1]) if before else NOTHING
    return differences_between(old, ledger.edition(ledger.latest))


def delta(differences: Differences, entries: Iterable[LedgerEntry]) -> bytes:
    """The differences between two editions as JSON Lines."""
    whys = {(one.table, one.key): one for one in entries}
    lines = (
        json.dumps(line, ensure_ascii=False, separators=(",", ":"))
        for line in _lines(differences, whys)
    )
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _lines(
    differences: Differences, whys: Mapping[tuple[str, str], LedgerEntry]
) -> Iterator[dict[str, Any]]:
    old, new = differences.old, differences.new
    yield {"op": "version", "from": old.version, "to": new.version}
    for table in differences.tables:
        if table not in new.tables:
            yield {"op": "drop", "table": table}
        elif table not in old.tables or old.tables[table].names != new.tables[table].names:
            yield {"op": "columns", "table": table, "columns": [*new.tables[table].names]}
        for row in differences.rows:
            if row.table != table or (row.event == GONE and table not in new.tables):
                continue
            place = {"table": table, "key": row.key}
            if row.event == GONE:
                yield {"op": "remove", **place, **_why(whys.get((table, row.key)))}
            else:
                yield {"op": _OPERATIONS[row.event], **place, "row": dict(row.after)}


def _why(entry: LedgerEntry | None) -> dict[str, Any]:
    if entry is None:
        return {}
    return {"event": entry.event, "reason": entry.reason, "successors": [*entry.successors]}


def apply_delta(old: Mapping[str, bytes], lines: bytes) -> dict[str, bytes]:
    """The CSVs of the new version by table, of those of the old one and a delta.

    PackageError where the delta is none, or is not one of these tables.
    """
    tables: dict[str, tuple[list[str], dict[str, list[str]]]] = {}
    try:
        for name, data in old.items():
            csv_records = records(data)
            tables[name] = (csv_records.names, {row[0]: row for row in csv_records.rows})
        for line in lines.decode("utf-8").removesuffix("\n").split("\n"):
            _apply(tables, parse_json(line))
    except (KeyError, TypeError, ValueError, TableError) as error:
        raise PackageError(f"the delta is not one of these tables: {error!r}") from None
    return {
        name: csv_text(names, [rows[key] for key in sorted(rows, key=natural_order)]).encode(
            "utf-8"
        )
        for name, (names, rows) in tables.items()
    }


def _apply(tables: dict[str, tuple[list[str], dict[str, list[str]]]], line: dict[str, Any]) -> None:
    operation, table = line["op"], line.get("table", "")
    if operation == "version":
        return
    if operation == "drop":
        del tables[table]
        return
    if operation == "columns":
        before, rows = tables.get(table, ([], {}))
        names = [str(name) for name in line["columns"]]
        rearranged_rows = {
            key: [dict(zip(before, row, strict=True)).get(name, "") for name in names]
            for key, row in rows.items()
        }
        tables[table] = (names, rearranged_rows)
        return
    names, rows = tables[table]
    key = line["key"]
    if (key in rows) != (operation in ("change", "remove")):
        raise ValueError(f"{operation} {key}")
    if operation == "remove":
        del rows[key]
    else:
        rows[key] = [line["row"].get(name, "") for name in names]


def sheets(differences: Differences) -> dict[str, bytes]:
    """The differences as a TSV for each table: one line for each cell that differs."""
    return {
        f"{SHEETS}/{table}.tsv": _tsv(_sheet(differences, table)) for table in differences.tables
    }


def sheet(differences: Differences) -> bytes:
    """The differences as one TSV, whose first column is the table."""
    head = ("table", "event", "key", "column", "before", "after")
    lines = [
        (table, *line) for table in differences.tables for line in _sheet(differences, table)[1:]
    ]
    return _tsv([head, *lines])


def _sheet(differences: Differences, table: str) -> list[tuple[str, ...]]:
    """The lines of the TSV of a table."""
    lines: list[tuple[str, ...]] = [("event", "key", "column", "before", "after")]
    lines += [
        ("column", "", one.column, "", one.what)
        for one in differences.columns
        if one.table == table
    ]
    for row in differences.rows:
        if row.table == table:
            for name in row.columns:
                cells = (row.before.get(name, ""), row.after.get(name, ""))
                lines.append((row.event, row.key, name, *cells))
    return lines


def _tsv(lines: Iterable[Iterable[str]]) -> bytes:
    return "".join("\t".join(map(_tsv_cell, line)) + "\n" for line in lines).encode("utf-8")


def _tsv_cell(cell: str) -> str:
    """A cell of a TSV: what would end it or its line is written as an escape."""
    escapes = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
    return "".join(escapes.get(one, one) for one in cell)
