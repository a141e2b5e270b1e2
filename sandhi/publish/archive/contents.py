"""What belongs to a package, file by file, and what an archive adds to it."""

from collections.abc import Iterator
from pathlib import Path

from sandhi.files import inside, read_bytes
from sandhi.package import DESCRIPTOR, Package
from sandhi.publish.archive.codebook import codebook_html, codebook_markdown
from sandhi.publish.archive.documents import provenance, readme
from sandhi.publish.archive.sums import with_sums

CODEBOOK, CODEBOOK_PAGE = "codebook.md", "codebook.html"
README, PROVENANCE = "README.md", "PROVENANCE.md"

# What a package may have to say beside its descriptor, under the names that people look for. What
# it says to those who work on it stays with them: it speaks of files that are not here.
DOCUMENTS = ("LICENSE", "LICENSES/*", "CHANGELOG.md", "CITATION.cff")


def archive_files(package: Package) -> dict[str, bytes]:
    """The files of the archive of a package by their paths; PackageError where one is unreadable.

    UntrustedError where the package has rules as code that nobody has trusted.
    """
    files = {path: read_bytes(package.root, path) for path in sorted({*contents(package)})}
    made = {
        README: readme(package, [*files]),
        PROVENANCE: provenance(package),
        CODEBOOK: codebook_markdown(package),
        CODEBOOK_PAGE: codebook_html(package),
    }
    return with_sums(files | {path: text.encode("utf-8") for path, text in made.items()})


def contents(package: Package) -> Iterator[str]:
    """Yield the path of each file that belongs to a package, some perhaps twice."""
    yield DESCRIPTOR
    for pattern in DOCUMENTS:
        yield from _matching(package.root, pattern)
    for table in package.schemas:
        yield from package.files[table]
        yield package.schema_paths[table]
        yield from package.rule_paths(table)
    if "seeds" in package.schemas:
        yield from package.cells("seeds")["path"]
    settings = package.settings
    yield from (path for files in settings.languages.values() for path in files.paths)
    if settings.about:
        yield settings.about
    sql, json = "*.sql", "*.json"
    folders = {
        settings.views: [sql],
        settings.queries: [sql],
        settings.charts: [sql, json],
        settings.exports: [sql, json],
        settings.agreement.folder if settings.agreement else None: ["*.md", "*/*"],
    }
    for folder, patterns in folders.items():
        if folder is not None:
            inside(package.root, folder)
            for pattern in patterns:
                yield from _matching(package.root, f"{folder}/{pattern}")


def _matching(root: Path, pattern: str) -> Iterator[str]:
    return (file.relative_to(root).as_posix() for file in root.glob(pattern) if not file.is_dir())
