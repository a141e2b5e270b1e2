"""As what those stand whom a passage names: who does it, to whom, with whom; and who has no part."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sandhi.language import Case, language
from sandhi.package import Package
from sandhi.review.composer.attribution import said_in
from sandhi.review.composer.passage import SelectedPassage, named_places
from sandhi.review.composer.shape import Shape
from sandhi.text import Span

_ANY_TYPE, _SEVERAL = "*", "agents"


class Standing(NamedTuple):
    """As what one stands in a passage, where its words say so; and whether it has no part there.

    It has none that only says where something is, whose somebody is, or which noun is meant.
    """

    case: Case | None
    is_aside: bool


def standings(package: Package, passage: SelectedPassage, table: str) -> dict[str, Standing]:
    """As what each row of a table stands that a passage names, outside of what is said there.

    Of names that are joined, each stands as the last does. Where nobody is marked as who does it,
    a clause is of the first that no word marks.
    """
    code, text, stop = language(passage.language), passage.text, passage.span.end
    names = [*_names(package, passage, table)]
    cases: dict[Span, Case | None] = {}
    aside: set[Span] = set()
    for at in reversed(range(len(names))):
        _, span = names[at]
        after = text[span.end : stop]
        following = names[at + 1][1] if at + 1 < len(names) else None
        between = text[span.end : following.start] if following else ""
        if following and (code.is_joint(between) or between in _HYPHENS):
            cases[span] = cases[following]
            aside |= {span} if following in aside else set()
            continue
        cases[span] = code.case(after)
        is_titled = following is not None and code.is_title(between)
        if is_titled or cases[span] is Case.IN or (cases[span] is None and code.modifies(after)):
            aside.add(span)
    is_done_by = any(case is Case.AGENT for case in cases.values())
    if not is_done_by and _is_clause(passage):
        bare = [span for _, span in names if cases[span] is None and span not in aside]
        subject = [span for span in bare if _is_joined(passage, bare[0], span, bare)] if bare else []
        cases |= dict.fromkeys(subject, Case.AGENT)
    standing: dict[str, Standing] = {}
    for key, span in names:
        own = Standing(cases[span], span in aside)
        if key not in standing or (standing[key].is_aside and not own.is_aside):
            standing[key] = own
    return standing


_HYPHENS = ("-", "–")


def _is_joined(passage: SelectedPassage, first: Span, span: Span, bare: Sequence[Span]) -> bool:
    """Whether one of the bare names is the first, or joined with it by others of them."""
    code = language(passage.language)
    stretch = [one for one in bare if first.start <= one.start <= span.start]
    return all(
        code.is_joint(between) or between in _HYPHENS
        for one, other in zip(stretch, stretch[1:], strict=False)
        for between in (passage.text[one.end : other.start],)
    )


def _is_clause(passage: SelectedPassage) -> bool:
    """Whether a passage ends with a verb, and not as a noun phrase that stands for one."""
    return language(passage.language).ends_clause(passage.quote, "x")


def _names(
    package: Package, passage: SelectedPassage, table: str
) -> Iterator[tuple[str, Span]]:
    """Each name in a passage that is not within a longer one, nor in what is said, in order."""
    speech = said_in(passage)
    places = [one for one in named_places(package, passage, table) if passage.holds(one[1])]
    places = [one for one in places if not (speech and speech.holds(one[1]))]
    seen: set[tuple[str, Span]] = set()
    for key, span in sorted(places, key=lambda one: (one[1], one[0])):
        is_nested = any(other != span and other.holds(span) for _, other in places)
        if not is_nested and (key, span) not in seen:
            seen.add((key, span))
            yield key, span


def declared_role(
    shape: Shape, type_: str, key: str, standing: Mapping[str, Standing]
) -> str:
    """The role that the package declares for one who stands so in a row of a type; else empty."""
    case = standing[key].case if key in standing else None
    if case is None:
        return ""
    several = case is Case.AGENT and sum(one.case is case for one in standing.values()) > 1
    names = [_SEVERAL, case.value] if several else [case.value]
    roles = shape.composed.roles
    of_types = [roles.get(type_, {}), roles.get(_ANY_TYPE, {})]
    return next((of[name] for of in of_types for name in names if name in of), "")
