"""A comparison of articles: what is compared, which of them are, and what is folded away."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from sandhi.site.elements.addresses import asked_as, compare_path, row_path, seed_path
from sandhi.site.elements.facts import text_in_words
from sandhi.site.elements.language import in_language
from sandhi.site.reader.compare.choices import FEWEST
from sandhi.site.reader.compare.differences import (
    BearingDispute,
    bearing_disputes,
    disputed_passages,
)
from sandhi.site.reader.compare.tellings import ToldSentence, tellings, told_sentences
from sandhi.site.reader.compare.topics import ComparedCell, ComparedRow, compared_rows
from sandhi.site.store import Contents, DatabaseTable, Store
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS

MOST = 5  # articles side by side
IN_FULL = 6  # sentences of an article that are shown in full


class FoldedSentence(NamedTuple):
    """A sentence that is folded away."""

    number: int
    html: Markup


class ComparedArticle(NamedTuple):
    """An article: how many sentences of it tell, and all that are not shown in full."""

    seed: str
    name: str
    path: str
    telling: int
    folded: list[FoldedSentence]


class Offered(NamedTuple):
    """An article that can be a column."""

    seed: str
    name: str
    chosen: bool


class ArticleComparison(NamedTuple):
    """What is compared, and how: ``rows`` have a cell for each column.

    ``rest`` has for each column the sentences that share no topic with another. ``disputes`` are
    all disagreements on what is compared; ``assessments`` what is said of one that is compared
    itself.
    """

    noun: str
    parameter: str
    key: str
    label: str
    path: str
    page_path: str
    columns: list[ComparedArticle]
    rows: list[ComparedRow]
    rest: list[ComparedCell]
    disputes: list[BearingDispute]
    offered: list[Offered]
    assessments: list[str]

    @property
    def is_dispute(self) -> bool:
        """Whether a disagreement is compared, so that its passages are marked."""
        sentences = (one for row in self.rows for cell in row.cells for one in cell.sentences)
        return any(one.disputed for one in sentences)


def comparison(
    store: Store, table: DatabaseTable, key: str, seeds_asked: Collection[str]
) -> ArticleComparison | None:
    """Return what articles tell of a row; None where there is no such row, or none tells of it.

    ``seeds_asked`` are the keys of articles to compare; fewer than two that tell are as none.
    """
    entry = store.directory.entry(key)
    by_seed = tellings(store, table, key)
    if entry is None or entry.table != table.name or not by_seed:
        return None
    seeds = _seeds(
        store, [*by_seed], seeds_asked, {seed: len(some) for seed, some in by_seed.items()}
    )
    telling_keys = {one.key for some in by_seed.values() for one in some}
    disputes = bearing_disputes(store, table, key, telling_keys)
    telling_here = {seed: by_seed[seed] for seed in seeds}
    sentences = told_sentences(store, telling_here, disputed_passages(store, disputes))
    in_full = [_fullest(sentences[seed][1]) for seed in seeds]
    rows, rest = compared_rows(store, table, seeds, in_full)
    columns = [
        _column(store.contents, seed, *sentences[seed], {one.number for one in full})
        for seed, full in zip(seeds, in_full, strict=True)
    ]
    names = [
        Offered(seed, store.contents.label(SEEDS, seed), seed in seeds)
        for seed in _by_day(store, by_seed)
    ]
    return ArticleComparison(
        table.singular,
        asked_as(table),
        key,
        entry.label,
        row_path(table.name, key),
        compare_path(table, key),
        columns,
        rows,
        rest,
        [] if _is_dispute(store, table) else disputes,
        names if len(names) > FEWEST else [],
        _assessments(store, table, key),
    )


def _assessments(store: Store, table: DatabaseTable, key: str) -> list[str]:
    """What a disagreement is held to be, where it is one that is compared."""
    row = store.rows.row(table, key) if _is_dispute(store, table) else None
    return [text] if row and (text := text_in_words(row)) else []


def _is_dispute(store: Store, table: DatabaseTable) -> bool:
    """Whether what is compared is a disagreement itself."""
    membership = store.contents.membership
    return membership is not None and table.name == membership.parent.name


def _seeds(
    store: Store, telling: Sequence[str], seeds_asked: Collection[str], counts: dict[str, int]
) -> list[str]:
    """The articles to compare, by the days of their publication."""
    chosen = [seed for seed in telling if seed in seeds_asked]
    if len(chosen) < FEWEST:
        chosen = sorted(telling, key=lambda seed: -counts[seed])
    return _by_day(store, chosen[:MOST])


def _by_day(store: Store, seeds: Collection[str]) -> list[str]:
    """Articles in the order of their publication."""
    return [*store.texts.headings(seeds, by_day=True)]


def _fullest(sentences: Sequence[ToldSentence]) -> list[ToldSentence]:
    """The sentences that tell most, in the order of the text."""
    fullest = sorted(sentences, key=lambda one: (not one.disputed, -len(one.telling), one.number))[
        :IN_FULL
    ]
    return sorted(fullest, key=lambda one: one.number)


def _column(
    site: Contents,
    seed: str,
    sentences: Sequence[TableRow],
    telling_sentences: Sequence[ToldSentence],
    in_full: Collection[int],
) -> ComparedArticle:
    folded = [
        FoldedSentence(
            number,
            in_language(
                site.languages.of_passage(row.text("quote"), seed), escape(row.text("quote"))
            ),
        )
        for number, row in enumerate(sentences, 1)
        if number not in in_full
    ]
    return ComparedArticle(
        seed, site.label(SEEDS, seed), seed_path(seed), len(telling_sentences), folded
    )
