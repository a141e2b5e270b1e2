"""A source text with its marks: paragraphs, sentences, and the runs that are marked alike."""

from collections.abc import Sequence
from typing import NamedTuple

from sandhi.site.elements.segments import Mark, OrderedMarks, Segment, flatten
from sandhi.site.reader.panel import Panel, panel
from sandhi.site.reader.presets import MarkedTables, preset_named, presets
from sandhi.site.reader.view import TRANSLATIONS, View, translation_title
from sandhi.site.store import Store
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS, SENTENCES
from sandhi.site.store.texts import AnchoredRecord, SeedHeading
from sandhi.text import Span

DEEPEST = 3  # tints that the styles tell apart
BESIDE = 40  # other texts that a page leads to

_MARKED = 1  # there is one layer of marks


class MarkedRun(NamedTuple):
    """A segment as the page shows it; ``at`` is the narrowest marked passage, as addresses have it.

    ``depth`` is how many passages lie over one another there, ``ends`` says that one ends.
    """

    text: str
    at: str
    depth: int
    ends: bool
    is_chosen: bool
    first: bool


class ReaderSentence(NamedTuple):
    """A sentence; ``gap`` is what lies between it and what stands before it.

    ``path`` leads to what is coded in it, ``passages`` is how many of its passages are marked.
    """

    gap: str
    key: str
    number: int
    start: int
    path: str
    passages: int
    kind: str
    dim: bool
    language: str
    runs: list[MarkedRun]
    translation: str
    note: str


class ReadingLink(NamedTuple):
    """A link to the same text read otherwise, or to another one read alike.

    ``passages`` is how many are then marked.
    """

    name: str
    title: str
    path: str
    chosen: bool
    passages: int = 0


class Article(NamedTuple):
    """A seed as the reader shows it; each paragraph a list of sentences, ``rest`` what follows.

    ``path`` is that of the text without a chosen span; ``lost`` says that the span asked for is
    not in it. ``previous`` and ``following`` lead to the passages beside the one that is chosen.
    """

    seed: SeedHeading
    name: str
    view: View
    path: str
    lost: bool
    text: str
    paragraphs: list[tuple[str, list[ReaderSentence]]]
    rest: str
    presets: list[ReadingLink]
    translations: list[ReadingLink]
    articles: list[ReadingLink]
    passages: int
    place: int
    previous: str
    following: str
    panel: Panel | None


def article(store: Store, key: str, view: View) -> Article | None:
    """Return a seed with its marks, and the panel of a span; None without such a seed.

    A span that is not in the text is as none, and so is a preset that there is not.
    """
    headings = store.texts.headings([key])
    if key not in headings:
        return None
    text = store.texts.text(key)
    lost = view.at is not None and not view.at.start < view.at.end <= len(text)
    offered = presets(store.contents)
    preset = preset_named(offered, view.show)
    view = view._replace(
        at=None if lost else view.at, show="" if preset is offered[0] else preset.name
    )
    records = store.texts.anchored(key)
    spans = _spans(records, preset)
    paragraphs, rest = _paragraphs(store, key, text, spans, view)
    has_translation = any(row.text("translation") for row in store.texts.sentences(key))
    place, previous, following = _neighbours(spans, view.at)
    return Article(
        headings[key],
        store.contents.label(SEEDS, key),
        view,
        view._replace(at=None).path(key),
        lost,
        text,
        paragraphs,
        rest,
        _presets(key, view, offered, preset, records),
        _translations(key, view) if has_translation else [],
        _articles(store, key, view, store.texts.around(key, BESIDE)),
        len(spans),
        place,
        view._replace(at=previous).path(key) if previous else "",
        view._replace(at=following).path(key) if following else "",
        panel(store, key, text, view.at, preset.tables) if view.at else None,
    )


def _spans(records: Sequence[AnchoredRecord], preset: MarkedTables) -> list[Span]:
    """The passages of a preset in the order of the text, the longer ones first."""
    return sorted(preset.spans(records), key=lambda span: (span.start, -span.end))


def _neighbours(spans: Sequence[Span], at: Span | None) -> tuple[int, Span | None, Span | None]:
    """Which of the passages is chosen, counted from 1 (0 for none), and those before and after."""
    if at is None:
        return 0, None, next(iter(spans), None)
    before = [span for span in spans if (span.start, -span.end) < (at.start, -at.end)]
    after = spans[len(before) + (at in spans) :]
    place = len(before) + 1 if at in spans else 0
    return place, before[-1] if before else None, next(iter(after), None)


def _presets(
    seed: str,
    view: View,
    offered: Sequence[MarkedTables],
    preset: MarkedTables,
    records: Sequence[AnchoredRecord],
) -> list[ReadingLink]:
    return [
        ReadingLink(
            one.name,
            one.title,
            view._replace(show="" if one is offered[0] else one.name).path(seed),
            one is preset,
            len(one.spans(records)),
        )
        for one in offered
    ]


def _translations(seed: str, view: View) -> list[ReadingLink]:
    return [
        ReadingLink(
            one, translation_title(one), view._replace(translation=one).path(seed), one == now
        )
        for now in [view.translation]
        for one in TRANSLATIONS
    ]


def _articles(store: Store, seed: str, view: View, keys: Sequence[str]) -> list[ReadingLink]:
    elsewhere = view._replace(at=None)
    label = store.contents.label
    return [ReadingLink(key, label(SEEDS, key), elsewhere.path(key), key == seed) for key in keys]


def _paragraphs(
    store: Store, seed: str, text: str, spans: Sequence[Span], view: View
) -> tuple[list[tuple[str, list[ReaderSentence]]], str]:
    """The sentences of a seed by paragraph, each with what lies before it; and the rest."""
    at, reached, has_first = view.at, 0, view.at is None
    marks = OrderedMarks([Mark(span, _MARKED) for span in spans])
    paragraphs: list[tuple[str, list[ReaderSentence]]] = []
    for number, row in enumerate(store.texts.sentences(seed), 1):
        span = Span(max(row.span.start, reached), row.span.end)
        gap = text[reached : span.start]
        met = marks.meeting(span)
        runs = [_run(text, segment, at) for segment in flatten(span, met, at or ())]
        if not has_first and any(run.is_chosen for run in runs):
            has_first = True
            first = next(place for place, run in enumerate(runs) if run.is_chosen)
            runs[first] = runs[first]._replace(first=True)
        if not paragraphs or "\n" in gap:
            paragraphs.append((gap, []))
            gap = ""
        sentence = _sentence(store, row, (gap, number, span), runs, view, len(met))
        paragraphs[-1][1].append(sentence)
        reached = span.end
    return paragraphs, text[reached:]


def _sentence(
    store: Store,
    row: TableRow,
    place: tuple[str, int, Span],
    runs: list[MarkedRun],
    view: View,
    passages: int,
) -> ReaderSentence:
    gap, number, span = place
    kind, seed = row.text("kind"), row.text("seed_id")
    kinds = store.contents.tables[SENTENCES].values.get("kind", {})
    translated = view.translation != TRANSLATIONS[-1]
    return ReaderSentence(
        gap,
        row.key,
        number,
        span.start,
        view._replace(at=span).path(seed),
        passages,
        kinds.get(kind, ""),
        kind in store.contents.settings.no_facts_in,
        store.contents.languages.of_passage("".join(run.text for run in runs), seed),
        runs,
        row.text("translation") if translated else "",
        row.text("note") if translated else "",
    )


def _run(text: str, segment: Segment, at: Span | None) -> MarkedRun:
    """A segment with what the styles and the script know it by."""
    narrowest = segment.narrowest
    return MarkedRun(
        text[segment.span.start : segment.span.end],
        f"{narrowest.start}-{narrowest.end}" if narrowest else "",
        min(segment.layers.get(_MARKED, 0), DEEPEST),
        bool(segment.ending),
        at is not None and at.holds(segment.span),
        False,
    )
