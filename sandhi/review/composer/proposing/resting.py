"""On whose word a passage rests, as far as what is coded around it and the sentences tell."""

from collections.abc import Iterator
from typing import NamedTuple

from sandhi.package import Package
from sandhi.review.composer.attribution import (
    attributing,
    is_by_pronoun,
    is_taken_up,
    source_of,
)
from sandhi.review.composer.passage import SelectedPassage, row_cells, rows_in
from sandhi.review.composer.proposing.kinds import most
from sandhi.review.composer.shape import PartTable, composed_tables, shape_of
from sandhi.text import Span

_LINE = "\n"  # parts what follows from what it no longer goes on with


class MentionSources(NamedTuple):
    """A table of sources, and that of the mentions that rest on them."""

    join: PartTable
    mention: str


def sources_leading_to(package: Package, target: str) -> Iterator[MentionSources]:
    """The tables of sources of whatever is composed, in which rows of a table are the source."""
    for table in composed_tables(package):
        shape = shape_of(package, table)
        for join in shape.sources:
            if join.target == target:
                yield MentionSources(join, shape.mention)


def resting_on(package: Package, passage: SelectedPassage, target: str) -> dict[str, Span]:
    """The rows of a table on whose word a passage rests, with the words that say so.

    They are those on whose word a coded passage does that holds it, the shortest; who is said to
    say it in its sentence; whom a pronoun means that does; or who says so of the whole sentence
    in the one that follows.
    """
    if around := _of_passages_around(package, passage, target):
        return around
    sayers = attributing(package, passage, target)
    if source := source_of(passage, sayers):
        return {source: sayers[source]}
    if is_by_pronoun(passage):
        return antecedent(package, passage, target)
    return is_taken_up(package, passage, target)


def antecedent(package: Package, passage: SelectedPassage, target: str) -> dict[str, Span]:
    """Whom a pronoun means that says something, with the words by which that one spoke before.

    It carries on who says all that the sentence before tells, and so is the first to say anything
    there; where nobody does, it is the last one on whose word anything rests.
    """
    before = passage.neighbour(passage.previous) if passage.previous else None
    for sources in sources_leading_to(package, target):
        near = saying_in(package, before, sources.join) if before else {}
        near = near or last_source(package, passage, sources.join)
        return dict(sorted(near.items(), key=lambda one: one[1])[:1])
    return {}


def nearby_sayers(package: Package, passage: SelectedPassage, join: PartTable) -> dict[str, Span]:
    """Who says something in the sentences beside a passage, and the last source before it.

    What follows counts where it takes up what the passage tells, or goes on in the same line.
    """
    near = is_taken_up(package, passage, join.target)
    following = passage.following
    if following and _LINE not in passage.text[passage.sentence.end : following.start]:
        near |= saying_in(package, passage.neighbour(following), join)
    near |= last_source(package, passage, join)
    if passage.previous:
        near |= saying_in(package, passage.neighbour(passage.previous), join)
    return near


def last_source(package: Package, passage: SelectedPassage, join: PartTable) -> dict[str, Span]:
    """The last one before a passage on whose word anything of its text rests, with the words."""
    coded = [
        (Span(int(row["start"]), int(row["end"])), row[join.to])
        for row in row_cells(package, join.table)
        if row["seed_id"] == passage.seed_id and row["start"].isdecimal() and row["end"].isdecimal()
    ]
    before = [(span, key) for span, key in coded if span.end <= passage.span.start]
    return {key: span for span, key in sorted(before)[-1:]}


def saying_in(package: Package, sentence: SelectedPassage, join: PartTable) -> dict[str, Span]:
    """Who says something in a sentence, with the words that say so: as it is coded, or reads."""
    coded = {row[join.to]: span for span, row in rows_in(package, join.table, sentence)}
    inside = {key: span for key, span in coded.items() if sentence.holds(span)}
    return {**attributing(package, sentence, join.target), **inside}


def _of_passages_around(package: Package, passage: SelectedPassage, target: str) -> dict[str, Span]:
    """On whose word the shortest coded passage rests that holds this one and has a source.

    Whoever only carries on what another says, as the rows of rarer roles do, is none.
    """
    for sources in sources_leading_to(package, target):
        key, role = package.schemas[sources.mention].primary_key, sources.join.role
        of_mention: dict[str, dict[str, Span]] = {}
        rows = row_cells(package, sources.join.table)
        usual = most((row[role] for row in rows), least=0.0) if role else ""
        for row in rows:
            if role and row[role] != usual:
                continue
            if row["seed_id"] == passage.seed_id and row["start"].isdecimal():
                words = Span(int(row["start"]), int(row["end"]))
                of_mention.setdefault(row[sources.join.of], {})[row[sources.join.to]] = words
        around = [
            (span.length, row[key])
            for span, row in rows_in(package, sources.mention, passage)
            if span.start <= passage.span.start
            and passage.span.end <= span.end
            and row[key] in of_mention
        ]
        if around:
            return of_mention[min(around)[1]]
    return {}
