"""What a database holds, as the site shows it, read from it once."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from datasette.app import Datasette

from sandhi.cite.record import Dataset, described
from sandhi.files import PackageError
from sandhi.package import Role, Settings, TableSchema
from sandhi.package.declarations import Declaration
from sandhi.package.labels import label_columns
from sandhi.publish.catalogue import Catalogue, parse_catalogue
from sandhi.publish.metadata import DATABASE


@dataclass(frozen=True)
class Table:
    """A table or a view: its words, what its rows are, and how its pages show it.

    ``of`` is the column that leads to what a row speaks of, ``record`` one that holds keys of any
    table; ``corrections`` has, for each column that may be corrected, the one with the right value.
    ``label`` is the column that names a row; empty for a view.
    """

    name: str
    title: str
    description: str
    kind: str
    hidden: bool
    rows: int | None
    descriptions: Mapping[str, str]
    titles: Mapping[str, str]
    columns: tuple[str, ...]
    role: Role | None = None
    of: str | None = None
    record: str | None = None
    key: str = ""
    label: str = ""
    values: Mapping[str, dict[str, str]] = field(default_factory=dict)
    references: Mapping[str, str] = field(default_factory=dict)
    corrections: Mapping[str, str] = field(default_factory=dict)
    states_facts: bool = True


@dataclass(frozen=True)
class Contents:
    """Everything that the site knows of the package.

    ``labels`` has, for the tables that others refer to, the label of each row by table and key;
    ``homes``, for each column that is the key of one table alone, that table.
    """

    about: dict[str, str]
    catalogue: Catalogue
    tables: dict[str, Table]
    labels: dict[str, dict[str, str]]
    homes: dict[str, str]

    @cached_property
    def dataset(self) -> Dataset:
        """What the package says of itself."""
        return described(self.catalogue.descriptor)

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
        """What the package was drawn from, by title."""
        return [one.get("title", "") for one in self.catalogue.descriptor.get("sources", [])]

    @property
    def checked(self) -> bool:
        """Whether the package passed its check."""
        return self.about["checked"] == "yes"

    @property
    def front(self) -> list[Table]:
        """The tables that a newcomer meets first."""
        return [self.tables[name] for name in self.settings.front if name in self.tables]

    @property
    def others(self) -> list[Table]:
        """The tables that stand behind them."""
        return [
            table
            for table in self.tables.values()
            if table.kind == "table" and not table.hidden and table not in self.front
        ]

    @property
    def joining(self) -> list[Table]:
        """The tables that join others, which lists leave out at first."""
        return [table for table in self.tables.values() if table.hidden and table.references]

    @property
    def views(self) -> list[Table]:
        """The views that lists of views show."""
        return [
            table for table in self.tables.values() if table.kind == "view" and not table.hidden
        ]


def read_contents(database: Path) -> Contents:
    """Read what a database holds; PackageError where it is none that this tool built."""
    address = f"{database.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            about = dict(connection.execute("SELECT name, value FROM meta"))
            descriptor = json.loads(about["descriptor"])
            whole = parse_catalogue(json.loads(about.pop("catalogue")), descriptor)
            tables = _tables(whole, about)
            return Contents(
                about,
                whole,
                tables,
                _labels(connection, tables.values()),
                _homes(tables.values()),
            )
    except (sqlite3.Error, LookupError, TypeError, ValueError):
        raise PackageError(
            f"{database.name} is not what this version of sandhi builds; run `sandhi build`"
        ) from None


def contents(datasette: Datasette) -> Contents:
    """What the database of a site holds, read when it is first asked for.

    That is when Datasette asks for routes, as it is made. The templates know it as ``site``.
    """
    known = datasette.jinja_env.globals
    if "site" not in known:
        known["site"] = read_contents(Path(datasette.get_database(DATABASE).path))
    found: Contents = known["site"]
    return found


def _tables(whole: Catalogue, about: dict[str, str]) -> dict[str, Table]:
    tables = [_table(whole, schema, about) for schema in whole.tables.values()]
    views = [_view(whole, view) for view in whole.views.values()]
    return {table.name: table for table in [*tables, *views]}


def _table(whole: Catalogue, schema: TableSchema, about: dict[str, str]) -> Table:
    own = whole.settings.of(schema.name)
    naming = (
        name for name in label_columns(whole.settings, schema) if name not in schema.references
    )
    return Table(
        name=schema.name,
        title=schema.title,
        description=schema.description,
        kind="table",
        hidden=own.hidden,
        rows=int(about[f"rows.{schema.name}"]) if f"rows.{schema.name}" in about else None,
        descriptions={field.name: field.description for field in schema.fields},
        titles={field.name: field.title for field in schema.fields},
        columns=own.columns,
        role=own.role,
        of=own.of,
        record=own.record,
        key=schema.primary_key,
        label=next(naming, schema.primary_key),
        values={
            field.name: {value.value: value.description for value in field.categories}
            for field in schema.fields
            if field.categories
        },
        references=schema.references,
        corrections=schema.corrections,
        states_facts=own.states_facts,
    )


def _view(whole: Catalogue, view: Declaration) -> Table:
    own = whole.settings.of(view.name)
    return Table(
        name=view.name,
        title=view.title,
        description=view.description,
        kind="view",
        hidden=own.hidden,
        rows=None,
        descriptions=view.terms,
        titles=view.titles,
        columns=own.columns,
    )


def _labels(connection: sqlite3.Connection, tables: Iterable[Table]) -> dict[str, dict[str, str]]:
    targets = {target for table in tables for target in table.references.values()}
    return {
        target: dict(
            connection.execute('SELECT "key", label FROM records WHERE "table" = ?', [target])
        )
        for target in targets
    }


def _homes(tables: Iterable[Table]) -> dict[str, str]:
    homes = [
        (table.key, table.name)
        for table in tables
        if table.key and table.key not in table.references
    ]
    uses = Counter(key for key, _ in homes)
    return {key: name for key, name in homes if uses[key] == 1}
