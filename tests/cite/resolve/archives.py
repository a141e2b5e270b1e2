"""Releases as zips, with the list of their hashes."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from sandhi.cite.resolve.release import SUMS, unpacked_release
from sandhi.package import Package


@contextmanager
def opened_release(path: Path) -> Iterator[Package]:
    with unpacked_release(path) as root:
        yield Package.open(root)


def zipped(folder: Path, path: Path, top: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, top + file.relative_to(folder).as_posix())
    return path


def write_sums(root: Path) -> None:
    files = sorted(file for file in root.rglob("*") if file.is_file())
    (root / SUMS).write_text(
        "".join(
            f"{sha256(file.read_bytes()).hexdigest()}  {file.relative_to(root).as_posix()}\n"
            for file in files
        ),
        encoding="utf-8",
    )
