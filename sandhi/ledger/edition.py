"""The tables of one version of a dataset, with their cells as they stand in the CSV."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from sandhi.cite.digest import ENCODER, digest, in_canonical_order, json_of_texts
from sandhi.files import PackageError, parse_json
from sandhi.package import DESCRIPTOR, LEDGER, TableSchema
from sandhi.package.opening.parts import declared_paths, one_file
from sandhi.package.schema import parse_schema
from sandhi.table import FORMS, Records, TableError, csv_text, ragged_records, records, value_of
from sandhi.text import natural_order

Read = Callable[[str], bytes]  # of a file of a package, by its path


class EditionColumn(NamedTuple):
    """A column of a table: its name, its type, and the values that it enumerates, if it does."""

    name: str
    type: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableEdition:
    """A table as it is in one version: its columns, of which the first is the key, and its rows.

    ``rows`` has the cells of each row by its key.
    """

    columns: tuple[EditionColumn, ...]
    rows: Mapping[str, tuple[str, ...]]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def types(self) -> dict[str, str]:
        """The type of each column by its name."""
        return types_of(self.columns)

    def cells(self, key: str) -> dict[str, str]:
        """The cells of a row that are not empty, by column."""
        pairs = zip(self.names, self.rows[key], strict=True)
        return {name: cell for name, cell in pairs if cell}

    def text(self) -> str:
        """The CSV of the table in its canonical form, its rows in the order of their keys."""
        return csv_text(
            self.names, [self.rows[key] for key in sorted(self.rows, key=natural_order)]
        )

    def digest(self, key: str) -> str:
        """The digest of a row, as its citation has it."""
        return digest_of(self.types, self.cells(key))

    def shape(self) -> str:
        """The columns as canonical JSON."""
        return canonical(
            {
                "columns": [
                    {"name": one.name, "type": one.type}
                    | ({"values": [*one.values]} if one.values else {})
                    for one in self.columns
                ]
            }
        )


@dataclass(frozen=True)
class Edition:
    """The tables of one version by their names, but for the ledger. ``version`` may be empty."""

    version: str
    tables: Mapping[str, TableEdition]


NOTHING = Edition("", {})


def canonical(value: Any) -> str:
    """JSON as RFC 8785 has it, of objects, lists and text."""
    if isinstance(value, Mapping) and {*map(type, value.values())} <= {str}:
        return json_of_texts(value)
    return ENCODER.encode(_with_sorted_keys(value))


def _with_sorted_keys(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        names = in_canonical_order(tuple(value))
        return {name: _with_sorted_keys(value[name]) for name in names}
    return [_with_sorted_keys(one) for one in value] if isinstance(value, list) else value


def types_of(columns: tuple[EditionColumn, ...]) -> dict[str, str]:
    """The type of each column by its name."""
    return {column.name: column.type for column in columns}


def digest_of(types: Mapping[str, str], cells: Mapping[str, str]) -> str:
    """The digest of the cells of a row, each read in the type of its column."""
    return digest(
        {
            name: value_of(cell, type_) if (type_ := types[name]) in FORMS else cell
            for name, cell in cells.items()
        }
    )


def digest_of_text(text: str) -> str:
    """The digest of what is no row, in its canonical form."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def columns_of_shape(shape: str) -> tuple[EditionColumn, ...]:
    """The columns that ``shape`` wrote; LookupError, TypeError or ValueError if it did not."""
    columns = parse_json(shape)["columns"]
    return tuple(
        EditionColumn(one["name"], one["type"], tuple(one.get("values", ()))) for one in columns
    )


def columns_of_schema(schema: TableSchema) -> tuple[EditionColumn, ...]:
    """The columns of a table as its schema has them."""
    return tuple(
        EditionColumn(field.name, field.type, tuple(map(str, field.constraints.get("enum", ()))))
        for field in schema.fields
    )


def edition_of(version: str, schemas: Mapping[str, TableSchema], read: Read) -> Edition:
    """The edition of tables with these schemas, whose CSVs ``read`` gives by their names.

    PackageError where one is not the table of its schema.
    """

    def records_of(table: str) -> Records:
        try:
            return records(read(table))
        except TableError as error:
            raise PackageError(f"the table {table}: {error}") from None

    return edition_of_records(version, schemas, records_of)


def edition_of_records(
    version: str, schemas: Mapping[str, TableSchema], records_of: Callable[[str], Records]
) -> Edition:
    """The edition of tables with these schemas and records; PackageError as ``edition_of``."""
    tables = {name: _table(schema, records_of(name)) for name, schema in schemas.items()}
    tables.pop(LEDGER, None)
    return Edition(version, tables)


def _table(schema: TableSchema, csv_records: Records) -> TableEdition:
    if tuple(csv_records.names) != schema.names or ragged_records(csv_records):
        raise PackageError(
            f"the table {schema.name} is not as its schema has it; `sandhi check` says where"
        )
    rows = {row[0]: tuple(row) for row in csv_records.rows}
    if len(rows) < len(csv_records.rows):
        raise PackageError(f"the table {schema.name} has two rows of one key; take one out")
    return TableEdition(columns_of_schema(schema), rows)


def read_edition(read: Read) -> Edition:
    """The edition in the files of a package; PackageError where they are none that is read."""
    descriptor = _json(read, DESCRIPTOR)
    schemas, paths = {}, {}
    try:
        for raw in descriptor["resources"]:
            schema_or_path = raw["schema"]
            schema = (
                schema_or_path if isinstance(schema_or_path, dict) else _json(read, schema_or_path)
            )
            schemas[raw["name"]] = parse_schema(raw["name"], schema)
            paths[raw["name"]] = one_file(raw["name"], declared_paths(raw.get("path")) or [""])
    except (AttributeError, KeyError, TypeError, ValueError):
        raise PackageError(
            f"{DESCRIPTOR} is not as this tool reads it; `sandhi check` says where"
        ) from None
    version = descriptor.get("version", "")
    return edition_of(str(version), schemas, lambda name: read(paths[name]))


def _json(read: Read, path: str) -> dict[str, Any]:
    try:
        document = parse_json(read(path))
    except ValueError:
        raise PackageError(f"{path} is no JSON; mend it") from None
    if not isinstance(document, dict):
        raise PackageError(f"{path} is not a JSON object; a descriptor begins with {{")
    return document
