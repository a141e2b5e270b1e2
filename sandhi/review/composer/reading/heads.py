"""Of which types a passage is by the words that it reports by, as the package declares them."""

from collections.abc import Sequence
from typing import NamedTuple

from sandhi.language import PredicateWord, language
from sandhi.package import Package
from sandhi.package.opening.memory import memoized
from sandhi.review.composer.passage import SelectedPassage
from sandhi.review.composer.shape import Shape
from sandhi.text import Span

_ANY_ENDING = "*"


class _Head(NamedTuple):
    """A word or phrase that tells of a type: its words, folded, and whether each goes on."""

    type: str
    words: tuple[tuple[str, bool], ...]


def has_heads(shape: Shape) -> bool:
    """Whether the package says by which words the types of a table's rows are told."""
    return bool(shape.type and shape.composed.heads)


def types_by_head(package: Package, shape: Shape, passage: SelectedPassage) -> list[str]:
    """The types of which the last word of the predicate tells that tells of any.

    Of several phrases that end with that word, the longest counts: of what is denied, and not
    denied. Empty where none is declared, or none is there.
    """
    heads = _heads(package, shape.table, passage.language) if has_heads(shape) else ()
    words = language(passage.language).predicate(passage.quote) if heads else []
    for end in range(len(words), 0, -1):
        fitting = [head for head in heads if _ends_with(words[:end], head)]
        longest = max((len(head.words) for head in fitting), default=0)
        if longest:
            return [head.type for head in fitting if len(head.words) == longest]
    return []


def clauses_of_others(
    package: Package, shape: Shape, passage: SelectedPassage, type_: str
) -> list[Span]:
    """The clauses of a passage that tell of other types, where one tells of this; else none."""
    start, types = passage.span.start, dict[Span, list[str]]()
    for clause in language(passage.language).clauses(passage.quote):
        span = Span(start + clause.start, start + clause.end)
        quote = passage.text[slice(*span)]
        types[span] = types_by_head(package, shape, passage._replace(quote=quote))
    if not any(type_ in told_types for told_types in types.values()):
        return []
    return [span for span, told_types in types.items() if told_types and type_ not in told_types]


def types_pointed_at(
    package: Package, shape: Shape, passage: SelectedPassage
) -> tuple[list[str], bool]:
    """The types of what a passage points back at, and whether it points at anything at all.

    At a meeting it points by that word; at a step, which may be anything, by a word of no type.
    """
    code = language(passage.language)
    words = code.pointed_at(passage.quote) if has_heads(shape) else ()
    heads = _heads(package, shape.table, passage.language) if words else ()
    pointing = [[PredicateWord(word, True)] for word in words]
    types = [one.type for word in pointing for one in heads if _ends_with(word, one)]
    return [*dict.fromkeys(types)], bool(words)


def _ends_with(words: Sequence[PredicateWord], head: _Head) -> bool:
    if not words[-1].is_of_it or len(words) < len(head.words):
        return False
    return all(
        word.form.startswith(form) if goes_on else word.form == form
        for word, (form, goes_on) in zip(words[-len(head.words) :], head.words, strict=True)
    )


@memoized
def _heads(package: Package, table: str, code: str) -> tuple[_Head, ...]:
    """The declared words of the types of a table's rows, as a language compares them."""
    fold = language(code).fold
    return tuple(
        _Head(
            type_,
            tuple((fold(word.rstrip(_ANY_ENDING)), word.endswith(_ANY_ENDING)) for word in words),
        )
        for type_, phrases in package.settings.compose[table].heads.items()
        for words in map(str.split, phrases)
    )
