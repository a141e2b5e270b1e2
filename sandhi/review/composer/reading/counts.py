"""Who has a part in what is counted: who claims it, who is counted, and who was before."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import regex

from sandhi.language import language
from sandhi.package import Package
from sandhi.package.opening.memory import memoized
from sandhi.review.composer.attribution import attributing, ends_a_clause, said_in
from sandhi.review.composer.passage import (
    SelectedPassage,
    mentioned_rows,
    row_cells,
    rows_by_seed,
    rows_in,
)
from sandhi.review.composer.proposing.offer import Offer, offer_at
from sandhi.review.composer.proposing.sources import resting_on
from sandhi.review.composer.shape import PartTable, Shape, composed_tables, shape_of
from sandhi.text import Span, span_in

_ENOUGH = 300  # numbers, the last ones, that tell what others have
_MOSTLY = 0.8  # the share of them from which on it is told
_QUOTATION = regex.compile(r"''|[\"“”]")  # what opens a quotation, or closes it


def number_rests_on(package: Package, passage: SelectedPassage, target: str) -> dict[str, Span]:
    """The rows of a table on whose word a number is, with the words that say so.

    Where its own sentence and what is coded around it tell nobody, it is who says what is quoted
    there, in the sentence in which the quotation began.
    """
    if resting := resting_on(package, passage, target):
        return resting
    marks = [*_QUOTATION.finditer(passage.text, 0, passage.span.start)]
    opened = marks[-1].start() if len(marks) % 2 else passage.sentence.start
    for row in row_cells(package, "sentences") if opened < passage.sentence.start else ():
        sentence = span_in(row) if row["seed_id"] == passage.seed_id else None
        if sentence and sentence.start <= opened < sentence.end:
            words = attributing(package, passage.neighbour(sentence), target)
            return dict([*words.items()][:1]) if len(words) == 1 else {}
    return {}


def next_claimant(
    package: Package, shape: Shape, passage: SelectedPassage, join: PartTable
) -> dict[str, Span]:
    """On whose word a number is, of several the first whose own row is not there yet.

    It is on nobody's where it stands in what is presupposed, and is coded so.
    """
    if is_presupposed(package, passage):
        return {}
    key, at = package.schemas[shape.table].primary_key, passage.anchor(passage.span)
    keys_here = {
        row[key]
        for row in row_cells(package, shape.table)
        if all(row[name] == cell for name, cell in at.items())
    }
    claiming = {row[join.to] for row in row_cells(package, join.table) if row[join.of] in keys_here}
    resting_rows = number_rests_on(package, passage, join.target)
    around = claimants_around(package, passage, join.target)
    # Whose word it is there is shown by the same words.
    resting_rows = {key: around.get(key, span) for key, span in (resting_rows or around).items()}
    resting = sorted(resting_rows.items(), key=lambda one: one[1])
    left = [one for one in resting if one[0] not in claiming] or resting
    return dict(left[:1])


def claimants_around(package: Package, passage: SelectedPassage, target: str) -> dict[str, Span]:
    """Who is coded as saying what is around a passage, with the words that show it.

    They are the sources of the shortest mention that holds the passage, or those whose own words
    do, in the role that most sources have.
    """
    around: list[tuple[int, str, Span]] = []
    shapes = (shape_of(package, table) for table in composed_tables(package))
    for shape, join in ((one, source) for one in shapes for source in one.sources):
        if not shape.mention or join.target != target:
            continue
        usual = Counter(row[join.role] for row in row_cells(package, join.table) if join.role)
        key = package.schemas[shape.mention].primary_key
        holding = {
            row[key]: span.length
            for span, row in rows_in(package, shape.mention, passage)
            if span.holds(passage.span)
        }
        for row in rows_by_seed(package, join.table).get(passage.seed_id, []):
            if (span := span_in(row)) is None:
                continue
            length = holding.get(row[join.of]) or (span.length if span.holds(passage.span) else 0)
            if length and (not usual or row[join.role] == max(usual, key=usual.__getitem__)):
                around.append((length, row[join.to], span))
    shortest = min(around, default=(0, "", passage.span))[0]
    return {key: span for length, key, span in around if length == shortest}


def with_subjects(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    cells: Mapping[str, str],
    offered: Sequence[Offer],
) -> tuple[Offer, ...]:
    """The offers; where nobody else is taken in that role, so is who takes part in the row counted.

    They are those whose part in such a row mostly is one in the numbers of it as well, and are
    shown where the text mentions them nearest.
    """
    offers = [*offered]
    for join in shape.parts:
        places = mentioned_rows(package, passage, join.target)
        roles_taken = {one.key: one.role for one in offers if one.join == join and one.is_taken}
        for column, target in _composed_references(package, shape.table):
            usual = _roles_in_numbers(package, shape.table, join, column, target)
            for key, part in _parts_of(package, target, join.target).get(cells[column], ()):
                role, count = next(iter(usual.get(part, Counter()).most_common(1)), ("", 0))
                is_usual = role and count >= _MOSTLY * usual[part].total()
                if (
                    is_usual
                    and role not in roles_taken.values()
                    and key in places.keys() - roles_taken
                ):
                    others = [one for one in offers if (one.join, one.key) != (join, key)]
                    span = places[key]
                    offers = [*others, offer_at(package, join, key, role, passage, span, True)]
    return tuple(offers)


def _composed_references(package: Package, table: str) -> list[tuple[str, str]]:
    """The columns of a table that lead to rows which have parts themselves, and their tables."""
    composed = composed_tables(package)
    references = package.schemas[table].references.items()
    return [(name, to) for name, to in references if to in composed and to != table]


@memoized
def _parts_of(package: Package, table: str, target: str) -> dict[str, list[tuple[str, str]]]:
    """Who of a table takes part in each row of another, and as what."""
    parts: dict[str, list[tuple[str, str]]] = {}
    for join in shape_of(package, table).parts:
        for row in row_cells(package, join.table) if join.target == target and join.role else ():
            parts.setdefault(row[join.of], []).append((row[join.to], row[join.role]))
    return parts


@memoized
def _roles_in_numbers(
    package: Package, table: str, join: PartTable, column: str, target: str
) -> dict[str, Counter[str]]:
    """As what those have a part in numbers who take part so in what is counted; empty as none."""
    key, roles = package.schemas[table].primary_key, dict[str, Counter[str]]()
    of_numbers = {
        (row[join.of], row[join.to]): row[join.role] for row in row_cells(package, join.table)
    }
    for row in row_cells(package, table)[-_ENOUGH:]:
        for actor, part in _parts_of(package, target, join.target).get(row[column], ()):
            roles.setdefault(part, Counter())[of_numbers.get((row[key], actor), "")] += 1
    return roles


def is_presupposed(package: Package, passage: SelectedPassage) -> bool:
    """Whether the shortest coded mention that holds a passage is a noun phrase without a source.

    What such a phrase tells, a text tells itself, whoever is said to speak around it.
    """
    holding: list[tuple[int, bool]] = []
    for shape in (shape_of(package, table) for table in composed_tables(package)):
        if not (shape.mention and shape.sources):
            continue
        key = package.schemas[shape.mention].primary_key
        sourced = {row[one.of] for one in shape.sources for row in row_cells(package, one.table)}
        for span, row in rows_in(package, shape.mention, passage):
            around = passage._replace(span=span, quote=passage.text[slice(*span)])
            if around.holds(passage.span):
                is_clause = ends_a_clause(around) or said_in(around) is not None
                holding.append((span.length, row[key] not in sourced and not is_clause))
    return min(holding, default=(0, False))[1]


def is_counted(passage: SelectedPassage, name: Span) -> bool:
    """Whether a name is that of what a number counts: right after its numeral, or around it."""
    between = passage.text[passage.span.end : name.start]
    *_, last = passage.quote.split()
    is_bare = language(passage.language).numeral(last) is not None
    is_next = is_bare and name.start >= passage.span.end and not between.strip()
    return is_next or (name.holds(passage.span) and name != passage.span)


def subjects_before(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    join: PartTable,
    type_: str,
    offered: Sequence[Offer],
) -> Iterator[Offer]:
    """Who had a part in the last row of a type that nobody claimed, or beside who did.

    They are taken where nobody is offered as the same, and shown where the text mentions them
    nearest.
    """
    key = package.schemas[shape.table].primary_key
    keys = [row[key] for row in row_cells(package, shape.table) if row.get(shape.type) == type_]
    parts = [row for row in row_cells(package, join.table) if keys and row[join.of] == keys[-1]]
    roles = {one.role for one in offered if one.is_taken}
    places = mentioned_rows(package, passage, join.target)
    offered_keys = {one.key for one in offered}
    for row in parts if type_ else ():
        counted = row[join.to]
        if counted in places and counted not in offered_keys and row[join.role] not in roles:
            is_taken = not any(row[join.role] == offer.role for offer in offered)
            yield offer_at(
                package, join, counted, row[join.role], passage, places[counted], is_taken
            )
