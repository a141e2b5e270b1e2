"""The words of a Hindi passage that tell what it reports: its verb, or the noun in its stead."""

from collections.abc import Iterator, Sequence

from sandhi.language.expressions import PredicateWord
from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.function_words import (
    CASE_MARKERS,
    COPULAS,
    FUNCTION_WORDS,
    GENITIVES,
    PAST_OR_NEW_CLAUSE,
)
from sandhi.language.hindi.hanging import after_participle, is_relative
from sandhi.language.hindi.lexicon import forms, of_class
from sandhi.language.hindi.sayings import carries_on, sayings
from sandhi.language.hindi.times.mood import HELPING, up_to_its_verb
from sandhi.language.hindi.times.prospects import end_of_intended, end_of_told
from sandhi.language.hindi.times.tense import is_future
from sandhi.language.hindi.words import Word, words_of

_THAT = fold("कि")  # opens what is said, and what else hangs on the clause before it
_DID = fold("की")  # is "of" as well
_PASSIVE = fold("जा")  # भेजा जा सकता है
_INFINITIVE = fold("ने")
_VERBS = COPULAS | PAST_OR_NEW_CLAUSE
_PARTICIPLES = forms("no_names", role="verb") & PAST_OR_NEW_CLAUSE & FUNCTION_WORDS
_OF, _FROM = fold("के"), fold("से")
_TIMES = of_class("after_doing")
_DOING, _TO_THE_TIME = 2, 6  # so many words are what one does, and may stand before बाद
_HEAD = 8  # so many words of a name, and what is said of it, stand before what one does


def predicate(text: str) -> list[PredicateWord]:
    """The words of a passage up to its predicate, in order, with which of them may be of that.

    Of a passage that first of all tells who says something, they are those that say so: ने चेतावनी
    दी. Else they are those of its main clause: in a clause no noun is of the predicate that a
    postposition follows, nor what stands before such a noun (युद्ध क्षेत्रों में भेजा); a noun phrase is
    one by any of its nouns (भेजने की योजना).
    """
    words = [word for word in words_of(text) if word.form]
    frame = _saying(text, words)
    if frame is not None:
        first, last = frame
        opened = words[last : last + 1]
        stretch = words[:last] + [word for word in opened if word.form == _THAT]
        return _marked(stretch, first, is_clause=True)
    stretch = words[: _end_of_main_clause(words)]
    if many := after_participle([word.form for word in stretch]):  # हुआ समझौता, as समझौता हुआ
        stretch = [*stretch[: -many - 1], *stretch[-many:], stretch[-many - 1]]
    stretch = _with_its_verb_last(stretch)
    clause_forms = [word.form for word in stretch]
    end = end_of_told(clause_forms)
    end = end_of_intended(clause_forms) if end is None else end
    if end is not None:  # of a visit that is likely, the visit
        return _marked(stretch[:end], 0, is_clause=False)
    return _marked(stretch, 0, is_clause=bool(stretch) and _is_verb(stretch[-1].form))


def _with_its_verb_last(stretch: Sequence[Word]) -> list[Word]:
    """The words of a clause in their usual order: in headlines what it is done to follows the verb.

    Of टीम जीत सकती है मैच they are टीम मैच जीत सकती है.
    """
    words = [word.form for word in stretch]
    end = begin = len(up_to_its_verb(words))
    if end == len(words):
        return [*stretch]
    while begin > 1 and words[begin - 1] in COPULAS | HELPING:
        begin -= 1
    begin -= 2 if begin > 1 and words[begin - 1] == _PASSIVE else 1
    return [*stretch[:begin], *stretch[end:], *stretch[begin:end]]


def _saying(text: str, words: Sequence[Word]) -> tuple[int, int] | None:
    """The positions between which the words stand by which a passage begins to say something."""
    saying, last = None, 0
    for span in sayings(text):
        first = sum(word.start < span.start for word in words)
        if first > last + _HEAD:
            break
        last = sum(word.start < span.end for word in words)
        saying = first, last
        if not carries_on(text[slice(*span)]):
            break
    return saying


def _end_of_main_clause(words: Sequence[Word]) -> int:
    """The position of the word that opens a clause on what stands before it; else the end."""
    for at, word in enumerate(words):
        if at and (word.form == _THAT or ("," in word.gap and is_relative(word.form))):
            return at
    return len(words)


def _is_verb(form: str) -> bool:
    return form in _VERBS or is_future(form)


def _marked(words: Sequence[Word], first: int, *, is_clause: bool) -> list[PredicateWord]:
    adjuncts = {*_beside_postpositions(words, is_clause=is_clause)}
    return [
        PredicateWord(word.form, at >= first and at not in adjuncts)
        for at, word in enumerate(words)
    ]


def _is_of_a_time(words: Sequence[Word], at: int) -> bool:
    """Whether what one does only says when something else is: हमला करने के एक महीने बाद."""
    if not words[at - 1].form.endswith(_INFINITIVE):
        return False
    for word in words[at + 1 : at + 1 + _TO_THE_TIME]:
        if word.form in _TIMES:
            return True
        if word.form in CASE_MARKERS - {_FROM}:  # के एक महीने से अधिक समय बाद
            return False
    return False


def _beside_postpositions(words: Sequence[Word], *, is_clause: bool) -> Iterator[int]:
    """The positions of nouns that a postposition follows, and of what stands before each."""
    marks = CASE_MARKERS if is_clause else CASE_MARKERS - GENITIVES
    for at, word in enumerate(words[1:], start=1):
        before = words[at - 1].form
        if is_clause and word.form == _OF and _is_of_a_time(words, at):
            yield from range(max(at - _DOING, 0), at)
        if word.form not in marks or before.endswith(_INFINITIVE):
            continue
        following = words[at + 1].form if at + 1 < len(words) else ""
        if word.form == _DID and (not following or _is_verb(following)):
            continue
        place = at - 1
        while place >= 0 and (
            words[place].form not in FUNCTION_WORDS
            or (place < at - 1 and words[place].form in _PARTICIPLES)  # मारे गए बच्चों पर
        ):
            yield place
            if words[place].gap.strip():
                break
            place -= 1
