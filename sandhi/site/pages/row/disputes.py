"""What of a row is corrected, and which disagreements it takes part in."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from sandhi.site.elements.addresses import record_path
from sandhi.site.elements.facts import Fact, corrected_words
from sandhi.site.elements.interface import ngettext
from sandhi.site.pages.discrepancies.discrepancy import Discrepancy, discrepancy
from sandhi.site.pages.discrepancies.sides import sides
from sandhi.site.pages.row.row_lists import MOST
from sandhi.site.store import Store
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import Membership


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


def disputes(store: Store, row: TableRow, its_parents: Sequence[TableRow]) -> list[Discrepancy]:
    """Return what a row takes part in: itself, or by rows that speak of it or are compared there.

    ``its_parents`` are those of the first kind. That of a disagreement is itself.
    """
    membership = store.contents.membership
    if membership is None or row.table.name == membership.table.name:
        return []
    its_own = row.table.name == membership.parent.name
    parents = [row]
    if not its_own:
        without = {parent.key for parent in its_parents}
        parents = [*its_parents, *_of_compared(store, membership, row, without)]
    keys = [parent.key for parent in parents]
    brief = None if its_own else row
    by_key = sides(store, membership, keys, brief=brief) if parents else {}
    return [discrepancy(store.contents, one, by_key.get(one.key, [])) for one in parents]


def parents_of(
    store: Store, tables: Collection[str], keys: Collection[str]
) -> dict[str, list[TableRow]]:
    """Return the disagreements that rows of some tables take part in, by key.

    Disagreements themselves, and their members, take part in none.
    """
    membership = store.contents.membership
    if membership is None:
        return {}
    tables = {*tables} - {membership.table.name, membership.parent.name}
    return store.memberships.parents(membership, tables, keys)


def open_fact(store: Store, key: str, parents: Sequence[TableRow]) -> Iterator[Fact]:
    """Yield how many of the disagreements on a row are open, and where they stand, if any is."""
    membership = store.contents.membership
    still_open = membership.parent.settings.open.items() if membership else ()
    if n := sum(any(one.text(of) in some for of, some in still_open) for one in parents):
        wording = ngettext("%(n)s disagreement open", "%(n)s disagreements open", n) % {"n": n}
        yield Fact("", wording, path=f"{record_path(key)}#disputes")


def _of_compared(
    store: Store, membership: Membership, row: TableRow, without: Collection[str]
) -> list[TableRow]:
    """What the passages take part in that a page compares; those ``without`` are left out."""
    parents: dict[str, TableRow] = {}
    for other in store.contents.anchored:
        for column in other.columns_compared_at(row.table.name):
            keys = [one.key for one in store.rows.having(other, column, row.key, MOST)]
            for some in store.memberships.parents(membership, {other.name}, keys).values():
                parents |= {parent.key: parent for parent in some if parent.key not in without}
    return [parents[key] for key in sorted(parents)]
