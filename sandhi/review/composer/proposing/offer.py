"""A row that may be joined to a new one, as the form offers it."""

from collections.abc import Iterable
from typing import NamedTuple

from sandhi.package import Package
from sandhi.review.composer.form import GivenJoin
from sandhi.review.composer.passage import SelectedPassage, named_rows
from sandhi.review.composer.shape import PartTable, Shape
from sandhi.text import Span


class Offer(NamedTuple):
    """Another row that may be joined to the new one: a tick-box, its role, and what shows it.

    ``quote`` is in one line, as a field has it, however many the text has.
    """

    join: PartTable
    key: str
    label: str
    role: str
    quote: str
    is_taken: bool


def offer_at(
    package: Package,
    join: PartTable,
    key: str,
    role: str,
    passage: SelectedPassage,
    span: Span,
    is_taken: bool,
) -> Offer:
    """The offer of a row that the words at a span show."""
    quote = " ".join(passage.text[slice(*span)].split())
    return Offer(join, key, package.labels.of(join.target, key), role, quote, is_taken)


def named_in_sentence(
    package: Package, passage: SelectedPassage, table: str
) -> list[tuple[str, Span]]:
    """The rows that are named in a sentence, with the place, in the order of the text."""
    places = named_rows(package, passage, table).items()
    return sorted((one for one in places if passage.in_sentence(one[1])), key=lambda one: one[1])


def given_offers(package: Package, shape: Shape, joins: Iterable[GivenJoin]) -> list[Offer]:
    """The rows that a curator has joined to a new one; those that there are not are left out."""
    tables = {join.table: join for join in shape.joins}
    known_joins = [(tables[one.table], one) for one in joins if one.table in tables]
    return [
        Offer(join, one.key, package.labels.of(join.target, one.key), one.role, one.words, True)
        for join, one in known_joins
        if one.key in package.rows(join.target)
    ]
