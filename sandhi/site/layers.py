"""The layers of the reader: the anchored tables, those together that speak of the same rows."""

from typing import NamedTuple

from sandhi.site.anchored import anchored_tables, home
from sandhi.site.contents import Contents

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

    Tables that state no facts (``facts: false`` in the settings) are off at first, unless they
    join rows to others. What is more than the styles can tell apart goes with the last.
    """
    grouped: dict[str, list[str]] = {}
    for table in anchored_tables(site):
        grouped.setdefault(home(site, table).table, []).append(table.name)
    for name in [*grouped][MOST:]:
        grouped[[*grouped][MOST - 1]] += grouped.pop(name)
    factless = {*site.metadata["plugins"]["sandhi"]["no_facts"]}
    return [
        Layer(
            number,
            site.tables[name].title,
            tuple(tables),
            not {*tables} <= factless or any(site.tables[table].keys for table in tables),
        )
        for number, (name, tables) in enumerate(grouped.items(), 1)
    ]
