"""Who takes which part in what a passage tells, and how it tells it, in words of the package."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from sandhi.package import Role
from sandhi.site.elements.addresses import row_path
from sandhi.site.elements.values.words import words
from sandhi.site.store import Contents, DatabaseTable, Store
from sandhi.site.store.rows import TableRow

Speaking = Mapping[tuple[str, str], Sequence[TableRow]]  # the rows that speak of what, by that


class RoleName(NamedTuple):
    """A word or a name in a line; ``path`` leads to what is named."""

    text: str
    definition: str = ""
    path: str = ""


class RoleLine(NamedTuple):
    """What is said in a line: a role with who has it, or a column with its values.

    The package may declare a ``phrase`` that says so, in which ``{}`` stands for the names. A line
    that ``tells`` says how the passage tells it, and goes on in one sentence with its like.
    """

    title: str
    definition: str
    names: list[RoleName]
    phrase: str | None = None
    tells: bool = False

    @property
    def before(self) -> str:
        """What stands before the names."""
        if self.phrase is None:
            return f"{self.title}: "
        return self._wording.partition("{}")[0]

    @property
    def after(self) -> str:
        """What stands after the names."""
        return "" if self.phrase is None else self._wording.partition("{}")[2]

    @property
    def names_in_phrase(self) -> list[RoleName]:
        """The names, where they are said: a phrase may say all by itself."""
        return self.names if self.phrase is None or "{}" in self.phrase else []

    @property
    def _wording(self) -> str:
        singular, _, plural = (self.phrase or "").partition("|")
        return (plural or singular) if len(self.names) > 1 else singular


def role_lines(store: Store, speaking: Speaking) -> dict[tuple[str, str], list[RoleLine]]:
    """Return the lines of each thing that rows speak of.

    Parts in the thing itself come first, wherever the text says so; then how the rows here tell it,
    and who has a part in that.
    """
    subjects = {
        (row.table.name, row.key) for rows in speaking.values() for row in rows if _tells(row)
    }
    parts = _parts(store, {*speaking, *subjects})
    lines = {}
    for topic, rows in speaking.items():
        mentions = [row for row in rows if _tells(row)]
        lines[topic] = _merged(
            [
                *parts.get(topic, []),
                *(line for row in mentions for line in _coded(store.contents, row)),
                *(
                    line._replace(tells=True)
                    for row in mentions
                    for line in parts.get((row.table.name, row.key), [])
                ),
            ]
        )
    return lines


def value_name(site: Contents, table: str, column: str, value: str) -> str:
    """Return what a value of an enumeration is called."""
    field = site.catalogue.tables[table].field(column)
    called = {category.value: category.label for category in field.categories}
    return called.get(value) or words(value)


def _tells(row: TableRow) -> bool:
    """Whether a row is a passage that tells of something else."""
    return row.table.role is Role.MENTION


def _coded(site: Contents, row: TableRow) -> Iterator[RoleLine]:
    """The values of enumerations of a row."""
    for column, definitions in row.table.values.items():
        if value := row.text(column):
            name = RoleName(value_name(site, row.table.name, column, value), definitions[value])
            phrase = next(iter(row.table.settings.phrases.get(value, ())), None)
            title, description = row.table.titles[column], row.table.descriptions[column]
            yield RoleLine(title, description, [name], phrase, tells=True)


def _parts(store: Store, topics: set[tuple[str, str]]) -> dict[tuple[str, str], list[RoleLine]]:
    """Who takes which part in some rows, by table and key, with one question for each table."""
    lines: dict[tuple[str, str], list[RoleLine]] = {}
    for join in store.contents.tables.values():
        keys = {key for table, key in topics if table == join.home.table}
        if join.role is Role.PART and keys:
            rows = store.rows.among(join, join.home.column, keys)
            topic_rows = store.rows.keyed(store.contents.tables[join.home.table], keys)
            unsure = {row.key for row in topic_rows if row.mood}
            for row in sorted(rows, key=lambda row: _order(join, row)):
                topic = join.home.table, row.text(join.home.column)
                lines.setdefault(topic, []).append(_part(store.contents, row, unsure))
    return lines


def _coded_column(join: DatabaseTable) -> str:
    return next((name for name in join.titles if join.values.get(name)), "")


def _order(join: DatabaseTable, row: TableRow) -> tuple[int, str]:
    values, value = [*join.values.get(_coded_column(join), {})], row.text(_coded_column(join))
    return values.index(value) if value in values else len(values), row.key


def _part(site: Contents, row: TableRow, unsure: Collection[str]) -> RoleLine:
    """A role with who has it; of what is ``unsure`` no phrase says that somebody did it."""
    join, coded = row.table, _coded_column(row.table)
    value = row.text(coded)
    names = [
        RoleName(site.label(target, row.text(column)), "", row_path(target, row.text(column)))
        for column, target in join.links.items()
        if column != join.home.column and row[column]
    ]
    title = value_name(site, join.name, coded, value) if value else join.title
    phrase = next(iter(join.settings.phrases.get(value, ())), None)
    if row.text(join.home.column) in unsure:
        phrase = None
    return RoleLine(title, join.values.get(coded, {}).get(value, ""), names, phrase)


def _merged(lines: Sequence[RoleLine]) -> list[RoleLine]:
    """Lines that say the same of several as one, with each name once; none that says nothing."""
    merged: dict[tuple[str, str | None, bool], RoleLine] = {}
    for line in lines:
        if line.phrase == "":
            continue
        same = (line.title, line.phrase, line.tells)
        line_of_all = merged.setdefault(same, line._replace(names=[]))
        line_of_all.names.extend(one for one in line.names if one not in line_of_all.names)
    return [*merged.values()]
