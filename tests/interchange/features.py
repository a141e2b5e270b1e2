"""What a package has of each feature that ``fidelity`` names, in one shape for all readers."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from sandhi.package import Package
from sandhi.package.settings import VERBATIM

# The columns in which this dataset has what a feature is about.
BOUNDS = ("figures", ("as_of_earliest", "as_of_latest"))
EDTF = ("events", ("date",))
UNITS = ("figures", ("unit",))
DISPUTES = ("discrepancy_members", ("discrepancy_id", "record_id"))
ENUMERATION = ("events", "class")

Rows = Iterable[Mapping[str, Any]]
Features = dict[str, Any]


class Reading(NamedTuple):
    """What a reader found of the features, and of how many rows or files in all.

    ``tables`` are those that it has read, where these are not all.
    """

    features: Features
    total: int
    tables: frozenset[str] | None = None


def expected(package: Package, read: Collection[str] | None = None) -> Features:
    """What the package itself has of each feature, in the tables that were read, or in all."""
    names = package.schemas if read is None else read
    tables = {name: [*package.rows(name).values()] for name in names}
    enumeration = package.schemas[ENUMERATION[0]].field(ENUMERATION[1])
    return of_tables(tables, package) | {
        "values": {one.value: (one.label, one.description) for one in enumeration.categories},
        "references": {
            (name, key.field, key.table)
            for name, schema in package.schemas.items()
            for key in schema.foreign_keys
        },
    }


def of_tables(tables: Mapping[str, Rows], package: Package) -> Features:
    """What rows of tables have of the features that stand in columns."""
    anchors = set()
    for name, schema in package.schemas.items():
        if schema.anchored and package.settings.of(name).role not in VERBATIM and name in tables:
            for row in tables[name]:
                key, start, end = row[schema.primary_key], int(row["start"]), int(row["end"])
                anchors.add((key, row["seed_id"], start, end, row["quote"]))
    features: Features = {"anchors": anchors}
    for feature, (table, columns) in {
        "bounds": BOUNDS,
        "edtf": EDTF,
        "units": UNITS,
        "disputes": DISPUTES,
    }.items():
        if table in tables:
            key = package.schemas[table].primary_key
            features[feature] = {
                (row[key], *(_text(row[column]) for column in columns)) for row in tables[table]
            }
    return features


def _text(value: object) -> str:
    return "" if value is None else str(value)
