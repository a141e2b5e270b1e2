"""What a database holds, as the site shows it, read from it once."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from datasette.app import Datasette

from sandhi.cite.record import Dataset, described, sources
from sandhi.files import PackageError, begin_of_regular, reason
from sandhi.language.written import SAMPLE, TextLanguages, text_languages
from sandhi.ledger.entries import NAMES, RELEASED
from sandhi.package import LEDGER, Role, Settings
from sandhi.package.declarations import Declaration
from sandhi.publish.catalogue import Catalogue, parse_catalogue
from sandhi.publish.languages.words import said
from sandhi.publish.metadata import DATABASE
from sandhi.publish.sqlite.reading import Reader, StatementError, limited
from sandhi.publish.sqlite.schemas import META
from sandhi.publish.stored.parameters import number_parameters
from sandhi.publish.stored.shapes import MisshapenError, read_stored, see_shape, see_whole
from sandhi.site.store.database import Database, identifier
from sandhi.site.store.directory import Directory
from sandhi.site.store.foreign import inspect
from sandhi.site.store.languages.asked import ENGLISH, language, word
from sandhi.site.store.languages.worded import (
    dated_article,
    worded_catalogue,
    worded_codebook,
    worded_table,
)
from sandhi.site.store.tables import (
    SEEDS,
    SENTENCES,
    DatabaseTable,
    Membership,
    described_table,
    described_view,
)

STORED = ("descriptor", "catalogue", "codebook")  # in meta, as JSON
LANGUAGE = "language"  # the column of seeds that says in which they are
# What comes of a database, or of the JSON in it, that this tool did not build.
_UNREADABLE = (
    sqlite3.Error, StatementError,
    AttributeError, LookupError, RecursionError, TypeError, ValueError,
)  # fmt: skip


class DatedTable(NamedTuple):
    """A table whose rows have a first and a last day, with the columns of those."""

    table: DatabaseTable
    earliest: str
    latest: str


class RowName(NamedTuple):
    """A row, by its table and its key."""

    table: str
    key: str


@dataclass(frozen=True)
class Contents:
    """Everything that the site knows of the package.

    ``about`` is what ``meta`` tells in words; ``catalogue`` and ``codebook`` stand there as JSON.
    ``labels`` has, for the tables that others refer to, the label of each row by table and key;
    ``homes``, for each column that is the key of one table alone, that table; ``languages`` says in
    which language texts are; ``versions`` has the day of each version that was released;
    ``codes``, for what rows are called in codes of elsewhere (as states are), the row that each
    stands for. ``own_labels`` has, for each language beside English, what rows are called in it
    alone, by table and key; ``language`` is that in which all of this is worded,
    ``english_labels`` what rows are called in English where it is another.
    """

    about: Mapping[str, str]
    catalogue: Catalogue
    codebook: Mapping[str, Any]
    tables: Mapping[str, DatabaseTable]
    labels: Mapping[str, Mapping[str, str]]
    homes: Mapping[str, str]
    languages: TextLanguages
    versions: Mapping[str, str]
    codes: Mapping[str, RowName] = field(default_factory=dict)
    own_labels: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    language: str = ENGLISH
    english_labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def kept(self) -> dict[str, Any]:
        """What is made of the database once, when it is first asked for."""
        return {}

    @cached_property
    def dataset(self) -> Dataset:
        """What the package says of itself."""
        return described(self.catalogue.descriptor)

    @property
    def title(self) -> str:
        """What the dataset is called; a citation has it as the package says it."""
        return word(self.dataset.title)

    @property
    def description(self) -> str:
        """What the dataset is."""
        return word(self.dataset.description)

    @property
    def row_labels(self) -> Mapping[str, Mapping[str, str]]:
        """What rows are called in this language, where not as in English, by table and key."""
        return self.own_labels.get(self.language, {})

    @property
    def settings(self) -> Settings:
        """What the package declares to this tool."""
        return self.catalogue.settings

    @property
    def questions(self) -> list[Declaration]:
        """The worked questions."""
        return [*self.catalogue.questions.values()]

    @property
    def sources(self) -> list[str]:
        """What the package was drawn from."""
        return sources(self.catalogue.descriptor)

    @cached_property
    def number_parameters(self) -> Mapping[str, frozenset[str]]:
        """The parameters of worked questions that are numbers, by the SQL of the question."""
        return number_parameters(self.catalogue)

    @property
    def created(self) -> str:
        """The day on which this version was made; empty where the package does not say."""
        return str(self.catalogue.descriptor.get("created", ""))[:10]

    @property
    def checked(self) -> bool:
        """Whether the package passed its check."""
        return self.about["checked"] == "yes"

    @property
    def withheld(self) -> bool:
        """Whether the rules that the package brings as code were left out of its check."""
        return self.about.get("rules") == "withheld"

    @property
    def front(self) -> list[DatabaseTable]:
        """The tables that a newcomer meets first."""
        return [self.tables[name] for name in self.settings.front if name in self.tables]

    @property
    def others(self) -> list[DatabaseTable]:
        """The tables that stand behind them."""
        return [
            table
            for table in self.tables.values()
            if table.kind == "table" and not table.hidden and table not in self.front
        ]

    @property
    def joining(self) -> list[DatabaseTable]:
        """The tables that join others, which lists leave out at first."""
        return [table for table in self.tables.values() if table.hidden and table.references]

    @property
    def views(self) -> list[DatabaseTable]:
        """The views that lists of views show."""
        return [
            table for table in self.tables.values() if table.kind == "view" and not table.hidden
        ]

    @cached_property
    def named(self) -> Mapping[str, RowName]:
        """The rows that others refer to and that texts speak of, by what they alone are called."""
        rows = [
            (label, RowName(table, key))
            for table, labels in (self.english_labels or self.labels).items()
            if self.tables[table].role is Role.ENTITY
            for key, label in labels.items()
        ]
        uses = Counter(label for label, _ in rows)
        return {label: row for label, row in rows if uses[label] == 1}

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """What rows are called in this language, by their names in English, where that differs."""
        called = {name: self.label(*row) for name, row in self.named.items()}
        return {name: label for name, label in called.items() if label != name}

    @cached_property
    def anchored(self) -> list[DatabaseTable]:
        """The anchored tables whose rows stand for something in the text, in order."""
        return [
            table
            for table in self.tables.values()
            if table.is_anchored and not table.is_directory and table.name != SENTENCES
        ]

    @cached_property
    def dated(self) -> list[DatedTable]:
        """The tables whose rows have days of their own; one for each pair of such columns."""
        pairs = [
            DatedTable(table, latest.removesuffix("latest") + "earliest", latest)
            for table in self.tables.values()
            for latest in table.titles
            if table.key and latest.endswith("latest")
        ]
        return [pair for pair in pairs if pair.earliest in pair.table.titles]

    @cached_property
    def membership(self) -> Membership | None:
        """The table that joins rows of any table to what they take part in, if there is one."""
        for table in self.tables.values():
            if table.role is Role.MEMBERSHIP and table.record and table.of:
                parent = self.tables[table.references[table.of]]
                return Membership(table, table.record, parent, table.of)
        return None

    @property
    def has_ledger(self) -> bool:
        """Whether the package says what was published of each row, in which version."""
        ledger = self.tables.get(LEDGER)
        return ledger is not None and {*NAMES} <= {*ledger.titles}

    def label(self, table: str, key: str) -> str:
        """Return what a row that others may refer to is called; its key where it is not known."""
        return self.labels.get(table, {}).get(key, key)


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
            with limited(reader.connection, reader.allowance):
                contents = _contents(Database(reader.connection))
            inspect(reader, contents.catalogue, database.name)
            return contents
    except MisshapenError as error:
        raise PackageError(
            f"{database.name} is not what this version of sandhi builds: {error}; "
            "run `sandhi build`"
        ) from None
    except _UNREADABLE:
        raise PackageError(
            f"{database.name} is not what this version of sandhi builds; run `sandhi build`"
        ) from None


def standing_at(datasette: Datasette, address: str) -> None:
    """Have a site stand at an address, whatever homepage its package declares."""
    site = contents(datasette)
    descriptor = {**site.catalogue.descriptor, "homepage": address}
    catalogue = replace(site.catalogue, descriptor=descriptor)
    datasette.jinja_env.globals["site"] = replace(site, catalogue=catalogue)


def contents(datasette: Datasette) -> Contents:
    """What the database of a site holds, read when it is first asked for.

    That is when Datasette asks for routes, as it is made. The templates know it as ``site``.
    """
    shared = datasette.jinja_env.globals
    if "site" not in shared:
        shared["site"] = read_contents(Path(datasette.get_database(DATABASE).path))
    site: Contents = shared["site"]
    return spoken(site)


def spoken(site: Contents) -> Contents:
    """Return what a database holds in the words of the language that is asked for."""
    code = language()
    if code == site.language:
        return site
    in_language: dict[str, Contents] = site.kept.setdefault("spoken", {})
    if code not in in_language:
        words = site.catalogue.words.get(code, {})
        own = {**site.own_labels.get(code, {})}
        for name, table in site.tables.items():
            if table.role is Role.VOCABULARY:
                terms = site.labels.get(name, {}).items()
                own[name] = {key: said(words, label) for key, label in terms}
        if SEEDS in site.labels:
            articles = site.labels[SEEDS].items()
            own[SEEDS] = {key: dated_article(label, code) for key, label in articles}
        labels = {table: {**named, **own.get(table, {})} for table, named in site.labels.items()}
        in_language[code] = replace(
            site,
            catalogue=worded_catalogue(site.catalogue, words),
            codebook=worded_codebook(site.codebook, words),
            tables={name: worded_table(table, words) for name, table in site.tables.items()},
            labels=labels,
            own_labels={code: own},
            language=code,
            english_labels=site.labels,
        )
    return in_language[code]


def _contents(database: Database) -> Contents:
    about = dict(database.select("SELECT name, value FROM meta"))
    see_shape("meta", about)
    stored = {kind: read_stored(kind, about[kind]) for kind in STORED}
    catalogue = parse_catalogue(stored["catalogue"], stored["descriptor"])
    see_whole(catalogue, stored["codebook"])
    listed = [
        *(
            described_table(catalogue.settings, schema, _count(about, schema.name))
            for schema in catalogue.tables.values()
        ),
        *(described_view(catalogue.settings, view) for view in catalogue.views.values()),
    ]
    articles = Directory(database).labels_of(SEEDS) if SEEDS in catalogue.tables else {}
    directory = Directory(database, articles)
    return Contents(
        about,
        catalogue,
        stored["codebook"],
        {table.name: table for table in listed},
        directory.labels_by_table(
            {target for table in listed for target in table.references.values()}
        ),
        _homes(listed),
        _languages(database, catalogue),
        _versions(database, catalogue),
        _codes(database, listed),
        _own_labels(database, listed),
    )


def _versions(database: Database, catalogue: Catalogue) -> dict[str, str]:
    """The day of each version that was released, in their order, as the ledger says."""
    ledger = catalogue.tables.get(LEDGER)
    if ledger is None or not {*NAMES} <= {*ledger.names}:
        return {}
    rows = database.select(
        f'SELECT version, "row" FROM {LEDGER} WHERE event = ? ORDER BY entry_id', [RELEASED]
    )
    return {str(version): str(json.loads(row)["day"]) for version, row in rows}


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
    database: Database, tables: Iterable[DatabaseTable]
) -> dict[str, dict[str, dict[str, str]]]:
    """What rows are called in the columns that a package declares for languages."""
    labels: dict[str, dict[str, dict[str, str]]] = {}
    for table in tables:
        for code, column in table.own.labels.items():
            key, name = identifier(table.key), identifier(column)
            sql = f"SELECT {key}, {name} FROM {identifier(table.name)} WHERE {name} IS NOT NULL"
            labels.setdefault(code, {})[table.name] = {
                str(one): str(said) for one, said in database.select(sql)
            }
    return labels


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
