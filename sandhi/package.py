"""A dataset package opened: its descriptor, its Table Schemas, its seeds, its tables with types."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sandhi import table as csv_table
from sandhi.files import PackageError as PackageError
from sandhi.files import inside, read_bytes, read_json, read_text

if TYPE_CHECKING:
    from pandas import DataFrame

DESCRIPTOR = "datapackage.json"
ANCHOR = ("seed_id", "start", "end", "quote")


@dataclass(frozen=True)
class Category:
    """One value of an enumeration, defined."""

    value: str
    label: str
    description: str


@dataclass(frozen=True)
class Field:
    """A column, as its Table Schema describes it."""

    name: str
    type: str
    title: str
    description: str
    example: str
    constraints: Mapping[str, Any]
    categories: tuple[Category, ...]


@dataclass(frozen=True)
class ForeignKey:
    """A column whose values are those of a column of some table, perhaps of its own."""

    field: str
    table: str
    column: str


@dataclass(frozen=True)
class TableSchema:
    """A Table Schema (Data Package v2) whose primary key is one column, the first."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: str
    foreign_keys: tuple[ForeignKey, ...]
    unique_keys: tuple[tuple[str, ...], ...]

    def field(self, name: str) -> Field:
        """The field of that name; KeyError where there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(field.name for field in self.fields)

    @property
    def anchored(self) -> bool:
        """Whether each row points at a passage of a seed."""
        return set(ANCHOR) <= set(self.names)


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
                resource["name"]: _table_schema(resource["name"], root, resource["schema"])
                for resource in resources(root, descriptor)
            },
        )

    @property
    def settings(self) -> dict[str, Any]:
        """What the package declares to this tool alone: ``sandhi`` in its descriptor."""
        settings: dict[str, Any] = self.descriptor.get("sandhi", {})
        return settings

    @cached_property
    def paths(self) -> dict[str, str]:
        """Where the CSV of each table lies, relative to the package."""
        return {resource["name"]: resource["path"] for resource in self.descriptor["resources"]}

    @cached_property
    def schema_paths(self) -> dict[str, str]:
        """Where the Table Schema of each table lies, relative to the package."""
        return {resource["name"]: resource["schema"] for resource in self.descriptor["resources"]}

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


def find_package(start: Path) -> Path:
    """The nearest folder from ``start`` upward with a descriptor; PackageError without one."""
    for folder in (start.absolute(), *start.absolute().parents):
        if (folder / DESCRIPTOR).is_file():
            return folder
    raise PackageError(
        f"no {DESCRIPTOR} in {start} or in a folder above it; name a package with --package DIR"
    )


def resources(root: Path, descriptor: Mapping[str, Any]) -> list[dict[str, str]]:
    """The resources of a descriptor, each sure to have a name of its own, a path and a schema.

    PackageError where one has not, or where its path leaves the package.
    """
    found = descriptor.get("resources")
    if not isinstance(found, list) or not found:
        raise PackageError(f"{DESCRIPTOR} lists no resources; give it one for each table")
    names: set[str] = set()
    for index, resource in enumerate(found):
        place = f"{DESCRIPTOR}, /resources/{index}"
        for key in ("name", "path", "schema"):
            if not isinstance(resource, dict) or not isinstance(resource.get(key), str):
                raise PackageError(f"{place} has no {key}; give it one, as text")
        if resource["name"] in names:
            raise PackageError(f"{place} is a second table {resource['name']!r}; rename one")
        names.add(resource["name"])
        inside(root, resource["path"])
    return found


def _table_schema(name: str, root: Path, path: str) -> TableSchema:
    raw = read_json(root, path)
    try:
        (primary_key,) = raw["primaryKey"]
        return TableSchema(
            name=name,
            title=raw.get("title", name),
            description=raw.get("description", ""),
            fields=tuple(_field(field) for field in raw["fields"]),
            primary_key=primary_key,
            foreign_keys=tuple(_foreign_key(name, key) for key in raw.get("foreignKeys", ())),
            unique_keys=tuple(tuple(key) for key in raw.get("uniqueKeys", ())),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        raise PackageError(
            f"{path} is no Table Schema as this tool reads them; `sandhi check` says where"
        ) from None


def _field(raw: Mapping[str, Any]) -> Field:
    return Field(
        name=raw["name"],
        type=raw["type"],
        title=raw.get("title", raw["name"]),
        description=raw.get("description", ""),
        example=raw.get("example", ""),
        constraints=raw.get("constraints", {}),
        categories=tuple(
            Category(value["value"], value.get("label", ""), value.get("description", ""))
            for value in raw.get("categories", ())
        ),
    )


def _foreign_key(table: str, raw: Mapping[str, Any]) -> ForeignKey:
    (field,) = raw["fields"]
    (column,) = raw["reference"]["fields"]
    return ForeignKey(field, raw["reference"]["resource"] or table, column)
