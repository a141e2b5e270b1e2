"""The package itself as one ZIP: what it takes to check, build and serve it with this tool."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sandhi.files import inside, read_bytes
from sandhi.package import DESCRIPTOR, Package
from sandhi.publish.bounds.editions import Notes
from sandhi.publish.downloads.source import DownloadSource
from sandhi.writing.disk import new_file

# What a package may have to say beside its descriptor, under the names that people look for.
DOCUMENTS = (
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "docs/*.md",
    "docs/*/*",
)
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


def archive(source: DownloadSource, path: Path) -> Notes:
    """Write the files, the descriptor at the top, as the standard asks of a package in a ZIP.

    All are of the package's date. Neither the order of the files nor what the system notes of them
    depends on the machine.
    """
    with new_file(path) as file, ZipFile(file, "w") as zipped:
        for name in sorted({*contents(source.package)}):
            entry = ZipInfo(name, source.created.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            zipped.writestr(entry, read_bytes(source.package.root, name))
    return ()


def contents(package: Package) -> Iterator[str]:
    """Yield the path of each file that belongs to a package, some perhaps twice."""
    yield DESCRIPTOR
    for pattern in DOCUMENTS:
        yield from _matching(package.root, pattern)
    for table in package.schemas:
        yield package.paths[table]
        yield package.schema_paths[table]
        yield from package.rule_paths(table)
    if "seeds" in package.schemas:
        yield from package.cells("seeds")["path"]
    settings = package.settings
    sql, json = "*.sql", "*.json"
    folders = {
        settings.views: [sql],
        settings.queries: [sql],
        settings.charts: [json],
        settings.exports: [sql, json],
    }
    for folder, patterns in folders.items():
        if folder is not None:
            inside(package.root, folder)
            for pattern in patterns:
                yield from _matching(package.root, f"{folder}/{pattern}")


def _matching(root: Path, pattern: str) -> Iterator[str]:
    return (file.relative_to(root).as_posix() for file in root.glob(pattern) if file.is_file())
