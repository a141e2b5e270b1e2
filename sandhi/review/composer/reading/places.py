"""As what those stand whom a passage names: who does it, to or with whom; who has no part."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from sandhi.language import Case, Language, language
from sandhi.package import Package
from sandhi.package.opening.memory import memoized
from sandhi.review.composer.attribution import ends_a_clause, said_in
from sandhi.review.composer.passage import SelectedPassage, named_places, row_cells
from sandhi.review.composer.shape import Shape, shape_of
from sandhi.text import Span

_ANY_TYPE, _SEVERAL = "*", "agents"
_SEVERAL_NAMES = 2  # from which on the members of a group are named one by one
_AIMED = (Case.TO, Case.ON, Case.AGAINST)
_OTHER_NAME = re.compile(r"^\s*\([^()]*\)")  # beside a name, in brackets
_HYPHENS = ("-", "–")  # between two names that are taken together


class InClause(NamedTuple):
    """As what one stands in a passage, where its words say so; and whether it has no part there.

    It has none that only says where something is, whose somebody is, or which noun is meant. Those
    who are joined to one another are of the same ``group``. What is ``mutual`` each does to each.
    Who ``is_place`` has a name that is a place's as well, and no other such name follows.
    """

    case: Case | None
    is_aside: bool
    group: int = 0
    mutual: bool = False
    is_place: bool = False


def standings(package: Package, passage: SelectedPassage, table: str) -> dict[str, InClause]:
    """As what each row of a table stands that a passage names, outside of what is said there.

    Of names that are joined, each stands as the last does. Where nobody is marked as who does it,
    a clause, or what one does, is of the first that no word marks.
    """
    names = [*names_in_order(package, passage, table)]
    cases, aside = _cases(passage, [span for _, span in names])
    agents = [span for span in cases if cases[span] is Case.AGENT]
    open_spans = [span for _, span in names if cases[span] in (None, Case.BY)]
    code, stop = language(passage.language), passage.span.end
    is_clause = ends_a_clause(passage) or any(
        passage.span.start == span.start and code.is_doing(passage.text[span.end : stop])
        for span in open_spans[:1]
    )
    if is_clause and not agents:  # with whom it begins does what a clause tells
        aside -= {
            span
            for span in open_spans
            if passage.span.start == open_spans[0].start
            and _goes_with(passage, names, open_spans, span)
            and not code.is_owner_of_means(passage.text[span.end : stop])
        }
    subjects = [span for span in open_spans if span not in aside]
    # Whoever it is done by does it, where nobody else does: of a clause, the first that may.
    if not is_clause:
        subjects = [span for span in subjects if cases[span] is Case.BY]
    doing = [one for one in subjects if not agents and _goes_with(passage, names, subjects, one)]
    is_done_to = is_clause and code.undergoes(passage.quote)
    doer = Case.ON if is_done_to else Case.AGENT
    cases |= {span: doer if span in doing else None for span in open_spans}
    for span in cases if is_done_to and not doing else ():  # रमा के छह जिले हमले की चपेट में आए
        if cases[span] is Case.OF and code.is_land_of(passage.text[span.end : stop]):
            cases[span] = Case.ON
    standing: dict[str, InClause] = {}
    group, end, mutual = 0, passage.span.start, code.is_mutual(passage.quote)
    # Both sides, beside whom nobody is named, do it to, or with, each other.
    counted = [text for text in (passage.text[slice(*span)] for _, span in names) if text]
    mutual = mutual or (len(counted) == 1 and code.numeral(counted[0].split()[0]) is not None)
    places = _names_of_places(package, passage, table)
    last = max((span for _, span in names if span in places), default=None)
    for key, span in names:
        group += not _joins(passage, passage.text[end : span.start])
        end = span.end
        clause = InClause(cases[span], span in aside, group, mutual, span == last)
        if key not in standing or (standing[key].is_aside and not clause.is_aside):
            standing[key] = clause
    return standing


def _names_of_places(package: Package, passage: SelectedPassage, table: str) -> set[Span]:
    """Where a name of another table stands whose rows are composed, and which is no part of it."""
    others = {names.table for names in package.settings.names} - {table}
    return {
        span
        for other in others
        if other in package.settings.compose
        for _, span in named_places(package, passage, other)
    }


def _cases(
    passage: SelectedPassage, spans: Sequence[Span]
) -> tuple[dict[Span, Case | None], set[Span]]:
    """As what each of some names stands, in their order, and which of them have no part.

    Whose title it is in which one is named stands, for those who are joined to it, as the bearer.
    """
    code, text, stop = language(passage.language), passage.text, passage.span.end
    cases: dict[Span, Case | None] = {}
    of_bearer: dict[Span, Case | None] = {}
    aside: set[Span] = set()
    for span, following in reversed([*zip_longest(spans, spans[1:])]):
        between = text[span.end : following.start] if following else ""
        after = _OTHER_NAME.sub("", text[span.end : stop])
        if following and _joins(passage, between):
            cases[span] = of_bearer[span] = of_bearer[following]
            if cases[span] is Case.IN:
                aside.add(span)
            continue
        own_case = code.case_of_adjective(text[slice(*span)], after) or code.case(after)
        cases[span] = of_bearer[span] = own_case
        # Whoever is to do it stands before whom it is done to: रमा के उमा को हराने की आशंका.
        is_whose = own_case is Case.OF and bool(following) and code.breaks_off(between)
        if is_whose and len(between.split()) == 1 and cases.get(following) in _AIMED:
            cases[span] = of_bearer[span] = Case.AGENT
        is_next = bool(following) and not between.strip()
        if following and code.is_title(between):
            of_bearer[span] = of_bearer[following]
            aside.add(span)
        elif cases[span] is Case.IN or (
            cases[span] is None and not is_next and code.modifies(after)
        ):
            aside.add(span)
    return cases, aside


def _goes_with(
    passage: SelectedPassage,
    names: Sequence[tuple[str, Span]],
    subjects: Sequence[Span],
    span: Span,
) -> bool:
    """Whether a name is the first of some, or is joined with it by those between.

    Between them one may be named in the title of another: रमा और पुणे की मंत्री उमा.
    """
    stretch = [one for _, one in names if subjects[0].start <= one.start <= span.start]
    code = language(passage.language)
    between = (passage.text[one.end : other.start] for one, other in pairwise(stretch))
    return all(_joins(passage, one) or code.is_title(one) for one in between)


def _joins(passage: SelectedPassage, between: str) -> bool:
    return between in _HYPHENS or language(passage.language).is_joint(between)


def names_in_order(
    package: Package, passage: SelectedPassage, table: str
) -> Iterator[tuple[str, Span]]:
    """Each name in a passage that is not within a longer one, nor in what is said, in order."""
    speech = said_in(passage)
    places = names_within(package, passage, table)
    places = [one for one in places if not (speech and speech.holds(one[1]))]
    names: set[tuple[str, Span]] = set()
    for key, span in sorted(places, key=lambda one: (one[1], one[0])):
        is_nested = any(other != span and other.holds(span) for _, other in places)
        if not is_nested and (key, span) not in names:
            names.add((key, span))
            yield key, span


@memoized
def members_of(package: Package, table: str) -> dict[str, set[str]]:
    """The members of each group of a table, as its rows are linked to others; nobody adds any."""
    members: dict[str, set[str]] = {}
    for link in shape_of(package, table).links:
        for row in row_cells(package, link.table) if link.target == table else ():
            members.setdefault(row[link.of], set()).add(row[link.to])
    return members


def names_within(package: Package, passage: SelectedPassage, table: str) -> list[tuple[str, Span]]:
    """Each place in a passage at which a row of a table is named, the nearest names first.

    A group that is named by its members, as in रमा और उमा दोनों, is left out: they have a part.
    """
    places = [one for one in named_places(package, passage, table) if passage.holds(one[1])]
    members = members_of(package, table)
    return [
        (key, span)
        for key, span in places
        if not members.get(key)
        or sum(one in members[key] and span.holds(at) for one, at in {*places}) < _SEVERAL_NAMES
    ]


def declared_role(shape: Shape, type_: str, key: str, standing: Mapping[str, InClause]) -> str:
    """The role that the package declares for one who stands so in a row of a type; else empty."""
    case = _case_of(shape, type_, standing[key]) if key in standing else None
    if case is None:
        return ""
    companions = [
        one
        for one, other in standing.items()
        if _case_of(shape, type_, other) is case and not other.is_aside
    ]
    roles = shape.composed.roles
    of_type = roles.get(type_, {})
    # Who does it with others is one of several, in rows in which they do it alike.
    is_alike = Case.WITH.value in of_type and of_type[Case.WITH.value] == of_type.get(_SEVERAL)
    is_with = is_alike and any(one.case is Case.WITH for one in standing.values())
    are_more = len(companions) > 1 or is_with or standing[key].mutual
    several = case in (Case.AGENT, Case.OF) and are_more
    names = [_SEVERAL, case.value] if several else [case.value]
    of_types = [roles.get(type_, {}), roles.get(_ANY_TYPE, {}) if case is not Case.OF else {}]
    role = next((of[name] for of in of_types for name in names if name in of), "")
    is_of_doer = case is Case.OF and role == role_of_doer(shape, type_, key, standing)
    return "" if is_of_doer else role


def role_of_doer(shape: Shape, type_: str, key: str, standing: Mapping[str, InClause]) -> str:
    """The role of those who do what a row of a type tells, where others do than one; else empty.

    Whose visit it is does it, where nobody else does, and who is joined to them: रमा और उमा की भेंट.
    """
    role = shape.composed.roles.get(type_, {}).get(Case.AGENT.value, "")
    doing = [one for one, other in standing.items() if other.case is Case.AGENT]
    whose = {
        one: of.group
        for one, of in standing.items()
        if _case_of(shape, type_, of) is Case.OF and not of.is_aside
    }
    doing = doing or [one for one in whose if whose[one] == min(whose.values())]
    return role if doing and key not in doing else ""


def is_means(shape: Shape, type_: str, clause: InClause) -> bool:
    """Whether one only owns that by which a row of a type is done: Indian guns; and has no part."""
    return _case_of(shape, type_, clause) is Case.MEANS


def is_of_places(shape: Shape, type_: str, standing: Mapping[str, InClause]) -> bool:
    """Whether of those whom a passage names each is but where a row of a type is: a trip to Goa."""
    cases = [_case_of(shape, type_, one) for one in standing.values() if not one.is_aside]
    return bool(cases) and {*cases} == {Case.IN}


def _case_of(shape: Shape, type_: str, clause: InClause) -> Case | None:
    """As what one stands in a row of a type.

    Where a type says what a place is in it, whose name is one's is that, and whose it is nobody.
    In one that speaks of nothing it is whose that is; or at which it is aimed, if one is in such.
    Whose that is by which it is done stands as from whom it is, where such a one does it.
    """
    roles, case = shape.composed.roles.get(type_, {}), clause.case
    if Case.IN.value in roles and clause.is_place and case in (Case.OF, None):
        return Case.IN
    every = {**shape.composed.roles.get(_ANY_TYPE, {}), **roles}
    if Case.ABOUT.value in roles:
        return Case.OF if case is Case.MEANS else case
    if case is Case.ABOUT:
        return Case.ON if Case.ON.value in roles else Case.OF
    is_by_giver = case is Case.MEANS and Case.FROM.value in roles
    is_by_giver = is_by_giver and roles[Case.FROM.value] == every.get(Case.AGENT.value)
    return Case.FROM if is_by_giver else case


def is_whose(passage: SelectedPassage, name: Span, nouns: Sequence[Span]) -> bool:
    """Whether it is one's what one of some nouns tells of, at once after the name.

    That is in the genitive, or an adjective, which a word more may follow: रमाई हवाई हमलों में.
    """
    code, text = language(passage.language), passage.text
    for noun in nouns:
        between, up_to_noun = text[name.end : noun.start].split(), text[name.end : noun.end]
        if name.end > noun.start or len(between) > 1:
            continue
        is_genitive = len(between) == 1 and code.case(up_to_noun) is Case.OF
        if is_genitive or code.case_of_adjective(text[slice(*name)], up_to_noun) is Case.OF:
            return True
    return False


def is_one_phrase(code: Language, between: str) -> bool:
    """Whether words from a name, or its genitive, up to another are of one phrase with that."""
    words = between.split()
    rests = (" ".join(words[at:]) for at in range(1, len(words)))
    return all(code.case(f" {rest}") in (None, Case.OF) for rest in rests)
