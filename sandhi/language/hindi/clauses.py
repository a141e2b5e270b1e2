"""The clauses of a Hindi sentence that end with a verb: each tells something itself."""

from collections.abc import Iterator

import regex

from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.function_words import COPULAS, PAST_OR_NEW_CLAUSE
from sandhi.language.hindi.lexicon import forms, of_class
from sandhi.language.hindi.names.words import VERBS
from sandhi.language.hindi.times.tense import is_future
from sandhi.language.hindi.words import words_of
from sandhi.text import Span

_CONJUNCTIONS = of_class("and") | of_class("but") | of_class("subordinator") | {fold("जबकि")}
_MARKS = frozenset(",;:।?!\"“”‘’'–—")
_VERBS = VERBS | COPULAS | forms("saying", role="verb") | PAST_OR_NEW_CLAUSE
CAUSED = regex.compile(r".{2,}ा(?:या|ई|ए|ईं)")  # जताया, लगाए
_ASKS = of_class("question")


def clauses(text: str) -> Iterator[Span]:
    """Yield the clauses that tell something, in order: those with a verb that do not ask."""
    words = [word for word in words_of(text) if word.form]
    begin = 0
    for at, (word, following) in enumerate(zip(words, [*words[1:], None], strict=False)):
        is_end = following is None or following.form in _CONJUNCTIONS
        if not is_end and following and _MARKS.isdisjoint(following.gap):
            continue
        while begin < at and words[begin].form in _CONJUNCTIONS:
            begin += 1
        if words[begin].form in _CONJUNCTIONS:  # alone, as कि before what is said
            begin = at + 1
            continue
        is_verb = word.form in _VERBS or is_future(word.form) or CAUSED.fullmatch(word.form)
        if is_verb:
            if _ASKS.isdisjoint(one.form for one in words[begin : at + 1]):
                yield Span(words[begin].start, word.end)
            begin = at + 1
