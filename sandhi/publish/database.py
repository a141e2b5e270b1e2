"""The database of a package: one SQLite file, whole or not at all, always of the same bytes."""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from sandhi.cite.swhid import content
from sandhi.files import read_text
from sandhi.package import Package, PackageError, TableSchema, TableSettings, Trust
from sandhi.publish.catalogue import Catalogue, catalogue, catalogue_json
from sandhi.publish.codebook import codebook
from sandhi.publish.languages.interface import by_page_language
from sandhi.publish.sqlite.columns import columns
from sandhi.publish.sqlite.ddl import create_indexes, create_table, identifier
from sandhi.publish.sqlite.materialization import materializations, materialize, spool_rows
from sandhi.publish.sqlite.page_rows import as_meta, page_rows
from sandhi.publish.sqlite.reading import Reader
from sandhi.publish.sqlite.records import records
from sandhi.publish.sqlite.schemas import META, RECORDS, database_schemas, directory
from sandhi.publish.sqlite.search import (
    SEARCH,
    create_index,
    create_index_and_vocabulary,
    create_spellings,
    searched_columns,
)
from sandhi.publish.sqlite.views import create_view, try_declared
from sandhi.writing import disk

BUILT = Path("build") / "sandhi.db"  # in the folder of the package

_CACHE = 128_000  # kB of a database without a name, of which a large one has the rest on the disk

# The places of some rows of each table, in order.
Rows: TypeAlias = Mapping[str, Sequence[int]]


class Built(NamedTuple):
    """What a database holds: the rows of each table, how many had to be left out, its views.

    ``records`` is how many rows have a key of their own.
    """

    rows: dict[str, int]
    left_out: int
    views: tuple[str, ...]
    records: int


def build(package: Package, path: Path, findings: int = 0) -> Built:
    """Write the database of a package to ``path``, in place of what is there.

    ``findings`` is how many its check found. Where there are none, every constraint holds. Else a
    value that is not of its type is left empty, and a row is left out, and counted, that has no key
    of its own or lacks what is required.

    PackageError where the package cannot be read, or declares SQL that does not run; OSError or
    sqlite3.Error where the file cannot be written. The old file stays as it was then.
    """
    disk.new_folders(path.parent)
    with _replacing(path) as new:
        with _writing(new) as connection:
            built = _fill(connection, package, findings)
        with closing(Reader.open(new)) as reader:
            whole = catalogue(package)
            try_declared(reader, whole.views.values(), whole.questions.values())
        _materialize(new, whole)
        _bound_pages(new, whole)
        return built


def _materialize(path: Path, whole: Catalogue) -> None:
    """Keep the rows of what is dear to read: of views, and of what answers rest on."""
    names = {name for question in whole.settings.questions for name in question.queries}
    questions = {name: whole.questions[name] for name in sorted(names & whole.questions.keys())}
    with closing(sqlite3.connect("")) as spool:  # a file without a name, which goes with it
        with closing(Reader.open(path)) as reader:
            dear = spool_rows(reader, spool, materializations(whole.views, questions))
        if dear:
            with _writing(path) as connection:
                for materialization in dear:
                    materialize(connection, spool, materialization)


def _bound_pages(path: Path, whole: Catalogue) -> None:
    """Note how many rows a page shows of each view whose rows are long."""
    with closing(Reader.open(path)) as reader:
        long_rows = as_meta(page_rows(reader, whole.views))
    if long_rows:
        with _writing(path) as connection:
            insert = f"INSERT INTO {META.name} VALUES (?, ?)"
            connection.executemany(insert, long_rows.items())


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A new file beside the one at ``path``, which takes its place when all has gone well."""
    new = path.with_name(f".{path.name}.{os.getpid()}")
    disk.remove(new)
    try:
        yield new
        disk.sync_file(new)
        disk.rename(new, path)
        disk.sync_folder(path.parent)
    finally:
        disk.remove(new)


@contextmanager
def _writing(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a database that is made, in one transaction; without a journal to keep."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
    finally:
        connection.close()


def in_memory(
    package: Package, *, searchable: bool = True, rows: Rows | None = None
) -> sqlite3.Connection:
    """A database that holds the tables of a package, their indexes and its directory.

    Of a large one a part lies on the disk, where nobody finds it. As ``build`` does where there are
    findings, it leaves out what does not fit. One that is not ``searchable`` has its indexes of
    words empty, which take the most time; one of some ``rows`` has no others. PackageError or
    sqlite3.Error where it cannot be built.
    """
    connection = sqlite3.connect("", isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        whole = catalogue(package)
        connection.execute("BEGIN")
        _fill_tables(connection, package, whole, lenient=True, searchable=searchable, rows=rows)
        connection.execute("COMMIT")
        # Nobody can tell by it that it was filled in a way that a file is not.
        connection.execute("PRAGMA ignore_check_constraints = OFF")
    except BaseException:
        connection.close()
        raise
    return connection


def describe(connection: sqlite3.Connection, package: Package) -> None:
    """Let a database in memory say of itself what one says whose package has no findings."""
    rows = {name: _count(connection, name) for name in database_schemas(package)}
    built = Built(rows, 0, (), _count(connection, RECORDS.name))
    _describe(connection, package, catalogue(package), built, 0)


def _describe(
    connection: sqlite3.Connection, package: Package, whole: Catalogue, built: Built, findings: int
) -> None:
    files = {name: content(package.content(name)) for name in package.schemas}
    about = _about(whole, built, findings, files)
    book = codebook(package, database_schemas(package).values())
    about["codebook"] = json.dumps(book, ensure_ascii=False)
    if file := package.settings.about:
        about["about"] = read_text(package.root, file)
    for code, spoken in by_page_language(package.settings.languages).items():
        if spoken.about:
            about[f"about.{code}"] = read_text(package.root, spoken.about)
    if package.trust is Trust.WITHHELD and package.code.modules:
        about["rules"] = "withheld"
    meta_filling = _Filling(META, META.names, about.items())
    _fill_table(connection, meta_filling, TableSettings(), lenient=False)


class _Filling(NamedTuple):
    """A table of the database with its rows, of which a stream is held no longer than it takes."""

    schema: TableSchema
    names: Sequence[str]
    rows: Iterable[Sequence[Any]]


def _tables(package: Package, rows: Rows | None) -> Iterator[_Filling]:
    """The tables of the database with their rows: those of the package, then the directory."""
    schemas = database_schemas(package)
    places = rows or {}
    tables = {name: columns(package, schema, places.get(name)) for name, schema in schemas.items()}
    for name, schema in schemas.items():
        yield _Filling(schema, [*tables[name]], zip(*tables[name].values(), strict=True))
    yield _Filling(directory(package), RECORDS.names, records(package, schemas, tables, places))


def _fill(connection: sqlite3.Connection, package: Package, findings: int) -> Built:
    whole = catalogue(package)
    schemas = database_schemas(package)
    _fill_tables(connection, package, whole, lenient=findings > 0)
    row_count = sum(len(package.cells(name)) for name in schemas)
    if not findings:
        _check_references(connection)
    for view in whole.views.values():
        create_view(connection, view)
    rows = {name: _count(connection, name) for name in schemas}
    entries = _count(connection, RECORDS.name)
    built = Built(rows, row_count - sum(rows.values()), tuple(whole.views), entries)
    _describe(connection, package, whole, built, findings)
    return built


def _fill_tables(
    connection: sqlite3.Connection,
    package: Package,
    whole: Catalogue,
    *,
    lenient: bool,
    searchable: bool = True,
    rows: Rows | None = None,
) -> None:
    """Fill each table, and index its words."""
    for filling in _tables(package, rows):
        schema, settings = filling.schema, whole.settings.of(filling.schema.name)
        _fill_table(connection, filling, settings, lenient=lenient)
        # Of the seeds, only what their own schema has: their whole texts are searched by sentence.
        words = searched_columns(settings, package.schemas.get(schema.name, schema))
        if schema.name == RECORDS.name:
            create_index_and_vocabulary(connection, schema.name, words, filled=searchable)
        elif words:
            create_index(connection, schema.name, words, filled=searchable)
    create_spellings(connection, RECORDS.name)


def _fill_table(
    connection: sqlite3.Connection, filling: _Filling, settings: TableSettings, *, lenient: bool
) -> None:
    """Create a table, insert its rows, and index them; PackageError where one breaks it."""
    schema, names = filling.schema, filling.names
    connection.execute(create_table(schema))
    if lenient:
        connection.execute("PRAGMA ignore_check_constraints = ON")
    insert = "INSERT OR IGNORE" if lenient else "INSERT"
    try:
        connection.executemany(
            f"{insert} INTO {identifier(schema.name)} ({', '.join(map(identifier, names))}) "
            f"VALUES ({', '.join('?' * len(names))})",
            filling.rows,
        )
    except sqlite3.IntegrityError as error:
        raise PackageError(
            f"{schema.name} cannot be built: {error}; mend its row, or its schema"
        ) from None
    for statement in create_indexes(schema, settings):  # faster over all rows than row by row
        connection.execute(statement)


def _check_references(connection: sqlite3.Connection) -> None:
    """See that every foreign key has its row; PackageError where one has not."""
    for table, row, target, _ in connection.execute("PRAGMA foreign_key_check"):
        raise PackageError(
            f"{table} cannot be built: its row {row} refers to a row that {target} does not have; "
            "mend it"
        )


def _count(connection: sqlite3.Connection, table: str) -> int:
    count: int = connection.execute(f"SELECT count(*) FROM {identifier(table)}").fetchone()[0]
    return count


def _about(
    whole: Catalogue, built: Built, findings: int, files: Mapping[str, str]
) -> dict[str, str]:
    """What ``meta`` tells of the database; ``files`` are the identifiers of the CSVs."""
    return {
        "name": whole.descriptor.get("name", ""),
        "title": whole.descriptor.get("title") or whole.descriptor.get("name", ""),
        "version": whole.descriptor.get("version", ""),
        "checked": "no" if findings else "yes",
        "findings": str(findings),
        "rows_left_out": str(built.left_out),
        **{f"rows.{table}": str(rows) for table, rows in built.rows.items()},
        "rows.records": str(built.records),
        **{f"swhid.{table}": identifier for table, identifier in files.items()},
        "search": SEARCH,
        "descriptor": json.dumps(whole.descriptor, ensure_ascii=False),
        "catalogue": json.dumps(catalogue_json(whole), ensure_ascii=False),
    }
