"""The rows near a row: in time, in company, in space, and in the text."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sandhi.package import ANCHOR, Role
from sandhi.site.store.contents import Contents, DatedTable
from sandhi.site.store.database import LISTED, Database, identifier, list_parameter
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS, DatabaseTable

FAR = 64  # code points of a text on each side of a passage


class DatedKey(NamedTuple):
    """A row by its key, and its first and last day (ISO 8601), of which either may be empty."""

    key: str
    earliest: str
    latest: str


class PlacedKey(NamedTuple):
    """A row by its key, and where it lies, in degrees."""

    key: str
    latitude: float
    longitude: float


class PassageContext(NamedTuple):
    """A passage with what stands before and after it in its text."""

    key: str
    seed_id: str
    start: int
    end: int
    left: str
    quote: str
    right: str


@dataclass(frozen=True)
class Surroundings:
    """What stands around rows, in a database."""

    database: Database
    contents: Contents

    def days(self, table: DatabaseTable) -> DatedTable | None:
        """The first and last day that rows of a table have, if they have them."""
        return next((one for one in self.contents.dated if one.table == table), None)

    def in_time(
        self, dated: DatedTable, row: TableRow, most: int
    ) -> tuple[list[DatedKey], list[DatedKey]]:
        """The last rows that begin before a row, and the first ones after it, in that order.

        Numbers stand among those that count the same.
        """
        first = row.text(dated.earliest)
        if not first:
            return [], []
        before, after = (
            [*self._neighbours(dated, row, first, side, way, most)]
            for side, way in (("<", "DESC"), (">", "ASC"))
        )
        return before[::-1], after

    def _neighbours(
        self, dated: DatedTable, row: TableRow, first: str, side: str, way: str, most: int
    ) -> Iterator[DatedKey]:
        key, earliest, latest = map(identifier, (dated.table.key, dated.earliest, dated.latest))
        counted = self._counted(dated.table)
        condition = f"{identifier(counted)} IS ? AND " if counted else ""
        rows = self.database.select(
            f"SELECT {key}, {earliest}, {latest} FROM {identifier(dated.table.name)} "
            f"WHERE {condition}({earliest}, {key}) {side} (?, ?) "
            f"ORDER BY {earliest} {way}, {key} {way} LIMIT ?",
            [*([row[counted]] if counted else []), first, row.key, most],
        )
        return (DatedKey(other, begin or "", end or "") for other, begin, end in rows)

    def _counted(self, table: DatabaseTable) -> str:
        """The column of a vocabulary that says what the numbers of a table count, if it has any."""
        schema = self.contents.catalogue.tables[table.name]
        no_quantities = {*ANCHOR, *table.settings.point, *table.naming}
        if not any(
            one.type in ("integer", "number") and one.name not in no_quantities
            for one in schema.fields
        ):
            return ""
        tables = self.contents.tables
        terms = (
            column
            for column, target in table.references.items()
            if tables[target].role is Role.VOCABULARY
        )
        return next(terms, "")

    def company(
        self, row: TableRow, most: int
    ) -> tuple[DatabaseTable | None, list[tuple[str, int]]]:
        """Which rows of its table a row takes part with most often, how often, and in what.

        It is asked of the table by which rows take part in what a newcomer meets first.
        """
        if row.table.role is Role.SOURCE:
            return None, []
        front = {table.name for table in self.contents.front}
        for part in self.contents.tables.values():
            ends = [name for name, target in part.references.items() if target == row.table.name]
            joint = part.references.get(part.of or "", "")
            if (
                part.role is not Role.PART
                or joint not in front
                or len(ends) != 1
                or part.of in ends
            ):
                continue
            source, end, whole = map(identifier, (part.name, ends[0], str(part.of)))
            rows = self.database.select(
                f"SELECT b.{end}, count(DISTINCT b.{whole}) FROM {source} AS a "
                f"JOIN {source} AS b ON b.{whole} = a.{whole} AND b.{end} <> a.{end} "
                f"WHERE a.{end} = ? GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
                [row.key, most],
            ).fetchall()
            if rows:
                return self.contents.tables[joint], [(str(key), int(times)) for key, times in rows]
        return None, []

    def points(self, table: DatabaseTable, most: int, own_key: str = "") -> list[PlacedKey]:
        """The rows of a table that lie somewhere on earth, by their keys; one of them first."""
        key, *point = map(identifier, (table.key, *table.settings.point))
        on_earth = " AND ".join(
            f"typeof({degrees}) IN ('integer', 'real') AND abs({degrees}) <= {most_degrees}"
            for degrees, most_degrees in zip(point, (90, 180), strict=True)
        )
        rows = self.database.select(
            f"SELECT {', '.join([key, *point])} FROM {identifier(table.name)} "
            f"WHERE {on_earth} ORDER BY {key} <> ?, 1 LIMIT ?",
            [own_key, most],
        )
        return [PlacedKey(*row) for row in rows]

    def contexts(self, keys: Collection[str]) -> dict[str, PassageContext]:
        """The passages of rows with what stands beside them in their texts, by key."""
        if SEEDS not in self.contents.tables:
            return {}
        rows = self.database.select(
            'SELECT "key", seed_id, start, "end", quote FROM records '
            f'WHERE "key" IN {LISTED} AND start + "end" IS NOT NULL '
            "AND seed_id IN (SELECT seed_id FROM seeds) ORDER BY seed_id",
            [list_parameter(keys)],
        ).fetchall()
        # Each text is read once: SQLite would go through it anew for each of its passages.
        return {
            key: PassageContext(
                *(key, seed, start, end),
                *(text[max(start - FAR, 0) : start], quote, text[end : end + FAR]),
            )
            for seed, of_seed in groupby(rows, key=itemgetter(1))
            for text in [self._text(seed)]
            for key, _, start, end, quote in of_seed
        }

    def _text(self, seed: str) -> str:
        ((text,),) = self.database.select("SELECT text FROM seeds WHERE seed_id = ?", [seed])
        return str(text)
