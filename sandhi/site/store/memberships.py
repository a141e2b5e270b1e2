"""The rows that take part in something, read from the table that says so."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sandhi.site.store.contents import Contents
from sandhi.site.store.database import LISTED, Database, identifier, list_parameter
from sandhi.site.store.rows import TableRow, TableRows
from sandhi.site.store.tables import Membership
from sandhi.text import Span


class Member(NamedTuple):
    """A row of a membership, with the record that it names and where it is anchored.

    ``table`` and ``label`` are None where there is no such record; ``anchor``, the key that its
    passage goes by, and the passage are None where neither of the two is anchored.
    """

    key: str
    parent: str
    record: str
    table: str | None
    label: str | None
    anchor: str | None
    seed_id: str | None
    start: int | None
    end: int | None
    quote: str | None

    @property
    def place(self) -> tuple[str | None, int | None, int | None]:
        """Where its passage stands."""
        return self.seed_id, self.start, self.end

    @property
    def span(self) -> Span | None:
        """Where its passage stands in its seed; None where it has none."""
        return None if self.start is None or self.end is None else Span(self.start, self.end)


@dataclass(frozen=True)
class Memberships:
    """The memberships of a database."""

    database: Database
    contents: Contents

    def members(
        self, membership: Membership, parents: Collection[str] | None = None
    ) -> list[Member]:
        """The members of some parents, or of all, by parent, then in the order of the texts.

        One without an anchor of its own stands where its record is anchored.
        """
        key, record, column = map(
            identifier, (membership.table.key, membership.record, membership.column)
        )
        anchored = ", ".join(
            f"CASE WHEN own.start IS NULL THEN its.{name} ELSE own.{name} END AS {name}"
            for name in ("seed_id", "start", '"end"', "quote")
        )
        where = "" if parents is None else f"WHERE m.{column} IN {LISTED}"
        members = self.database.select(
            f'SELECT m.{key}, m.{column}, m.{record}, its."table", its.label, '
            'CASE WHEN own.start IS NOT NULL THEN own."key" '
            'WHEN its.start IS NOT NULL THEN its."key" END, '
            f"{anchored} FROM {identifier(membership.table.name)} AS m "
            f'LEFT JOIN records AS own ON own."key" = m.{key} '
            f'LEFT JOIN records AS its ON its."key" = m.{record} '
            f'{where} ORDER BY 2, 7, 8, "end" DESC, 1',
            [] if parents is None else [list_parameter(parents)],
        )
        return [Member(*member) for member in members]

    def sources(self, membership: Membership) -> dict[str, list[str]]:
        """The seeds of which passages take part in each parent, by its key.

        Of the members no more is read: a large package has tens of thousands.
        """
        key, record, column = map(
            identifier, (membership.table.key, membership.record, membership.column)
        )
        rows = self.database.select(
            f"SELECT DISTINCT m.{column}, CASE WHEN own.start IS NULL THEN its.seed_id "
            f"ELSE own.seed_id END FROM {identifier(membership.table.name)} AS m "
            f'LEFT JOIN records AS own ON own."key" = m.{key} '
            f'LEFT JOIN records AS its ON its."key" = m.{record} ORDER BY 1, 2'
        )
        seeds: dict[str, list[str]] = {}
        for parent, seed in rows:
            seeds.setdefault(parent, []).extend([seed] if seed else [])
        return seeds

    def member_rows(self, members: Iterable[Member]) -> dict[str, TableRow]:
        """The rows that members name, by their keys: with one query for each table."""
        keys: dict[str, set[str]] = {}
        for member in members:
            if member.table:
                keys.setdefault(member.table, set()).add(member.record)
        rows = TableRows(self.database)
        return {
            row.key: row
            for table, of_table in keys.items()
            for row in rows.keyed(self.contents.tables[table], of_table)
        }

    def sharing(self, membership: Membership, keys: Collection[str]) -> list[tuple[str, str]]:
        """What some rows take part in, each with every row that does: keys of parent and record."""
        column, record = identifier(membership.column), identifier(membership.record)
        source = identifier(membership.table.name)
        return self.database.select(
            f"SELECT {column}, {record} FROM {source} WHERE {column} IN "
            f"(SELECT {column} FROM {source} WHERE {record} IN {LISTED})",
            [list_parameter(keys)],
        ).fetchall()

    def parents(
        self, membership: Membership, tables: Collection[str], keys: Collection[str]
    ) -> dict[str, list[TableRow]]:
        """What rows of some tables take part in, by their keys: see ``parent_keys``."""
        keys_of_parents = self.parent_keys(membership, tables, keys)
        parents = {key for some in keys_of_parents.values() for key in some}
        rows = {row.key: row for row in TableRows(self.database).keyed(membership.parent, parents)}
        return {key: [rows[one] for one in some] for key, some in keys_of_parents.items()}

    def open_keys(self, membership: Membership, keys: Collection[str]) -> set[str]:
        """Which of some parents nobody has settled."""
        parent, still_open = membership.parent, membership.parent.settings.open
        conditions = [f"{identifier(column)} IN {LISTED}" for column in still_open]
        if not conditions:
            return set()
        key = identifier(parent.key)
        rows = self.database.select(
            f"SELECT {key} FROM {identifier(parent.name)} "
            f"WHERE {key} IN {LISTED} AND ({' OR '.join(conditions)})",
            [list_parameter(keys), *map(list_parameter, still_open.values())],
        )
        return {str(one) for (one,) in rows}

    def parent_keys(
        self, membership: Membership, tables: Collection[str], keys: Collection[str]
    ) -> dict[str, list[str]]:
        """The keys of what rows of some tables take part in, by theirs: with one query for all.

        Each takes part itself, or by rows that speak of nothing else.
        """
        speaking = ["SELECT value, value FROM json_each(:keys)"]
        speaking += [
            f"SELECT {identifier(other.home.column)}, {identifier(other.key)} "
            f"FROM {identifier(other.name)} "
            f"WHERE {identifier(other.home.column)} IN (SELECT value FROM json_each(:keys))"
            for other in self.contents.anchored
            if other.home.table in tables and other.home.table != other.name
        ]
        parts = self.database.select(
            f"WITH speaking(spoken, record) AS ({' UNION '.join(speaking)}) "
            f"SELECT DISTINCT spoken, m.{identifier(membership.column)} FROM speaking "
            f"JOIN {identifier(membership.table.name)} AS m "
            f"ON m.{identifier(membership.record)} = speaking.record ORDER BY 1, 2",
            {"keys": list_parameter(keys)},
        )
        of_rows: dict[str, list[str]] = {key: [] for key in keys}
        for spoken, parent in parts:
            of_rows[spoken].append(parent)
        return of_rows
