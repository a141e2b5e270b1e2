"""Citations on the site: their facts out of the database, and what the box of a page shows."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from datasette.app import Datasette

from sandhi.cite import citable
from sandhi.cite.formats import FORMATS, STYLES
from sandhi.cite.formats.styles import Run, reference
from sandhi.cite.record import Citable, Dataset, Row, described
from sandhi.cite.source import Found, Seed
from sandhi.files import PackageError
from sandhi.publish.catalogue import parse_catalogue
from sandhi.publish.metadata import DATABASE
from sandhi.publish.sqlite.ddl import identifier
from sandhi.publish.sqlite.schemas import TEXT

_Read = TypeVar("_Read")

EXPORTS = ("text", "bibtex", "ris", "csljson")  # what the box shows in full
LINKED = ("jsonld", "json")  # what it only leads to


@dataclass(frozen=True)
class DatabaseSource:
    """A database that this tool built, as a place that citations are read from."""

    connection: sqlite3.Connection

    @cached_property
    def dataset(self) -> Dataset:
        """What the descriptor says of the dataset; PackageError where the database has it not."""
        return described(json.loads(self._told("descriptor")))

    def title(self, table: str) -> str | None:
        """The title of a table or a view; None where there is none of that name."""
        whole = parse_catalogue(json.loads(self._told("catalogue")), {})
        described = whole.tables.get(table) or whole.views.get(table)
        return described.title if described else None

    def find(self, key: str) -> Found | None:
        """The row with that key, in whichever table; None where there is none."""
        records = self._rows('SELECT "table", label FROM records WHERE "key" = ?', key)
        for table, label in ((str(record["table"]), str(record["label"])) for record in records):
            return Found(table, label, self._row(table, key))
        return None

    def seed(self, key: str) -> Seed | None:
        """The source text with that key; None where there is none."""
        for row in self._rows("SELECT * FROM seeds WHERE seed_id = ?", key):
            return Seed(row, str(row[TEXT.name]))
        return None

    def sentences(self, seed: str, start: int, end: int) -> list[Row]:
        """The sentences of a seed that a span touches, in order."""
        touched = 'seed_id = ? AND start < ? AND "end" > ?'
        return self._rows(
            f"SELECT * FROM sentences WHERE {touched} ORDER BY start", seed, end, start
        )

    def _row(self, table: str, key: str) -> Row:
        """A row as its CSV has it: the text of a seed is no column there."""
        ((column,),) = self.connection.execute(
            "SELECT name FROM pragma_table_info(?) WHERE pk", [table]
        )
        found = f"SELECT * FROM {identifier(table)} WHERE {identifier(column)} = ?"
        (row,) = self._rows(found, key)
        text = TEXT.name if table == "seeds" else None
        return {name: value for name, value in row.items() if name != text}

    def _rows(self, sql: str, *parameters: str | int) -> list[Row]:
        cursor = self.connection.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def _told(self, name: str) -> str:
        for (value,) in self.connection.execute("SELECT value FROM meta WHERE name = ?", [name]):
            return str(value)
        raise PackageError(f"the database does not tell its {name}; build it anew: `sandhi build`")


class Reference(NamedTuple):
    """A reference in a style that people write by hand."""

    name: str
    label: str
    runs: tuple[Run, ...]


class Export(NamedTuple):
    """A format that programs read, or that holds all evidence; ``path`` is its own address."""

    name: str
    label: str
    text: str
    path: str
    media_type: str


class Citation(NamedTuple):
    """What the box of a page shows of what is cited; only rows have files of their own."""

    cited: Citable
    references: list[Reference]
    exports: list[Export]
    linked: list[Export]


def citation(cited: Citable) -> Citation:
    """Return what ``_cite.html`` shows of something to be cited."""
    references = [
        Reference(name, FORMATS[name].label, reference(cited, style))
        for name, style in STYLES.items()
    ]
    exports = [_export(cited, name) for name in EXPORTS]
    linked = [_export(cited, name) for name in LINKED if cited.key]
    return Citation(cited, references, exports, linked)


async def cited_row(datasette: Datasette, key: str) -> Citable | None:
    """Return the row with that key, to be cited; None where there is none."""
    return await _from(datasette, lambda source: citable.row(source, key))


async def cited_table(datasette: Datasette, name: str) -> Citable | None:
    """Return a table or a view, to be cited; None where there is none of that name."""
    return await _from(datasette, lambda source: citable.table(source, name))


async def cited_search(datasette: Datasette, query: str) -> Citable:
    """Return what a search finds, to be cited."""
    return await _from(datasette, lambda source: citable.search(source.dataset, query))


async def cited_dataset(datasette: Datasette) -> Citable:
    """Return the dataset itself, to be cited."""
    return await _from(datasette, lambda source: citable.whole(source.dataset))


def hosted(datasette: Datasette, request: Any, cited: Citable) -> Citable:
    """Return what is cited with addresses on the host asked, unless the package has a homepage."""
    homepage = cited.dataset.homepage or str(datasette.absolute_url(request, "/"))
    return replace(cited, dataset=replace(cited.dataset, homepage=homepage))


async def _from(datasette: Datasette, read: Callable[[DatabaseSource], _Read]) -> _Read:
    """What a function reads from the database of the site."""
    found: _Read = await datasette.get_database(DATABASE).execute_fn(
        lambda connection: read(DatabaseSource(connection))
    )
    return found


def _export(cited: Citable, name: str) -> Export:
    form = FORMATS[name]
    path = f"{cited.path}.{form.ending}" if cited.key else ""
    return Export(name, form.label, form.write(cited), path, form.media_type)
