"""Who says what where: the rows that take part in something, by seed, sentence and passage."""

import sqlite3
from collections.abc import Container, Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from sandhi.publish.ddl import identifier
from sandhi.site.anchored import SEEDS, SENTENCES, Membership, home, is_passage
from sandhi.site.contents import Contents, Table
from sandhi.site.facts import Fact, facts, record_path, row_path
from sandhi.site.language import in_language
from sandhi.site.members import Member, Rows, members, recorded
from sandhi.site.pages import without
from sandhi.site.passages import Passage, passages
from sandhi.site.segments import Mark, flatten
from sandhi.text import Span

# The columns of seeds that tell one from another, where they have them.
HEADLINE, EARLIEST, LATEST = "headline", "published_earliest", "published_latest"


class Part(NamedTuple):
    """A row that takes part: the key of its membership, its own, and what it says."""

    member: str
    key: str
    title: str
    label: str
    path: str
    facts: list[Fact]


class Place(NamedTuple):
    """A passage, and the rows that take part with it; ``facts`` are what all of them say.

    ``path`` is empty where rows are anchored in none.
    """

    quote: str
    start: int | None
    end: int | None
    path: str
    facts: list[Fact]
    parts: list[Part]


class Told(NamedTuple):
    """A sentence with its passages marked, its translation, and what is coded there."""

    html: Markup
    translation: str
    places: list[Place]


class Side(NamedTuple):
    """A seed that takes part; empty where rows are anchored in none."""

    seed: dict[str, Any]
    told: list[Told]


def sides(
    connection: sqlite3.Connection, site: Contents, joined: Membership, keys: Container[str]
) -> dict[str, list[Side]]:
    """Return the sides of some rows of ``joined.parent`` by key; seeds and passages in order."""
    taking_part = [member for member in members(connection, joined) if member.parent in keys]
    anchors = {member.place: member.anchor for member in taking_part if member.anchor}
    known = passages(connection, anchors.values())
    within = {place: known.get(anchor) for place, anchor in anchors.items()}
    rows, seeds = recorded(connection, site, joined), _seeds(connection, site)
    found: dict[str, list[Side]] = {}
    for (key, seed), some in groupby(taking_part, lambda one: (one.parent, one.seed_id)):
        told = _told(site, list(some), within, rows)
        found.setdefault(key, []).append(Side(seeds.get(seed or "", {}), told))
    return found


def _seeds(connection: sqlite3.Connection, site: Contents) -> Rows:
    """What tells one seed from another, by key; its text is left out."""
    table = site.tables[SEEDS]
    told = [name for name in (HEADLINE, EARLIEST, LATEST) if name in table.titles]
    columns = ", ".join(map(identifier, [table.key, *told]))
    found = connection.execute(f"SELECT {columns} FROM {SEEDS}")
    return {row[table.key]: {**dict(row), "key": row[table.key]} for row in found}


def _told(
    site: Contents, some: Iterable[Member], within: dict[Any, Passage | None], rows: Rows
) -> list[Told]:
    """The members of one seed by sentence, and within each by passage."""
    sentences: dict[Any, tuple[Passage | None, dict[Any, list[Member]]]] = {}
    for member in some:
        passage = within.get(member.place)
        sentence = passage and (passage.start - len(passage.before), _sentence(passage))
        _, at = sentences.setdefault(sentence or member.place, (passage, {}))
        at.setdefault(member.place, []).append(member)
    return [
        Told(
            _marked(passage, [Span(*place[1:]) for place in at]) if passage else _alone(at),
            _translation(passage),
            [_place(site, together, passage, rows) for together in at.values()],
        )
        for passage, at in sentences.values()
    ]


def _place(site: Contents, some: Sequence[Member], passage: Passage | None, rows: Rows) -> Place:
    """What takes part with one passage; what all its rows say is said once."""
    parts = [_part(site, member, passage, rows) for member in some]
    shared = [
        fact
        for fact in parts[0].facts
        if len(parts) > 1 and all(fact in part.facts for part in parts)
    ]
    return Place(
        some[0].quote or "",
        some[0].start,
        some[0].end,
        some[0].path,
        shared,
        [
            part._replace(facts=[fact for fact in part.facts if fact not in shared])
            for part in parts
        ],
    )


def _part(site: Contents, member: Member, passage: Passage | None, rows: Rows) -> Part:
    key = member.record
    if member.table is None or key not in rows:
        return Part(member.key, key, "", key, record_path(key), [])
    table, row, translation = site.tables[member.table], rows[key], _translation(passage)
    about = home(site, table)
    label = _label(site, table, row, member.label or key, translation)
    said = facts(site, table, row, () if about.table == table.name else {about.column})
    known = {label, translation}
    return Part(
        member.key,
        key,
        table.title,
        label,
        row_path(table.name, key),
        [fact for fact in said if fact.text not in known],
    )


def _label(site: Contents, table: Table, row: dict[str, Any], label: str, translation: str) -> str:
    """What a row is called where its passage and the translation stand already."""
    about = home(site, table)
    if about.table != table.name:
        return site.labels[about.table].get(row[about.column], label)
    if table.name == SENTENCES:
        return without(label, translation)
    return without(label, row["quote"]) if is_passage(site, table) else label


def _translation(passage: Passage | None) -> str:
    """The translation of a sentence; nothing where it would say the same again."""
    if passage is None or passage.translation == _sentence(passage):
        return ""
    return passage.translation


def _sentence(passage: Passage) -> str:
    return passage.before + passage.quote + passage.after


def _marked(passage: Passage, spans: Iterable[Span]) -> Markup:
    """A sentence with several passages marked; where they overlap, the mark is a deeper one."""
    text, first = _sentence(passage), passage.start - len(passage.before)
    marks = [Mark(Span(start - first, end - first), 1) for start, end in spans]
    pieces = []
    for segment in flatten(Span(0, len(text)), marks):
        piece = escape(text[segment.span.start : segment.span.end])
        over = segment.layers.get(1, 0)
        deeper = Markup(' class="deeper"') if over > 1 else ""
        pieces.append(Markup("<mark{}>{}</mark>").format(deeper, piece) if over else piece)
    return in_language(text, Markup("").join(pieces))


def _alone(at: dict[Any, list[Member]]) -> Markup:
    """A passage that stands in no sentence."""
    quote = next(iter(at.values()))[0].quote or ""
    return in_language(quote, Markup("<mark>{}</mark>").format(quote)) if quote else Markup("")
