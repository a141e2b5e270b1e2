"""Cells of rows that are there: changed under their keys, each judged before it is written."""

from collections.abc import Mapping

from sandhi.curate.anchoring import Unplaceable, candidates
from sandhi.curate.canonical import rewritten
from sandhi.curate.changes import Change
from sandhi.curate.editing.bounds import with_bounds
from sandhi.curate.rows import fault
from sandhi.files import PackageError, read_bytes, unknown
from sandhi.package import LEDGER, Package
from sandhi.text import span_in


def row_named(package: Package, name: str) -> tuple[str, str]:
    """The table and key of the row that a curator names, by its key or as TABLE/KEY.

    PackageError where there is none, or several tables have it.
    """
    table_name, slash, key = name.rpartition("/")
    if slash and table_name not in package.schemas:
        raise PackageError(unknown("table", table_name, package.schemas))
    tables = [
        table
        for table, schema in package.schemas.items()
        if table != LEDGER
        and (table == table_name if slash else schema.addressed)
        and key in package.rows(table)
    ]
    if not tables:
        raise PackageError(f"no row{f' of {table_name}' if slash else ''} has the key {key!r}")
    if len(tables) > 1:
        raise PackageError(f"{key} is a key of {' and of '.join(tables)}; write {tables[0]}/{key}")
    return tables[0], key


def changed_cells(
    package: Package, table: str, key: str, cells: Mapping[str, str]
) -> tuple[Change, list[str]]:
    """The change that gives cells of a row other values; and what keeps them from standing there.

    Bounds of a date follow it, and offsets a quote. PackageError where there is no such row or
    column, or the column is the key: other rows refer to it.
    """
    schema = package.schemas[table]
    if table in ("seeds", LEDGER):
        instead = "`sandhi reanchor` changes a text" if table == "seeds" else "a release writes it"
        if table == LEDGER or {"path", "sha256", "characters"} & cells.keys():
            raise PackageError(f"{table} is not set by hand; {instead}")
    for column in cells:
        if column not in schema.names:
            raise PackageError(
                f"{table} has no column {column!r}; it has {', '.join(schema.names)}"
            )
        if column == schema.primary_key:
            raise PackageError(f"{column} is the key; `sandhi rekey {key}` gives another")
    before, frame = read_bytes(package.root, package.file(table)), package.cells(table).copy()
    lines = frame.index[frame[schema.primary_key] == key]
    if len(lines) != 1:
        raise PackageError(f"{table} has {len(lines)} rows with the key {key!r}")
    old = {name: str(frame.at[lines[0], name]) for name in schema.names}
    new = with_bounds(package, table, {**old, **cells})
    faults = []
    if schema.anchored and new["quote"] != old["quote"] and not {"start", "end"} & cells.keys():
        try:
            new |= _offsets(package, new)
        except Unplaceable as error:
            faults = [f"quote: {error}"]
    faults += [
        f"{column}: {problem}"
        for column, value in new.items()
        if value != old[column] and (problem := fault(package, table, column, value))
    ]
    frame.loc[lines[0], list(new)] = list(new.values())
    return rewritten(package, table, before, frame), faults


def _offsets(package: Package, row: Mapping[str, str]) -> dict[str, str]:
    """Where the new quote of an anchored row stands: nearest to where the old one began."""
    places = candidates(row["quote"], row["seed_id"], "", package.texts)
    before = span_in(row)
    place = min(places, key=lambda one: abs(one.start - (before.start if before else 0)))
    return {"start": str(place.start), "end": str(place.end)}
