"""What is marked in a text: one preset at a time, each some anchored tables.

A package declares those that its readers want. Without any there is one for each thing that the
texts tell of, and all are marked at first.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from sandhi.site.elements.interface import gettext
from sandhi.site.store import Contents
from sandhi.site.store.texts import AnchoredRecord
from sandhi.text import Span

EVERYTHING, NOTHING = "all", "none"


class MarkedTables(NamedTuple):
    """A preset: its name in addresses, its title, and the tables whose passages are marked."""

    name: str
    title: str
    tables: frozenset[str]

    def spans(self, records: Iterable[AnchoredRecord]) -> set[Span]:
        """The passages that are marked, of those in which rows of a text are anchored.

        Several rows may be anchored in one.
        """
        return {record.span for record in records if record.table in self.tables}


def presets(site: Contents) -> list[MarkedTables]:
    """Return the presets of a site, those of the package first; never none."""
    anchored = {table.name: table for table in site.anchored}
    declared = [
        MarkedTables(one.name, one.title, frozenset(one.tables) & anchored.keys())
        for one in site.settings.reader.presets
    ]
    stating = {table.name: table for table in site.stating}
    everything = MarkedTables(EVERYTHING, gettext("Everything"), frozenset(stating))
    nothing = MarkedTables(NOTHING, gettext("Nothing"), frozenset())
    if declared:
        return [*declared, everything, nothing]
    homes: dict[str, set[str]] = {}
    for name, table in stating.items():
        homes.setdefault(table.home.table, set()).add(name)
    by_home = [
        MarkedTables(home, site.tables[home].title, frozenset(names))
        for home, names in homes.items()
        if home not in (EVERYTHING, NOTHING)
    ]
    return [everything, *by_home, nothing]


def preset_named(offered: Collection[MarkedTables], name: str) -> MarkedTables:
    """Return the preset of that name; the first one where there is none."""
    return next((one for one in offered if one.name == name), next(iter(offered)))
