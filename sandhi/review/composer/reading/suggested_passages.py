"""Passages of a text that may tell of a row and that none codes yet, in the order to code them."""

from collections.abc import Iterator, Sequence

from sandhi.coverage.account import languages
from sandhi.language import Case, Language, is_function_word, language
from sandhi.package import Package
from sandhi.package.opening.memory import memoized
from sandhi.review.composer.passage import PlacedRow, placed_rows, row_cells, sentence_rows
from sandhi.review.composer.reading.heads import has_heads, places_of_heads
from sandhi.review.composer.reading.untold import left_out_clauses
from sandhi.review.composer.shape import Shape
from sandhi.text import Span, tokens

_BESIDE = 2  # words by which a passage may begin or end elsewhere and be the same
_FEWEST = 2  # words of a passage that was coded by which it is known again
_LONGEST = 9  # words of a noun with what stands before it
_EDGES = " \n\r\t\u00a0'\"‘’“”,;:।.?!()-–—"
_WITHIN = frozenset([Case.OF, Case.ABOUT, Case.BETWEEN, Case.WITH, Case.ON, Case.AGAINST])


def suggested_passages(
    package: Package, shape: Shape, seed: str, sentences: Sequence[PlacedRow] | None = None
) -> Iterator[Span]:
    """Yield what of a seed may tell of a row of a table, and is a mention of none yet.

    In each sentence come first the nouns that tell of something, with what stands before them, and
    words that were coded elsewhere; then its clauses; then what somebody is said to say there, and
    last that he says it. Nothing is suggested in sentences of kinds in which no fact is coded, nor
    what is left out as telling none. ``sentences`` are those that are looked at, all without them.
    """
    if not (shape.mention and has_heads(shape)):
        return
    sentences = sentence_rows(package, seed) if sentences is None else sentences
    types = {key: str(row.get(shape.type)) for key, row in package.rows(shape.table).items()}
    typed = [
        (span, types.get(row[shape.mention_of], ""))
        for span, row in placed_rows(package, shape.mention, seed)
    ]
    coded = [span for span, _ in typed]
    is_done = [*coded, *left_out_clauses(package, seed)]
    code = languages(package).get(seed, "")
    for _, sentence, row in sentences:
        if row.get("kind") in package.settings.no_facts_in:
            continue
        text = package.texts[seed][slice(*sentence)]
        done_here = [one for one in is_done if one.meets(sentence)]
        nouns = _nouns(package, shape, code, text)
        parts = {**nouns, **dict.fromkeys(_clauses(language(code), text), "")}
        for part, type_ in parts.items():
            span = Span(part.start + sentence.start, part.end + sentence.start)
            # A noun tells of the same as the clause in which it stands, if that is of its type.
            is_told = bool(type_) and any(one.holds(span) and of == type_ for one, of in typed)
            is_told = is_told or _is_covered(package.texts[seed], span, coded)
            if not (is_told or any(_are_one(package.texts[seed], span, one) for one in done_here)):
                yield span


def _are_one(text: str, span: Span, other: Span) -> bool:
    """Whether two passages are the same but for a word or two at an end: for who says it."""
    if not span.meets(other):
        return False
    places = sorted((span.start, other.start)), sorted((span.end, other.end))
    common = text[places[0][1] : places[1][0]].split()
    return all(len(text[slice(*one)].split()) <= min(_BESIDE, len(common)) for one in places)


def _is_covered(text: str, span: Span, coded: Sequence[Span]) -> bool:
    """Whether several passages within one tell all that it does, but for a word or two."""
    inside = sorted({other for other in coded if span.holds(other)})
    left, end = list[str](), span.start
    for place in inside:
        left += text[end : max(place.start, end)].split()
        end = max(end, place.end)
    return len(inside) > 1 and len([*left, *text[end : span.end].split()]) <= _BESIDE


def _clauses(code: Language, text: str) -> Iterator[Span]:
    """The clauses of a sentence; where somebody says something in it, that, and that he does."""
    clauses = [_trimmed(text, one) for one in code.clauses(text)]
    frames = [one for one in code.sayings(text) if any(clause.meets(one) for clause in clauses)]
    end = _trimmed(text, Span(0, len(text))).end
    framing = [one for one in clauses if any(one.start <= s.end <= one.end for s in frames)]
    content = [one for one in clauses if framing and one.start >= framing[-1].end]
    yield from (one for one in clauses if one not in framing and content != [one])
    if content:
        yield Span(content[0].start, end)
    for frame in framing:
        is_verb_alone = len(text[slice(*frame)].split()) <= _BESIDE
        yield Span(0 if is_verb_alone else frame.start, end if content else frame.end)


def _nouns(package: Package, shape: Shape, code: str, text: str) -> dict[Span, str]:
    """The nouns of a sentence that tell of a type, in their phrases; and what is known again."""
    words, spoken = [*tokens(text)], language(code)
    clauses, spans = [*spoken.clauses(text)], dict[Span, str]()
    for at, negative_length, type_ in places_of_heads(package, shape, code, text):
        last = at - negative_length - 1
        after = text[words[last].end :].lstrip("-")
        is_verb = any(clause.end == words[last].end for clause in clauses)
        if not is_verb and (after[:1] in _EDGES or not after) and _is_before(spoken, after):
            begin = _phrase_before(spoken, text, words, at)
            if any(not _is_bare(spoken, text[slice(*one)]) for one in words[begin:at]):
                spans.setdefault(Span(words[begin].start, words[last].end), type_)
    for quote in _coded_quotes(package, shape.mention):
        at = text.find(quote)
        if at >= 0:
            spans.setdefault(Span(at, at + len(quote)), "")
    return {
        one: spans[one]
        for one in sorted(spans)
        if not any(other.holds(one) and other != one for other in spans)
    }


def _phrase_before(spoken: Language, text: str, words: Sequence[Span], at: int) -> int:
    """The first word of the phrase that ends in a noun: whose it is, between whom, with whom."""
    begin = place = at
    is_between = False
    while place > max(0, at - _LONGEST):
        place -= 1
        between = text[words[place].end : words[place + 1].start]
        if between.strip(" -"):
            break
        word = spoken.fold(text[slice(*words[place])])
        if not is_function_word(word):
            begin = place
            continue
        if is_between and spoken.is_joint(text[words[place].start - 1 : words[place].end + 1]):
            continue
        cases = [
            (first, spoken.case(text[words[first].start - 1 : words[at].end]))
            for first in (place, place - 1)
            if first > 0
        ]
        within = [(first, case) for first, case in cases if case in _WITHIN]
        if not within:
            break
        place, case = within[-1]
        is_between = is_between or case is Case.BETWEEN
    return begin


def _is_before(spoken: Language, after: str) -> bool:
    """Whether what stands after a noun may: a postposition, another noun with and, or a sign."""
    return (
        not after.strip(_EDGES)
        or after[0] not in " "
        or spoken.case(after) is not None
        or bool(spoken.is_scene(after))
        or is_function_word(spoken.fold(after.split()[0].strip(_EDGES)))
    )


def _is_bare(spoken: Language, word: str) -> bool:
    """Whether a word before a noun says nothing of it but that, or how many, it is."""
    return is_function_word(spoken.fold(word)) or spoken.numeral(word) is not None


@memoized
def _coded_quotes(package: Package, table: str) -> list[str]:
    """The words of several mentions, which may be met again."""
    quotes = (row["quote"] for row in row_cells(package, table))
    return sorted({one for one in quotes if _FEWEST <= len(one.split()) <= _LONGEST})


def _trimmed(text: str, span: Span) -> Span:
    """A passage without the signs at its ends."""
    quote = text[slice(*span)]
    start = span.start + len(quote) - len(quote.lstrip(_EDGES))
    return Span(start, start + len(quote.strip(_EDGES)))
