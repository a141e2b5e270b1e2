"""The descriptor of a package: where it is found, and the tables that it lists."""

from collections.abc import Mapping
from os.path import exists
from pathlib import Path
from typing import Any

from sandhi.files import PackageError, inside

DESCRIPTOR = "datapackage.json"


def find_package(start: Path) -> Path:
    """The nearest folder from ``start`` upward with a descriptor; PackageError without one."""
    for folder in (start.absolute(), *start.absolute().parents):
        if exists(folder / DESCRIPTOR):  # noqa: PTH110 (it never raises)
            return folder
    raise PackageError(
        f"no {DESCRIPTOR} in {start} or in a folder above it; name a package with --package DIR"
    )


def resources(root: Path, descriptor: Mapping[str, Any]) -> list[dict[str, str]]:
    """The resources of a descriptor, each sure to have a name of its own, a path and a schema.

    PackageError where one has not, or where its path leaves the package.
    """
    listed = descriptor.get("resources")
    if not isinstance(listed, list) or not listed:
        raise PackageError(f"{DESCRIPTOR} lists no resources; give it one for each table")
    names: set[str] = set()
    for index, resource in enumerate(listed):
        place = f"{DESCRIPTOR}, /resources/{index}"
        for key in ("name", "path", "schema"):
            if not isinstance(resource, dict) or not isinstance(resource.get(key), str):
                raise PackageError(f"{place} has no {key}; give it one, as text")
        if resource["name"] in names:
            raise PackageError(f"{place} is a second table {resource['name']!r}; rename one")
        names.add(resource["name"])
        inside(root, resource["path"])
    return listed
