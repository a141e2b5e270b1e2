"""On whose word a passage rests, as far as its sentence says so."""

import re
from collections.abc import Mapping

from sandhi.language import Case, ClauseRelation, language
from sandhi.language.quotations import quoted_parts
from sandhi.package import Package
from sandhi.review.composer.passage import SelectedPassage, named_places, rows_in
from sandhi.review.composer.shape import PartTable, Shape
from sandhi.text import Span, announces

_OFFICE = 6  # so many words at most say whose correspondent one is, and for where
# What may stand between a name and what is said of it: its other name, in brackets; and marks that
# close it.
_BESIDE_A_NAME = re.compile(r"[’'”\"]*\s*(?:\([^()]*\)|\))?\s*")


def attributing(package: Package, passage: SelectedPassage, table: str) -> dict[str, Span]:
    """The rows of a table to which the sentence attributes something, with the words that do.

    These run from the name to the last word before what is said: रमा ने कहा, रमा के अनुसार. Of
    several who say it together, each has the words from its own name on: उमा और रमा ने कहा. A name
    that stands alone beside a colon, as in a headline, needs no words beside it.
    """
    text, begin = passage.sentence_quote, passage.sentence.start
    code, words = language(passage.language), dict[str, Span]()
    names = [one for one in named_places(package, passage, table) if one[1].start >= begin]
    names.sort(key=lambda one: one[1].end, reverse=True)  # so that those who join another follow it
    for saying in code.sayings(text):
        saying_so: set[int] = set()
        for key, name in names:
            between = text[name.end - begin : saying.start]
            is_before = name.end - begin <= saying.start
            is_last = is_before and _BESIDE_A_NAME.fullmatch(between)
            if is_last or any(code.is_joint(text[name.end - begin : one]) for one in saying_so):
                saying_so.add(name.start - begin)
                start = min(name.start, words.get(key, name).start)
                words[key] = Span(start, begin + saying.end)
    for key, name in names:
        if announces(text, Span(name.start - begin, name.end - begin)):
            words.setdefault(key, name)
    return words


def sources_of(passage: SelectedPassage, words: dict[str, Span]) -> list[str]:
    """Those on whose word a passage rests: the last to be named before it; none if nobody is.

    So are those whose saying holds that one's: रमा ने कहा कि उमा ने बताया है कि …. Else it is the one
    with whom the sentence ends (…, रमा ने बताया), or who stands behind a colon after it.
    """
    before = [
        (span, key)
        for key, span in words.items()
        if span.end <= passage.span.start and _is_said_there(passage, span.end)
    ]
    after = [(span, key) for key, span in words.items() if span.start >= passage.span.end]
    ending = [one for one in after if _is_at_the_end(passage, one[0])]
    begin, text = passage.sentence.start, passage.sentence_quote
    announced = [
        (span, key)
        for span, key in after
        if announces(text, Span(span.start - begin, span.end - begin))
    ]
    if not before:
        return [key for _, key in sorted(ending)[-1:] or sorted(announced)[:1]]
    *others, (inner, source) = sorted(before)
    keys = [source]
    for span, key in reversed(others):
        between = text[span.end - begin : max(inner.start, span.end) - begin]
        clauses = language(passage.language).clauses(between)
        if any(" " in between[slice(*clause)] for clause in clauses):  # कि alone is none
            break
        keys.append(key)
        inner = span
    return keys


def _is_said_there(passage: SelectedPassage, end: int) -> bool:
    """Whether a passage is of what is said after the words that end somewhere before it.

    A clause on a noun, जिसने …, is not, but what comes of what is said, जिससे …, is. Nor is what
    stands behind the quotation that follows them: whoever writes the text tells that.
    """
    code, text, begin = language(passage.language), passage.sentence_quote, passage.sentence.start
    between = passage.text[end : passage.span.start]
    is_more = any(map(str.isalnum, between))
    is_effect = code.relation_of(passage.quote) is ClauseRelation.CAUSE
    is_on_a_noun = code.is_relative(passage.quote) and not is_effect
    if is_more and between.rstrip().endswith(",") and is_on_a_noun:
        return False
    quoted = [Span(begin + one.start, begin + one.end) for one in quoted_parts(text)]
    first = next((one for one in quoted if one.start >= end), None)
    if first is None or any(map(str.isalnum, passage.text[end : first.start])):
        return True
    return passage.span.start < first.end or any(one.holds(passage.span) for one in quoted)


def _is_at_the_end(passage: SelectedPassage, words: Span) -> bool:
    """Whether a sentence ends with the words that say who says what stands before them in it.

    So does, in a headline, one that another follows behind a semicolon.
    """
    rest = passage.text[words.end : passage.sentence.end].partition(";")[0]
    takes_up = language(passage.language).takes_up(passage.text[slice(*words)])
    begin = passage.sentence.start
    takes_up = takes_up and not any(
        Span(begin + one.start, begin + one.end).holds(passage.span)
        for one in quoted_parts(passage.text[begin : words.start])
    )  # of what is quoted, it is what is said there
    return not takes_up and not any(character.isalnum() for character in rest)


def is_taken_up(package: Package, passage: SelectedPassage, table: str) -> dict[str, Span]:
    """Who says, in the sentence after a passage, what this one tells: रमा ने यह जानकारी दी."""
    if passage.following is None:
        return {}
    end = passage.following.end
    words = attributing(package, passage.neighbour(passage.following), table)
    code = language(passage.language)
    return {
        key: span
        for key, span in words.items()
        # What follows, as behind कि, is what is said then.
        if code.takes_up(passage.text[slice(*span)])
        # What is quoted there is what is said.
        and not quoted_parts(passage.text[passage.following.start : span.start])
        and not any(map(str.isalnum, passage.text[span.end : end]))
    }


def coded_outside(
    package: Package, shape: Shape, passage: SelectedPassage, join: PartTable
) -> dict[str, Span]:
    """Who is coded in the sentence as its source, by words outside a passage.

    Words within it attribute what is said there, not the passage, which tells of it.
    """
    mention_key = package.schemas[shape.mention].primary_key
    mentions = {row[mention_key] for _, row in rows_in(package, shape.mention, passage)}
    return {
        row[join.to]: span
        for span, row in rows_in(package, join.table, passage)
        if row[join.of] in mentions and passage.in_sentence(span) and not passage.holds(span)
    }


def told_by_nobody(passage: SelectedPassage) -> bool:
    """Whether its sentence has a passage rest on nobody's word in particular: it is believed."""
    before = passage.text[passage.sentence.start : passage.span.start]
    after = passage.text[passage.span.end : passage.sentence.end]
    return language(passage.language).is_hearsay(before, after)


def is_by_pronoun(passage: SelectedPassage) -> bool:
    """Whether the sentence says before a passage that somebody meant by a pronoun says it."""
    code, text = language(passage.language), passage.sentence_quote
    before = passage.span.start - passage.sentence.start
    begin = passage.sentence.start
    return any(
        code.by_pronoun(text[slice(*saying)]) and _is_said_there(passage, begin + saying.end)
        for saying in code.sayings(text)
        if saying.end <= before
    )


def said_in(passage: SelectedPassage) -> Span | None:
    """What is said in a passage that tells who says it: from there to its end; None in others.

    Who only carries on that somebody says it, before that, does not say it: उमा के अनुसार रमा ने कहा.
    """
    begin, code = passage.sentence.start, language(passage.language)
    sayings = [
        Span(begin + one.start, begin + one.end) for one in code.sayings(passage.sentence_quote)
    ]
    inside = [one for one in sayings if one.start >= passage.span.start]
    while len(inside) > 1 and _carries_on(passage, inside[0], inside[1]):
        del inside[0]
    first = inside[0].end if inside else passage.span.end
    return Span(first, passage.span.end) if first < passage.span.end else None


def carrying_on(passage: SelectedPassage, words: Mapping[str, Span]) -> dict[str, Span]:
    """Those of some who say something who only carry on what another says in a passage, or of it.

    They stand before who says it, or before a passage that tells that somebody does.
    """
    speech, code = said_in(passage), language(passage.language)
    stop = speech.start if speech else passage.span.start
    before = sorted((span, key) for key, span in words.items() if span.end <= stop)
    last = max((span.end for span, _ in before), default=0)
    return {
        key: span
        for span, key in before
        if code.carries_on(passage.text[slice(*span)]) and (span.end < last)
    }


def speaking_for(
    package: Package, passage: SelectedPassage, table: str, words: Mapping[str, Span]
) -> dict[str, Span]:
    """Those whose man says something, with the words: BBC के संवाददाता रमा ने कहा.

    Between the two stands nothing but as what that one speaks.
    """
    code, employing = language(passage.language), dict[str, Span]()
    for key, name in named_places(package, passage, table):
        for sayer, span in words.items():
            between = passage.text[name.end : span.start]
            is_before = sayer != key and passage.sentence.start <= name.start
            if is_before and len(between.split()) <= _OFFICE and code.case(between) is Case.OF:
                employing[key] = Span(name.start, span.end)
    return employing


def _carries_on(passage: SelectedPassage, first: Span, second: Span) -> bool:
    """Whether the first of two sayings only carries on the second."""
    text, code = passage.text, language(passage.language)
    between = text[first.end : second.start]
    return code.carries_on(text[slice(*first)]) and not [*code.clauses(between)]


def pronoun_says(passage: SelectedPassage) -> bool:
    """Whether a passage begins with a pronoun that says what follows: उन्होंने कहा कि ….

    Of a name that does, the words after it are what says so; of a pronoun it is one of them.
    """
    begin = passage.span.start - passage.sentence.start
    sayings = language(passage.language).sayings(passage.sentence_quote)
    return any(saying.start == begin for saying in sayings)


def ends_a_clause(passage: SelectedPassage) -> bool:
    """Whether a passage is a clause to its end, and no noun phrase within one.

    What a noun phrase tells, whoever speaks presupposes; it rests on nobody's word.
    """
    after = passage.sentence_quote[max(passage.span.end - passage.sentence.start, 0) :]
    return language(passage.language).ends_clause(passage.quote, after)
