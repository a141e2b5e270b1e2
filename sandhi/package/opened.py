"""A dataset package opened: its descriptor, its Table Schemas, its seeds, its tables with types."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from sandhi import table as csv_table
from sandhi.files import PackageError, inside, read_bytes, read_json, read_text
from sandhi.package.descriptor import DESCRIPTOR, resources
from sandhi.package.labels import Labels, Row, Value
from sandhi.package.schema import TableSchema, read_schema
from sandhi.package.settings import Settings, parse_settings

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, eq=False)
class Package:
    """A package on disk. Its tables and texts are read when they are first asked for, and once."""

    root: Path
    descriptor: dict[str, Any]
    schemas: dict[str, TableSchema]

    @classmethod
    def open(cls, root: Path) -> "Package":
        """Read the descriptor and the schemas in ``root``; PackageError where that fails."""
        descriptor = read_json(root, DESCRIPTOR)
        return cls(
            root,
            descriptor,
            {
                resource["name"]: read_schema(root, resource["name"], resource["schema"])
                for resource in resources(root, descriptor)
            },
        )

    @cached_property
    def settings(self) -> Settings:
        """What the package declares to this tool alone; PackageError where it is misshapen."""
        try:
            return parse_settings(self.descriptor.get("sandhi", {}))
        except (AttributeError, KeyError, TypeError, ValueError):
            raise PackageError(
                f"{DESCRIPTOR} at /sandhi is not as this tool reads it; `sandhi check` says where"
            ) from None

    @cached_property
    def paths(self) -> dict[str, str]:
        """Where the CSV of each table lies, relative to the package."""
        return {resource["name"]: resource["path"] for resource in self.descriptor["resources"]}

    @cached_property
    def schema_paths(self) -> dict[str, str]:
        """Where the Table Schema of each table lies, relative to the package."""
        return {resource["name"]: resource["schema"] for resource in self.descriptor["resources"]}

    def rule_paths(self, table: str) -> list[str]:
        """The modules of a table's own rules: beside its schema, and in a folder of its name."""
        beside = PurePosixPath(self.schema_paths[table]).with_suffix("")
        single, folder = f"{beside}.py", inside(self.root, beside.as_posix())
        modules = [single] if inside(self.root, single).is_file() else []
        return modules + sorted(f"{beside}/{module.name}" for module in folder.glob("*.py"))

    def path(self, table: str) -> Path:
        """Where the CSV of a table lies."""
        return self.root / self.paths[table]

    def cells(self, table: str) -> "DataFrame":
        """Every cell of a table as text, empty ones as ``""``.

        The index, ``line``, says on which line of the CSV the record begins (the header's is 1).
        PackageError where the file is missing, unreadable or without its schema's header.
        """
        if table not in self._cells:
            self._cells[table] = self._read(table)
        return self._cells[table].copy(deep=False)

    def table(self, name: str) -> "DataFrame":
        """A table in the types of its schema: nullable dtypes, the index and errors of ``cells``.

        Empty cells are NA, and so are those that are not written as their type is.
        """
        if name not in self._tables:
            types = {field.name: field.type for field in self.schemas[name].fields}
            self._tables[name] = csv_table.as_typed(self.cells(name), types)
        return self._tables[name].copy(deep=False)

    def rows(self, table: str) -> Mapping[str, Row]:
        """The rows of a table by key, in the types of its schema, read without pandas.

        Empty cells are None, and so are those that are not written as their type is; booleans are 1
        or 0. Of rows with one key the first counts. PackageError where there is no such table, or
        its file is not the table of its schema.
        """
        if table not in self._rows:
            self._rows[table] = self._read_rows(table)
        return self._rows[table]

    @cached_property
    def labels(self) -> Labels:
        """What each row is called."""
        return Labels(self.schemas, self.settings, self.rows)

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each seed by its key, decoded and unnormalised; PackageError as ``cells``."""
        seeds = self.cells("seeds")
        return {
            key: read_text(self.root, path)
            for key, path in zip(seeds["seed_id"], seeds["path"], strict=True)
        }

    @cached_property
    def _cells(self) -> dict[str, "DataFrame"]:
        return {}

    @cached_property
    def _tables(self) -> dict[str, "DataFrame"]:
        return {}

    @cached_property
    def _rows(self) -> dict[str, Mapping[str, Row]]:
        return {}

    def _read(self, table: str) -> "DataFrame":
        path = self.paths[table]
        try:
            cells = csv_table.as_cells(csv_table.records(read_bytes(self.root, path)))
        except csv_table.TableError as error:
            where = path if error.line is None else f"{path}:{error.line}"
            raise PackageError(f"{where}: {error}") from None
        if tuple(cells.columns) != self.schemas[table].names:
            raise PackageError(
                f"{path}:1: the header is not its schema's; `sandhi check` says what differs"
            )
        return cells

    def _read_rows(self, table: str) -> Mapping[str, Row]:
        if table not in self.schemas:
            raise PackageError(f"the package has no table {table}; add it, or name another package")
        schema, path = self.schemas[table], self.paths[table]
        try:
            records = csv_table.records(read_bytes(self.root, path))
        except csv_table.TableError as error:
            raise PackageError(f"{path}: {error}") from None
        if tuple(records.names) != schema.names or csv_table.ragged(records):
            raise PackageError(f"{path} is not as its schema has it; `sandhi check` says where")
        types = [field.type for field in schema.fields]
        place = schema.names.index(schema.primary_key)
        rows: dict[str, Row] = {}
        for cells in records.rows:
            values = map(_value, cells, types)
            rows.setdefault(cells[place], dict(zip(schema.names, values, strict=True)))
        return rows


def _value(cell: str, type_: str) -> Value:
    """A cell in the type of its column; None where it is empty, or not written as its type is."""
    forms = csv_table.FORMS
    if not cell or (type_ in forms and not re.fullmatch(forms[type_], cell)):
        return None
    if type_ == "boolean":
        return int(cell == "true")
    if type_ == "number":
        return csv_table.number(cell)
    return int(cell) if type_ == "integer" else cell
