"""Of which types a passage is by the words that it reports by, as the package declares them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeAlias

from sandhi.language import Case, PredicateWord, language, loose_keys
from sandhi.package import Package
from sandhi.package.opening.memory import memoized
from sandhi.review.composer.passage import SelectedPassage, named_places
from sandhi.review.composer.shape import Shape, shape_of
from sandhi.text import Span, tokens

_ANY_ENDING = "*"
_TELLING = 4  # so many letters of how a word sounds tell it apart
NO_TYPE = ""  # of the words for what there is no type for


# Those that end in a word, by that and whether it goes on.
_HeadsByWord: TypeAlias = dict[tuple[str, bool], list["_Head"]]


class _Head(NamedTuple):
    """A word or phrase that tells of a type: its words, folded, and whether each goes on.

    ``place`` is where it stands among all that are declared, and ``phrase`` how it is.
    """

    place: int
    type: str
    words: tuple[tuple[str, bool], ...]
    phrase: str


def has_heads(shape: Shape) -> bool:
    """Whether the package says by which words the types of a table's rows are told."""
    return bool(shape.type and shape.composed.heads)


def types_by_head(package: Package, shape: Shape, passage: SelectedPassage) -> list[str]:
    """The types of which the last word of the predicate tells that tells of any.

    Of several phrases that end with that word, the longest counts: of what is denied, and not
    denied. Empty where none is declared, or none is there, or where that word tells of what there
    is no type for.
    """
    heads = _heads(package, shape.table, passage.language) if has_heads(shape) else {}
    words = language(passage.language).predicate(passage.quote) if heads else []
    types = _told_types(heads, words)
    return [type_ for type_ in types if type_ != NO_TYPE]


def heads_of_type(
    package: Package, shape: Shape, passage: SelectedPassage, type_: str
) -> list[str]:
    """The words, as they are declared, by which a passage tells that it is of a type."""
    heads = _heads(package, shape.table, passage.language) if has_heads(shape) else {}
    words = language(passage.language).predicate(passage.quote) if heads else []
    return [one.phrase for one in _telling(heads, words) if one.type == type_]


def cells_of_heads(
    package: Package, shape: Shape, passage: SelectedPassage, type_: str
) -> dict[str, str]:
    """What is declared of the words by which a passage tells that it is of a type, or of that."""
    cells, names = dict[str, str](), _told_by(package, shape, passage, type_, shape.composed.cells)
    for name in names:
        cells |= shape.composed.cells[name]
    return cells


def as_told(package: Package, shape: Shape, passage: SelectedPassage, type_: str) -> Shape:
    """The shape, of which the type has the roles that the words have by which a passage tells it.

    Who is praised, and who is criticised, stand alike in rows of one type.
    """
    roles = {**shape.composed.roles}
    for name in _told_by(package, shape, passage, type_, roles):
        roles[type_] = {**roles.get(type_, {}), **roles[name]}
    return shape._replace(composed=replace(shape.composed, roles=roles))


def _told_by(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    type_: str,
    declared: Mapping[str, Any],
) -> list[str]:
    """What something is declared of by which a passage tells of a type: that, then its words."""
    if not type_ or declared.keys() <= {type_}:
        return [*filter(declared.__contains__, [type_])]
    names = [type_, *reversed(heads_of_type(package, shape, passage, type_))]
    return [*filter(declared.__contains__, names)]


def types_told_loosely(package: Package, shape: Shape, passage: SelectedPassage) -> list[str]:
    """The types of a passage in which no word tells of any as it stands.

    A word may be spelt as it sounds (मुलाकत), or stand before a name as if it were of that one's
    adjuncts: वार्ता पुणे में होगी.
    """
    heads = _heads(package, shape.table, passage.language) if has_heads(shape) else {}
    code, keys = language(passage.language), _words_by_key(package, shape.table, passage.language)
    quote = _without_places(package, shape, passage) if heads else ""
    for text in dict.fromkeys([passage.quote, quote]) if heads else ():
        words = code.predicate(text)
        respelt = [
            word._replace(
                form=next((keys[one] for one in loose_keys(word.form) if one in keys), "")
            )
            for word in words
        ]
        respelt = [new if new.form else old for new, old in zip(respelt, words, strict=True)]
        if types := _told_types(heads, words) or _told_types(heads, respelt):
            return [type_ for type_ in types if type_ != NO_TYPE]
    return []


def _without_places(package: Package, shape: Shape, passage: SelectedPassage) -> str:
    """The words of a passage without where it is: वार्ता होगी, of वार्ता पुणे में होगी."""
    code, quote, begin = language(passage.language), passage.quote, passage.span.start
    targets = {*package.schemas[shape.table].references.values()}
    targets |= {part.target for part in shape.parts}
    places = {
        span
        for table in targets
        if any(names.table == table for names in package.settings.names)
        for _, span in named_places(package, passage, table)
        if passage.holds(span)
    }
    for span in sorted(places, reverse=True):
        rest = quote[span.end - begin :]
        token = next(tokens(rest), None)
        if token and code.case(rest) is Case.IN and code.breaks_off(rest[: token.end]):
            quote = quote[: span.start - begin] + rest[token.end :].lstrip()
    return quote


def _told_types(heads: _HeadsByWord, words: Sequence[PredicateWord]) -> list[str]:
    """The types of which the last of some words tells that tells of any, that of none included."""
    return [head.type for head in _telling(heads, words)]


def _telling(heads: _HeadsByWord, words: Sequence[PredicateWord]) -> list[_Head]:
    """Those with which the last of some words ends that any end with; the longest count."""
    for end in range(len(words), 0, -1):
        fitting = _fitting(heads, words[:end])
        longest = max((len(head.words) for head in fitting), default=0)
        if longest:
            return [head for head in fitting if len(head.words) == longest]
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


def phrases_of_others(
    package: Package, shape: Shape, passage: SelectedPassage, type_: str
) -> list[Span]:
    """The nouns of a passage that tell of other types, by or in which it is: in an attack.

    Each runs from what stands before it to the noun; there are none where no word tells of this.
    """
    text, code = passage.quote, language(passage.language)
    words, heads = [*tokens(text)], places_of_heads(package, shape, passage.language, text)
    if not any(type_ == of for _, _, of in heads):
        return []
    start, spans = passage.span.start, list[Span]()
    own_ends = {at - length for at, length, of in heads if of == type_}
    for at, negative_length, _ in heads:
        last = at - negative_length
        if last in own_ends or last == len(words):
            continue
        if code.case(text[words[last - 1].end :]) is Case.IN:
            spans.append(Span(start + words[at].start, start + words[last - 1].end))
    return spans


def types_pointed_at(
    package: Package, shape: Shape, passage: SelectedPassage
) -> tuple[list[str], bool]:
    """The types of what a passage points back at, and whether it points at anything at all.

    At a meeting it points by that word; at a step, which may be anything, by a word of no type.
    """
    code = language(passage.language)
    words = code.pointed_at(passage.quote) if has_heads(shape) else ()
    heads = _heads(package, shape.table, passage.language) if words else {}
    pointing = [[PredicateWord(word, True)] for word in words]
    types = [one.type for word in pointing for one in _fitting(heads, word)]
    return [type_ for type_ in dict.fromkeys(types) if type_ != NO_TYPE], bool(words)


def places_of_heads(
    package: Package, shape: Shape, code: str, text: str
) -> list[tuple[int, int, str]]:
    """Where words of a text tell of which type: from which word on, longer ones first, and that."""
    heads = _heads(package, shape.table, code) if has_heads(shape) else {}
    fold = language(code).fold
    words = [PredicateWord(fold(text[slice(*token)]), True) for token in tokens(text)]
    return [
        (end - len(head.words), -len(head.words), head.type)
        for end in range(1, len(words) + 1)
        for head in _fitting(heads, words[:end])
        if head.type != NO_TYPE
    ]


def _fitting(heads: _HeadsByWord, words: Sequence[PredicateWord]) -> list[_Head]:
    """Those with which words end, as they are declared; there may be hundreds that are none."""
    last = words[-1].form
    begun = ((last[:length], True) for length in range(len(last) + 1))
    candidates = (head for word in ((last, False), *begun) for head in heads.get(word, ()))
    return sorted(head for head in candidates if _ends_with(words, head))


def _ends_with(words: Sequence[PredicateWord], head: _Head) -> bool:
    if not words[-1].is_of_it or len(words) < len(head.words):
        return False
    return all(
        word.form.startswith(form) if goes_on else word.form == form
        for word, (form, goes_on) in zip(words[-len(head.words) :], head.words, strict=True)
    )


@memoized
def _words_by_key(package: Package, table: str, code: str) -> dict[str, str]:
    """The longer words that tell of types, each by how it sounds, where that tells it apart."""
    words: dict[str, set[str]] = {}
    for heads in _heads(package, table, code).values():
        for head in heads:
            for form, _ in head.words:
                for key in loose_keys(form):
                    words.setdefault(key, set()).add(form)
    return {key: min(forms, key=len) for key, forms in words.items() if len(key) >= _TELLING}


@memoized
def _heads(package: Package, table: str, code: str) -> _HeadsByWord:
    """The declared words of the types that there are, as a language compares them."""
    fold, vocabulary = language(code).fold, shape_of(package, table).vocabulary
    types = {NO_TYPE, *(package.rows(vocabulary) if vocabulary else ())}
    declared = (
        (type_, declared_phrase.split(), declared_phrase)
        for type_, phrases in package.settings.compose[table].heads.items()
        for declared_phrase in phrases
        if declared_phrase.split() and type_ in types
    )
    heads: _HeadsByWord = {}
    for place, (type_, words, declared_phrase) in enumerate(declared):
        folded = [(fold(word.rstrip(_ANY_ENDING)), word.endswith(_ANY_ENDING)) for word in words]
        heads.setdefault(folded[-1], []).append(_Head(place, type_, (*folded,), declared_phrase))
    return heads
