"""What proves a release, from its files alone: each bit, each row, each text is what was published.

Whatever can be made anew is made anew and compared: the ZIPs of their files, the lists of hashes,
the tables of the ledger, the differences of two versions.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sandhi.files import PackageError, parse_json
from sandhi.ledger.edition import Edition, TableEdition, read_edition
from sandhi.ledger.entries import LEDGER_PATH, Ledger, misstated_entries, parse_ledger
from sandhi.package import ANCHOR, DESCRIPTOR
from sandhi.publish.archive.plain_zip import stored_zip, zip_contents
from sandhi.publish.archive.sums import SIGNATURE, SUMS, sums_of
from sandhi.publish.creation_time import created_in
from sandhi.regular import regular_bytes
from sandhi.release.delta import DELTA, delta, last_differences, sheets
from sandhi.release.parts import MANIFEST, SOURCE, manifest

_READ_ERRORS = (AttributeError, KeyError, TypeError, ValueError, PackageError)


def files_below(folder: Path) -> dict[str, bytes]:
    """The files of a folder by their paths; PackageError where one cannot be read."""
    try:
        return {
            path.relative_to(folder).as_posix(): regular_bytes(path)
            for path in sorted(folder.rglob("*"))
            if not path.is_dir()
        }
    except OSError as error:
        raise PackageError(f"{error.filename} cannot be read: {error.strerror}") from None


def files_of_zip(data: bytes) -> dict[str, bytes]:
    """The files of an archive; none where it is damaged beyond reading."""
    try:
        return zip_contents(data)
    except PackageError:
        return {}


def faults_of_files(files: Mapping[str, bytes]) -> Iterator[str]:
    """What is not as it was published in the files of a release; nothing where all of it is."""
    faults = [*_faults_of_sums(files)]
    zips = [path for path in files if path.endswith(".zip")]
    for path in zips:
        faults += [f"{path}: {fault}" for fault in faults_of_zip(files[path])]
    whole = [path for path in zips if not path.endswith(f"{SOURCE}.zip")]
    if len(whole) != 1:
        faults.append(f"there are {len(whole)} archives of the dataset, where there is one")
    yield from faults
    if not faults:
        yield from _faults_of_release(files, zip_contents(files[whole[0]]))


def faults_of_zip(data: bytes) -> Iterator[str]:
    """What is not as it was published in an archive; nothing where all of it is."""
    try:
        files = zip_contents(data)
        descriptor = parse_json(files[DESCRIPTOR])
        again = stored_zip(files, created_in(descriptor))
    except _READ_ERRORS as error:
        yield _in_words(error)
        return
    faults = [*_faults_of_sums(files)]
    if again != data:
        pairs = enumerate(zip(data, again, strict=False))
        place = next((at for at, (was, now) in pairs if was != now), min(len(data), len(again)))
        faults.append(f"byte {place:,} of the ZIP is not as it was written")
    yield from faults
    if not faults:
        yield from faults_of_package(files, descriptor)


def _faults_of_sums(files: Mapping[str, bytes]) -> Iterator[str]:
    """The files that are missing, too many, or other than their list of hashes says."""
    if SUMS not in files:
        yield f"{SUMS} is missing"
        return
    if files[SUMS] == sums_of(files):
        return
    listed_digests: dict[str, str] = {}
    for line in files[SUMS].decode("utf-8", "replace").removesuffix("\n").split("\n"):
        digest, _, path = line.partition("  ")
        listed_digests[path] = digest
    listable = {path: data for path, data in files.items() if path not in (SUMS, SIGNATURE)}
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in listable.items()}
    for path in sorted({*listed_digests, *digests}):
        if path not in digests:
            yield f"{path} is missing, or {SUMS} names it wrongly"
        elif path not in listed_digests:
            yield f"{path} is not in {SUMS}"
        elif digests[path] != listed_digests[path]:
            yield f"{path} is not as {SUMS} has it"
    if listed_digests == digests:
        yield f"{SUMS} is not in its one form"


def faults_of_package(files: Mapping[str, bytes], descriptor: Mapping[str, Any]) -> Iterator[str]:
    """What in the files of a package does not fit together: texts, anchors, ledger, digests."""

    def read(path: str) -> bytes:
        if path not in files:
            raise PackageError(f"{path} is missing")
        return files[path]

    try:
        edition = read_edition(read)
        yield from _faults_of_texts(edition, files)
        paths = {one["name"]: one["path"] for one in descriptor["resources"]}
        if LEDGER_PATH in paths.values():
            yield from _faults_of_ledger(parse_ledger(files[LEDGER_PATH]), edition, paths, files)
    except _READ_ERRORS as error:
        yield _in_words(error)


def _faults_of_texts(edition: Edition, files: Mapping[str, bytes]) -> Iterator[str]:
    texts: dict[str, str] = {}
    seeds = edition.tables.get("seeds")
    for key in seeds.rows if seeds else ():
        cells = seeds.cells(key) if seeds else {}
        data = files.get(cells.get("path", ""), b"")
        if hashlib.sha256(data).hexdigest() != cells.get("sha256"):
            yield f"the source text {key} is not the one that was coded"
            continue
        texts[key] = data.decode("utf-8")
    for name, table in edition.tables.items():
        if {*ANCHOR} <= {*table.names}:
            yield from _faults_of_anchors(name, table, texts)


def _faults_of_anchors(name: str, table: TableEdition, texts: Mapping[str, str]) -> Iterator[str]:
    for key in table.rows:
        cells = table.cells(key)
        seed, quote = cells.get("seed_id", ""), cells.get("quote", "")
        start, end = (int(cells.get(part) or 0) for part in ("start", "end"))
        if quote and seed in texts and texts[seed][start:end] != quote:
            yield f"{key} of {name} is not what its source text says there"


def _faults_of_ledger(
    ledger: Ledger, edition: Edition, paths: Mapping[str, str], files: Mapping[str, bytes]
) -> Iterator[str]:
    for place, what in misstated_entries(ledger):
        entry = ledger.entries[place]
        about = entry.key or entry.table or entry.version
        yield f"entry {place + 1} of the ledger, on {about}: {what}"
    if edition.version != ledger.latest:
        yield f"the package is version {edition.version}, and the ledger ends with {ledger.latest}"
        return
    ledger_edition = ledger.edition(ledger.latest)
    for name in sorted({*ledger_edition.tables, *edition.tables}):
        if name not in ledger_edition.tables or name not in edition.tables:
            yield f"the table {name} is not in both, package and ledger"
        elif ledger_edition.tables[name].text().encode("utf-8") != files[paths[name]]:
            yield f"{paths[name]} is not what the ledger makes of it"


def _faults_of_release(files: Mapping[str, bytes], archive: Mapping[str, bytes]) -> Iterator[str]:
    """What in a sound release does not follow from its archive."""
    try:
        descriptor = parse_json(archive[DESCRIPTOR])
        ledger = parse_ledger(archive[LEDGER_PATH])
        differences = last_differences(ledger)
        entries = [entry for entry in ledger.entries if entry.version == ledger.latest]
        derived_files = {DELTA: delta(differences, entries), **sheets(differences)}
        release_files = {
            path: data for path, data in files.items() if path not in (SUMS, SIGNATURE)
        }
        release_files.pop(MANIFEST, None)
        derived_files[MANIFEST] = manifest(
            descriptor, differences, release_files, created_in(descriptor)
        )
    except _READ_ERRORS as error:
        yield _in_words(error)
        return
    for path, data in derived_files.items():
        if files.get(path) != data:
            yield f"{path} is not what the archive makes of it"
    zips = [path for path in release_files if path.endswith(".zip")]
    for path in sorted({*release_files} - {*derived_files, *zips}):
        yield f"{path} is no part of a release"
    for path in zips:
        if path.endswith(f"{SOURCE}.zip"):
            inner = zip_contents(files[path])
            for name in sorted({*archive} - {SUMS, SIGNATURE}):
                if inner.get(name) != archive[name]:
                    yield f"{path}: {name} is not that of the archive"


def _in_words(error: Exception) -> str:
    return str(error) if isinstance(error, PackageError) else f"it cannot be read: {error!r}"
