"""The files of a release: the archive, the source archive, the differences, what lists them all."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from sandhi.ledger.changes import Differences
from sandhi.ledger.entries import LedgerEntry
from sandhi.package import Package
from sandhi.publish.archive.contents import archive_files
from sandhi.publish.archive.plain_zip import stored_zip
from sandhi.publish.archive.sums import SIGNATURE, SUMS, sums_of, with_sums
from sandhi.publish.creation_time import creation_time
from sandhi.release.delta import DELTA, SHEETS, delta, sheets
from sandhi.release.source import source_files

MANIFEST = "manifest.json"
SOURCE = "-source"  # ends the name of the source archive
Sign = Callable[[bytes], bytes]

_WHAT = {DELTA: "what changed since the version before, as data", SUMS: "the hash of every file"}


def release_files(
    package: Package,
    differences: Differences,
    entries: Iterable[LedgerEntry],
    sign: Sign | None = None,
) -> dict[str, bytes]:
    """The files of the release of a package as it is, by their paths; PackageError as it is read.

    ``differences`` are those from the version before, ``entries`` what the ledger tells of it.
    """
    archive = archive_files(package)
    moment = creation_time(package)
    parts = {"": archive, SOURCE: source_files(archive)}
    name, version = package.descriptor["name"], differences.new.version
    files = {
        f"{name}-{version}{part}.zip": stored_zip(_with_signature(inner, sign), moment)
        for part, inner in parts.items()
    }
    files |= {DELTA: delta(differences, entries), **sheets(differences)}
    files[MANIFEST] = manifest(package.descriptor, differences, files, moment)
    return _with_signature(with_sums(files), sign)


def _with_signature(files: Mapping[str, bytes], sign: Sign | None) -> dict[str, bytes]:
    """The files with the signature of their hashes, where they are to be signed."""
    return {**files, **({SIGNATURE: sign(files[SUMS])} if sign else {})}


def manifest(
    descriptor: Mapping[str, Any],
    differences: Differences,
    files: Mapping[str, bytes],
    moment: datetime,
) -> bytes:
    """What a release is, for programs: its version, what changed, and each of its files."""
    # The list has the hash of each file; its lines are read rather than hashed a second time.
    sum_lines = sums_of(files).decode("utf-8").removesuffix("\n").split("\n")
    sums = (line.split("  ", 1) for line in sum_lines)
    about = {
        "name": descriptor["name"],
        "title": descriptor.get("title", descriptor["name"]),
        "version": differences.new.version,
        "previous": differences.old.version,
        "level": differences.level.name.lower(),
        "created": moment.isoformat().replace("+00:00", "Z"),
        "tables": {
            table: {
                event: differences.count(table, event) for event in ("added", "changed", "gone")
            }
            for table in differences.tables
        },
        "files": [
            {"path": path, "what": what(path), "size": len(files[path]), "sha256": digest}
            for digest, path in sums
        ],
    }
    return (json.dumps(about, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def what(path: str) -> str:
    """What a file of a release is, in a few words."""
    if path.endswith(f"{SOURCE}.zip"):
        return "the dataset with the tool that checks it anew"
    if path.endswith(".zip"):
        return "the dataset, as a Data Package"
    if path.startswith(f"{SHEETS}/"):
        return f"the cells that differ in {path[len(SHEETS) + 1 : -len('.tsv')]}"
    return _WHAT.get(path, "what this release is, for programs")
