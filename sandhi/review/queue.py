"""The candidates that no row codes or leaves out yet, each with its sentence and a proposed row."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sandhi.coverage.account import OPEN, account
from sandhi.curate.keys import next_key
from sandhi.package import ANCHOR, Package, PackageError
from sandhi.package.opening.memory import memoized
from sandhi.review.composer.proposing.offices import form_of_part, said_beside
from sandhi.review.reasons import reason_for, usual_reason
from sandhi.suggest.candidates import KINDS
from sandhi.suggest.known import Row, lexicon, rows_by_seed
from sandhi.suggest.likely import likely_records
from sandhi.suggest.names import Lexicon
from sandhi.suggest.rows import rows
from sandhi.suggest.sources import sources
from sandhi.suggest.suggestions import Suggestion, suggestions_beside


class SentenceContext(NamedTuple):
    """The sentence of a candidate, parted around it, its translation, and its neighbours."""

    sentence_id: str
    before: str
    after: str
    translation: str
    previous: str
    following: str


class QueueItem(NamedTuple):
    """A candidate to be decided.

    ``row`` has a cell for each column of ``table``, the one that the package declares for
    candidates of this kind; both are empty where it declares none. ``of`` are the keys of the rows
    that it refers to, such as the one whose name it is. ``reason`` is that for which it is
    likely to be left out, empty where none is.
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
    of which may be left out.
    """

    inner: list[QueueItem]
    same_row: list[QueueItem]
    same_words: list[QueueItem]


def around(item: QueueItem, others: Sequence[QueueItem]) -> NeighbouringItems:
    """What of the other candidates can be decided with one."""
    rest = [one for one in others if one.name != item.name]
    return NeighbouringItems(
        [one for one in rest if item.names_as_well(one)],
        [one for one in rest if one.table and item.is_alike(one)],
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


def items(package: Package, seeds: Sequence[str]) -> Iterator[QueueItem]:
    """Yield what is to be decided in some seeds (in all, if none is named), in their order.

    In each seed come last those whose rows take cells over from others (``fill``), which are then
    coded: numbers, say, after the times that date them. Sentences of kinds in which no fact is
    coded (``no_facts_in``) are passed over.
    """
    for source in sources(seeds, package, None):
        if source.seed_id is not None:
            yield from _of_seed(package, source.seed_id)


@memoized
def _of_seed(package: Package, seed: str) -> list[QueueItem]:
    """What is to be decided in a seed."""
    tables, sentences = package.settings.suggest, _sentences(package).get(seed, [])
    of_seed = []
    for suggestion in _suggestions(package, seed):
        candidate = suggestion.candidate
        context = _context(sentences, candidate.start, candidate.end, every=False)
        if suggestion.coded or context is None:
            continue
        table = tables.get(candidate.kind, "")
        row = _row(package, table, suggestion) if table else {}
        references = package.schemas[table].references if table else {}
        of_seed.append(
            QueueItem(
                f"{seed}.{candidate.start}.{candidate.end}.{candidate.kind}",
                candidate.kind,
                seed,
                candidate.start,
                candidate.end,
                candidate.quote,
                candidate.why,
                reason_for(package, candidate),
                table,
                row,
                [row[column] for column in references if column not in ANCHOR and row[column]],
                context,
            )
        )
    composed = package.settings.compose
    rests = {name for name, declared in composed.items() if declared.fill}
    return sorted(of_seed, key=lambda one: one.table in rests)


@memoized
def _suggestions(package: Package, seed: str) -> list[Suggestion]:
    """What could be coded in a seed, beside the rows that code it."""
    (source,) = sources([seed], package, None)
    rows = {kind: {seed: _rows_of(package, kind, seed)} for kind in KINDS}
    names = {source.language: _lexicon(package, source.language)}
    return [*suggestions_beside([source], names, rows)]


@memoized
def _lexicon(package: Package, code: str) -> Lexicon:
    return lexicon(package, code)


@memoized
def _rows_by_seed(package: Package, kind: str) -> dict[str, list[Row]]:
    return rows_by_seed(package, kind)


@memoized
def _rows_of(package: Package, kind: str, seed: str) -> list[Row]:
    """The rows of a seed that code, or leave out, candidates of a kind."""
    return _rows_by_seed(package, kind).get(seed, [])


def open_items(package: Package, seeds: Sequence[str]) -> Iterator[QueueItem]:
    """Yield what the coverage counts as open in some seeds (in all, if none is named).

    It goes by plain lists of words, where what is proposed goes by grammars, so that there may be
    words that nothing proposes.
    """
    if not package.settings.coverage:
        return
    sentences = _sentences(package)
    expressions = account(package).expressions
    is_open = expressions["state"].eq(OPEN) & (expressions["seed_id"].isin([*seeds]) | (not seeds))
    for seed, start, end, quote, kind in expressions.loc[is_open, [*ANCHOR, "kind"]].itertuples(
        index=False
    ):
        context = _context(sentences[seed], start, end, every=True)
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
    longer ones of it are.
    """
    schema = package.schemas[table]
    candidate = suggestion.candidate
    bare = {
        "seed_id": suggestion.source.seed_id or "",
        "start": str(candidate.start),
        "end": str(candidate.end),
        "quote": candidate.quote,
    }
    proposed = {**next(rows(package, table, [suggestion]), bare)}
    if candidate.kind == "unknown_name":
        records = likely_records(package, candidate.quote, suggestion.source.language)
        referable = [record for record in records if record.column in schema.names]
        if len(referable) == 1:
            usual = form_of_part(package, table, referable[0], candidate.quote)
            proposed |= {referable[0].column: referable[0].key, **usual}
    record_key = proposed.get(package.settings.of(table).of or "", "")
    if record_key and candidate.kind in ("name", "unknown_name"):
        proposed |= said_beside(package, table, record_key, bare["seed_id"], candidate.start)
    key = {schema.primary_key: next_key(package, table) or ""}
    return {name: {**proposed, **key}.get(name, "") for name in schema.names}


class _Sentence(NamedTuple):
    sentence_id: str
    start: int
    end: int
    quote: str
    translation: str
    coded: bool


@memoized
def _sentences(package: Package) -> dict[str, list[_Sentence]]:
    """The sentences of each seed, in order; PackageError where the package has none."""
    if not {"seeds", "sentences"} <= package.schemas.keys():
        raise PackageError("the package has no texts in sentences, so there is nothing to review")
    passed_over, key = package.settings.no_facts_in, package.schemas["sentences"].primary_key
    sentences: dict[str, list[_Sentence]] = {seed: [] for seed in package.texts}
    for row in package.cells("sentences").to_dict("records"):
        sentence = _Sentence(
            row[key],
            int(row["start"]),
            int(row["end"]),
            row["quote"],
            row.get("translation", ""),
            row.get("kind") not in passed_over,
        )
        sentences[row["seed_id"]].append(sentence)
    for of_seed in sentences.values():
        of_seed.sort(key=lambda one: one.start)
    return sentences


def _context(
    sentences: Sequence[_Sentence], start: int, end: int, *, every: bool
) -> SentenceContext | None:
    """The sentence in which a candidate begins; None where there is none.

    Nor is there one, unless ``every`` one is wanted, where no fact is coded in it.
    """
    number = bisect_right(sentences, start, key=lambda one: one.start) - 1
    sentence = sentences[number] if number >= 0 else None
    if sentence is None or start >= sentence.end or not (sentence.coded or every):
        return None
    return SentenceContext(
        sentence.sentence_id,
        sentence.quote[: start - sentence.start],
        sentence.quote[end - sentence.start :],
        sentence.translation,
        sentences[number - 1].quote if number else "",
        sentences[number + 1].quote if number + 1 < len(sentences) else "",
    )
