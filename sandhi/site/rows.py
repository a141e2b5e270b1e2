"""What the page of a row tells beside its columns: its label, its passage, what refers to it."""

from typing import Any, NamedTuple

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils import tilde_decode
from markupsafe import Markup

from sandhi.publish.ddl import identifier
from sandhi.publish.metadata import DATABASE
from sandhi.publish.schemas import RECORDS
from sandhi.site.contents import Table, contents
from sandhi.site.language import is_hindi

SHOWN = 12  # of the rows that refer to a row by one column


class Passage(NamedTuple):
    """A quote in its sentence, cut where it begins and ends."""

    seed_id: str
    start: int
    end: int
    before: str
    quote: str
    after: str
    translation: str

    @property
    def html(self) -> Markup:
        """The sentence, with the quote marked."""
        html = Markup("{}<mark>{}</mark>{}").format(self.before, self.quote, self.after)
        return Markup('<span lang="hi">{}</span>').format(html) if is_hindi(self.quote) else html


class Referring(NamedTuple):
    """The rows of a table that refer to a row by one column: how many, and the first of them.

    ``plain`` says that the column need not be named, since no other refers to that table.
    """

    table: Table
    column: str
    rows: int
    first: list[tuple[str, str]]
    plain: bool


async def row_page(datasette: Datasette, request: Any) -> dict[str, Any]:
    """Return what the template of a row is told of it."""
    table, key = (tilde_decode(request.url_vars[name]) for name in ("table", "pks"))
    database = datasette.get_database(DATABASE)
    found = await database.execute('SELECT label FROM records WHERE "key" = ?', [key])
    return {
        "label": found.rows[0]["label"] if found.rows else key,
        "passage": await _passage(database, key),
        "referring": [
            referring
            for other in contents(datasette).tables.values()
            if other.name != RECORDS.name
            for referring in await _referring(database, other, table, key)
        ],
    }


async def _passage(database: Database, key: str) -> Passage | None:
    found = await database.execute(
        'SELECT * FROM evidence WHERE "key" = ? AND sentence IS NOT NULL', [key]
    )
    for row in found.rows:
        start, end = row["start"] - row["sentence_start"], row["end"] - row["sentence_start"]
        sentence = row["sentence"]
        return Passage(
            row["seed_id"],
            row["start"],
            row["end"],
            sentence[: max(start, 0)],
            row["quote"],
            sentence[end:],
            row["translation"] or "",
        )
    return None


async def _referring(database: Database, table: Table, target: str, key: str) -> list[Referring]:
    """The rows of a table that refer to the row of a key, by column."""
    columns = [name for name, other in table.references.items() if other == target]
    plain = len(columns) < 2 and table.name != target
    found = []
    for column in [*columns, *table.keys]:
        referring = f"FROM {identifier(table.name)} WHERE {identifier(column)} = ?"
        rows = await database.execute(f"SELECT count(*) {referring}", [key])
        if count := rows.single_value():
            keys = f"SELECT {identifier(table.key)} {referring} ORDER BY 1 LIMIT {SHOWN}"
            first = await database.execute(
                f'SELECT "key", label FROM records WHERE "key" IN ({keys}) ORDER BY 1', [key]
            )
            found.append(Referring(table, column, count, [(*row,) for row in first.rows], plain))
    return found
