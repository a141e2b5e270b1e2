"""What is compared, in rows: for each topic that several articles have, what each tells of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from sandhi.site.elements.addresses import place_path, row_path
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.language import in_language
from sandhi.site.elements.segments import Mark, flatten
from sandhi.site.reader.compare.alignment import Topic, aligned_topics, by_seed
from sandhi.site.reader.compare.differences import BearingDispute, DisputedPassage
from sandhi.site.reader.compare.tellings import ToldSentence, topic_tables
from sandhi.site.store import Contents, DatabaseTable, Store
from sandhi.site.store.tables import SEEDS
from sandhi.text import Span

# The layers of passages that tell, and of words that are quoted where it is said how a disagreement
# is read; those of disagreements count from 1, by hue.
_TELLING, _QUOTED = 0, -1


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


class ComparedCell(NamedTuple):
    """What an article, by name, tells of a topic; ``silence`` is said where that is nothing.

    ``path`` leads to where it tells of the topic in a sentence that is not shown.
    """

    name: str
    sentences: list[ComparedSentence]
    silence: str
    path: str = ""


class ComparedRow(NamedTuple):
    """What articles tell of a topic, in a cell for each, and what that is called, with its path.

    Both are empty where it is nothing but what is compared.
    """

    label: str
    path: str
    cells: list[ComparedCell]


def compared_rows(
    store: Store,
    table: DatabaseTable,
    seeds: Sequence[str],
    in_full: Sequence[Sequence[ToldSentence]],
) -> tuple[list[ComparedRow], list[ComparedCell]]:
    """Return the topics of which several articles tell, in rows, and the other sentences, in cells.

    What is part of other things, as who acts is of events, has these for its topics: sentences that
    only name it have nothing in common. Of anything else all sentences tell: what is disputed, and
    then the rest of it.
    """
    site, tables = store.contents, topic_tables(store.contents, table)
    aligned, others = aligned_topics(in_full, lambda topic: topic[0] in ("", *tables))
    in_rows = dict(zip(seeds, in_full, strict=True))
    rows = [_row(store, one.topic, seeds, one.sentences, in_rows) for one in aligned]
    rest = by_seed(others)
    if rest and not tables:
        label = gettext("More of it") if rows else ""
        rows.append(ComparedRow(label, "", _cells(site, seeds, rest, _no_more)))
        rest = {}
    return rows, _cells(site, seeds, rest, _no_more)


def _row(
    store: Store,
    topic: Topic,
    seeds: Sequence[str],
    sentences: Mapping[str, Sequence[ToldSentence]],
    in_rows: Mapping[str, Sequence[ToldSentence]],
) -> ComparedRow:
    site, (name, key) = store.contents, topic
    entry = store.directory.entry(key)
    label = entry.label if entry else key
    if not name:
        assert site.membership  # else there are no disagreements
        name = site.membership.parent.name
        label = site.row_name(name, key, label)
        cells = _cells(site, seeds, sentences, lambda _: (gettext("Has no part in this."), ""))
        return ComparedRow(label, row_path(name, key), cells)
    tellings = store.texts.tellings(site.tables[name], key)

    def silence(seed: str) -> tuple[str, str]:
        spans = [one.span for one in tellings if one.seed == seed]
        if not spans:
            return gettext("Not told here."), ""
        if any(span.meets(one.span) for span in spans for one in in_rows[seed]):
            return _no_more(seed)
        return gettext("Tells of it in another sentence."), place_path(seed, min(spans))

    return ComparedRow(label, row_path(name, key), _cells(site, seeds, sentences, silence))


def _no_more(_: str) -> tuple[str, str]:
    """What an article says of a topic that it tells of in sentences that stand elsewhere."""
    return gettext("Nothing more here."), ""


def _cells(
    site: Contents,
    seeds: Sequence[str],
    sentences: Mapping[str, Sequence[ToldSentence]],
    silence: Callable[[str], tuple[str, str]],
) -> list[ComparedCell]:
    """A cell for each article; of one without sentences it says what ``silence`` does."""
    return [
        ComparedCell(
            site.label(SEEDS, seed),
            [_cell(site, one) for one in sentences.get(seed, [])],
            *(silence(seed) if seed not in sentences else ("", "")),
        )
        for seed in seeds
    ]


def _cell(site: Contents, sentence: ToldSentence) -> ComparedSentence:
    marks = [Mark(span, _TELLING) for span in sentence.telling]
    marks += [Mark(one.span, one.dispute.hue) for one in sentence.disputed]
    marks += [Mark(span, _QUOTED) for span in _quoted(sentence)]
    differs = {one.dispute.hue for one in sentence.disputed if one.value}
    start = sentence.span.start
    pieces = []
    for segment in flatten(sentence.span, marks):
        text = escape(sentence.text[segment.span.start - start : segment.span.end - start])
        kinds = sorted(
            segment.layers.keys() - {_TELLING, _QUOTED}, key=lambda hue: (hue not in differs, hue)
        )
        if kinds:
            is_said = kinds[0] in differs or _QUOTED in segment.layers
            says = " says" if is_said else ""
            text = Markup('<mark class="k{}{}">{}</mark>').format(kinds[0], says, text)
        if _TELLING in segment.layers:
            text = Markup('<span class="telling">{}</span>').format(text)
        pieces.append(text)
    code = site.languages.of_passage(sentence.text, sentence.seed)
    html = in_language(code, Markup("").join(pieces))
    path = place_path(sentence.seed, sentence.span)
    disputed = _disputed_here(sentence.disputed)
    return ComparedSentence(sentence.number, html, sentence.translation, path, disputed)


def _quoted(sentence: ToldSentence) -> Iterator[Span]:
    """Where the passages of disagreements have the words that these are about."""
    for passage in sentence.disputed:
        begin = max(passage.span.start - sentence.span.start, 0)
        end = max(passage.span.end - sentence.span.start, 0)
        for start, stop in passage.dispute.quoted_in(sentence.text[begin:end]):
            first = sentence.span.start + begin
            yield Span(first + start, first + stop)


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
