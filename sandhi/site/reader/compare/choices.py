"""What can be compared: whatever two articles or more tell of."""

from typing import NamedTuple

from sandhi.package import Role
from sandhi.site.elements.addresses import compare_path
from sandhi.site.store import Contents, DatabaseTable, Store
from sandhi.site.store.tables import SEEDS

FEWEST = 2  # articles that can be compared
MOST = 120  # rows of a table that are offered at once; the page of each other one leads there
_ROLES = (Role.DISPUTE, Role.ENTITY, Role.VOCABULARY)


class ComparableRow(NamedTuple):
    """A row that several articles tell of; ``disputes`` are the disagreements on it, by name."""

    key: str
    label: str
    path: str
    articles: int
    disputes: list[str]


class ComparableTable(NamedTuple):
    """The rows of a table that can be compared, those of most articles first.

    Of ``total`` these are as many as are offered at once.
    """

    table: DatabaseTable
    rows: list[ComparableRow]
    total: int


def comparable(site: Contents) -> list[DatabaseTable]:
    """Return the tables whose rows several articles may tell of, disagreements first."""
    tables = [
        table
        for table in site.tables.values()
        if table.kind == "table" and table.key and table.role in _ROLES and table.name != SEEDS
    ]
    return sorted(tables, key=lambda table: _ROLES.index(table.role or Role.ENTITY))


def choices(store: Store) -> list[ComparableTable]:
    """Return what can be compared, by table."""
    offered = []
    for table in comparable(store.contents):
        seed_counts = store.texts.seeds_telling(table)
        every = [key for key, articles in seed_counts.items() if articles >= FEWEST]
        keys = sorted(every, key=lambda key: (-seed_counts[key], key))[:MOST]
        entries = store.directory.entries(keys)
        disputes = _disputes(store, table, keys)
        rows = [
            ComparableRow(
                key,
                entries[key].label,
                compare_path(table, key),
                seed_counts[key],
                disputes.get(key, []),
            )
            for key in keys
            if key in entries
        ]
        if rows:
            offered.append(ComparableTable(table, rows, len(every)))
    return offered


def _disputes(store: Store, table: DatabaseTable, keys: list[str]) -> dict[str, list[str]]:
    """What the disagreements on rows are called, by their keys; none of disagreements."""
    membership = store.contents.membership
    if membership is None or table.name == membership.parent.name:
        return {}
    parent = membership.parent
    return {
        key: [store.contents.row_name(parent.name, one.key, one.text(parent.label)) for one in rows]
        for key, rows in store.memberships.parents(membership, {table.name}, keys).items()
    }
