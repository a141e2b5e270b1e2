"""The layers of the reader: the anchored tables, those together that speak of the same rows."""

from typing import NamedTuple

from sandhi.package import Role
from sandhi.site.store import Contents, DatabaseTable

MOST = 9  # that the styles tell apart


class Layer(NamedTuple):
    """Tables whose anchors are marked alike; ``on`` says whether they are so at first.

    ``number`` counts from 1; the styles know a layer by it.
    """

    number: int
    title: str
    tables: tuple[str, ...]
    on: bool


def layers(site: Contents) -> list[Layer]:
    """Return the layers in the order of the package.

    Tables that state no facts are off at first, but for memberships. What is more than the styles
    can tell apart goes with the last.
    """
    grouped: dict[str, list[DatabaseTable]] = {}
    for table in site.anchored:
        grouped.setdefault(table.home.table, []).append(table)
    for name in [*grouped][MOST:]:
        grouped[[*grouped][MOST - 1]] += grouped.pop(name)
    return [
        Layer(
            number,
            site.tables[name].title,
            tuple(table.name for table in tables),
            any(table.states_facts or table.role is Role.MEMBERSHIP for table in tables),
        )
        for number, (name, tables) in enumerate(grouped.items(), 1)
    ]
