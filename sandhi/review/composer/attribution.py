"""On whose word a passage rests, as far as its sentence says so."""

import re

from sandhi.language import language
from sandhi.package import Package
from sandhi.review.composer.passage import SelectedPassage, named_places
from sandhi.text import Span

# What may stand between a name and what is said of it: its other name, in brackets.
_BESIDE_A_NAME = re.compile(r"\s*(?:\([^()]*\)|\))?\s*")


def attributing(package: Package, passage: SelectedPassage, table: str) -> dict[str, Span]:
    """The rows of a table to which the sentence attributes something, with the words that do.

    These run from the name to the last word before what is said: रमा ने कहा, रमा के अनुसार.
    """
    text, begin = passage.sentence_quote, passage.sentence.start
    words: dict[str, Span] = {}
    for saying in language(passage.language).sayings(text):
        for key, name in named_places(package, passage, table):
            between = text[max(name.end - begin, 0) : saying.start]
            is_before = begin <= name.start and name.end - begin <= saying.start
            if is_before and _BESIDE_A_NAME.fullmatch(between):
                start = min(name.start, words.get(key, name).start)
                words[key] = Span(start, begin + saying.end)
    return words


def source_of(passage: SelectedPassage, words: dict[str, Span]) -> str:
    """The one on whose word a passage rests: the last to be named before it; empty if nobody is."""
    before = [(span, key) for key, span in words.items() if span.end <= passage.span.start]
    return max(before)[1] if before else ""


def said_in(passage: SelectedPassage) -> Span | None:
    """What is said in a passage that tells who says it: from there to its end; None in others."""
    begin = passage.sentence.start
    sayings = language(passage.language).sayings(passage.sentence_quote)
    ends = [begin + one.end for one in sayings if begin + one.start >= passage.span.start]
    first = min(ends, default=passage.span.end)
    return Span(first, passage.span.end) if first < passage.span.end else None


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
