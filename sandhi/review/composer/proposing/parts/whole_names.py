"""Of whom a new name is a part: who is named within it, or before it, or last in its text."""

from collections.abc import Callable, Iterator

from sandhi.language import Case, language
from sandhi.package import Package
from sandhi.review.composer.passage import SelectedPassage, mentioned_rows, named_places
from sandhi.review.composer.reading.places import is_one_phrase
from sandhi.review.composer.shape import Shape
from sandhi.text import Span


def wholes_of_name(
    package: Package, shape: Shape, passage: SelectedPassage, *, is_titled: bool
) -> Iterator[str]:
    """Who is named at the beginning of a name; or before it, with only what it is between.

    One who is named together with others is the whole of none; nor is one named before what has
    no title: after a comma, say.
    """
    code, text = language(passage.language), passage.text
    within = sorted(named_within(package, shape, passage), key=lambda one: one[1])
    for place, (key, span) in enumerate(within):
        is_joint = any(code.is_joint(text[span.end : one.start]) for _, one in within[place + 1 :])
        if span.start == passage.span.start and not is_joint:
            yield key
    if is_titled:
        yield from wholes_before(package, shape, passage)


def wholes_before(package: Package, shape: Shape, passage: SelectedPassage) -> Iterator[str]:
    """Who is named before a name, with only what it is between, and no part of it."""
    code, text = language(passage.language), passage.text
    before = [
        (span.end, key)
        for key, span in named_places(package, passage, shape.table)
        if passage.sentence.start <= span.start and span.end <= passage.span.start
    ]
    for end, key in sorted(before, reverse=True):
        between = text[end : passage.span.start]
        case = code.case(text[end : passage.span.end])
        is_whose = case in (None, Case.OF, Case.ABOUT)  # and not who does something, or to whom
        is_one = is_one_phrase(code, between)
        if is_whose and is_one and code.is_common(between) and not code.is_joint(between):
            yield key


def named_within(
    package: Package, shape: Shape, passage: SelectedPassage
) -> list[tuple[str, Span]]:
    """The names of others within a name, with their keys."""
    places = named_places(package, passage, shape.table)
    return [one for one in places if passage.holds(one[1]) and one[1] != passage.span]


def whole_beside(
    package: Package, shape: Shape, passage: SelectedPassage, is_whole: Callable[[str], bool]
) -> str:
    """Who may be the whole of others that a text names last before a passage; empty without one."""
    places = [(key, span) for key, span in named_places(package, passage, shape.table)]
    places += mentioned_rows(package, passage, shape.table).items()
    before = [(span.end, key) for key, span in places if span.end <= passage.span.start]
    return next((key for _, key in sorted(before, reverse=True) if is_whole(key)), "")
