"""The rows that may be joined to a new one: parts in it, sources of its mention, links from it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from sandhi.language import Case, language
from sandhi.package import Package
from sandhi.review.composer.attribution import (
    attributing,
    carrying_on,
    is_by_pronoun,
    pronoun_says,
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
from sandhi.review.composer.proposing.offer import Offer, named_in_sentence, offer_at
from sandhi.review.composer.proposing.sources import antecedent, source_offers
from sandhi.review.composer.reading.counts import is_counted, next_claimant, subjects_before
from sandhi.review.composer.reading.doers import doers_outside
from sandhi.review.composer.reading.heads import as_told, clauses_of_others, phrases_of_others
from sandhi.review.composer.reading.measures import is_of_numbers
from sandhi.review.composer.reading.places import (
    InClause,
    declared_role,
    is_means,
    is_of_places,
    is_whose,
    names_within,
    role_of_doer,
    standings,
)
from sandhi.review.composer.shape import PartTable, Shape, is_named
from sandhi.review.composer.told_rows import related_rows, reported_rows, told_beside
from sandhi.text import Span

# The roles that the rules let each of some have, by their keys.
_Fitting: TypeAlias = Callable[[Iterable[str]], Mapping[str, frozenset[str]]]


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
        part_offers = [*_parts(package, shape, learnt, passage, join, type_, fitting)]
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
    learnt: Learnt, join: PartTable, type_: str, offered: list[Offer], alone: _Fitting
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


def _parts(
    package: Package,
    shape: Shape,
    learnt: Learnt,
    passage: SelectedPassage,
    join: PartTable,
    type_: str,
    fitting: _Fitting,
) -> Iterator[Offer]:
    """Who may have a part: those named in the passage are taken, with exceptions.

    A name within a longer one stands for a part of that. Where the passage tells who says what
    follows, nobody else is taken who would be likely to have said it; where a pronoun does, that is
    whoever spoke before. Where rows have no mentions, such as numbers, who is said to say it has a
    part in the row itself; whoever else is named beside the passage, in its sentence, is shown by
    the words from there to it, and not by the bare name.
    """
    sayers = attributing(package, passage, join.target)
    speech, is_pronoun = said_in(passage), pronoun_says(passage)
    before = antecedent(package, passage, join.target) if is_pronoun and shape.sources else {}
    resting = {} if shape.sources else next_claimant(package, shape, passage, join)
    places = names_within(package, passage, join.target)
    # Who speaks within what is said is told of, and does not say this.
    speakers = {*before} | {
        key
        for key, span in sayers.items()
        if passage.holds(span) and not (speech and speech.holds(span))
    }
    speakers -= {*carrying_on(passage, sayers)} if speech else set()
    first = min((sayers[key].start for key in speakers if key in sayers), default=0)
    in_sentence = dict(named_in_sentence(package, passage, join.target))
    # In a saying whose speaker stands before it, as in what is quoted, that one is offered.
    unsaid = antecedent(package, passage, join.target) if is_by_pronoun(passage) else {}
    unsaid = unsaid if shape.sources else {}
    standing = standings(package, passage, join.target) if shape.sources else {}
    outside = {}
    if shape.sources and not before:
        is_trip = is_of_places(shape, type_, standing)
        outside = doers_outside(package, passage, join.target, is_of_places=is_trip)
    offered = {**unsaid, **resting, **before, **outside, **in_sentence}
    fits = fitting({*speakers, *offered})
    speaking = {
        learnt.role(join, type_, key, True, fitting=fits[key], says=True) for key in speakers
    }
    if speech and not speakers:  # whoever says it has no name, or none that is known
        speaking = {learnt.role(join, type_, "", True, says=True)} - {""}
    claiming = "" if shape.sources else learnt.role(join, type_, "", False, says=True)
    if outside:  # nobody else does it
        of_others = {key: one for key, one in standing.items() if one.case is Case.AGENT}
        standing |= {key: one._replace(case=None) for key, one in of_others.items()}
        standing |= {key: InClause(Case.AGENT, False) for key in outside}
    others = [] if speech else clauses_of_others(package, shape, passage, type_)
    elsewhere = _in_clauses(others, places, standing)
    if not speech:
        nouns = phrases_of_others(package, shape, passage, type_)
        elsewhere |= {key for key, at in places if is_whose(passage, at, nouns)}
    told_of = {key for key, at in places if speech and speech.holds(at)} - {*sayers}
    roles_of_groups: dict[int, str] = {}
    standing = {key: clause for key, clause in standing.items() if key not in elsewhere}
    for key, span in offered.items():
        inside = passage.holds(span)
        says = key in speakers or (key in {**sayers, **resting} if not shape.sources else None)
        if key in unsaid and key not in in_sentence:
            says = True
        role = learnt.role(join, type_, key, inside, fitting=fits[key], says=says)
        if says is False and (other_roles := fits[key] - {claiming}):  # the counted claim nothing
            role = learnt.role(join, type_, key, inside, fitting=other_roles, says=says)
        speaks_mostly = role in speaking and key not in told_of
        told_role = declared_role(shape, type_, key, standing)
        told_role = told_role if told_role in fits[key] else ""
        of_doer = "" if says or told_role else role_of_doer(shape, type_, key, standing)
        if inside and role in ("", of_doer) and of_doer and (other_roles := fits[key] - {of_doer}):
            role = learnt.role(join, type_, key, inside, fitting=other_roles)
        role = told_role or role
        group = standing[key].group if key in standing else 0
        role = role or roles_of_groups.get(group, "")  # of those who are joined, all have one
        if group and role in fits[key]:
            roles_of_groups.setdefault(group, role)
        # Who is told of by another is what that is about, if nothing says more.
        about = shape.composed.roles.get(type_, {}).get(Case.ABOUT.value, "")
        role = role or (about if inside and (speech or of_doer) and about in fits[key] else "")
        role = "" if key in elsewhere else role
        own_places = [place for name, place in places if name == key]
        is_nested = all(
            any(longer != own and longer.holds(own) for _, longer in places) for own in own_places
        )
        is_beside = bool(own_places) and all(own.end <= first for own in own_places)
        is_mute = bool(speakers) and key not in speakers and (speaks_mostly or is_beside)
        is_mute_here = is_mute or key in told_of - speakers
        if is_mute_here and role in speaking and (other_roles := fits[key] - speaking):
            role = learnt.role(join, type_, key, inside, fitting=other_roles)
        across = Span(min(span.start, passage.span.start), max(span.end, passage.span.end))
        stretch = across if passage.in_sentence(span) or not shape.sources else span
        shown_elsewhere = {**sayers, **resting, **unsaid, **outside}
        span_shown = passage.span if inside else shown_elsewhere.get(key, stretch)
        clause = standing.get(key, InClause(None, False))
        case = clause.case
        is_aside = clause.is_aside or is_means(shape, type_, clause)
        is_unlike = case is Case.ON and bool(type_) and not told_role and bool(shape.composed.roles)
        is_aside = is_aside or (is_unlike and len(own_places) == 1)
        is_taken = inside and not (is_nested or is_mute or is_aside or key in elsewhere)
        is_taken = is_taken or key in resting or key in before or key in outside
        is_taken = is_taken or (says is False and is_counted(passage, span))
        yield offer_at(package, join, key, role, passage, span_shown, is_taken)


def _in_clauses(
    clauses: Sequence[Span], places: Sequence[tuple[str, Span]], standing: Mapping[str, InClause]
) -> set[str]:
    """Who is named in some clauses alone: in what a passage tells beside, nobody has a part.

    But who does what is told there, goes on to do the rest, where nobody is named as who does it.
    """
    outside = {key for key, at in places if not any(clause.holds(at) for clause in clauses)}
    doing = {key for key, clause in standing.items() if clause.case is Case.AGENT}
    inside = {key for key, _ in places} - outside
    return inside if doing & outside else inside - doing


def _of_linked(
    package: Package,
    learnt: Learnt,
    passage: SelectedPassage,
    join: PartTable,
    links: list[Offer],
    fitting: _Fitting,
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
