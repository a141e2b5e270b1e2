"""The directory of all records: the key, label, passage and searchable words of every row."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sandhi.package import ANCHOR, Package, PackageError, TableSchema
from sandhi.publish.columns import Columns
from sandhi.publish.search import searched
from sandhi.publish.settings import settings
from sandhi.text import cluster_boundaries

CONTEXT = 32  # code points of a prefix or suffix, at the most
LABEL = 100  # code points of a label, at the most
SEPARATOR = " · "  # between the parts of a label

_NAMING = ("label", "name", "title", "quote")
_Anchor = tuple[str | None, int | None, int | None, str | None]


class Record(NamedTuple):
    """One row of ``records``; ``sandhi.publish.schemas.RECORDS`` says what each field is."""

    key: str
    table: str
    label: str
    seed_id: str | None
    start: int | None
    end: int | None
    quote: str | None
    prefix: str | None
    suffix: str | None
    words: str


def label_columns(package: Package, schema: TableSchema) -> tuple[str, ...]:
    """Return the columns that name a row: those of the settings, else the first that is made to."""
    setting = settings(package, schema.name).get("label")
    if isinstance(setting, str):
        return (setting,)
    if setting:
        return tuple(setting)
    return next(((name,) for name in _NAMING if name in schema.names), (schema.primary_key,))


def records(
    package: Package, schemas: Mapping[str, TableSchema], tables: Mapping[str, Columns]
) -> Iterator[Record]:
    """Yield the record of each row of each table; PackageError where tables share a key."""
    labels = _labels(package, schemas, tables)
    boundaries = {seed: cluster_boundaries(text) for seed, text in package.texts.items()}
    homes: dict[str, str] = {}
    for name, schema in schemas.items():
        words = [tables[name][column] for column in searched(package, schema) if column != "quote"]
        keys = tables[name][schema.primary_key]
        for place, (key, anchor) in enumerate(
            zip(keys, _anchors(schema, tables[name]), strict=False)
        ):
            if homes.setdefault(key, name) != name:
                raise PackageError(
                    f"{key} is a key of {homes[key]} and of {name}; rename one of them"
                )
            seed, start, end, quote = anchor
            text = package.texts.get(seed or "", "")
            prefix, suffix = _surroundings(text, boundaries.get(seed or ""), start, end)
            said = "\n".join(str(column[place]) for column in words if column[place] is not None)
            label = labels[name].get(key) or key
            yield Record(key, name, label, seed, start, end, quote, prefix, suffix, said)


def _anchors(schema: TableSchema, columns: Columns) -> Iterable[_Anchor]:
    """The anchor of each row, without end where there is none; a seed's is its key alone."""
    if schema.anchored:
        return zip(*(columns[part] for part in ANCHOR), strict=True)
    if schema.name == "seeds":
        return ((key, None, None, None) for key in columns[schema.primary_key])
    return repeat((None, None, None, None))


def _surroundings(
    text: str, boundaries: NDArray[np.bool_] | None, start: int | None, end: int | None
) -> tuple[str, str] | tuple[None, None]:
    """The text before and after an anchor, in whole grapheme clusters."""
    if boundaries is None or start is None or end is None or not 0 <= start < end <= len(text):
        return None, None
    first = max(start - CONTEXT, 0)
    last = min(end + CONTEXT, len(text))
    first += int(boundaries[first:].argmax())
    last -= int(boundaries[last::-1].argmax())
    return text[first:start], text[end:last]


def _labels(
    package: Package, schemas: Mapping[str, TableSchema], tables: Mapping[str, Columns]
) -> dict[str, dict[str, str]]:
    """The label of each row by table and key; a foreign key in it stands for its row's label."""
    found: dict[str, dict[str, str]] = {}

    def of(name: str) -> dict[str, str]:
        if name not in found:
            found[name] = {}  # what it finds if its labels lead back to itself
            schema, columns = schemas[name], tables[name]
            targets = {key.field: key.table for key in schema.foreign_keys}
            parts = [
                _named(columns[column], of(targets[column]) if column in targets else {})
                for column in label_columns(package, schema)
            ]
            labels = (SEPARATOR.join(filter(None, row)) for row in zip(*parts, strict=True))
            keys = columns[schema.primary_key]
            found[name] = dict(zip(keys, map(_shortened, labels), strict=True))
        return found[name]

    return {name: of(name) for name in schemas}


def _named(values: Iterable[Any], labels: Mapping[Any, str]) -> list[str]:
    """Values as text, keys among them by their labels; nothing where there is none."""
    return ["" if value is None else labels.get(value, str(value)) for value in values]


def _shortened(label: str) -> str:
    """A label on one line, cut after its last whole word if it is too long."""
    label = " ".join(label.split())
    if len(label) <= LABEL:
        return label
    head = label[:LABEL]
    return (head.rpartition(" ")[0] or head) + "…"
