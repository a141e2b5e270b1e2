"""A source text with its marks: paragraphs, sentences, and the runs that are marked alike."""

from collections.abc import Sequence
from typing import NamedTuple

from sandhi.site.elements.addresses import place_path
from sandhi.site.elements.segments import Mark, Segment, flatten
from sandhi.site.reader.layers import Layer, layers
from sandhi.site.reader.panel import Panel, panel
from sandhi.site.store import Store
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SENTENCES
from sandhi.site.store.texts import SeedHeading
from sandhi.text import Span


class MarkedRun(NamedTuple):
    """A segment as the page shows it; ``path`` is empty where nothing is coded."""

    text: str
    classes: str
    path: str
    here: bool
    first: bool


class ReaderSentence(NamedTuple):
    """A sentence; ``gap`` is what lies between it and what stands before it."""

    gap: str
    key: str
    kind: str
    dim: bool
    language: str
    runs: list[MarkedRun]
    translation: str
    note: str


class Article(NamedTuple):
    """A seed as the reader shows it; each paragraph a list of sentences, ``rest`` what follows.

    ``layers`` has how many rows each has here, ``seeds`` the keys of all source texts.
    """

    seed: SeedHeading
    text: str
    paragraphs: list[tuple[str, list[ReaderSentence]]]
    rest: str
    layers: list[tuple[Layer, int]]
    seeds: list[str]
    panel: Panel | None


def article(store: Store, key: str, at: Span | None) -> Article | None:
    """Return a seed with its marks, and the panel of a span; None without such a seed.

    A span that is not in the text is as none.
    """
    headings = store.texts.headings()
    if key not in headings:
        return None
    text = store.texts.text(key)
    if at and not at.start < at.end <= len(text):
        at = None
    all_layers = layers(store.contents)
    marks, rows = _marks(store, all_layers, key)
    paragraphs, rest = _paragraphs(store, key, text, marks, at)
    return Article(
        headings[key],
        text,
        paragraphs,
        rest,
        [(layer, rows.get(layer.number, 0)) for layer in all_layers],
        [*headings],
        panel(store, all_layers, key, text, at) if at else None,
    )


def _marks(
    store: Store, all_layers: Sequence[Layer], seed: str
) -> tuple[list[Mark], dict[int, int]]:
    """The anchors of all layers in a seed, and how many rows each layer has there."""
    numbers = {table: layer.number for layer in all_layers for table in layer.tables}
    marks: dict[Mark, None] = {}
    rows: dict[int, int] = {}
    for record in store.texts.anchored(seed):
        if number := numbers.get(record.table):
            marks[Mark(record.span, number)] = None
            rows[number] = rows.get(number, 0) + 1
    return [*marks], rows


def _paragraphs(
    store: Store, seed: str, text: str, marks: Sequence[Mark], at: Span | None
) -> tuple[list[tuple[str, list[ReaderSentence]]], str]:
    """The sentences of a seed by paragraph, each with what lies before it; and the rest."""
    reached, shown = 0, at is None
    paragraphs: list[tuple[str, list[ReaderSentence]]] = []
    for row in store.texts.sentences(seed):
        span = Span(max(row.span.start, reached), row.span.end)
        gap = text[reached : span.start]
        runs = [_run(seed, text, segment, at) for segment in flatten(span, marks, at or ())]
        if not shown and any(run.here for run in runs):
            shown = True
            first = next(place for place, run in enumerate(runs) if run.here)
            runs[first] = runs[first]._replace(first=True)
        if not paragraphs or "\n" in gap:
            paragraphs.append((gap, []))
            gap = ""
        language = store.contents.languages.of_passage(text[span.start : span.end], seed)
        paragraphs[-1][1].append(_sentence(store, row, gap, runs, language))
        reached = span.end
    return paragraphs, text[reached:]


def _sentence(
    store: Store, row: TableRow, gap: str, runs: list[MarkedRun], language: str
) -> ReaderSentence:
    kind = row.text("kind")
    kinds = store.contents.tables[SENTENCES].values.get("kind", {})
    return ReaderSentence(
        gap,
        row.key,
        kinds.get(kind, ""),
        kind in store.contents.settings.no_facts_in,
        language,
        runs,
        row.text("translation"),
        row.text("note"),
    )


def _run(seed: str, text: str, segment: Segment, at: Span | None) -> MarkedRun:
    """A segment with the classes that the styles know: layers, those doubled, those that end."""
    here = at is not None and at.holds(segment.span)
    classes = [f"l{number}" for number in segment.layers]
    classes += [f"d{number}" for number, marks in segment.layers.items() if marks > 1]
    classes += [f"x{number}" for number in sorted(segment.ending)]
    return MarkedRun(
        text[segment.span.start : segment.span.end],
        " ".join([*classes, *(["here"] if here else [])]),
        place_path(seed, segment.narrowest) if segment.narrowest else "",
        here,
        False,
    )
