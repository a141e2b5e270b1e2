"""The candidates that no row codes or leaves out yet, each with its sentence and a proposed row."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from sandhi.coverage.account import OPEN, account
from sandhi.curate.keys import next_key
from sandhi.package import ANCHOR, Package
from sandhi.package.opening.memory import memoized
from sandhi.review.composer.proposing.offices import (
    form_of_part,
    office_of_mention,
    said_beside,
)
from sandhi.review.reasons import reason_for, usual_reason
from sandhi.review.texts.contexts import SentenceContext, context_at, sentences_by_seed
from sandhi.review.texts.days import day_nearby
from sandhi.review.texts.parts import SeedPart, parts, suggestions_in
from sandhi.suggest.likely import last_of, likely_records
from sandhi.suggest.names import NamedRecord
from sandhi.suggest.rows import rows
from sandhi.suggest.sources import sources
from sandhi.suggest.suggestions import Suggestion
from sandhi.text import Span

AFTER = 60  # characters after a candidate that tell as what it stands
AHEAD = 200_000  # characters that are looked through for what is like a candidate


class QueueItem(NamedTuple):
    """A candidate to be decided.

    ``row`` has a cell for each column of ``table``, the one that the package declares for
    candidates of this kind; both are empty where it declares none. ``of`` are the keys of the rows
    that it refers to, such as the one whose name it is. ``reason`` is that for which it is
    likely to be left out, empty where none is. ``core`` is what a row must hold that codes it: of a
    number, its numeral alone.
    """

    name: str
    kind: str
    seed_id: str
    start: int
    end: int
    quote: str
    why: str
    reason: str
    table: str
    row: Mapping[str, str]
    of: Sequence[str]
    context: SentenceContext
    core: Span | None = None

    def left_out_at(self, package: Package, table: str) -> dict[str, str]:
        """The anchor at which it is left out: its core, where its whole passage is already.

        Two kinds of candidate may be of one passage, such as a name and a number: both countries.
        """
        text, span = package.texts[self.seed_id], Span(self.start, self.end)
        places = {tuple(row[name] for name in ANCHOR[:3]) for row in package.rows(table).values()}
        if self.core and (self.seed_id, *span) in places:
            span = self.core
        cells = (self.seed_id, str(span.start), str(span.end), text[slice(*span)])
        return dict(zip(ANCHOR, cells, strict=True))

    @property
    def accounted_as(self) -> str:
        """The kind by which the package accounts for it: an unknown name is a name."""
        return self.kind.removeprefix("unknown_")

    def holds(self, other: "QueueItem") -> bool:
        """Whether another candidate lies within this one, as one name does in a longer one."""
        within = self.start <= other.start and other.end <= self.end
        return within and self.seed_id == other.seed_id and self.name != other.name

    def names_as_well(self, other: "QueueItem") -> bool:
        """Whether another is a name within this one, of somebody else."""
        is_name = other.kind == "name" and other.table and self.holds(other)
        return bool(is_name) and not (self.of and [*self.of] == [*other.of])

    def is_alike(self, other: "QueueItem") -> bool:
        """Whether another is the same words, and would be the same row but for its place."""
        return (self.kind, self.quote, self._content) == (other.kind, other.quote, other._content)

    def has_the_words_of(self, other: "QueueItem") -> bool:
        """Whether another is the same words, and accounted for as the same, whatever its row."""
        return (self.accounted_as, self.quote) == (other.accounted_as, other.quote)

    @property
    def _content(self) -> dict[str, str]:
        """The cells of the row but for its key and its place."""
        placed = (*ANCHOR, *list(self.row)[:1])
        return {name: value for name, value in self.row.items() if name not in placed}


class NeighbouringItems(NamedTuple):
    """What can be decided with a candidate in one go.

    That are names within it, others that would be the same row, and others of the same words, all
    of which may be left out. No other would be the same row for which something else is likely:
    that it is left out as a place, or is a part of a longer name that nobody knows yet.
    """

    inner: list[QueueItem]
    same_row: list[QueueItem]
    same_words: list[QueueItem]


def around(item: QueueItem, others: Sequence[QueueItem]) -> NeighbouringItems:
    """What of the other candidates can be decided with one."""
    rest = [one for one in others if one.name != item.name]
    unknown = [one for one in others if one.kind == "unknown_name"]

    def is_the_same_row(other: QueueItem) -> bool:
        is_like = bool(other.table) and item.is_alike(other) and other.reason == item.reason
        return is_like and any(longer.holds(item) for longer in unknown) == any(
            longer.holds(other) for longer in unknown
        )

    return NeighbouringItems(
        [one for one in rest if item.names_as_well(one)],
        [one for one in rest if is_the_same_row(one)],
        [one for one in rest if item.has_the_words_of(one)],
    )


def within_each(
    item: QueueItem,
    same_row: Sequence[QueueItem],
    inner: Sequence[QueueItem],
    others: Sequence[QueueItem],
) -> list[QueueItem]:
    """The ``inner`` names of a candidate, and those at their places in others of the same row."""
    at = {(one.start - item.start, one.quote) for one in inner}
    return [*inner] + [
        one
        for longer in same_row
        for one in around(longer, others).inner
        if (one.start - longer.start, one.quote) in at
    ]


class PartialQueue(NamedTuple):
    """The first candidates that are to be decided; ``is_whole`` tells whether they are all."""

    items: list[QueueItem]
    is_whole: bool


def items(package: Package, seeds: Sequence[str]) -> Iterator[QueueItem]:
    """Yield what is to be decided in some seeds (in all, if none is named), in their order.

    In each part of a seed come last those whose rows take cells over from others (``fill``), which
    are then coded: numbers, say, after the times that date them. Sentences of kinds in which no
    fact is coded (``no_facts_in``) are passed over.
    """
    for part in _parts_of(package, seeds):
        yield from _of_part(package, part)


def first_items(
    package: Package,
    seeds: Sequence[str],
    is_skipped: Callable[[QueueItem], bool],
    names: Collection[str],
) -> PartialQueue:
    """What is to be decided in the first AHEAD characters, or as far as the first that is open.

    Those of these ``names`` are there as well, with what stands in the same part of a text.
    """
    places: dict[str, list[int]] = {}
    for name in names:
        seed, *place = name.rsplit(".", 3)
        if len(place) == 3 and place[0].isdecimal():
            places.setdefault(seed, []).append(int(place[0]))
    every, is_whole, is_open, length = list[QueueItem](), True, False, 0
    for part in _parts_of(package, seeds):
        is_named = any(part.span.start <= at < part.span.end for at in places.get(part.seed_id, ()))
        if is_open and length >= AHEAD and not is_named:
            is_whole = False
            continue
        of_part = _of_part(package, part)
        is_open = is_open or not all(map(is_skipped, of_part))
        length += part.span.length
        every += of_part
    return PartialQueue(every, is_whole)


def _parts_of(package: Package, seeds: Sequence[str]) -> Iterator[SeedPart]:
    for source in sources(seeds, package, None):
        if source.seed_id is not None:
            yield from parts(package, source.seed_id)


@memoized
def _of_part(package: Package, part: SeedPart) -> list[QueueItem]:
    """What is to be decided in a part of a seed."""
    seed = part.seed_id
    tables, sentences = package.settings.suggest, sentences_by_seed(package).get(seed, [])
    of_part = []
    for suggestion in suggestions_in(package, part):
        candidate, spoken = suggestion.candidate, suggestion.source.language
        context = context_at(sentences, candidate.start, candidate.end, every=False)
        if suggestion.coded or context is None:
            continue
        table = tables.get(candidate.kind, "")
        row = _row(package, table, suggestion) if table else {}
        after = package.texts[seed][candidate.end : candidate.end + AFTER]
        references = package.schemas[table].references if table else {}
        of_part.append(
            QueueItem(
                f"{seed}.{candidate.start}.{candidate.end}.{candidate.kind}",
                candidate.kind,
                seed,
                candidate.start,
                candidate.end,
                candidate.quote,
                candidate.why,
                reason_for(package, candidate, after, spoken, context.sentence_id),
                table,
                row,
                [row[column] for column in references if column not in ANCHOR and row[column]],
                context,
                candidate.core,
            )
        )
    composed = package.settings.compose
    rests = {name for name, declared in composed.items() if declared.fill}
    return sorted(of_part, key=lambda one: one.table in rests)


def open_items(package: Package, seeds: Sequence[str]) -> Iterator[QueueItem]:
    """Yield what the coverage counts as open in some seeds (in all, if none is named).

    It goes by plain lists of words, where what is proposed goes by grammars, so that there may be
    words that nothing proposes.
    """
    if not package.settings.coverage:
        return
    sentences = sentences_by_seed(package)
    expressions = account(package).expressions
    is_open = expressions["state"].eq(OPEN) & (expressions["seed_id"].isin([*seeds]) | (not seeds))
    for seed, start, end, quote, kind in expressions.loc[is_open, [*ANCHOR, "kind"]].itertuples(
        index=False
    ):
        context = context_at(sentences[seed], start, end, every=True)
        if context is None:
            continue
        table = package.settings.suggest.get(kind, "")
        row = dict.fromkeys(package.schemas[table].names, "") if table else {}
        if table:
            row |= dict(zip(ANCHOR, (seed, str(start), str(end), quote), strict=True))
            row[package.schemas[table].primary_key] = next_key(package, table) or ""
        why = "the coverage counts it; nothing proposes a row"
        reason = usual_reason(package, kind, quote)
        name = f"{seed}.{start}.{end}.{kind}"
        yield QueueItem(name, kind, seed, start, end, quote, why, reason, table, row, (), context)


def _row(package: Package, table: str, suggestion: Suggestion) -> dict[str, str]:
    """The candidate as a row with the next key; anchored and empty where it counts nothing.

    A name that is a part of the names of one alone is proposed to be that one's, as what most
    longer ones of it are; and so is a form of a name that no row has yet.
    """
    schema, candidate = package.schemas[table], suggestion.candidate
    seed = suggestion.source.seed_id or ""
    place = (seed, str(candidate.start), str(candidate.end), candidate.quote)
    bare = dict(zip(ANCHOR, place, strict=True))
    proposed = {**next(rows(package, table, [suggestion]), bare)}
    if candidate.kind == "unknown_name":
        records = likely_records(package, candidate.quote, suggestion.source.language)
        referable = [record for record in records if record.column in schema.names]
        referable = last_of(package, table, referable, seed, candidate.start)
        if len(referable) == 1:
            usual = form_of_part(package, table, referable[0], candidate.quote)
            proposed |= {referable[0].column: referable[0].key, **usual}
    of = package.settings.of(table).of or ""
    record_key = proposed.get(of, "")
    if record_key and candidate.kind in ("name", "unknown_name"):
        usual = form_of_part(package, table, NamedRecord(of, record_key), candidate.quote)
        proposed |= {name: value for name, value in usual.items() if not proposed.get(name)}
        proposed |= said_beside(
            package, table, record_key, seed, candidate.start
        ) or office_of_mention(package, table, suggestion)
    if candidate.kind == "date" and not proposed.get("edtf"):
        proposed |= day_nearby(package, suggestion)
    key = {schema.primary_key: next_key(package, table) or ""}
    return {name: {**proposed, **key}.get(name, "") for name in schema.names}
