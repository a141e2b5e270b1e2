"""Who says what where: the rows that take part in something, by seed, sentence and passage."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from sandhi.site.elements.addresses import place_path, record_path, row_path
from sandhi.site.elements.facts import Fact, facts
from sandhi.site.elements.labels import without
from sandhi.site.elements.passages import lone_passage, marked_sentence
from sandhi.site.store import Contents, Store
from sandhi.site.store.directory import with_names
from sandhi.site.store.memberships import Member
from sandhi.site.store.names import composed_name
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS, SENTENCES, Membership
from sandhi.site.store.texts import Quotation, SeedHeading

Place = tuple[str | None, int | None, int | None]


class Participant(NamedTuple):
    """A row that takes part: the key of its membership, its own, and what it says."""

    member: str
    key: str
    title: str
    label: str
    path: str
    facts: list[Fact]


class CodedPassage(NamedTuple):
    """A passage, and the rows that take part with it; ``facts`` are what all of them say.

    ``path`` is empty where rows are anchored in none.
    """

    quote: str
    start: int | None
    end: int | None
    path: str
    facts: list[Fact]
    participants: list[Participant]


class CodedSentence(NamedTuple):
    """A sentence with its passages marked, its translation, and what is coded there."""

    html: Markup
    translation: str
    passages: list[CodedPassage]


class Side(NamedTuple):
    """A seed that takes part; None where rows are anchored in none."""

    seed: SeedHeading | None
    sentences: list[CodedSentence]


def sides(
    store: Store, membership: Membership, keys: Collection[str], *, brief: TableRow | None = None
) -> dict[str, list[Side]]:
    """Return the sides of some rows of the parent by key.

    Seeds stand in the order of their publication, passages in that of the text.

    On the page of another row, ``brief``, rows that take part are named, but for those that speak
    of it; what else they say stands on the page of the disagreement.
    """
    members = store.memberships.members(membership, keys)
    anchors = {member.place: member.anchor for member in members if member.anchor}
    by_anchor = store.texts.quotations(anchors.values())
    quotations = {place: by_anchor.get(anchor) for place, anchor in anchors.items()}
    rows = store.memberships.member_rows(members)
    seed_keys = {member.seed_id for member in members if member.seed_id}
    seeds = store.texts.headings(seed_keys, by_day=True)
    order = {seed: place for place, seed in enumerate(seeds)}
    by_key: dict[str, list[Side]] = {}
    for (key, seed), some in groupby(members, lambda member: (member.parent, member.seed_id)):
        sentences = _sentences(store.contents, some, quotations, rows, brief)
        by_key.setdefault(key, []).append(Side(seeds.get(seed or ""), sentences))
    for its_sides in by_key.values():
        its_sides.sort(key=lambda side: order[side.seed.key] if side.seed else len(order))
    return by_key


def _sentences(
    site: Contents,
    members: Iterable[Member],
    quotations: Mapping[Place, Quotation | None],
    rows: Mapping[str, TableRow],
    brief: TableRow | None,
) -> list[CodedSentence]:
    """The members of one seed by sentence, and within each by passage."""
    sentences: dict[object, tuple[Quotation | None, dict[Place, list[Member]]]] = {}
    for member in members:
        quotation = quotations.get(member.place)
        sentence = quotation and (quotation.sentence_start, quotation.sentence)
        _, passages = sentences.setdefault(sentence or member.place, (quotation, {}))
        passages.setdefault(member.place, []).append(member)
    return [
        CodedSentence(
            _html(site, quotation, [*passages.values()]),
            _translation(quotation),
            [_passage(site, together, quotation, rows, brief) for together in passages.values()],
        )
        for quotation, passages in sentences.values()
    ]


def _html(
    site: Contents, quotation: Quotation | None, passages: Sequence[Sequence[Member]]
) -> Markup:
    """A sentence with the passages of members marked; the passage alone where it is in none."""
    if quotation is None:
        member = passages[0][0]
        return lone_passage(member.quote or "", member.seed_id, site.languages)
    spans = [members[0].span for members in passages if members[0].span]
    return marked_sentence(quotation, spans, site.languages)


def _passage(
    site: Contents,
    members: Sequence[Member],
    quotation: Quotation | None,
    rows: Mapping[str, TableRow],
    brief: TableRow | None,
) -> CodedPassage:
    """What takes part with one passage; what all its rows say stands once."""
    other_members = [
        one for one in members if brief is None or not _speaks_of(brief, rows.get(one.record))
    ]
    participants = [_participant(site, one, quotation, rows, brief) for one in other_members]
    shared = [
        fact
        for fact in (participants[0].facts if participants else ())
        if len(participants) > 1 and all(fact in other.facts for other in participants)
    ]
    return CodedPassage(
        members[0].quote or "",
        members[0].start,
        members[0].end,
        _path(members[0]),
        shared,
        [
            participant._replace(facts=[fact for fact in participant.facts if fact not in shared])
            for participant in participants
        ],
    )


def _path(member: Member) -> str:
    """The path of a passage in the reader; empty where there is none."""
    if member.seed_id is None or member.span is None:
        return ""
    return place_path(member.seed_id, member.span)


def _speaks_of(about: TableRow, row: TableRow | None) -> bool:
    """Whether a row is that which a page is about, or speaks of it."""
    if row is None:
        return False
    home = row.table.home
    return home.table == about.table.name and row.text(home.column) == about.key


def _participant(
    site: Contents,
    member: Member,
    quotation: Quotation | None,
    rows: Mapping[str, TableRow],
    brief: TableRow | None,
) -> Participant:
    key, articles = member.record, site.labels.get(SEEDS, {})
    row = rows.get(key)
    if row is None:
        return Participant(member.key, key, "", key, record_path(key), [])
    translation, home = _translation(quotation), row.table.home
    name = composed_name(site, row.table, row.cells) or member.label or key
    row_name = site.row_name(row.table.name, key, name)
    label = _label(site, row, row_name, translation)
    columns_known = () if home.table == row.table.name else {home.column}
    stated = [] if brief else facts(site, row, columns_known)
    words = {label, translation}
    return Participant(
        member.key,
        key,
        row.table.singular,
        with_names(label, articles),
        row_path(row.table.name, key),
        [fact for fact in stated if fact.text not in words],
    )


def _label(site: Contents, row: TableRow, label: str, translation: str) -> str:
    """What a row is called where its passage and the translation stand already."""
    table, home = row.table, row.table.home
    if home.table != table.name:
        return site.labels[home.table].get(row.text(home.column), label)
    if table.name == SENTENCES:
        return without(label, translation)
    return without(label, row.text("quote")) if table.is_anchored else label


def _translation(quotation: Quotation | None) -> str:
    """The translation of a sentence; nothing where it would say the same again."""
    if quotation is None or quotation.translation == quotation.sentence:
        return ""
    return quotation.translation
