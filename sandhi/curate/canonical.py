"""The one canonical form of a table's file: UTF-8, LF, least quoting, schema order, key order."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sandhi.curate.changes import Change
from sandhi.curate.keys import Numbering, first_versions, numbering
from sandhi.files import PackageError, read_bytes
from sandhi.package import Package, TableSchema
from sandhi.table import LONGEST_CELL, Records, TableError, csv_text, ragged_records, records
from sandhi.text import natural_order

if TYPE_CHECKING:
    from pandas import DataFrame


def canonical(schema: TableSchema, rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a table whose rows have their cells in the order of the schema.

    Rows are sorted by their key, as code points; those without one come last, as they stand.
    PackageError for a cell that is longer than those that are read.
    """
    key = schema.names.index(schema.primary_key)
    ordered = sorted(rows, key=lambda row: (not row[key], natural_order(row[key])))
    for row in ordered:
        for name, cell in zip(schema.names, row, strict=True):
            if len(cell) > LONGEST_CELL:
                raise PackageError(
                    f"{schema.name}: {row[key]}: {name} has {len(cell):,} characters, and a cell "
                    f"holds {LONGEST_CELL:,}; divide it"
                )
    return csv_text(schema.names, ordered).encode("utf-8")


def format_change(package: Package, table: str) -> Change:
    """The change that gives the file of a table its canonical form; no cell is touched.

    A byte order mark, other line ends, blank lines and needless quotation marks go, columns and
    rows are put in order; a column that the file lacks is added with empty cells. That of the keys,
    where the file lacks it or no row has one, is filled with numbers, from 1, if its pattern says
    how they are written and nobody knows other ones.
    PackageError where the file cannot be read, has a column that the schema has not, or lacks that
    of keys that are not numbered so.
    """
    path, schema = package.file(table), package.schemas[table]
    before = read_bytes(package.root, path)
    try:
        read = records(before)
    except TableError as error:
        raise PackageError(f"{path}: {error}") from None
    key, counts = schema.primary_key, Counter(read.names)
    numbers = None if _has_keys(read, key) else _numbers(package, schema)
    if counts - Counter(schema.names) or (key not in counts and numbers is None):
        raise PackageError(
            f"{path}:1: the header's columns are not its schema's; `sandhi check` says what differs"
        )
    filled = [(row, line) for row, line in zip(read.rows, read.lines, strict=True) if row]
    read = read._replace(rows=[row for row, _ in filled], lines=[line for _, line in filled])
    for line, count in ragged_records(read):
        raise PackageError(
            f"{path}:{line}: {count} cells under a header of {len(read.names)}; "
            "give the record one cell for each column"
        )
    if numbers:
        other_places = [place for place, name in enumerate(read.names) if name != key]
        names, *rows = ([row[place] for place in other_places] for row in (read.names, *read.rows))
        keyed = [[numbers.key(number), *row] for number, row in enumerate(rows, 1)]
        read = read._replace(names=[key, *names], rows=keyed)
    order = [read.names.index(name) if name in read.names else None for name in schema.names]
    ordered = (["" if place is None else row[place] for place in order] for row in read.rows)
    return Change(path, before, canonical(schema, ordered))


def _has_keys(read: Records, key: str) -> bool:
    """Whether any row has a key: the column may be there, and empty."""
    places = [place for place, name in enumerate(read.names) if name == key]
    return any(row[place] for place in places for row in read.rows if place < len(row))


def _numbers(package: Package, schema: TableSchema) -> Numbering | None:
    """How the keys are numbered of a table that never had any.

    None where rows of other tables name its rows, or a release has had them: by keys that are lost.
    """
    form = numbering(schema)
    is_referred_to = any(
        schema.name in other.references.values() for other in package.schemas.values()
    )
    released = any(table == schema.name for table, _ in first_versions(package))
    if form is None or not form.prefix.isalnum() or is_referred_to or released:
        return None
    return form


def rewritten(
    package: Package,
    table: str,
    before: bytes,
    cells: "DataFrame",
    new: Iterable[Mapping[str, str]] = (),
) -> Change:
    """The change that gives a table these cells and new rows, in its canonical form.

    ``before`` are the bytes of its file that were read ahead of its cells, so that no work of
    somebody else that was saved in between is written over.
    """
    schema = package.schemas[table]
    rows = cells[list(schema.names)].to_numpy().tolist()
    added = [[row[name] for name in schema.names] for row in new]
    return Change(package.file(table), before, canonical(schema, rows + added))
