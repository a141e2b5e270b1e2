"""The version of a package, set in every file that names it."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sandhi.files import PackageError, is_there, parse_json, read_bytes, read_json, read_text
from sandhi.package import DESCRIPTOR

_CITATION, _PROJECT = "CITATION.cff", "pyproject.toml"
_METADATA = (".zenodo.json", "codemeta.json", "CITATION.json")
_ATTRIBUTE = r'(?m)^(\s*{name}\s*(?::\s*\w+\s*)?=\s*)(["\'])[^"\']*\2'


def files_naming_version(
    root: Path, version: str, day: str, descriptor: Mapping[str, Any]
) -> dict[str, bytes]:
    """The files of a package that name its version, as they are when it is this one.

    ``descriptor`` is what the descriptor shall say beside version and day. PackageError where a
    file cannot be read, or names its version in a way that is not known.
    """
    released_descriptor = {**descriptor, "version": version, "created": f"{day}T00:00:00Z"}
    return {
        DESCRIPTOR: _as_before(root, DESCRIPTOR, released_descriptor),
        **dict(_others(root, version, day)),
    }


def _others(root: Path, version: str, day: str) -> Iterator[tuple[str, bytes]]:
    if is_there(root, _CITATION):
        text = read_text(root, _CITATION)
        text = _set(_CITATION, r"(?m)^(version:[ \t]*)()\S.*$", text, version)
        if re.search(r"(?m)^date-released:", text):
            text = _set(_CITATION, r"(?m)^(date-released:[ \t]*)()\S.*$", text, day)
        yield _CITATION, text.encode("utf-8")
    for path in _METADATA:
        if is_there(root, path) and "version" in (metadata := read_json(root, path)):
            yield path, _as_before(root, path, {**metadata, "version": version})
    if is_there(root, _PROJECT):
        yield from _of_project(root, version)


def _of_project(root: Path, version: str) -> Iterator[tuple[str, bytes]]:
    """The version of a Python project: in its file, or in the module that this names."""
    text = read_text(root, _PROJECT)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackageError(f"{_PROJECT} is no TOML: {error}; mend it") from None
    if "version" in document.get("project", {}):
        head, table, rest = text.partition("[project]")
        rest = _set(_PROJECT, _ATTRIBUTE.format(name="version"), rest, version)
        yield _PROJECT, f"{head}{table}{rest}".encode()
    dynamic = document.get("tool", {}).get("setuptools", {}).get("dynamic", {})
    module, _, name = str(dynamic.get("version", {}).get("attr", "")).rpartition(".")
    places = [f"{module.replace('.', '/')}{ending}" for ending in ("/__init__.py", ".py")]
    for path in places if module else ():
        if is_there(root, path):
            code = read_text(root, path)
            form = _ATTRIBUTE.format(name=re.escape(name))
            yield path, _set(path, form, code, version).encode("utf-8")


def _set(path: str, form: str, text: str, value: str) -> str:
    """The text with the value where the form has it, within the same quotation marks."""
    new, count = re.subn(form, lambda old: f"{old[1]}{old[2]}{value}{old[2]}", text, count=1)
    if not count:
        raise PackageError(f"{path} names no version; give it one, so that a release can set it")
    return new


def _as_before(root: Path, path: str, value: Mapping[str, Any]) -> bytes:
    """JSON in the layout of the file that it shall replace: its own, else a usual one."""
    before = read_bytes(root, path).decode("utf-8")
    document = parse_json(before)
    text = before
    for name in document.keys() & value.keys():
        old, new = (
            json.dumps({name: of[name]}, ensure_ascii=False)[1:-1] for of in (document, value)
        )
        text = text.replace(old, new, 1)
    if parse_json(text) == value:
        return text.encode("utf-8")
    for indent in (2, 4, "\t", None):
        for end in ("\n", ""):
            if json.dumps(document, ensure_ascii=False, indent=indent) + end == before:
                return (json.dumps(value, ensure_ascii=False, indent=indent) + end).encode("utf-8")
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
