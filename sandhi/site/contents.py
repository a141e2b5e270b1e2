"""What a database holds, as the site shows it, read from it once."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from datasette.app import Datasette

from sandhi.files import PackageError
from sandhi.publish.metadata import DATABASE


@dataclass(frozen=True)
class Table:
    """A table or a view: its words, and how its pages show it."""

    name: str
    title: str
    description: str
    kind: str
    hidden: bool
    rows: int | None
    descriptions: dict[str, str]
    titles: dict[str, str]
    columns: list[str]
    key: str = ""
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Question:
    """A worked question, as lists show it."""

    name: str
    title: str
    description: str


@dataclass(frozen=True)
class Contents:
    """Everything that the site knows of the package.

    ``labels`` has, for the tables that others refer to, the label of each row by table and key;
    ``homes``, for each column that is the key of one table alone, that table.
    """

    about: dict[str, str]
    metadata: dict[str, Any]
    tables: dict[str, Table]
    questions: list[Question]
    labels: dict[str, dict[str, str]]
    homes: dict[str, str]

    @property
    def checked(self) -> bool:
        """Whether the package passed its check."""
        return self.about["checked"] == "yes"

    @property
    def front(self) -> list[Table]:
        """The tables that a newcomer meets first."""
        return [self.tables[name] for name in self.metadata["plugins"]["sandhi"]["front"]]

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
            metadata = json.loads(about.pop("metadata"))
            tables = _tables(metadata, about)
            return Contents(
                about,
                metadata,
                tables,
                _questions(metadata),
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


def _tables(metadata: dict[str, Any], about: dict[str, str]) -> dict[str, Table]:
    return {
        name: Table(
            name=name,
            title=words["title"],
            description=words["description"],
            hidden=words["hidden"],
            rows=int(about[f"rows.{name}"]) if f"rows.{name}" in about else None,
            descriptions=words["columns"],
            **words["plugins"]["sandhi"],
        )
        for name, words in metadata["databases"][DATABASE]["tables"].items()
    }


def _questions(metadata: dict[str, Any]) -> list[Question]:
    return [
        Question(name, words["title"], words["description"])
        for name, words in metadata["databases"][DATABASE]["queries"].items()
    ]


def _labels(connection: sqlite3.Connection, tables: Iterable[Table]) -> dict[str, dict[str, str]]:
    targets = {target for table in tables for target in table.references.values()}
    return {
        target: dict(
            connection.execute('SELECT "key", label FROM records WHERE "table" = ?', [target])
        )
        for target in targets
    }


def _homes(tables: Iterable[Table]) -> dict[str, str]:
    homes = [(table.key, table.name) for table in tables if table.key]
    uses = Counter(key for key, _ in homes)
    return {key: name for key, name in homes if uses[key] == 1}
