"""What belongs to a package, file by file, and what an archive adds to it."""

from collections.abc import Iterator
from os.path import lexists
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
    texts = {
        README: readme(package, [*files]),
        PROVENANCE: provenance(package),
        CODEBOOK: codebook_markdown(package),
        CODEBOOK_PAGE: codebook_html(package),
    }
    return with_sums(files | {path: text.encode("utf-8") for path, text in texts.items()})


def contents(package: Package) -> Iterator[str]:
    """Yield the path of each file that belongs to a package, some perhaps twice."""
    yield DESCRIPTOR
    yield from documents(package)
    for table in package.schemas:
        yield from package.files[table]
        yield package.schema_paths[table]
        yield from package.rule_paths(table)
    if "seeds" in package.schemas:
        yield from package.cells("seeds")["path"]
    settings = package.settings
    yield from (spoken.words for spoken in settings.languages.values() if spoken.words)
    sql, json = "*.sql", "*.json"
    folders = {
        settings.views: [sql],
        settings.queries: [sql],
        settings.charts: [sql, json],
        settings.exports: [sql, json],
    }
    for folder, patterns in folders.items():
        if folder is not None:
            inside(package.root, folder)
            for pattern in patterns:
                yield from _matching(package.root, f"{folder}/{pattern}")


def documents(package: Package) -> Iterator[str]:
    """Yield the path of each file that belongs to a package and is read by people alone.

    That is what it says of itself, and the codings with what they say.
    """
    yield from pages(package)
    for pattern in DOCUMENTS:
        yield from _matching(package.root, pattern)
    if package.settings.agreement:
        inside(package.root, package.settings.agreement.folder)
        for pattern in ("*.md", "*/*"):
            yield from _matching(package.root, f"{package.settings.agreement.folder}/{pattern}")


def pages(package: Package) -> Iterator[str]:
    """Yield the path of each text of a package that its site shows on a page."""
    settings = package.settings
    abouts = (settings.about, *(spoken.about for spoken in settings.languages.values()))
    yield from filter(None, abouts)


def _matching(root: Path, pattern: str) -> Iterator[str]:
    """The paths that fit a pattern, and all that is there but folders, also what cannot be read."""
    # Of a name without a star, glob leaves out links that lead nowhere.
    files = root.glob(pattern) if "*" in pattern else [root / pattern]
    for file in files:
        if lexists(file) and not file.is_dir():
            yield file.relative_to(root).as_posix()
