"""Which types the composer's form offers, and what a new one begins with."""

from collections.abc import Mapping

from sandhi.package import Package
from sandhi.review.composer.drafting import Proposal
from sandhi.review.composer.form import GivenPassage
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import SelectedPassage, row_cells
from sandhi.review.composer.proposing.kinds import most
from sandhi.review.composer.reading.measures import fitting_measures, is_of_numbers
from sandhi.review.composer.shape import Shape

_DIGITS = 9  # types that can be chosen by a digit


def likely_types(learnt: Learnt, shape: Shape, proposed: Proposal) -> list[str]:
    """The types that a passage may be of, as many as there are digits: those of like ones first."""
    if not shape.type:
        return []
    return [*dict.fromkeys([*proposed.types, *learnt.usual_types()])][:_DIGITS]


def every_type(package: Package, shape: Shape) -> list[tuple[str, str, str]]:
    """All types, by their labels: the key of each, its label, and what else its row says of it."""
    if not shape.type:
        return []
    key, labels = package.schemas[shape.vocabulary].primary_key, package.labels
    types = []
    for row in row_cells(package, shape.vocabulary):
        label = labels.of(shape.vocabulary, row[key])
        meaning = " ".join(one for name, one in row.items() if name != key and one and one != label)
        types.append((row[key], label, meaning))
    return sorted(types, key=lambda one: one[1].casefold())


def usual_term(
    package: Package, shape: Shape, passage: SelectedPassage, row: Mapping[str, str]
) -> dict[str, str]:
    """What most types have in each enumerated column: what a new one begins with.

    Of a row of which something is known that types say as well, such as a unit, those count alone
    that say the same; of a number, those of which it can be: none counts off what is counted.
    """
    if not shape.vocabulary:
        return {}
    fields, rows = package.schemas[shape.vocabulary].fields, row_cells(package, shape.vocabulary)
    enumerated = [one.name for one in fields if "enum" in one.constraints]
    if is_of_numbers(package, shape):
        key = package.schemas[shape.vocabulary].primary_key
        fitting = {*fitting_measures(package, shape, passage)}
        rows = [one for one in rows if one[key] in fitting]
    known_cells = {name: row[name] for name in enumerated if row.get(name)}
    rows = [one for one in rows if all(one[name] == cell for name, cell in known_cells.items())]
    usual = {name: most((row[name] for row in rows), least=0.0) for name in enumerated}
    return {name: value for name, value in usual.items() if value}


def type_of(package: Package, shape: Shape, form: GivenPassage) -> str:
    """The type of which a form's row is; while a new one is defined, the one it was proposed for.

    Empty where the form says none.
    """
    chosen = form.cells.get(shape.type, "")
    is_known = bool(shape.type) and chosen in package.rows(shape.vocabulary)
    return chosen if is_known else form.base
