"""A passage that a curator has selected: its place, its sentence, and what stands there already."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sandhi.coverage.account import languages
from sandhi.files import PackageError
from sandhi.language import language
from sandhi.package import ANCHOR, Package
from sandhi.package.opening.memory import memoized
from sandhi.package.settings import Role
from sandhi.suggest.known import lexicon
from sandhi.suggest.names import Lexicon
from sandhi.text import Span, cluster_boundaries, span_in, tokens

PlacedRow: TypeAlias = tuple[str, Span, dict[str, str]]  # its key, where it stands, its cells


class SelectedPassage(NamedTuple):
    """A passage of a seed, and the sentence in which it begins, both in code points.

    ``text`` is that of the whole seed; ``previous`` and ``following`` are the sentences beside that
    one, None at its ends.
    """

    seed_id: str
    span: Span
    quote: str
    sentence_id: str
    sentence: Span
    sentence_quote: str
    translation: str
    language: str
    text: str
    previous: Span | None
    following: Span | None

    def neighbour(self, sentence: Span) -> "SelectedPassage":
        """A sentence beside it, as a passage of its own."""
        quote = self.text[slice(*sentence)]
        return self._replace(
            span=sentence,
            quote=quote,
            sentence=sentence,
            sentence_quote=quote,
            previous=None,
            following=None,
        )

    def holds(self, span: Span) -> bool:
        """Whether a span of the same seed lies within the passage."""
        return self.span.start <= span.start and span.end <= self.span.end

    def in_sentence(self, span: Span) -> bool:
        """Whether a span of the same seed lies within the sentence, or the passage."""
        return self.holds(span) or (
            self.sentence.start <= span.start and span.end <= self.sentence.end
        )

    def anchor(self, span: Span) -> dict[str, str]:
        """The cells of an anchor at a span of the same seed."""
        cells = (self.seed_id, str(span.start), str(span.end), self.text[slice(*span)])
        return dict(zip(ANCHOR, cells, strict=True))


def passage_at(package: Package, seed: str, start: int, end: int) -> SelectedPassage:
    """The passage between two offsets of a seed; PackageError where none can be coded there."""
    text = package.texts.get(seed)
    if text is None:
        raise PackageError(f"there is no seed {seed[:40]!a}")
    if not 0 <= start < end <= len(text):
        raise PackageError(f"{seed} has {len(text):,} characters, and no passage from {start} on")
    quote = text[start:end]
    if quote != quote.strip():
        raise PackageError("the passage begins or ends with white space; select words alone")
    between = _boundaries(package, seed)
    if not (between[start] and between[end]):
        raise PackageError("the passage cuts a character in two; select whole ones")
    rows = sentence_rows(package, seed)
    place = next(
        (place for place, (_, own, _) in enumerate(rows) if own.start <= start < own.end), None
    )
    if place is None:
        raise PackageError("the passage stands in no sentence; see to the sentences first")
    key, span, cells = rows[place]
    before, after = rows[:place][-1:], rows[place + 1 :][:1]
    return SelectedPassage(
        *(seed, Span(start, end), quote, key, span, cells["quote"]),
        *(cells.get("translation", ""), languages(package).get(seed, ""), text),
        *(next((row[1] for row in stretch), None) for stretch in (before, after)),
    )


@memoized
def _boundaries(package: Package, seed: str) -> NDArray[np.bool_]:
    """Where a character of a seed begins or ends; found once, however many passages it has."""
    return cluster_boundaries(package.texts[seed])


@memoized
def sentence_rows(package: Package, seed: str) -> list[PlacedRow]:
    """The sentences of a seed, in order: key, span and cells."""
    if "sentences" not in package.schemas:
        raise PackageError("the package has no texts in sentences, so there is nothing to review")
    key = package.schemas["sentences"].primary_key
    rows = rows_by_seed(package, "sentences").get(seed, [])
    spans = [(row[key], span, row) for row in rows if (span := span_in(row))]
    return sorted(spans, key=lambda one: one[1].start)


@memoized
def row_cells(package: Package, table: str) -> list[dict[str, str]]:
    """The rows of a table, every cell as text; nobody changes them."""
    names = package.schemas[table].names
    cells = package.cells(table)[[*names]].itertuples(index=False, name=None)
    return [dict(zip(names, row, strict=True)) for row in cells]


@memoized
def rows_by_seed(package: Package, table: str) -> dict[str, list[dict[str, str]]]:
    """The rows of an anchored table by their seed, every cell as text; nobody changes them."""
    rows: dict[str, list[dict[str, str]]] = {}
    for row in row_cells(package, table):
        rows.setdefault(row["seed_id"], []).append(row)
    return rows


@memoized
def placed_rows(package: Package, table: str, seed: str) -> list[tuple[Span, Mapping[str, str]]]:
    """The rows of an anchored table that stand in a seed, each with its span."""
    return [
        (span, row) for row in rows_by_seed(package, table).get(seed, []) if (span := span_in(row))
    ]


def pieces(text: str, span: Span, code: str) -> Iterator[tuple[Span, bool]]:
    """The stretches of a sentence, each with whether it can be selected: all but white space.

    A word or numeral is one, and so is what stands between two of them; and, in the language with a
    ``code``, a postposition that is written on to a word.
    """
    at = span.start
    for token in tokens(text[span.start : span.end]):
        start, end = span.start + token.start, span.start + token.end
        yield from _between(text, at, start)
        if joint := language(code).joint(text[start:end]):
            yield Span(start, start + joint), True
        yield Span(start + joint, end), True
        at = end
    yield from _between(text, at, span.end)


def _between(text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    at = start
    while at < end:
        blank = text[at].isspace()
        stop = at
        while stop < end and text[stop].isspace() == blank:
            stop += 1
        yield Span(at, stop), not blank
        at = stop


@lru_cache(maxsize=4)
def _lexicon(package: Package, code: str) -> Lexicon:
    return lexicon(package, code)


def begins_with_name(package: Package, quote: str, code: str) -> bool:
    """Whether some words begin with a known form of a name and are more than that."""
    mentions = _lexicon(package, code).mentions(quote)
    return any(one.start == 0 and one.end < len(quote) for one in mentions)


def named_rows(package: Package, passage: SelectedPassage, table: str) -> dict[str, Span]:
    """The rows of a table that are named in a passage or its sentence, and where, by their keys.

    Those nearest to the passage come first; of several places of one, the nearest counts.
    """
    spans: dict[str, Span] = {}
    for key, span in named_places(package, passage, table):
        spans.setdefault(key, span)
    return spans


def named_places(package: Package, passage: SelectedPassage, table: str) -> list[tuple[str, Span]]:
    """Each place in a passage or its sentence at which a row of a table is named, with its key.

    It is named where a mention of it is coded, or a known form of a name of it stands that is not
    coded to be another's, nor left out on purpose where names are coded as mentions. What is
    nearest to the passage comes first.
    """
    places: list[tuple[str, Span]] = []
    decided: set[Span] = set()
    for name, schema in package.schemas.items():
        of = package.settings.of(name).of
        if package.settings.of(name).role is Role.MENTION and schema.references.get(of or "") == (
            table
        ):
            places += [(row[str(of)], span) for span, row in rows_in(package, name, passage)]
            decided |= {span for _, span in places}
            for excluded in package.settings.coverage.excluded if package.settings.coverage else ():
                decided |= {span for span, _ in rows_in(package, excluded, passage)}
    columns = {
        column
        for schema in package.schemas.values()
        for column, target in schema.references.items()
        if target == table
    } | {package.schemas[table].primary_key}
    text = package.texts[passage.seed_id]
    begin = min(passage.sentence.start, passage.span.start)
    stop = max(passage.sentence.end, passage.span.end)
    for mention in _lexicon(package, passage.language).mentions(text[begin:stop]):
        span = Span(begin + mention.start, begin + mention.end)
        if span in decided:
            continue
        keys = [record.key for record in mention.records if record.column in columns]
        places += [(key, span) for key in keys if key in package.rows(table)]
    return sorted(places, key=lambda one: (_order(one[1], passage), one[0]))


def mentioned_rows(package: Package, passage: SelectedPassage, table: str) -> dict[str, Span]:
    """Where each row of a table is mentioned in the text nearest to a passage; before it, if so."""
    places = []
    for name, schema in package.schemas.items():
        of = package.settings.of(name).of or ""
        is_mention = package.settings.of(name).role is Role.MENTION
        if is_mention and schema.references.get(of) == table:
            rows = placed_rows(package, name, passage.seed_id)
            places += [(span, row[of]) for span, row in rows]
    begin = passage.span.start
    places.sort(key=lambda one: (one[0].start <= begin, -abs(one[0].start - begin)))
    return {key: span for span, key in places}


def rows_in(
    package: Package, table: str, passage: SelectedPassage
) -> Iterator[tuple[Span, Mapping[str, str]]]:
    """The rows of an anchored table that share a character with a passage or its sentence.

    Those nearest to the passage come first.
    """
    begin = min(passage.sentence.start, passage.span.start)
    around = Span(begin, max(passage.sentence.end, passage.span.end))
    rows = placed_rows(package, table, passage.seed_id)
    near = [(span, row) for span, row in rows if span.meets(around)]
    yield from sorted(near, key=lambda one: _order(one[0], passage))


def _order(span: Span, passage: SelectedPassage) -> tuple[int, int, Span]:
    """What meets the passage comes before what lies beside it, and the short before the long."""
    gap = max(span.start - passage.span.end, passage.span.start - span.end, 0)
    return gap + (not passage.span.meets(span)), span.length, span
