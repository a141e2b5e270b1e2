"""Who takes which part, in plain words: "A signed", out of what the package declares."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sandhi.package import Role
from sandhi.site.pages.row.row_lists import MOST, ReferringRow, ReferringRows, ReferringSection
from sandhi.site.store import Store
from sandhi.site.store.rows import TableRow


class Relation(NamedTuple):
    """A sentence on the rows that stand in one relation, with their names between two texts."""

    before: str
    names: list[ReferringRow]
    after: str
    definition: str


def relations(groups: Iterable[ReferringRows], *, is_so: bool) -> list[Relation]:
    """Return sentences on who takes part in what a page is about; none on what it takes part in.

    Of what is not plainly so (``is_so``) they assert nothing: they say who has which part in it.
    """
    return [
        _relation(section if is_so else section._replace(phrase=""))
        for group in groups
        if group.form == "parts" and group.is_about_row
        for section in group.sections
        if section.rows
    ]


def parts_of_nobody(store: Store, row: TableRow) -> Iterator[Relation]:
    """Yield what the package says of each part that nobody takes in what a page is about."""
    for join in store.contents.tables.values():
        if join.role is Role.PART and join.settings.nobody and join.home.table == row.table.name:
            parts = store.rows.having(join, join.home.column, row.key, MOST)
            values = {part.text(join.code_column) for part in parts}
            for value, phrase in join.settings.nobody.items():
                if value not in values:
                    yield Relation(phrase, [], "", "")


def _relation(section: ReferringSection) -> Relation:
    names = [*{row.key: row for row in section.rows}.values()]
    phrase = section.phrase or f"{section.title.capitalize()}: {{}}"
    singular, _, plural = phrase.partition("|")
    before, _, after = ((plural or singular) if len(names) > 1 else singular).partition("{}")
    return Relation(before, names, after, section.definition)
