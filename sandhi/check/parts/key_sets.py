"""Keys across parts: which of them stand in more than one, and which lead to none.

Each part sends the distinct keys of its rows, not its rows, to as many heaps as there are to be, by
their hashes; whoever has one heap of every part sees all keys that could be alike. What comes back
is keys again, of which each part knows its rows itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame, Series
from pandas.util import hash_array

from sandhi.package import Field, ForeignKey, Package

Texts: TypeAlias = NDArray[np.object_]


class KeyColumns(NamedTuple):
    """Columns of a table that make a key of its rows.

    Of those that are ``loose``, a cell that is not written as its type is counts as the value that
    other readers take it for.
    """

    table: str
    columns: tuple[str, ...]
    loose: bool = False


Heap: TypeAlias = dict[KeyColumns, Texts]

_BETWEEN = "\x1f"  # of the cells of a key of several columns


class Meeting(NamedTuple):
    """What came of comparing keys: those in more than one part, and those that lead to no row."""

    shared: dict[KeyColumns, set[str]]
    astray: dict[tuple[str, ForeignKey], set[str]]


def unique_columns(package: Package, table: str) -> list[KeyColumns]:
    """The columns, by themselves or together, whose values no two rows of a table may share."""
    schema = package.schemas[table]
    unique = [field.name for field in schema.fields if field.constraints.get("unique")]
    alone = dict.fromkeys([schema.primary_key, *unique])
    keys = [*((name,) for name in alone), *schema.unique_keys]
    texts = {field.name for field in schema.fields if field.type == "string"}
    return [KeyColumns(table, key, loose=not {*key} <= texts) for key in keys]


def key_columns(package: Package, tables: Iterable[str]) -> list[KeyColumns]:
    """The columns of tables of which keys are compared with others."""
    names: dict[KeyColumns, None] = {}
    for table in tables:
        names |= dict.fromkeys(unique_columns(package, table))
        for key in package.schemas[table].foreign_keys:
            names |= {KeyColumns(table, (key.field,)): None, target(key): None}
    return [*names]


def target(key: ForeignKey) -> KeyColumns:
    """The columns whose values a foreign key has."""
    return KeyColumns(key.table, (key.column,))


def key_texts(package: Package, of: KeyColumns) -> "Series[str]":
    """The key of each row as a text, so that keys are alike if these are; NA where it has none."""
    cells, values = package.cells(of.table), package.table(of.table)
    schema = package.schemas[of.table]
    texts = [_texts(schema.field(name), cells[name], values[name], of.loose) for name in of.columns]
    first, *more = texts
    for other in more:
        first = first + _BETWEEN + other
    return first


def _texts(field: Field, cells: "Series[str]", values: Series, loose: bool) -> "Series[str]":
    if field.type == "string":
        return values
    texts = values.map(_text, na_action="ignore").astype("string[python]")
    odd = values.isna() & (cells != "")
    if loose and odd.any():
        texts_of_others = {cell: _read_by_others(field, cell) for cell in cells[odd].unique()}
        texts[odd] = cells[odd].map(texts_of_others).astype("string[python]")
    return texts


def _text(value: object) -> str:
    """A value as a text that all values have which are equal to it."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)


def _read_by_others(field: Field, cell: str) -> str | None:
    """What Frictionless takes a cell for; None where it takes it for nothing."""
    import frictionless
    from pandas import Timestamp

    descriptor = {"name": field.name, "type": field.type, "format": field.format}
    value, notes = frictionless.Field.from_descriptor(descriptor).read_cell(cell)
    if value is None or notes:
        return None
    if field.type in ("date", "datetime"):
        moment = Timestamp(value)
        return _text(moment.tz_convert("UTC").tz_localize(None) if moment.tzinfo else moment)
    return _text(float(value) if field.type == "number" else value)


def heaps(package: Package, columns: Iterable[KeyColumns], count: int) -> list[Heap]:
    """The distinct keys of a part in so many heaps, by their hashes."""
    heaps_of_part: list[Heap] = [{} for _ in range(count)]
    for of in columns:
        distinct = key_texts(package, of).dropna().unique()
        texts = np.asarray(distinct, dtype=object)
        places = hash_array(texts, categorize=False) % count if len(texts) else texts
        for place, heap in enumerate(heaps_of_part):
            heap[of] = texts[places == place]
    return heaps_of_part


def meeting_of(
    parts: Sequence[Heap], keys: Sequence[tuple[str, ForeignKey]], unique: Sequence[KeyColumns]
) -> Meeting:
    """What one heap of every part shows of keys that must be unique, and of those of other rows."""
    shared, astray = {}, {}
    for of in unique:
        texts, counts = np.unique(_whole(parts, of), return_counts=True)
        shared[of] = {*texts[counts > 1]}
    for table, key in keys:
        field_columns = KeyColumns(table, (key.field,))
        astray[table, key] = {*_whole(parts, field_columns)} - {*_whole(parts, target(key))}
    return Meeting(shared, astray)


def _whole(parts: Sequence[Heap], of: KeyColumns) -> Texts:
    empty = np.array([], dtype=object)
    return np.concatenate([empty, *(part[of] for part in parts if of in part)])


def joint_meeting(meetings: Iterable[Meeting]) -> Meeting:
    """What all heaps together show."""
    whole = Meeting({}, {})
    for shared, astray in meetings:
        for of, texts in shared.items():
            whole.shared.setdefault(of, set()).update(texts)
        for foreign_key, texts in astray.items():
            whole.astray.setdefault(foreign_key, set()).update(texts)
    return whole


def rows_alike(package: Package, table: str, meeting: Meeting) -> "Series[bool]":
    """Which rows of a table have a key that another row has, in this part or in another one."""
    is_alike = Series(False, index=package.cells(table).index)
    for of in unique_columns(package, table):
        texts = key_texts(package, of)
        twice = texts.notna() & texts.duplicated(keep=False)
        is_alike |= (twice | texts.isin(meeting.shared.get(of, set()))).astype(bool)
    return is_alike


def cells_astray(package: Package, table: str, meeting: Meeting) -> list[tuple[int, str]]:
    """The cells of a part that name a row which no part has, by line and column.

    They stand in the order of the keys in the schema, and of the rows. A mark for no value names
    nothing.
    """
    astray = []
    for key in package.schemas[table].foreign_keys:
        names = meeting.astray.get((table, key), set())
        texts = key_texts(package, KeyColumns(table, (key.field,)))
        marks = package.cells(table)[key.field].isin(
            package.schemas[table].field(key.field).missing
        )
        is_astray = (texts.isin(names) & ~marks).astype(bool)
        astray += [(int(line), key.field) for line in texts.index[is_astray]]
    return astray


def frames_of(parts: Iterable[Mapping[str, DataFrame]]) -> dict[str, DataFrame]:
    """The rows that parts have of tables, as those of one: in the order of their lines."""
    from pandas import concat

    frames: dict[str, list[DataFrame]] = {}
    for part in parts:
        for table, frame in part.items():
            frames.setdefault(table, []).append(frame)
    return {table: concat(each).sort_index() for table, each in frames.items()}
