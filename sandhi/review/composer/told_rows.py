"""Of which rows a passage tells who says something: by their mentions in it, or beside it."""

from sandhi.language import language
from sandhi.package import Package
from sandhi.review.composer.attribution import said_in
from sandhi.review.composer.passage import (
    SelectedPassage,
    named_places,
    placed_rows,
    rows_in,
)
from sandhi.review.composer.shape import PartTable, Shape
from sandhi.text import Span


def reported_rows(
    package: Package, shape: Shape, passage: SelectedPassage, *, every: bool
) -> list[str]:
    """The rows whose mentions within a passage rest on a word that it names, the outermost.

    Where there are none, and ``every`` one counts, they are those of all mentions within it. Of a
    saying they stand in what is said; what is said there in turn is told by the saying there.
    """
    if not shape.mention:
        return []
    key = package.schemas[shape.mention].primary_key
    sourced = {
        row[source.of]
        for source in shape.sources
        for span, row in rows_in(package, source.table, passage)
        if passage.holds(span)
    }
    speech = said_in(passage) or passage.span
    within = [
        (span, row)
        for span, row in rows_in(package, shape.mention, passage)
        if passage.holds(span) and span != passage.span
    ]
    resting = [span for span, row in within if row[key] in sourced]
    telling = [
        (span, row)
        for span, row in within
        if row[key] in sourced
        or (speech.start <= span.start and any(_is_within(one, span) for one in resting))
    ]
    mentions = telling or (within if every else [])
    return [
        row[shape.mention_of]
        for span, row in mentions
        if not any(_is_within(span, longer) for longer, _ in mentions)
    ]


def related_rows(
    package: Package, shape: Shape, passage: SelectedPassage, join: PartTable
) -> dict[str, str]:
    """The rows on which what a passage tells hangs by its words, each with the role called so.

    It is done for what stands in it before such words (जाने के प्रयास में), or comes of what its
    sentence, or the one before, tells last before it (जिससे आग लग गई).
    """
    if join.target != shape.table or not (shape.mention and join.role):
        return {}
    roles = {one.value for one in package.schemas[join.table].field(join.role).categories}
    code, related = language(passage.language), dict[str, str]()
    of_seed = [
        (span, row[shape.mention_of])
        for span, row in placed_rows(package, shape.mention, passage.seed_id)
    ]
    for span, key in of_seed:
        relation = code.relation_after(passage.text[span.end : passage.span.end])
        is_inside = passage.holds(span) and span != passage.span
        if is_inside and relation and relation.value in roles:
            related[key] = relation.value
    opening = code.relation_of(passage.quote)
    if opening and opening.value in roles:
        is_whole = passage.span.start == passage.sentence.start
        begin = ((is_whole and passage.previous) or passage.sentence).start
        before = [one for one in of_seed if begin <= one[0].start < passage.span.start]
        before = [one for one in before if one[0].end <= passage.span.start]
        for _, key in sorted(before, key=lambda one: one[0].end)[-1:]:
            related[key] = opening.value
    return related


def _is_within(span: Span, longer: Span) -> bool:
    return span != longer and longer.holds(span)


def told_beside(package: Package, passage: SelectedPassage, table: str) -> list[str]:
    """The rows that are told in a sentence beside a passage: first those before it, the nearest."""
    told_places = [
        (key, span)
        for key, span in named_places(package, passage, table)
        if not (span.meets(passage.span) or passage.holds(span))
    ]
    told_places.sort(key=lambda one: (one[1].start > passage.span.start, -one[1].end))
    return [*dict.fromkeys(key for key, _ in told_places)]
