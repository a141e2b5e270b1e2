"""Who may have a part in what a passage tells: those whom it, or its sentence, names; as what."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from sandhi.language import Case
from sandhi.package import Package
from sandhi.review.composer.attribution import (
    attributing,
    carrying_on,
    is_by_pronoun,
    pronoun_says,
    said_in,
)
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import SelectedPassage
from sandhi.review.composer.proposing.offer import Offer, named_in_sentence, offer_at
from sandhi.review.composer.proposing.sources import antecedent
from sandhi.review.composer.reading.counts import is_counted, next_claimant
from sandhi.review.composer.reading.doers import doers_outside, undergoers_outside
from sandhi.review.composer.reading.heads import clauses_of_others, phrases_of_others
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
from sandhi.review.composer.shape import PartTable, Shape
from sandhi.text import Span

# The roles that the rules let each of some have, by their keys.
Fitting: TypeAlias = Callable[[Iterable[str]], Mapping[str, frozenset[str]]]


@dataclass(frozen=True)
class PartsNamed:
    """Who may have a part in a row of a type: whom the passage names is taken, with exceptions.

    A name within a longer one stands for a part of that. Where the passage tells who says what
    follows, nobody else is taken who would be likely to have said it; where a pronoun does, that is
    whoever spoke before. Where rows have no mentions, such as numbers, who is said to say it has a
    part in the row itself; whoever else is named beside the passage, in its sentence, is shown by
    the words from there to it, and not by the bare name.
    """

    package: Package
    shape: Shape
    learnt: Learnt
    passage: SelectedPassage
    join: PartTable
    type: str
    fitting: Fitting

    def offers(self) -> Iterator[Offer]:
        """Yield each of them, with the role that the words, and rows like it, give."""
        roles_of_groups: dict[int, str] = {}
        for key, span in self._offered.items():
            role = self._role(key, span, roles_of_groups)
            is_mute = self._is_mute(key, role)
            others = self._fits[key] - self._speaking
            if (is_mute or key in self._told_of - self._speakers) and role in self._speaking:
                role = self._usual(key, span, others) if others else role
            is_taken = self._is_taken(key, span, is_mute=is_mute)
            span_shown = self._span_shown(key, span)
            yield offer_at(self.package, self.join, key, role, self.passage, span_shown, is_taken)

    def _usual(
        self, key: str, span: Span, fitting: frozenset[str], *, says: bool | None = None
    ) -> str:
        """The role that rows like it give who is named there, of those that are fitting."""
        inside = self.passage.holds(span)
        return self.learnt.role(self.join, self.type, key, inside, fitting=fitting, says=says)

    def _role(self, key: str, span: Span, roles_of_groups: dict[int, str]) -> str:
        """The role of one: that of the words beside the name, else as rows like it have it.

        Of those who are joined, all have the one that ``roles_of_groups`` has by their group.
        """
        inside, fits, says = self.passage.holds(span), self._fits[key], self._says(key)
        role = self._usual(key, span, fits, says=says)
        if says is False and (others := fits - {self._claiming}):  # the counted claim nothing
            role = self._usual(key, span, others, says=says)
        told_role = self._told_role(key)
        of_doer = "" if says or told_role else self._role_of_doer(key)
        if inside and role in ("", of_doer) and of_doer and (others := fits - {of_doer}):
            role = self._usual(key, span, others)
        role = told_role or role
        group = self._standing[key].group if key in self._standing else 0
        role = role or roles_of_groups.get(group, "")
        if group and role in fits:
            roles_of_groups.setdefault(group, role)
        # Who is told of by another is what that is about, if nothing says more.
        about = self.shape.composed.roles.get(self.type, {}).get(Case.ABOUT.value, "")
        is_about = inside and (self._speech or of_doer) and about in fits
        role = role or (about if is_about else "")
        return "" if key in self._elsewhere else role

    def _says(self, key: str) -> bool | None:
        """Whether one is said to say it; None where nothing tells."""
        if key in self._unsaid and key not in self._in_sentence:
            return True
        is_claimant = key in {**self._sayers, **self._resting}
        return key in self._speakers or (None if self.shape.sources else is_claimant)

    def _told_role(self, key: str) -> str:
        role = declared_role(self.shape, self.type, key, self._standing)
        return role if role in self._fits[key] else ""

    def _role_of_doer(self, key: str) -> str:
        return role_of_doer(self.shape, self.type, key, self._standing)

    def _is_mute(self, key: str, role: str) -> bool:
        """Whether one does not say what somebody else is told to say, and might be taken to."""
        speaks_mostly = role in self._speaking and key not in self._told_of
        speaking = (self._sayers[one].start for one in self._speakers if one in self._sayers)
        first = min(speaking, default=0)
        own_places = self._own_places(key)
        is_beside = bool(own_places) and all(own.end <= first for own in own_places)
        is_other = bool(self._speakers) and key not in self._speakers
        return is_other and (speaks_mostly or is_beside)

    def _is_taken(self, key: str, span: Span, *, is_mute: bool) -> bool:
        """Whether one is taken: whom the passage names, if not aside; and whom its words mean."""
        own_places = self._own_places(key)
        is_nested = all(
            any(longer != own and longer.holds(own) for _, longer in self._places)
            for own in own_places
        )
        clause = self._standing.get(key, InClause(None, False))
        is_aside = clause.is_aside or is_means(self.shape, self.type, clause)
        is_unlike = clause.case is Case.ON and bool(self.type) and not self._told_role(key)
        is_unlike = is_unlike and bool(self.shape.composed.roles)
        is_aside = is_aside or (is_unlike and len(own_places) == 1)
        is_out = is_nested or is_mute or is_aside or key in self._elsewhere
        is_meant = key in {**self._resting, **self._before, **self._outside, **self._undergoing}
        is_named = self.passage.holds(span) and not is_out
        is_number_of = self._says(key) is False and is_counted(self.passage, span)
        return is_named or is_meant or is_number_of

    def _span_shown(self, key: str, span: Span) -> Span:
        """The words that show the part of one: the passage, or those that lead to it."""
        passage = self.passage
        if passage.holds(span):
            return passage.span
        across = Span(min(span.start, passage.span.start), max(span.end, passage.span.end))
        stretch = across if passage.in_sentence(span) or not self.shape.sources else span
        undergoing = {one: words for one, (words, _) in self._undergoing.items()}
        elsewhere = {**self._sayers, **self._resting, **self._unsaid, **self._outside, **undergoing}
        return elsewhere.get(key, stretch)

    def _own_places(self, key: str) -> list[Span]:
        return [place for name, place in self._places if name == key]

    @cached_property
    def _places(self) -> list[tuple[str, Span]]:
        return names_within(self.package, self.passage, self.join.target)

    @cached_property
    def _in_sentence(self) -> dict[str, Span]:
        return dict(named_in_sentence(self.package, self.passage, self.join.target))

    @cached_property
    def _sayers(self) -> dict[str, Span]:
        return attributing(self.package, self.passage, self.join.target)

    @cached_property
    def _speech(self) -> Span | None:
        return said_in(self.passage)

    @cached_property
    def _before(self) -> dict[str, Span]:
        """Whom the pronoun means that says what the passage tells."""
        is_such = pronoun_says(self.passage) and self.shape.sources
        return antecedent(self.package, self.passage, self.join.target) if is_such else {}

    @cached_property
    def _unsaid(self) -> dict[str, Span]:
        """Who speaks before a saying, as in what is quoted: that one is offered."""
        is_such = is_by_pronoun(self.passage) and self.shape.sources
        return antecedent(self.package, self.passage, self.join.target) if is_such else {}

    @cached_property
    def _resting(self) -> dict[str, Span]:
        if self.shape.sources:
            return {}
        return next_claimant(self.package, self.shape, self.passage, self.join)

    @cached_property
    def _speakers(self) -> set[str]:
        """Who says it. Who speaks within what is said is told of, and does not say this."""
        speech = self._speech
        speakers = {*self._before} | {
            key
            for key, span in self._sayers.items()
            if self.passage.holds(span) and not (speech and speech.holds(span))
        }
        return speakers - ({*carrying_on(self.passage, self._sayers)} if speech else set())

    @cached_property
    def _told_of(self) -> set[str]:
        """Who is named in what somebody is told to say, and says nothing."""
        speech = self._speech
        inside = {key for key, at in self._places if speech and speech.holds(at)}
        return inside - {*self._sayers}

    @cached_property
    def _outside(self) -> dict[str, Span]:
        """Who does it without being named in the passage."""
        if not self.shape.sources or self._before:
            return {}
        is_trip = is_of_places(self.shape, self.type, self._as_named)
        return doers_outside(self.package, self.passage, self.join.target, is_of_places=is_trip)

    @cached_property
    def _undergoing(self) -> dict[str, tuple[Span, Case]]:
        """To, or on, whom it is done that the passage has a pronoun for."""
        if not self.shape.sources or self._speech:
            return {}
        return undergoers_outside(self.package, self.passage, self.join.target)

    @cached_property
    def _offered(self) -> dict[str, Span]:
        undergoing = {key: span for key, (span, _) in self._undergoing.items()}
        unnamed = {**self._unsaid, **self._resting, **self._before, **self._outside, **undergoing}
        return {**unnamed, **self._in_sentence}

    @cached_property
    def _fits(self) -> Mapping[str, frozenset[str]]:
        return self.fitting({*self._speakers, *self._offered})

    @cached_property
    def _speaking(self) -> set[str]:
        """The roles of those who say it."""
        roles = {
            self.learnt.role(self.join, self.type, key, True, fitting=self._fits[key], says=True)
            for key in self._speakers
        }
        if (
            self._speech and not self._speakers
        ):  # whoever says it has no name, or none that is known
            roles = {self.learnt.role(self.join, self.type, "", True, says=True)} - {""}
        return roles

    @cached_property
    def _claiming(self) -> str:
        if self.shape.sources:
            return ""
        return self.learnt.role(self.join, self.type, "", False, says=True)

    @cached_property
    def _as_named(self) -> dict[str, InClause]:
        if not self.shape.sources:
            return {}
        return standings(self.package, self.passage, self.join.target)

    @cached_property
    def _as_meant(self) -> dict[str, InClause]:
        """As what each stands, also whom pronouns mean; who does it beside it, does it alone."""
        standing = {**self._as_named}
        if self._outside:
            of_others = {key: one for key, one in standing.items() if one.case is Case.AGENT}
            standing |= {key: one._replace(case=None) for key, one in of_others.items()}
            standing |= {key: InClause(Case.AGENT, False) for key in self._outside}
        undergoing = {key: case for key, (_, case) in self._undergoing.items()}
        return standing | {key: InClause(case, False) for key, case in undergoing.items()}

    @cached_property
    def _standing(self) -> dict[str, InClause]:
        return {key: one for key, one in self._as_meant.items() if key not in self._elsewhere}

    @cached_property
    def _elsewhere(self) -> set[str]:
        """Who has a part in what the passage tells beside alone, and none in this."""
        clauses = clauses_of_others(self.package, self.shape, self.passage, self.type)
        elsewhere = _in_clauses([] if self._speech else clauses, self._places, self._as_meant)
        if self._speech:
            return elsewhere
        nouns = phrases_of_others(self.package, self.shape, self.passage, self.type)
        return elsewhere | {key for key, at in self._places if is_whose(self.passage, at, nouns)}


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
