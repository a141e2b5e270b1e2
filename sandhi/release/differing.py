"""What differs between two editions, as people and as programs read it."""

import json
from collections.abc import Iterator

import click

from sandhi.ledger.changes import ADDED, CHANGED, GONE, Differences, RowChange

_SIGNS = {ADDED: ("+", "green"), CHANGED: ("~", "yellow"), GONE: ("-", "red")}
_LONGEST = 60  # code points of a cell that is shown


def as_text(differences: Differences) -> str:
    """The differences, table by table."""
    old, new = differences.old.version or "the old", differences.new.version or "the new"
    # What was changed since a release still bears its number, but is not what was released.
    versions = f"{old} → {'now' if differences and old == new else new}"
    if not differences:
        return f"{versions}: no difference."
    head = f"{versions}: {differences.level.name.lower()}"
    return "\n".join([click.style(head, bold=True), *_lines(differences)])


def _lines(differences: Differences) -> Iterator[str]:
    for table in differences.tables:
        counts = (f"{differences.count(table, event)} {event}" for event in _SIGNS)
        yield ""
        yield click.style(f"{table}: {', '.join(counts)}", bold=True)
        yield from (f"  {one}" for one in differences.columns if one.table == table)
        for row in differences.rows:
            if row.table == table:
                yield from _row(row)


def _row(row: RowChange) -> Iterator[str]:
    sign, colour = _SIGNS[row.event]
    yield click.style(f"  {sign} {row.key}", fg=colour)
    for name in row.columns if row.event == CHANGED else ():
        before, after = (_short(side.get(name, "")) for side in (row.before, row.after))
        yield f"      {name}: {before} → {after}"


def _short(cell: str) -> str:
    """A cell on one line, cut where it is long."""
    line = " ".join(cell.split())
    return (f"{line[:_LONGEST]}…" if len(line) > _LONGEST else line) or "(empty)"


def as_json(differences: Differences) -> str:
    """One object: both versions, the level, the columns and the rows that differ."""
    whole = {
        "old": differences.old.version,
        "new": differences.new.version,
        "level": differences.level.name.lower(),
        "columns": [
            {
                "table": one.table,
                "column": one.column,
                "what": one.what,
                "level": one.level.name.lower(),
            }
            for one in differences.columns
        ],
        "rows": [
            {**row._asdict(), "columns": row.columns, "level": row.level.name.lower()}
            for row in differences.rows
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


FORMATS = {"text": as_text, "json": as_json}
