"""What is coded at a place of a text, in sentences: the rows anchored there, around and within it.

Each topic is what rows speak of. Its sentence is its label; below that stands in words who takes
which part in it, as the tables of parts say, and how the passage tells it.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sandhi.package import Role
from sandhi.site.elements.addresses import cite_path, compare_path, row_path
from sandhi.site.elements.facts import Fact, facts
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.values.roles import RoleLine, role_lines
from sandhi.site.reader.disagreements import Disagreements, contests_by_record
from sandhi.site.store import Store
from sandhi.site.store.rows import TableRow
from sandhi.text import Span


class Topic(NamedTuple):
    """What rows speak of, and what those say that stand at this place.

    ``rows`` are the keys and paths of those beside the topic itself; ``facts`` what its own row
    says, ``compare`` leads to other articles that tell of it, if any do.
    """

    noun: str
    key: str
    label: str
    path: str
    cite: str
    lines: list[RoleLine]
    facts: list[Fact]
    rows: list[Fact]
    disagreements: Disagreements
    compare: str
    articles: int


class Panel(NamedTuple):
    """What is at a place, under headings: exactly here, around it, within it."""

    quote: str
    language: str
    translation: str
    cite: str
    groups: list[tuple[str, list[Topic]]]


def panel(store: Store, seed: str, text: str, at: Span, layer: Collection[str]) -> Panel:
    """Return what is coded at a span of a seed, the shortest passages first.

    What says nothing of what the text tells is told of where its ``layer`` is marked, alone.
    """
    tables = {table.name for table in store.contents.stating} | {*layer}
    rows = _rows_at(store, seed, at, tables)
    exact = [row for row in rows if row.span == at]
    around = _unlike([row for row in rows if row.span.holds(at) and row.span != at], exact)
    within = _unlike([row for row in rows if not row.span.holds(at)], [*exact, *around])
    groups = (
        (gettext("Here"), exact),
        (gettext("Around it"), around),
        (gettext("Within it"), sorted(within, key=lambda row: row.span)),
    )
    translations = (sentence.text("translation") for sentence in store.texts.sentences(seed, at))
    return Panel(
        text[at.start : at.end],
        store.contents.languages.of_passage(text[at.start : at.end], seed),
        " ".join(filter(None, translations)),
        cite_path(seed=seed, at=f"{at.start}-{at.end}"),
        [(title, _topics(store, some)) for title, some in groups if some],
    )


def _unlike(rows: Sequence[TableRow], earlier: Sequence[TableRow]) -> list[TableRow]:
    """Rows, none of which is in an earlier group, or is a part of what one there speaks of."""
    keys, spoken = {row.key for row in earlier}, {_spoken_of(row) for row in earlier}
    return [
        row
        for row in rows
        if row.key not in keys and not (row.table.role is Role.PART and _spoken_of(row) in spoken)
    ]


def _spoken_of(row: TableRow) -> tuple[str, str]:
    home = row.table.home
    return home.table, row.text(home.column)


def _rows_at(store: Store, seed: str, at: Span, tables: Collection[str]) -> list[TableRow]:
    """The rows of tables anchored in passages that share a character with a span.

    For a part in a mention stands that mention, which says of what it is one.
    """
    keys: dict[str, list[str]] = {name: [] for name in store.contents.tables}
    for record in store.texts.anchored(seed, at):
        keys[record.table].append(record.key)
    rows = [
        row
        for name, some in keys.items()
        if some and name in tables
        for row in store.rows.keyed(store.contents.tables[name], some)
    ]
    return sorted(_with_mentions(store, rows), key=lambda row: row.span.length)


def _with_mentions(store: Store, rows: Sequence[TableRow]) -> list[TableRow]:
    """Rows, those that speak of a mention each replaced by it, where the one speaks from."""
    tables = store.contents.tables
    placed: dict[tuple[Span, str], TableRow] = {}
    for row in rows:
        home = row.table.home
        if home.table != row.table.name and tables[home.table].is_mention:
            mention = store.rows.row(tables[home.table], row.text(home.column))
            if mention:
                moved = {**mention.cells, "start": row["start"], "end": row["end"]}
                placed.setdefault((row.span, mention.key), TableRow(mention.table, moved))
                continue
        placed[row.span, row.key] = row
    return [*placed.values()]


def _topics(store: Store, rows: Sequence[TableRow]) -> list[Topic]:
    """Rows sorted by what they speak of."""
    site = store.contents
    speaking: dict[tuple[str, str], list[TableRow]] = {}
    for row in rows:
        speaking.setdefault(_spoken_of(row), []).append(row)
    entries = store.directory.entries({key for _, key in speaking})
    lines = role_lines(store, speaking)
    disputes = contests_by_record(store, speaking)
    seed_counts = {
        table: store.texts.seeds_telling(
            site.tables[table], [key for home, key in speaking if home == table]
        )
        for table in {table for table, _ in speaking}
    }
    topics = []
    dispute_paths = {path for one in disputes.values() for _, path in one}
    for (name, key), some in speaking.items():
        if compare_path(site.tables[name], key) in dispute_paths:
            continue  # it stands with what it contests
        table, articles = site.tables[name], seed_counts[name].get(key, 0)
        home_rows = [row for row in some if row.table.name == name]
        topics.append(
            Topic(
                table.singular,
                key,
                entries[key].label if key in entries else key,
                row_path(name, key),
                cite_path(key=key),
                lines[name, key],
                facts(site, home_rows[0]) if home_rows else [],
                [_as_fact(row) for row in some if row.table.name != name],
                disputes[name, key],
                compare_path(table, key) if articles > 1 else "",
                articles,
            )
        )
    return topics


def _as_fact(row: TableRow) -> Fact:
    return Fact(row.table.singular, row.key, path=row_path(row.table.name, row.key))
