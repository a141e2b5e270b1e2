"""The rows that may be joined to a new one: parts in it, sources of its mention, links from it."""

from collections.abc import Iterator
from functools import partial

from sandhi.language import language
from sandhi.package import Package
from sandhi.review.composer.attribution import (
    said_in,
)
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import (
    SelectedPassage,
    mentioned_rows,
    named_places,
    named_rows,
    row_cells,
)
from sandhi.review.composer.proposing.fitting import ALONE, fitting_roles
from sandhi.review.composer.proposing.offer import Offer, offer_at
from sandhi.review.composer.proposing.parts.named import Fitting, PartsNamed
from sandhi.review.composer.proposing.sources import source_offers
from sandhi.review.composer.reading.counts import subjects_before
from sandhi.review.composer.reading.heads import as_told
from sandhi.review.composer.reading.measures import is_of_numbers
from sandhi.review.composer.shape import PartTable, Shape, is_named
from sandhi.review.composer.told_rows import related_rows, reported_rows, told_beside
from sandhi.text import Span


def offers(
    package: Package, shape: Shape, learnt: Learnt, passage: SelectedPassage, type_: str
) -> Iterator[Offer]:
    """Yield the rows that may be parts, sources or links: those named in the sentence, or near."""
    shape = as_told(package, shape, passage, type_)
    links = [
        one for join in shape.links for one in _links(package, shape, learnt, passage, join, type_)
    ]
    for join in shape.parts:
        cells = {shape.type: type_} if type_ else {}
        fitting = partial(fitting_roles, package, shape.table, join, cells)
        parts = PartsNamed(package, shape, learnt, passage, join, type_, fitting)
        part_offers = [*parts.offers()]
        part_keys = {one.key for one in part_offers}
        if not shape.sources:
            part_offers += subjects_before(package, shape, passage, join, type_, part_offers)
        part_offers += _of_linked(package, learnt, passage, join, links, fitting, part_keys)
        alone = partial(fitting, manners=[ALONE])
        part_offers = _without_company(learnt, join, type_, part_offers, alone)
        # What role one has, the type says: while that is open, none is proposed. Who claims a
        # number, and of whom it is one, its words say.
        is_open = shape.type and not type_ and not is_of_numbers(package, shape)
        yield from (one._replace(role="") if is_open else one for one in part_offers)
    for join in shape.sources:
        yield from source_offers(package, shape, learnt, passage, join, type_)
    yield from links


def _without_company(
    learnt: Learnt, join: PartTable, type_: str, offered: list[Offer], alone: Fitting
) -> list[Offer]:
    """The offers; the only one who is taken has a role that the rules let nobody else share."""
    taken_offers = [one for one in offered if one.is_taken and one.role]
    if len(taken_offers) != 1:
        return offered
    (only,) = taken_offers
    fits = alone([only.key])[only.key]
    if only.role in fits:
        return offered
    role = learnt.role(join, type_, only.key, True, fitting=fits)
    return [one._replace(role=role) if one is only else one for one in offered]


def _of_linked(
    package: Package,
    learnt: Learnt,
    passage: SelectedPassage,
    join: PartTable,
    links: list[Offer],
    fitting: Fitting,
    offered_keys: set[str],
) -> Iterator[Offer]:
    """Who has a part in what the passage may bear on, and mostly in rows like it too.

    Who has one in what is taken is taken with it. Whom the passage or its sentence names is among
    ``offered_keys`` already; these are shown by the sentence before, or wherever else the text
    mentions them nearest.
    """
    places = mentioned_rows(package, passage, join.target)
    if passage.previous:
        places |= named_rows(package, passage.neighbour(passage.previous), join.target)
    parts: dict[str, list[str]] = {}
    for row in row_cells(package, join.table):
        parts.setdefault(row[join.of], []).append(row[join.to])
    by_place = sorted(links, key=lambda one: not one.is_taken)
    rows = [(link, key) for link in by_place for key in parts.get(link.key, ())]
    rows = [(link, key) for link, key in rows if key in places and key not in offered_keys]
    fits = fitting(key for _, key in rows)
    for link, key in rows:
        role = learnt.linked_role(join, link.join, key, fitting=fits[key])
        if role and key not in offered_keys:
            offered_keys.add(key)
            yield offer_at(package, join, key, role, passage, places[key], link.is_taken)


def _links(
    package: Package,
    shape: Shape,
    learnt: Learnt,
    passage: SelectedPassage,
    join: PartTable,
    type_: str,
) -> Iterator[Offer]:
    """What the passage may bear on: what it tells on the word of somebody whom it names is taken.

    So is whatever it tells of, where rows of the type are linked mostly; of what tells of nothing,
    it is what its sentence tells beside it, as in a headline, to which somebody reacts. Then come
    the others that are named in its sentence, and those in the sentence before, on which it may
    carry on, the longest passages first.
    """
    reported_keys = reported_rows(package, shape, passage, every=learnt.links_mostly(join, type_))
    keys = dict.fromkeys([*reported_keys, *named_rows(package, passage, join.target)])
    if passage.previous:
        before = passage.neighbour(passage.previous)
        places = named_places(package, before, join.target)
        longest = [key for key, _ in sorted(places, key=lambda one: -one[1].length)]
        keys |= dict.fromkeys(longest)
        code = language(passage.language)
        if not reported_keys and any(
            code.takes_up(passage.quote[slice(*one)]) for one in code.sayings(passage.quote)
        ):
            # All that the sentence before tells: यह जानकारी दी.
            spans = {key: span for key, span in places if before.holds(span)}
            reported_keys = [
                key
                for key in longest
                if key in spans
                and not any(one != spans[key] and one.holds(spans[key]) for one in spans.values())
            ] or longest[:1]
    related = {} if said_in(passage) else related_rows(package, shape, passage, join)
    if not reported_keys and learnt.links_mostly(join, type_) and said_in(passage) is None:
        reported_keys = told_beside(package, passage, join.target)[:1]
    spans = _naming(package, shape, passage, join)
    for key in {**related, **keys}:
        role = related.get(key) or learnt.role(join, type_, key, True)
        span = spans.get(key, passage.span)
        is_taken = key in reported_keys or key in related
        yield offer_at(package, join, key, role, passage, span, is_taken)


def _naming(
    package: Package, shape: Shape, passage: SelectedPassage, join: PartTable
) -> dict[str, Span]:
    """The words that name those who belong to somebody new whose own name does not: both sides."""
    if join.target != shape.table or not is_named(package, shape):
        return {}
    sentences = [passage.neighbour(passage.previous)] if passage.previous else []
    named_spans: dict[str, Span] = {}
    for sentence in (*sentences, passage):
        named_spans |= named_rows(package, sentence, join.target)
    return {key: span for key, span in named_spans.items() if not passage.holds(span)}
