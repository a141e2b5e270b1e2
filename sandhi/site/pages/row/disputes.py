"""What of a row is corrected, and which disagreements it takes part in."""

from typing import NamedTuple

from sandhi.site.elements.facts import corrected_words
from sandhi.site.pages.discrepancies.discrepancy import Discrepancy, discrepancy
from sandhi.site.pages.discrepancies.sides import sides
from sandhi.site.store import Store
from sandhi.site.store.rows import TableRow


class Correction(NamedTuple):
    """A value as its source has it, and what it should be."""

    title: str
    source: str
    corrected: str


def corrections(row: TableRow) -> list[Correction]:
    """Return which columns of a row have a correction beside them."""
    return [
        Correction(row.table.titles[column], *corrected_words(row, column, right))
        for column, right in row.table.corrections.items()
        if row[right] is not None
    ]


def disputes(store: Store, row: TableRow) -> list[Discrepancy]:
    """Return what a row takes part in, itself or by rows that speak of nothing else.

    That of a disagreement is itself.
    """
    membership = store.contents.membership
    if membership is None or row.table.name == membership.table.name:
        return []
    its_own = row.table.name == membership.parent.name
    parents = [row]
    if not its_own:
        parents = store.memberships.parents(membership, row.table, [row.key])[row.key]
    keys = [parent.key for parent in parents]
    brief = None if its_own else row
    by_key = sides(store, membership, keys, brief=brief) if parents else {}
    return [discrepancy(store.contents, one, by_key.get(one.key, [])) for one in parents]
