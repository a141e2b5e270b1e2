"""The rule of folders: where the package keeps its files, it keeps nothing else."""

from collections.abc import Iterator
from itertools import chain
from pathlib import PurePosixPath

from sandhi.check.rule import Breach, Context, Example, Kind, rule
from sandhi.files import PackageError, inside
from sandhi.package import Package

# What people and programs put beside files of any kind.
LET_BE = {"README.md", "__pycache__"}
BACKUPS = (".bak", "~")  # of editors


def is_of_an_editor(name: str) -> bool:
    """Whether a file is one that editors and programs put beside another for a while."""
    return name.startswith(".") or name.endswith(BACKUPS)


def _files(package: Package) -> set[PurePosixPath]:
    """The files that descriptor, settings and the table of seeds name, and modules of rules."""
    settings = package.settings
    paths = {*chain(*package.files.values()), *package.schema_paths.values()}
    for table in package.schemas:
        paths |= {*package.rule_paths(table)}
    if "seeds" in package.schemas:
        paths |= {*_seeds(package)}
    paths |= {path for files in settings.languages.values() for path in files.paths}
    if settings.about:
        paths.add(settings.about)
    for folder, form in (
        (settings.views, "*.sql"),
        (settings.queries, "*.sql"),
        (settings.charts, "*.json"),
        (settings.exports, "*"),
    ):
        if folder is not None:
            paths |= {f"{folder}/{file.name}" for file in inside(package.root, folder).glob(form)}
    if settings.charts is not None:  # of which each says beside it what it draws
        charts = inside(package.root, settings.charts).glob("*.json")
        paths |= {f"{settings.charts}/{file.stem}.sql" for file in charts}
    return {PurePosixPath(path) for path in paths}


def _seeds(package: Package) -> list[str]:
    """Where the seeds are; none where their table cannot be read, which is told by other rules."""
    try:
        return [path for path in package.cells("seeds")["path"] if path]
    except PackageError:
        return []


def _folders(package: Package, files: set[PurePosixPath]) -> set[PurePosixPath]:
    """The folders of those files, but for that of the package, in which anything may be."""
    settings = package.settings
    folders = {file.parent for file in files}
    declared = (settings.views, settings.queries, settings.charts, settings.exports)
    folders |= {PurePosixPath(folder) for folder in declared if folder}
    return folders - {PurePosixPath()}


@rule(
    table=Kind.PACKAGE,
    mend="Take it away, or name it where it belongs: in the descriptor, or in the table of seeds.",
    why="A file that nothing names is a copy gone astray: published by nobody, checked by nobody.",
    since="0.1.0",
    severity="warning",
    keeps=Example(files={"data/README.md": "Prices.\n"}),
    breaks=Example(files={"data/prices (1).csv": "price_id\n"}),
)
def every_file_is_named(context: Context) -> Iterator[Breach]:
    """In the folders of tables, schemas, seeds, views, questions and charts, each file is named."""
    package = context.package
    files = _files(package)
    folders = _folders(package, files)
    inner = {parent for folder in folders for parent in (folder, *folder.parents)}
    for folder in sorted(folders):
        whole = inside(package.root, folder.as_posix())
        for entry in sorted(whole.iterdir()) if whole.is_dir() else ():
            path = folder / entry.name
            let_be = is_of_an_editor(entry.name) or entry.name in LET_BE
            if not let_be and path not in files | inner:
                yield Breach(entry.name, file=path.as_posix())


RULES = [every_file_is_named]
