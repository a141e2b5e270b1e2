"""What is coded at a place of a text: the rows anchored there, around it and within it."""

from collections.abc import Sequence
from typing import NamedTuple

from sandhi.site.elements.addresses import row_path
from sandhi.site.elements.facts import Fact, facts
from sandhi.site.reader.layers import Layer
from sandhi.site.store import Store
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SENTENCES
from sandhi.text import Span


class CodedRow(NamedTuple):
    """A row that is anchored at a place, and what it says there."""

    title: str
    key: str
    path: str
    facts: list[Fact]


class Topic(NamedTuple):
    """What rows speak of: its table and label, and the rows at this place that speak of it."""

    layer: int
    title: str
    key: str
    label: str
    path: str
    rows: list[CodedRow]


class Panel(NamedTuple):
    """What is at a place, under headings: exactly here, around it, within it."""

    quote: str
    language: str
    translation: str
    groups: list[tuple[str, list[Topic]]]


def panel(store: Store, layers: Sequence[Layer], seed: str, text: str, at: Span) -> Panel:
    """Return what is coded at a span of a seed, the shortest passages first."""
    rows = _rows_at(store, seed, at)
    exact = [row for row in rows if row.span == at]
    around = [row for row in rows if row.span.holds(at) and row.span != at]
    within = [row for row in rows if not row.span.holds(at)]
    groups = (("Here", exact), ("Around it", around), ("Within it", within))
    translations = (sentence.text("translation") for sentence in store.texts.sentences(seed, at))
    return Panel(
        text[at.start : at.end],
        store.contents.languages.of_passage(text[at.start : at.end], seed),
        " ".join(filter(None, translations)),
        [(title, _topics(store, layers, some)) for title, some in groups if some],
    )


def _rows_at(store: Store, seed: str, at: Span) -> list[TableRow]:
    """The rows anchored in passages that share a character with a span; sentences are left out."""
    keys: dict[str, list[str]] = {name: [] for name in store.contents.tables}
    for record in store.texts.anchored(seed, at):
        keys[record.table].append(record.key)
    rows = [
        row
        for name, some in keys.items()
        if some and name != SENTENCES
        for row in store.rows.keyed(store.contents.tables[name], some)
    ]
    return sorted(rows, key=lambda row: row.span.length)


def _topics(store: Store, layers: Sequence[Layer], rows: Sequence[TableRow]) -> list[Topic]:
    """Rows sorted by what they speak of."""
    by_table = {table: layer.number for layer in layers for table in layer.tables}
    homes = [(row.table.home.table, row.text(row.table.home.column)) for row in rows]
    entries = store.directory.entries({key for _, key in homes})
    topics: dict[tuple[str, str], Topic] = {}
    for row, (table, key) in zip(rows, homes, strict=True):
        own = table == row.table.name
        if (table, key) not in topics:
            topics[table, key] = Topic(
                by_table[row.table.name],
                store.contents.tables[table].title,
                key,
                entries[key].label if key in entries else key,
                row_path(table, key),
                [],
            )
        # What stands at a place by itself has its label for a link already.
        coded = CodedRow(
            "" if own else row.table.title,
            row.key,
            row_path(row.table.name, row.key),
            facts(store.contents, row, () if own else {row.table.home.column}),
        )
        coded_rows = topics[table, key].rows
        coded_rows.insert(0 if own else len(coded_rows), coded)
    return [*topics.values()]
