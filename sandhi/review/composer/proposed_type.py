"""Which type is proposed for a passage, and what its definition says of the row."""

from collections.abc import Mapping, Sequence

from sandhi.language import Mood, language
from sandhi.package import Package
from sandhi.review.composer.attribution import ends_a_clause, said_in
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import SelectedPassage, rows_in
from sandhi.review.composer.proposing.fitting import columns_that_stand, types_that_stand
from sandhi.review.composer.proposing.offer import Offer
from sandhi.review.composer.reading.heads import (
    cells_of_heads,
    has_heads,
    types_by_head,
    types_told_loosely,
)
from sandhi.review.composer.reading.measures import (
    fitting_measures,
    is_of_numbers,
    measures_told,
)
from sandhi.review.composer.shape import Shape


def type_that_stands(
    package: Package,
    shape: Shape,
    learnt: Learnt,
    passage: SelectedPassage,
    type_: str,
    joined: Sequence[Offer],
) -> str:
    """A type, or else the usual one of rows linked to such rows, that the rules let stand.

    Empty where they let none: with what is taken for it, no row of it could be written.
    """
    taken_offers = [one for one in joined if one.is_taken]
    if not taken_offers:
        return type_
    likely = [type_, *types_by_head(package, shape, passage)]
    for offer in taken_offers:
        if offer.join in shape.links:
            likely += learnt.types_linking(offer.join, offer.role, offer.key)
    rows_of_types = {
        one: learnt.values(passage, {shape.type: one}, False) | cells_of_type(package, shape, one)
        for one in likely
    }
    standing = types_that_stand(package, shape, rows_of_types, passage, joined)
    if not standing and (of_nobody := learnt.cells_of_nobody()):
        # Where nobody is named who says it, it can be a saying all the same.
        standing = types_that_stand(package, shape, rows_of_types, passage, joined, of_nobody)
    return next(iter(standing), "")


def types_of(
    package: Package, shape: Shape, learnt: Learnt, passage: SelectedPassage
) -> tuple[list[str], bool]:
    """The types of a passage, the likeliest first, and whether the first is to be proposed.

    It is where the words tell it, or none are declared that tell any; a number is of no type in
    which nothing is that it counts.
    """
    types = learnt.types(passage)
    if not is_of_numbers(package, shape):
        told_types = types_by_head(package, shape, passage)
        told_types = told_types or types_told_loosely(package, shape, passage)
        if told_types and _tells_what_may_be(package, shape, passage):
            told_types = _weighing(package, shape, learnt, told_types)
            types = [*dict.fromkeys([*told_types, *types])]
        # One of which there is no row yet is like nothing that is coded, and is told all the same.
        types += [one for one in told_types if one not in types]
        types.sort(key=lambda one: one not in told_types)
        return types, bool(told_types) or not has_heads(shape)
    fitting = fitting_measures(package, shape, passage)
    told_measures = measures_told(package, shape, passage, fitting)[:1]
    types = [*dict.fromkeys([*told_measures, *types])]
    types.sort(key=lambda one: (one not in told_measures, one not in fitting))
    return types, bool(told_measures) or (not has_heads(shape) and {*types[:1]} <= {*fitting})


def _tells_what_may_be(package: Package, shape: Shape, passage: SelectedPassage) -> bool:
    """Whether a passage has somebody say what only may be, unless a row of that says otherwise."""
    speech = said_in(passage)
    if speech is None or shape.composed.moods is None:
        return False
    for span, _ in rows_in(package, shape.mention, passage):
        telling = passage._replace(span=span, quote=passage.text[slice(*span)])
        if speech.holds(span) and ends_a_clause(telling):
            return False
    code, quote = language(passage.language), passage.text[slice(*speech)]
    moods = {code.mood(quote[slice(*one)]) for one in code.clauses(quote)}
    return moods == {Mood.POTENTIAL}


def _weighing(package: Package, shape: Shape, learnt: Learnt, told_types: list[str]) -> list[str]:
    """The types that words tell, after the one by which mostly is told what may be, if none is."""
    column = package.settings.of(shape.table).mood or ""
    value = shape.composed.moods.potential.get(column, "") if shape.composed.moods else ""
    telling = [one for link in shape.links for one in learnt.types_telling(link, value)]
    return told_types if {*telling} & {*told_types} else [*telling[:1], *told_types]


def values_of_new_type(
    package: Package, shape: Shape, type_: str, cells: Mapping[str, str]
) -> dict[str, str]:
    """What the rules let stand of the ``cells`` of the first row of a type, or the first else.

    There are no rows of it that would tell: what most others have may be refused to it.
    """
    rows = package.rows(shape.table).values()
    if not type_ or any(row.get(shape.type) == type_ for row in rows):
        return {}
    values, row = dict[str, str](), {**cells, shape.type: type_}
    for field in package.schemas[shape.table].fields:
        choices = [*map(str, field.constraints.get("enum", ()))]
        if choices and cells.get(field.name):
            ways = dict.fromkeys([cells[field.name], *choices])
            standing = (
                one
                for one in ways
                if columns_that_stand(package, shape.table, {**row, field.name: one}, [field.name])
            )
            values[field.name] = next(standing, "")
    return values


def cells_of_type(package: Package, shape: Shape, type_: str) -> dict[str, str]:
    """The type, and what its definition says under the name of a column, labels excepted."""
    if not type_:
        return {}
    names = package.schemas[shape.table].names
    labels = {*package.settings.of(shape.table).label, *package.settings.of(shape.vocabulary).label}
    term = package.rows(shape.vocabulary).get(type_, {})
    same = {name: str(value) for name, value in term.items() if name in names and value is not None}
    return {name: one for name, one in same.items() if name not in labels} | {shape.type: type_}


def cells_told_by_heads(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    type_: str,
    cells: Mapping[str, str],
) -> dict[str, str]:
    """What the words that tell of the type say of other columns; nothing that a rule refuses.

    What is only planned, say, is of no class yet in which its words would put it.
    """
    of_heads = cells_of_heads(package, shape, passage, type_)
    row = {**cells, **of_heads}
    standing = columns_that_stand(package, shape.table, row, of_heads) if of_heads else ()
    refused = (name for name in of_heads if name not in standing)
    return {name: of_heads[name] for name in standing} | {
        name: "" for name in refused if cells[name] == of_heads[name]
    }
