"""A comparison: a column for each article, a row for what several tell, and what one alone does."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from sandhi.site.elements.addresses import asked_as, compare_path, place_path, row_path, seed_path
from sandhi.site.elements.facts import longest_text
from sandhi.site.elements.language import in_language
from sandhi.site.elements.segments import Mark, flatten
from sandhi.site.reader.compare.alignment import aligned_rows
from sandhi.site.reader.compare.choices import FEWEST
from sandhi.site.reader.compare.differences import (
    BearingDispute,
    DisputedPassage,
    bearing_disputes,
    disputed_passages,
)
from sandhi.site.reader.compare.tellings import ToldSentence, tellings, told_sentences
from sandhi.site.store import Contents, DatabaseTable, Store
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS

MOST = 5  # articles side by side
IN_FULL = 6  # sentences of an article that are shown in full

_TELLING = 0  # the layer of passages that tell; those of disagreements count from 1, by hue


class DisputedHere(NamedTuple):
    """A disagreement that a sentence takes part in, and what it says there.

    What it says in several is told with the first of them.
    """

    dispute: BearingDispute
    sayings: list[DisputedPassage]


class ComparedSentence(NamedTuple):
    """A sentence as a comparison shows it, and what is disputed in it."""

    number: int
    html: Markup
    translation: str
    path: str
    disputed: list[DisputedHere]


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
    """What is compared, and how: ``rows`` have a cell or None for each column.

    Of the sentences that no other tells with, ``otherwise`` has for each column those that take
    part in a disagreement, ``alone`` all others. ``disputes`` are all disagreements on what is
    compared; ``assessments`` what is said of one that is compared itself.
    """

    noun: str
    parameter: str
    key: str
    label: str
    path: str
    page_path: str
    columns: list[ComparedArticle]
    rows: list[list[ComparedSentence | None]]
    otherwise: list[list[ComparedSentence]]
    alone: list[list[ComparedSentence]]
    disputes: list[BearingDispute]
    offered: list[Offered]
    assessments: list[str]

    @property
    def is_dispute(self) -> bool:
        """Whether a disagreement is compared, so that its passages are marked."""
        return any(cell and cell.disputed for row in self.rows for cell in row)


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
    rows, lone = _rows(store.contents, seeds, in_full)
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
        [[one for one in some if one.disputed] for some in lone],
        [[one for one in some if not one.disputed] for some in lone],
        [] if _is_dispute(store, table) else disputes,
        names if len(names) > FEWEST else [],
        _assessments(store, table, key),
    )


def _assessments(store: Store, table: DatabaseTable, key: str) -> list[str]:
    """What a disagreement is held to be, where it is one that is compared."""
    row = store.rows.row(table, key) if _is_dispute(store, table) else None
    return [text] if row and (text := longest_text(row)) else []


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
    fullest = sorted(sentences, key=lambda one: (-len(one.telling), one.number))[:IN_FULL]
    return sorted(fullest, key=lambda one: one.number)


def _rows(
    site: Contents, seeds: Sequence[str], in_full: Sequence[Sequence[ToldSentence]]
) -> tuple[list[list[ComparedSentence | None]], list[list[ComparedSentence]]]:
    """The sentences that several articles tell with, in rows; and by column those of one alone."""
    rows: list[list[ComparedSentence | None]] = []
    alone: dict[str, list[ToldSentence]] = {seed: [] for seed in seeds}
    for row in aligned_rows(in_full):
        if len(row) < FEWEST:
            for seed, sentence in row.items():
                alone[seed].append(sentence)
            continue
        cells = {seed: _cell(site, sentence) for seed, sentence in row.items()}
        rows.append([cells.get(seed) for seed in seeds])
    return rows, [
        [_cell(site, one) for one in sorted(alone[seed], key=lambda one: one.number)]
        for seed in seeds
    ]


def _cell(site: Contents, sentence: ToldSentence) -> ComparedSentence:
    marks = [Mark(span, _TELLING) for span in sentence.telling]
    marks += [Mark(one.span, one.dispute.hue) for one in sentence.disputed]
    start = sentence.span.start
    pieces = []
    for segment in flatten(sentence.span, marks):
        text = escape(sentence.text[segment.span.start - start : segment.span.end - start])
        kinds = sorted(segment.layers.keys() - {_TELLING})
        if kinds:
            text = Markup('<mark class="k{}">{}</mark>').format(kinds[0], text)
        if _TELLING in segment.layers:
            text = Markup('<span class="telling">{}</span>').format(text)
        pieces.append(text)
    code = site.languages.of_passage(sentence.text, sentence.seed)
    html = in_language(code, Markup("").join(pieces))
    path = place_path(sentence.seed, sentence.span)
    disputed = _disputed_here(sentence.disputed)
    return ComparedSentence(sentence.number, html, sentence.translation, path, disputed)


def _disputed_here(passages: Sequence[DisputedPassage]) -> list[DisputedHere]:
    """The disagreements that passages of a sentence take part in, each with what they say."""
    disputed: dict[BearingDispute, list[DisputedPassage]] = {}
    told_values: set[tuple[str, ...]] = set()
    for passage in sorted(passages, key=lambda passage: passage.dispute.key):
        sayings = disputed.setdefault(passage.dispute, [])
        saying = (passage.title, passage.value, passage.meant_value)
        if passage.value and saying not in told_values:
            told_values.add(saying)
            sayings.append(passage)
    return [DisputedHere(dispute, sayings) for dispute, sayings in disputed.items()]


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
