"""The descriptor of a package: where it is found, and the tables that it lists."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from os.path import exists, isdir, isfile
from pathlib import Path
from typing import Any, NamedTuple

from sandhi.files import PackageError, read_json
from sandhi.package.opening.parts import declared_paths, files_at

DESCRIPTOR = "datapackage.json"
MOST_COLUMNS = 2000
_YAML = ("datapackage.yaml", "datapackage.yml")


class Fault(NamedTuple):
    """What in a descriptor is not as it must be: at which place of it, what, and how to mend it."""

    place: tuple[str | int, ...]
    what: str
    mend: str

    @property
    def pointer(self) -> str:
        """The place as a JSON pointer."""
        return "/" + "/".join(map(str, self.place))


class DescriptorShapeError(PackageError):
    """A descriptor, or a schema, of another shape than it must be; `sandhi check` says where."""

    def __init__(self, message: str, root: Path) -> None:
        """Keep the folder of the package, so that it can be asked what is wrong there."""
        super().__init__(message)
        self.root = root


@dataclass(frozen=True)
class Resource:
    """A table as the descriptor lists it: the paths of its files and of its schema.

    ``declared`` are paths and patterns as they stand there, ``files`` what they stand for.

    ``inline`` is the schema where it stands in the descriptor itself, at ``place`` of it;
    ``words`` are the title and the description that it gives, for schemas without.
    """

    root: Path
    name: str
    declared: tuple[str, ...]
    files: tuple[str, ...]
    schema_path: str
    place: str
    words: Mapping[str, Any]
    inline: Mapping[str, Any] | None = None
    bytes: int | None = None
    hash: str | None = None

    @property
    def schema_place(self) -> str:
        """Where its schema stands, in words."""
        return f"{self.schema_path} at {self.place}/schema" if self.inline else self.schema_path


def find_package(start: Path) -> Path:
    """The nearest folder from ``start`` upward with a descriptor; PackageError without one."""
    for folder in (start.absolute(), *start.absolute().parents):
        if exists(folder / DESCRIPTOR):  # noqa: PTH110 (it never raises)
            return folder
    refuse_yaml(start)
    raise PackageError(
        f"no {DESCRIPTOR} in {start} or in a folder above it; name a package with --package DIR"
    )


def refuse_yaml(folder: Path) -> None:
    """PackageError where a folder may not be entered, or has a descriptor in YAML, as others do."""
    if isdir(folder) and not os.access(folder, os.X_OK):  # noqa: PTH112 (it never raises)
        raise PackageError(f"{folder} cannot be opened; see that you may enter the folder")
    for name in _YAML:
        if isfile(folder / name):  # noqa: PTH113 (it never raises)
            raise PackageError(f"{folder / name} is YAML; write it as JSON, named {DESCRIPTOR}")


def resources(root: Path, descriptor: Mapping[str, Any]) -> list[Resource]:
    """The tables of a descriptor; PackageError with the first fault that keeps it from being read.

    That is a name, a path or a schema that is not there, or a path that leaves the package.
    """
    outcomes = read_resources(root, descriptor)
    for fault in outcomes:
        if isinstance(fault, Fault):
            place = f"{DESCRIPTOR}, {fault.pointer}" if fault.place else DESCRIPTOR
            raise PackageError(f"{place} {fault.what}; {fault.mend}")
    return [outcome for outcome in outcomes if isinstance(outcome, Resource)]


def read_resources(root: Path, descriptor: Mapping[str, Any]) -> list[Resource | Fault]:
    """Each table that a descriptor lists, or what keeps it from being read."""
    entries = descriptor.get("resources")
    if not isinstance(entries, list) or not entries:
        return [Fault((), "lists no resources", "give it one for each table")]
    outcomes: list[Resource | Fault] = []
    names: set[str] = set()
    for number, entry in enumerate(entries):
        faults = [*_faults(root, entry, number, names)]
        outcomes += faults or [_resource(root, entry, number)]
        if isinstance(entry, dict):
            names.add(str(entry.get("name")))
    return outcomes


def read_resource_schema(resource: Resource) -> Mapping[str, Any]:
    """The JSON of the schema of a table; PackageError where it cannot be read, or is too wide."""
    raw = resource.inline
    if raw is None:
        raw = read_json(resource.root, resource.schema_path)
    _refuse_wide(resource.schema_place, raw)
    return raw


def _refuse_wide(path: str, raw: Mapping[str, Any]) -> None:
    """PackageError where a Table Schema has more columns than a table can have."""
    fields = raw.get("fields")
    if isinstance(fields, list) and len(fields) > MOST_COLUMNS:
        raise PackageError(
            f"{path} has {len(fields):,} fields, where {MOST_COLUMNS:,} are the most that a table "
            "of SQLite holds; write them as rows of another table"
        )


def _faults(root: Path, raw: Any, number: int, names: set[str]) -> Iterator[Fault]:
    """What keeps the table of a resource from being read; ``names`` are those of other tables."""
    place: tuple[str | int, ...] = ("resources", number)
    if not isinstance(raw, dict):
        yield Fault(place, "is no table", "make it an object with name, path and schema")
        return
    name, schema = raw.get("name"), raw.get("schema")
    paths = declared_paths(raw.get("path"))
    if not isinstance(name, str) or not name:
        yield Fault(place, "has no name", "give it one, as text")
    elif name in names:
        yield Fault(place, f"is a second table {name!r}", "rename one")
    if not paths:
        yield Fault(place, "has no path", "give it that of a CSV file, as text, or a list of them")
    if not isinstance(schema, str | dict):
        mend = "give it one, as the path of a JSON file, or write it here"
        yield Fault(place, "has no schema", mend)
    for key, file in (*(("path", path) for path in paths), ("schema", schema)):
        if isinstance(file, str):
            try:
                files_at(root, [file])
            except PackageError as error:
                what, _, mend = str(error).partition("; ")
                yield Fault((*place, key), what, mend)


def _resource(root: Path, raw: Mapping[str, Any], number: int) -> Resource:
    schema, size, digest = raw["schema"], raw.get("bytes"), raw.get("hash")
    return Resource(
        root=root,
        name=raw["name"],
        declared=(*declared_paths(raw["path"]),),
        files=files_at(root, declared_paths(raw["path"])),
        schema_path=schema if isinstance(schema, str) else DESCRIPTOR,
        place=f"/resources/{number}",
        words={key: raw[key] for key in ("title", "description") if isinstance(raw.get(key), str)},
        inline=None if isinstance(schema, str) else schema,
        bytes=size if isinstance(size, int) else None,
        hash=digest if isinstance(digest, str) and digest else None,
    )
