"""Where a text seems to tell something of which no row tells: a hint, and no more."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sandhi.coverage.account import languages
from sandhi.language import language
from sandhi.package import Package
from sandhi.package.settings import Role
from sandhi.printing import visible
from sandhi.review.composer.passage import PlacedRow, SelectedPassage, rows_by_seed, sentence_rows
from sandhi.review.composer.reading.heads import has_heads, types_by_head
from sandhi.review.composer.shape import Shape, composed_tables, shape_of
from sandhi.review.reasons import CLAUSE
from sandhi.text import Span, span_in, tokens

_VERB = 2  # so many words at the end of a clause are its verb: किया है


class UntoldClause(NamedTuple):
    """A clause of a sentence with a word that tells of a type, and no passage that codes it."""

    sentence_id: str
    span: Span
    quote: str
    types: tuple[str, ...]


def untold_clauses(
    package: Package, seed: str, sentences: Sequence[PlacedRow] | None = None
) -> Iterator[UntoldClause]:
    """Yield the clauses of a seed that a word says a row should tell of, where none does.

    ``sentences`` are those that are looked at, in order; without them, all are.

    A clause is told of by a passage of such a row, of its mention, or of one that codes what is
    written, such as the term of a contract, if its verb is in that, or a noun that tells of the
    same type. In sentences of kinds in which no fact is coded nothing is to be told, nor in clauses
    that are left out as such.
    """
    sentences = sentence_rows(package, seed) if sentences is None else sentences
    no_facts_in = package.settings.no_facts_in
    sentences = [one for one in sentences if one[2].get("kind") not in no_facts_in]
    left_out = left_out_clauses(package, seed)
    for shape in (shape_of(package, table) for table in composed_tables(package)):
        if not (shape.mention and has_heads(shape)):
            continue
        tables = {shape.table, shape.mention, *_tables_beside(package)}
        spans = sorted(_anchors(package, seed, tables))
        for passage, coded_spans in _with_coded(_passages(package, seed, sentences), spans):
            for clause in language(passage.language).clauses(passage.quote):
                start = passage.span.start
                span = Span(start + clause.start, start + clause.end)
                at = passage._replace(span=span, quote=passage.quote[slice(*clause)])
                if any(_verb(at).meets(one) for one in left_out):
                    continue
                types = types_by_head(package, shape, at)
                if types and not any(_tells(package, shape, at, types, one) for one in coded_spans):
                    yield UntoldClause(passage.sentence_id, span, at.quote, tuple(types))


def left_out_clauses(package: Package, seed: str) -> list[Span]:
    """The clauses of a seed that are left out as telling nothing."""
    return [*_anchors(package, seed, {*_excluded_tables(package)}, CLAUSE)]


def _passages(
    package: Package, seed: str, sentences: Iterable[PlacedRow]
) -> Iterator[SelectedPassage]:
    """Each sentence as a passage; but for those that stand nowhere, which the check tells."""
    text, code = package.texts[seed], languages(package).get(seed, "")
    for key, sentence, row in sentences:
        span = _trimmed(text, sentence)
        if 0 <= span.start < span.end <= len(text):
            yield SelectedPassage(
                *(seed, span, text[slice(*span)], key, sentence, row["quote"]),
                *(row.get("translation", ""), code, text, None, None),
            )


def _with_coded(
    passages: Iterable[SelectedPassage], spans: Sequence[Span]
) -> Iterator[tuple[SelectedPassage, list[Span]]]:
    """Passages, in order, each with those spans, by their beginnings, that it meets."""
    at, meeting = 0, list[Span]()
    for passage in passages:
        while at < len(spans) and spans[at].start < passage.span.end:
            meeting.append(spans[at])
            at += 1
        meeting = [span for span in meeting if span.end > passage.span.start]
        yield passage, meeting


def _tells(
    package: Package, shape: Shape, clause: SelectedPassage, types: list[str], coded: Span
) -> bool:
    """Whether a coded passage tells what a clause does: its verb, or a noun of the same type."""
    if not clause.span.meets(coded):
        return False
    noun = clause._replace(span=coded, quote=clause.text[slice(*coded)])
    return _verb(clause).meets(coded) or not {*types}.isdisjoint(
        types_by_head(package, shape, noun)
    )


def _verb(clause: SelectedPassage) -> Span:
    words = [*tokens(clause.quote)][-_VERB:]
    return Span(clause.span.start + (words[0].start if words else 0), clause.span.end)


def hint(untold: UntoldClause) -> str:
    """What a line says of such a clause; its quote is that of the text, in one line."""
    quote = visible(" ".join(untold.quote.split()))
    return f"{untold.sentence_id}  may tell of: {', '.join(untold.types)}; nothing coded: {quote}"


def _tables_beside(package: Package) -> set[str]:
    """The anchored tables of what texts tell that are neither composed nor are what is proposed."""
    proposed = {*package.settings.suggest.values(), *composed_tables(package)}
    named_tables = {names.table for names in package.settings.names}
    return {
        name
        for name, schema in package.schemas.items()
        if schema.anchored
        and package.settings.of(name).role is Role.ENTITY
        and name not in proposed | named_tables
    }


def _excluded_tables(package: Package) -> Sequence[str]:
    return package.settings.coverage.excluded if package.settings.coverage else ()


def _anchors(package: Package, seed: str, tables: set[str], kind: str = "") -> Iterator[Span]:
    """Where the rows of some tables stand in a seed; those of one kind alone, if it is named."""
    for table in tables:
        for row in rows_by_seed(package, table).get(seed, []):
            is_of_kind = not kind or row.get("kind") == kind
            if is_of_kind and (span := span_in(row)):
                yield span


def _trimmed(text: str, sentence: Span) -> Span:
    quote = text[slice(*sentence)]
    start = sentence.start + len(quote) - len(quote.lstrip())
    return Span(start, start + len(quote.strip()))
