"""The sentences of articles that tell of a row, each with all rows that are anchored in it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from sandhi.site.reader.compare.differences import DisputedPassage
from sandhi.site.store import Contents, DatabaseTable, Store
from sandhi.site.store.rows import TableRow
from sandhi.site.store.texts import Telling
from sandhi.text import Span


class ToldSentence(NamedTuple):
    """A sentence that tells of a row: which passages of it do, and the rows anchored in it.

    ``number`` counts the sentences of its article from 1; ``disputed`` are the passages of it that
    take part in a disagreement on the row.
    """

    seed: str
    number: int
    span: Span
    text: str
    translation: str
    telling: tuple[Span, ...]
    rows: tuple[TableRow, ...]
    disputed: tuple[DisputedPassage, ...] = ()

    @property
    def place(self) -> tuple[str, int]:
        """Its seed and its number there."""
        return self.seed, self.number

    @property
    def about(self) -> frozenset[tuple[str, str]]:
        """What its rows speak of and refer to, by table and key, and what they disagree on."""
        homes = {(row.table.home.table, row.text(row.table.home.column)) for row in self.rows}
        references = {
            (target, row.text(column))
            for row in self.rows
            for column, target in row.table.links.items()
            if row[column]
        }
        disputes = {("", passage.dispute.key) for passage in self.disputed}
        return frozenset(homes | references | disputes)


def tellings(store: Store, table: DatabaseTable, key: str) -> dict[str, list[Telling]]:
    """Return the passages that tell of a row, by seed.

    Of a disagreement those of its members tell. What one article alone tells of is told of by those
    too that disagree with it.
    """
    membership = store.contents.membership
    if membership and table.name == membership.parent.name:
        return _by_seed(_members(store, {key}))
    row_tellings = store.texts.tellings(table, key)
    if membership is None or len({one.seed for one in row_tellings}) != 1:
        return _by_seed(row_tellings)
    row = store.rows.row(table, key)
    disputes = store.memberships.parents(membership, {table.name}, [key])[key] if row else []
    members = _members(store, {dispute.key for dispute in disputes})
    others = [member for member in members if member.seed != row_tellings[0].seed]
    return _by_seed([*row_tellings, *others])


def topic_tables(site: Contents, table: DatabaseTable) -> set[str]:
    """Return the tables of what rows of a table are part of, and that texts tell of.

    So are events to actors, who take part in them, and to their types.
    """
    told_of = {one.home.table for one in site.anchored if one.home.table != one.name}
    homes = {
        one.home.table if one.is_join else one.name
        for one in site.tables.values()
        if table.name in one.links.values()
    }
    return (homes & told_of) - {table.name}


def told_sentences(
    store: Store,
    seeds: Mapping[str, Sequence[Telling]],
    disputed: Sequence[DisputedPassage] = (),
) -> dict[str, tuple[list[TableRow], list[ToldSentence]]]:
    """Return all sentences of some seeds, and those of them that tell, by seed.

    ``disputed`` are passages that take part in a disagreement.
    """
    anchored: dict[str, list[TableRow]] = {seed: [] for seed in seeds}
    for table in store.contents.anchored:
        for row in store.rows.among(table, "seed_id", seeds):
            if row["start"] is not None:
                anchored[row.text("seed_id")].append(row)
    return {
        seed: _telling_sentences(
            store.texts.sentences(seed),
            anchored[seed],
            [one.span for one in some],
            [passage for passage in disputed if passage.seed == seed],
        )
        for seed, some in seeds.items()
    }


def _telling_sentences(
    sentences: list[TableRow],
    anchored: Sequence[TableRow],
    spans: Sequence[Span],
    disputed: Sequence[DisputedPassage],
) -> tuple[list[TableRow], list[ToldSentence]]:
    telling_sentences = []
    for number, row in enumerate(sentences, 1):
        telling = tuple(sorted({span for span in spans if span.meets(row.span)}))
        if telling:
            within = tuple(one for one in anchored if one.span.meets(row.span))
            disputed_within = tuple(one for one in disputed if one.span.meets(row.span))
            words = row.text("quote"), row.text("translation")
            telling_sentences.append(
                ToldSentence(
                    row.text("seed_id"), number, row.span, *words, telling, within, disputed_within
                )
            )
    return sentences, telling_sentences


def _members(store: Store, disputes: Collection[str]) -> list[Telling]:
    """The passages of the members of disagreements."""
    membership = store.contents.membership
    assert membership  # else there are no disagreements
    return [
        Telling(member.table or "", member.record, member.seed_id, member.span)
        for member in store.memberships.members(membership)
        if member.parent in disputes and member.seed_id and member.span
    ]


def _by_seed(tellings: Iterable[Telling]) -> dict[str, list[Telling]]:
    by_seed: dict[str, list[Telling]] = {}
    for telling in tellings:
        by_seed.setdefault(telling.seed, []).append(telling)
    return by_seed
