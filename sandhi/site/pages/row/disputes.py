"""What of a row is corrected, and which disagreements it takes part in."""

from typing import NamedTuple

from sandhi.site.elements.facts import Fact, facts, longest_text, written
from sandhi.site.store import Store
from sandhi.site.store.rows import TableRow


class Correction(NamedTuple):
    """A value as its source has it, and what it should be."""

    title: str
    source: str
    corrected: str


class Dispute(NamedTuple):
    """A row that a row, or a passage that speaks of it, takes part in, with its longest text."""

    label: str
    path: str
    facts: list[Fact]
    text: str


def corrections(row: TableRow) -> list[Correction]:
    """Return which columns of a row have a correction beside them."""
    return [
        Correction(row.table.titles[column], written(row[column]), written(row[right]))
        for column, right in row.table.corrections.items()
        if row[right] is not None
    ]


def disputes(store: Store, row: TableRow) -> list[Dispute]:
    """Return what a row takes part in, itself or by rows that speak of nothing else."""
    membership = store.contents.membership
    if membership is None or row.table.name in (membership.parent.name, membership.table.name):
        return []
    return [
        Dispute(
            store.contents.label(parent.table.name, parent.key),
            membership.place(parent.key),
            facts(store.contents, parent),
            longest_text(parent),
        )
        for parent in store.memberships.parents(membership, row.table, row.key)
    ]
