"""A new package, from the files of ``template/``: one example text, and what is said of it."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from sandhi.curate.changes import Change
from sandhi.files import PackageError, parse_json
from sandhi.package import DESCRIPTOR


def new_package(folder: Path) -> list[Change]:
    """The files of a new package, which is named like its folder.

    PackageError where something is in the folder, or it is none.
    """
    try:
        free = not folder.exists() or not any(folder.iterdir())
    except OSError:
        free = False
    if not free:
        raise PackageError(f"{folder} is not an empty folder; name one that is, or a new one")
    return [Change(path, None, data) for path, data in _template(folder.resolve().name)]


def _template(name: str) -> Iterator[tuple[str, bytes]]:
    for path, file in _files(files("sandhi.curate") / "template"):
        data = file.read_bytes()
        if path == DESCRIPTOR:
            descriptor = parse_json(data) | {"name": _slug(name)}
            data = json.dumps(descriptor, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"
        yield path, data


def _files(folder: Traversable, above: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, f"{above}{entry.name}/")
        else:
            yield f"{above}{entry.name}", entry


def _slug(name: str) -> str:
    """The name as Data Package wants it: lower-case letters, digits, dots, dashes, underscores."""
    return re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("._-") or "package"
