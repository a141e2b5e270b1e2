"""What the discrepancies can be narrowed to: the article that takes part, and each enumeration.

``?seed_id=KEY&COLUMN=VALUE``; each choice is a link, so that no script is needed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from datasette.utils import MultiParams

from sandhi.site.elements.values.words import value_label
from sandhi.site.store import Contents
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS, Membership

_OFFERED = 20  # articles that the page can be narrowed to by a link

Narrowing = Mapping[str, str]  # the values asked for, by column
Sources = Mapping[str, Sequence[str]]  # the seeds of which passages take part, by key of the parent


class Choice(NamedTuple):
    """A value to narrow the page to; ``path`` leads there, or back if it is chosen."""

    text: str
    definition: str
    rows: int
    path: str
    chosen: bool


class Filter(NamedTuple):
    """What the page can be narrowed to, each with how many rows its link would show."""

    title: str
    description: str
    choices: list[Choice]


class DiscrepancyFilters(NamedTuple):
    """The filters of the page: those that hold, what there is to choose, and who takes part."""

    site: Contents
    membership: Membership
    sources: Sources
    narrowed: Narrowing

    def meets(self, row: TableRow, narrowed: Narrowing | None = None) -> bool:
        """Whether a row has the values asked for, or others."""
        conditions = self.narrowed if narrowed is None else narrowed
        return all(value in self._values(row, column) for column, value in conditions.items())

    def offered(self, rows: Sequence[TableRow]) -> list[Filter]:
        """What the page can be narrowed to; a count is of what its link then shows."""
        table, seeds = self.membership.parent, self.site.tables.get(SEEDS)
        filters = []
        if seeds and self.sources:
            labels = self.site.labels.get(SEEDS, {})
            articles = sorted({seed for some in self.sources.values() for seed in some})
            texts = {seed: labels.get(seed, seed) for seed in articles}
            offered = self._filter(rows, seeds.key, seeds.title, "", texts, {})
            filters.append(offered._replace(choices=_most(offered.choices)))
        for column, values in table.values.items():
            texts = {value: value_label(table, column, value).capitalize() for value in values}
            title, description = table.titles[column], table.descriptions[column]
            filters.append(self._filter(rows, column, title, description, texts, values))
        return filters

    def in_words(self) -> list[str]:
        """The filters that hold, in words."""
        labels, table = self.site.labels.get(SEEDS, {}), self.membership.parent
        return [
            value_label(table, column, value) if column in table.values else labels[value]
            for column, value in self.narrowed.items()
        ]

    def path(self, narrowed: Narrowing) -> str:
        """The path of the page narrowed to some values."""
        query = urlencode([*narrowed.items()])
        return self.membership.path + (f"?{query}" if query else "")

    def _filter(
        self,
        rows: Sequence[TableRow],
        column: str,
        title: str,
        description: str,
        texts: Mapping[str, str],
        definitions: Mapping[str, str],
    ) -> Filter:
        others = {name: value for name, value in self.narrowed.items() if name != column}
        counts = Counter(
            value for row in rows if self.meets(row, others) for value in self._values(row, column)
        )
        choices = []
        for value, text in texts.items():
            chosen = self.narrowed.get(column) == value
            path = self.path(others if chosen else {**others, column: value})
            choices.append(Choice(text, definitions.get(value, ""), counts[value], path, chosen))
        return Filter(title, description, choices)

    def _values(self, row: TableRow, column: str) -> Sequence[str]:
        """The values of a row in a column; its seeds, where that is their key."""
        if column in self.membership.parent.values:
            return [row.text(column)]
        return self.sources.get(row.key, ())


def _most(choices: Sequence[Choice]) -> list[Choice]:
    """The choices that lead to the most, in their order, with the one that holds."""
    ranked = sorted(choices, key=lambda choice: (not choice.chosen, -choice.rows))
    paths = {choice.path for choice in ranked[:_OFFERED]}
    return [choice for choice in choices if choice.path in paths]


def narrowing(args: MultiParams, site: Contents, membership: Membership) -> Narrowing:
    """Return what a request asks for, by column; a value that cannot be is left out."""
    values: dict[str, Mapping[str, str]] = dict(membership.parent.values)
    if seeds := site.tables.get(SEEDS):
        values = {seeds.key: site.labels.get(SEEDS, {}), **values}
    arguments = ((column, args.get(column), allowed) for column, allowed in values.items())
    return {column: value for column, value, allowed in arguments if value in allowed}
