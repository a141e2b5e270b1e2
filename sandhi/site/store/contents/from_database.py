"""What a database holds, read from it once, and refused where this tool did not build it."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sandhi.files import PackageError, parse_json, reason
from sandhi.language.text_languages import SAMPLE, TextLanguages, text_languages
from sandhi.ledger.entries import NAMES, RELEASED
from sandhi.package import LEDGER, Role
from sandhi.package.labels import article_name, naming_columns, shortened
from sandhi.publish.catalogue import Catalogue, parse_catalogue
from sandhi.publish.contract.shapes import MisshapenError, read_stored, see_shape, see_whole
from sandhi.publish.languages.interface import by_page_language
from sandhi.publish.languages.wordlist import worded_label
from sandhi.publish.sqlite.limits import StatementError, cost_limit
from sandhi.publish.sqlite.reading import Reader
from sandhi.publish.sqlite.schemas import META
from sandhi.regular import begin_of_regular
from sandhi.site.store.contents.inventory import Contents, RowName
from sandhi.site.store.database import Database, identifier
from sandhi.site.store.directory import Directory
from sandhi.site.store.foreign import inspect
from sandhi.site.store.names import all_named_cells, composed_labels, naming_cells
from sandhi.site.store.tables import SEEDS, TEXT, DatabaseTable, described_table, described_view

STORED = ("descriptor", "catalogue", "codebook")  # in meta, as JSON
LANGUAGE = "language"  # the column of seeds that says in which they are
# What comes of a database, or of the JSON in it, that this tool did not build.
_UNREADABLE = (
    sqlite3.Error, StatementError,
    AttributeError, LookupError, RecursionError, TypeError, ValueError,
)  # fmt: skip

# What SQLite says of a file that is cut off, or that something else has written in.
_OF_DAMAGE = ("malformed", "not a database", "disk I/O error")
_DATABASE = b"SQLite format 3\0"  # how one begins


def read_contents(database: Path) -> Contents:
    """Read what a database holds; PackageError where it is none that this tool built."""
    try:
        begins = begin_of_regular(database, len(_DATABASE))
    except OSError as error:
        raise PackageError(
            f"{database.name} cannot be read: {reason(error)}; see that it is a file that you may "
            "read, or run `sandhi build`"
        ) from None
    if begins != _DATABASE:
        raise PackageError(f"{database.name} is no database of SQLite; run `sandhi build`")
    try:
        with closing(Reader.open(database)) as reader:
            with cost_limit(reader.connection, reader.allowance):
                contents = _contents(Database(reader.connection))
            inspect(reader, contents.catalogue, database.name)
            return contents
    except MisshapenError as error:
        raise PackageError(
            f"{database.name} is not what this version of sandhi builds: {error}; "
            "run `sandhi build`"
        ) from None
    except _UNREADABLE as error:
        is_damaged = any(words in str(error) for words in _OF_DAMAGE)
        what = "damaged" if is_damaged else "not what this version of sandhi builds"
        raise PackageError(f"{database.name} is {what}; run `sandhi build`") from None


def _contents(database: Database) -> Contents:
    about = dict(database.select("SELECT name, value FROM meta"))
    see_shape("meta", about)
    stored = {kind: read_stored(kind, about[kind]) for kind in STORED}
    catalogue = parse_catalogue(stored["catalogue"], stored["descriptor"])
    see_whole(catalogue, stored["codebook"])
    tables_and_views = [
        *(
            described_table(catalogue.settings, schema, _count(about, schema.name))
            for schema in catalogue.tables.values()
        ),
        *(described_view(catalogue.settings, view) for view in catalogue.views.values()),
    ]
    articles = Directory(database).labels_of(SEEDS) if SEEDS in catalogue.tables else {}
    directory = Directory(database, articles)
    tables = {table.name: table for table in tables_and_views}
    targets = {target for table in tables_and_views for target in table.references.values()}
    labels = directory.labels_by_table(targets)
    site = Contents(
        about,
        catalogue,
        stored["codebook"],
        tables,
        labels,
        _homes(tables_and_views),
        _languages(database, catalogue),
        _versions(database, catalogue),
        _codes(database, tables_and_views),
        _own_labels(database, tables_and_views, catalogue),
        written_labels=labels,
        cells={
            name: all_named_cells(database, tables[name])
            for name in sorted(targets)
            if naming_cells(tables[name])
        },
    )
    return replace(site, labels={**labels, **composed_labels(site)})


def _versions(database: Database, catalogue: Catalogue) -> dict[str, str]:
    """The day of each version that was released, in their order, as the ledger says."""
    ledger = catalogue.tables.get(LEDGER)
    if ledger is None or not {*NAMES} <= {*ledger.names}:
        return {}
    rows = database.select(
        f'SELECT version, "row" FROM {LEDGER} WHERE event = ? ORDER BY entry_id', [RELEASED]
    )
    return {str(version): str(parse_json(row)["day"]) for version, row in rows}


def _languages(database: Database, catalogue: Catalogue) -> TextLanguages:
    """The languages of the texts, as the seeds say."""
    seeds = catalogue.tables.get(SEEDS)
    if seeds is None:
        return TextLanguages()
    stated = LANGUAGE if LANGUAGE in seeds.names else "NULL"
    return text_languages(
        (seed, code or "", text)
        for seed, code, text in database.select(
            f"SELECT seed_id, {stated}, substr(text, 1, {SAMPLE}) FROM seeds ORDER BY 1"
        )
    )


def _codes(database: Database, tables: Iterable[DatabaseTable]) -> dict[str, RowName]:
    """What rows are called in codes of elsewhere, by the name of each table of codes."""
    codes: dict[str, RowName] = {}
    for table in tables:
        target = table.references.get(table.key)
        if table.role is Role.CODE and target and table.label != table.key:
            key, code = identifier(table.key), identifier(table.label)
            sql = f"SELECT {code}, {key} FROM {identifier(table.name)} WHERE {code} IS NOT NULL"
            codes |= {str(one): RowName(target, key) for one, key in database.select(sql)}
    return codes


def _own_labels(
    database: Database, tables: Iterable[DatabaseTable], catalogue: Catalogue
) -> dict[str, dict[str, dict[str, str]]]:
    """What rows are called in the columns that a package declares for languages, or in its words.

    A row for which it declares neither is called as in English.
    """
    labels: dict[str, dict[str, dict[str, str]]] = {}
    for table in tables:
        for code, column in by_page_language(table.settings.labels).items():
            key, name = identifier(table.key), identifier(column)
            sql = f"SELECT {key}, {name} FROM {identifier(table.name)} WHERE {name} IS NOT NULL"
            labels.setdefault(code, {})[table.name] = {
                str(key): shortened(str(label)) for key, label in database.select(sql)
            }
    if SEEDS in catalogue.tables and catalogue.settings.of(SEEDS).named_by:
        for code in catalogue.words:
            labels.setdefault(code, {})[SEEDS] = _in_own_words(database, catalogue, code)
    for schema in catalogue.tables.values() if catalogue.words else ():
        if label := worded_label(catalogue.settings, schema):
            key, name = identifier(schema.primary_key), identifier(label)
            rows = [*database.select(f"SELECT {key}, {name} FROM {identifier(schema.name)}")]
            for code, words in catalogue.words.items():
                worded = {str(key): shortened(words[name]) for key, name in rows if name in words}
                in_language = labels.setdefault(code, {})
                in_language[schema.name] = worded | in_language.get(schema.name, {})
    return labels


def _in_own_words(database: Database, catalogue: Catalogue, code: str) -> dict[str, str]:
    """What the articles of a language are called in it, without the words of a translation."""
    schema = catalogue.tables[SEEDS]
    if LANGUAGE not in schema.names:
        return {}
    columns = (schema.primary_key, *naming_columns(catalogue.settings, schema))
    column_list = ", ".join(
        f"substr(text, 1, {SAMPLE})" if one == TEXT.name else identifier(one) for one in columns
    )
    sql = f"SELECT {column_list} FROM {SEEDS} WHERE {LANGUAGE} = ?"
    rows = (dict(zip(columns, cells, strict=True)) for cells in database.select(sql, [code]))
    return {key: article_name(key, row) for row in rows for key in [str(row[columns[0]])]}


def _count(about: Mapping[str, str], table: str) -> int | None:
    count = about.get(f"rows.{table}")
    return None if count is None else int(count)


def _homes(tables: Iterable[DatabaseTable]) -> dict[str, str]:
    homes = [
        (table.key, table.name)
        for table in tables
        if table.key
        and table.key not in table.references  # as that of one that extends another
        and table.name != META.name  # what the database says of itself, by names
    ]
    uses = Counter(key for key, _ in homes)
    return {key: name for key, name in homes if uses[key] == 1}
