"""The rows that refer to a row, as people read them: who took part, who says so, what belongs."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from sandhi.site.elements.addresses import record_path, row_path, rows_path, seed_path
from sandhi.site.elements.facts import Fact, facts, words
from sandhi.site.store import DatabaseTable, Store
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS
from sandhi.site.store.texts import Quotation

MOST = 120  # rows of a table that a page shows
BRIEF = 40  # code points of a quote that says enough without its sentence

_ORDER = ("parts", "passages", "quotes", "rows")


class ReferringRow(NamedTuple):
    """A row that refers to another one: in its label, its facts, and the passage it stands in."""

    key: str
    label: str
    path: str
    facts: list[Fact]
    passage: Quotation | None


class ReferringSection(NamedTuple):
    """Rows that have a coded value, or a source, in common."""

    title: str
    definition: str
    path: str
    rows: list[ReferringRow]


class ReferringRows(NamedTuple):
    """The rows of a table that refer to a row by one column.

    ``form`` says how they are read: ``parts`` in rows that others take part in, ``quotes`` (names
    and the like, quoted alone), ``passages`` (quoted in their sentences), or ``rows``. ``more`` is
    the path of all of them, where not all are shown.
    """

    table: DatabaseTable
    by: str
    form: str
    total: int
    sections: list[ReferringSection]
    more: str


def referring_rows(store: Store, row: TableRow) -> list[ReferringRows]:
    """Return what refers to a row: who takes part first, then what reports it."""
    if row.table.name == SEEDS:
        return []
    groups = [
        group
        for other in store.contents.tables.values()
        if not other.is_directory
        for column in other.columns_leading_to(row.table.name)
        for group in _group(store, other, column, row)
    ]
    return sorted(groups, key=lambda group: _ORDER.index(group.form))


def _group(
    store: Store, other: DatabaseTable, column: str, row: TableRow
) -> Iterator[ReferringRows]:
    """The rows of a table that refer to a row by a column, if there are any."""
    total = store.rows.count(other, column, row.key)
    if not total:
        return
    rows = store.rows.having(other, column, row.key, MOST)
    if other.is_join:
        form, sections = "parts", _parts(store, other, column, rows)
    elif other.is_mention:
        brief = all(len(mention.text("quote")) <= BRIEF for mention in rows)
        form = "quotes" if brief else "passages"
        sections = _mentions(store, rows, column)
    else:
        form = "rows"
        sections = [ReferringSection("", "", "", _labelled(store, other, rows, (column,)))]
    named = [name for name, target in other.references.items() if target == row.table.name]
    by = other.titles[column] if len(named) > 1 or other.name == row.table.name else ""
    more = rows_path(other.name, column, row.key) if total > len(rows) else ""
    yield ReferringRows(other, by, form, total, sections, more)


def _parts(
    store: Store, join: DatabaseTable, column: str, rows: Sequence[TableRow]
) -> list[ReferringSection]:
    """The rows at the other ends of a join, by the value that says what part they take."""
    ends = [name for name in (*join.links, join.record) if name and name != column]
    coded = next((name for name in join.titles if join.values.get(name)), "")
    definitions = join.values.get(coded, {})
    quotations = store.texts.quotations([row.key for row in rows])
    at_ends = _at_ends(store, join, ends, rows)
    sections: dict[str, ReferringSection] = {}
    for row in rows:
        value = row.text(coded)
        section = sections.setdefault(
            value, ReferringSection(words(value), definitions.get(value, ""), "", [])
        )
        for end in ends:
            if other := at_ends.get(row.text(end)):
                section.rows.append(other._replace(passage=quotations.get(row.key)))
    order = [*definitions]
    return [sections[value] for value in sorted(sections, key=lambda value: _place(order, value))]


def _place(order: Sequence[str], value: str) -> int:
    return order.index(value) if value in order else len(order)


def _at_ends(
    store: Store, join: DatabaseTable, ends: Collection[str], rows: Sequence[TableRow]
) -> dict[str, ReferringRow]:
    """What the other ends of a join are, by their keys."""
    at_ends: dict[str, ReferringRow] = {}
    for end in ends:
        keys = {row.text(end) for row in rows} - {""}
        if target := join.references.get(end):
            other = store.contents.tables[target]
            others = _labelled(store, other, store.rows.keyed(other, keys), ())
            at_ends |= {row.key: row for row in others}
        else:
            for key, table, label in store.directory.entries(keys).values():
                kind = [Fact("", store.contents.tables[table].title)]
                at_ends[key] = ReferringRow(key, label, record_path(key), kind, None)
    return at_ends


def _mentions(store: Store, rows: Sequence[TableRow], column: str) -> list[ReferringSection]:
    """Passages by their source, in the order of its text."""
    quotations = store.texts.quotations([row.key for row in rows])
    sections: dict[str, ReferringSection] = {}
    for row in sorted(rows, key=lambda row: (row.text("seed_id"), row.span.start)):
        seed = row.text("seed_id")
        title = store.contents.label(SEEDS, seed)
        section = sections.setdefault(seed, ReferringSection(title, "", seed_path(seed), []))
        section.rows.append(
            ReferringRow(
                row.key,
                row.text("quote"),
                row_path(row.table.name, row.key),
                facts(store.contents, row, {column, "seed_id"}),
                quotations.get(row.key),
            )
        )
    return [*sections.values()]


def _labelled(
    store: Store, table: DatabaseTable, rows: Sequence[TableRow], without: tuple[str, ...]
) -> list[ReferringRow]:
    """Rows by their labels, with what they say in a few words."""
    keys = [row.key for row in rows]
    entries = store.directory.entries(keys)
    quotations = store.texts.quotations(keys) if table.is_anchored else {}
    return [
        ReferringRow(
            row.key,
            entries[row.key].label if row.key in entries else row.key,
            row_path(table.name, row.key),
            facts(store.contents, row, without),
            quotations.get(row.key),
        )
        for row in rows
    ]
