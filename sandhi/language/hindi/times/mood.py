"""In which mood a Hindi passage ends: what is yet to come (करेगा, की योजना), or can be (सकता है)."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import regex

from sandhi.language.expressions import Mood
from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.function_words import (
    CASE_MARKERS,
    COPULAS,
    GENITIVES,
    PAST_OR_NEW_CLAUSE,
)
from sandhi.language.hindi.lexicon import of_class, phrases_of_class
from sandhi.language.hindi.names.words import AGENT_MARK, VERBS
from sandhi.language.hindi.sayings import carries_on, sayings
from sandhi.language.hindi.times.prospects import IF, MAYBE, POSSIBLE, THEN, end_of_told
from sandhi.language.hindi.times.tense import FUTURE
from sandhi.language.hindi.words import words_of
from sandhi.language.quotations import quoted_parts

_CAN = of_class("can")
_OUGHT = of_class("ought")  # होना चाहिए: what one calls for
_ON_ITS_WAY = of_class("progressive")
HELPING = _CAN | _OUGHT | _ON_ITS_WAY  # between a verb and the copula
_IS = of_class("is")
_WILL_BE = of_class("will_be")
_THAT, _OR, _NOT = map(fold, "कि या नहीं".split())
# Who means to do it; and what such a one does with it: जाने का इरादा किया, की तैयारी में है.
_INTENDED = of_class("intention")
_HAS = of_class("has_intention")
_DOING = of_class("forms_intention")  # की तैयारी कर रहा है, का मन बना रही है
_GOING, _WEIGHED = fold("जा"), phrases_of_class("weighed")
_WHO_WILL = of_class("who_will")
_LIKELY = of_class("likely")  # of what is named: संभावित यात्रा
_CASES = of_class("contingency")  # होने की स्थिति में
_IN, _ON, _THEN, _WHEN = map(fold, "में पर तब जब".split())
_WANTS = of_class("wants")
_PERFECTIVE = regex.compile(r".+(?:[ाीेईए]|ीं|ाईं)")  # with ने, भेजी has been done
_LIVING = fold("रहने")  # रहने वाला: who lives there
_READY, _FOR = fold("तैयार"), of_class("ready_for")  # करने के लिए तैयार
_PAST = PAST_OR_NEW_CLAUSE
_TO_DO = tuple(of_class("infinitive_ending"))
_AS_A_RULE = tuple(of_class("habitual_ending"))
_VERBS = (VERBS | COPULAS | _PAST) - GENITIVES


@lru_cache(maxsize=1 << 12)  # each passage that is coded is asked for at each that is to be
def mood(text: str) -> Mood | None:
    """In which mood the main clause of a passage is, by its last verb; None where none says it.

    Before कि, or what is quoted, it is that of who says, or fears, it. A condition alone only may
    be.
    """
    every = [word.form for word in words_of(_before_quotation(text)) if word.form]
    clause_words = every[: every.index(_THAT)] if _THAT in every else every
    if not IF.isdisjoint(clause_words):
        is_alone = clause_words[0] in IF and THEN not in clause_words and "," not in text
        return Mood.POTENTIAL if is_alone else Mood.CONDITIONAL
    if clause_words[-2:] == [_OR, _NOT]:
        return Mood.POTENTIAL
    verbal_mood = _of_verb(clause_words)
    if verbal_mood is Mood.FUTURE and _is_of_a_case(clause_words):
        return Mood.CONDITIONAL
    if verbal_mood is Mood.CONDITIONAL or MAYBE.isdisjoint(clause_words):
        return verbal_mood
    return Mood.POTENTIAL


def is_told_as_so(text: str) -> bool:
    """Whether a passage ends by telling that something is going on, has been, or is: किया, है.

    What is done as a rule, जाती है, a law says of what is to come as well.
    """
    words = [*up_to_its_verb([word.form for word in words_of(text) if word.form])]
    end = len(words)
    while words and words[-1] in COPULAS - _WILL_BE:
        words.pop()
    is_rule = bool(words) and words[-1].endswith(_AS_A_RULE)
    is_finite = len(words) < end or (bool(words) and words[-1] in _PAST)
    is_finite = is_finite or (AGENT_MARK in words and _PERFECTIVE.fullmatch(words[-1]) is not None)
    return is_finite and not is_rule and mood(text) is None


def _before_quotation(text: str) -> str:
    """A passage up to what somebody is said in it to say, in quotation marks: रमा ने कहा, "…"."""
    quoted = quoted_parts(text)
    if not quoted:
        return text
    ends = (one.end for one in sayings(text) if not carries_on(text[slice(*one)]))
    before = (end for end in ends if not any(map(str.isalnum, text[end : quoted[0].start])))
    return text[: next(before, len(text))]


def _is_of_a_case(words: Sequence[str]) -> bool:
    """Whether what is to come comes in a case alone: हमले की स्थिति में, हमला होने पर, तब … जब."""
    pairs = [*pairwise(words)]
    is_case = any(one in _CASES and following == _IN for one, following in pairs)
    is_being = any(one.endswith("ने") and following == _ON for one, following in pairs)
    return is_case or is_being or (_THEN in words and _WHEN in words)


def _of_verb(clause_words: Sequence[str]) -> Mood | None:
    """In which mood the words of a clause are, by how they end."""
    if end_of_told(clause_words) is not None:
        return Mood.POTENTIAL
    copula = ""
    clause_words = [*up_to_its_verb(clause_words)]
    while clause_words and clause_words[-1] in COPULAS - _WILL_BE:
        copula = clause_words.pop()
    last, before, third = [*clause_words[:-4:-1], "", "", ""][:3]
    if copula and last in POSSIBLE:
        return Mood.POTENTIAL
    if last in _ON_ITS_WAY and tuple(clause_words[-4:-1]) in _WEIGHED:
        return Mood.POTENTIAL  # पर विचार कर रहा है
    if last in _ON_ITS_WAY and before == _GOING and third.endswith("ने"):
        return Mood.FUTURE
    if last in _WHO_WILL and before.endswith("ने") and copula in _IS:
        return Mood.FUTURE if before != _LIVING else None
    if last in _ON_ITS_WAY and before in _DOING and third in _INTENDED:
        last, before, third = [*clause_words[-3:-6:-1], "", "", ""][:3]
    elif last in _HAS and before in _INTENDED:
        last, before, third = [*clause_words[-2:-5:-1], "", ""][:3]
    if last in _OUGHT and before.endswith(_TO_DO) and (not copula or copula in _IS):
        return Mood.FUTURE
    if last in _CAN | _OUGHT:
        return Mood.POTENTIAL
    if last in _WILL_BE:
        # हुई होगी guesses at what has been.
        return Mood.POTENTIAL if before in _PAST else Mood.FUTURE
    if last in _INTENDED and before in GENITIVES and third.endswith("ने"):
        return Mood.FUTURE
    if last in GENITIVES and before.endswith("ने") and not _INTENDED.isdisjoint(clause_words):
        return Mood.FUTURE  # रमा का इरादा जाने का है
    if (last == _READY and before in _FOR) or (last in _WANTS and before.endswith("ना")):
        return Mood.FUTURE
    is_due = last.endswith("ना") and last not in _PAST and copula in _IS
    if is_due or FUTURE.fullmatch(last):
        return Mood.FUTURE
    is_noun = not copula and last not in _VERBS and last not in CASE_MARKERS
    return Mood.POTENTIAL if is_noun and _is_likely(clause_words) else None


def _is_likely(words: Sequence[str]) -> bool:
    """Whether what a noun phrase names is said to be likely: संभावित यात्रा."""
    at = next((at for at, word in enumerate(words) if word in _LIKELY), len(words))
    return at < len(words) and (CASE_MARKERS - GENITIVES).isdisjoint(words[at:])


def up_to_its_verb(clause_words: Sequence[str]) -> Sequence[str]:
    """The words of a clause without what follows its verb, as its object does in headlines.

    जीत सकती है यह मैच, करेगी टीम की मदद. What stands before a postposition is no verb.
    """
    marks = [*clause_words[1:], ""]
    verbs = [
        at
        for at, (form, following) in enumerate(zip(clause_words, marks, strict=False))
        if (form in _VERBS or FUTURE.fullmatch(form)) and following not in CASE_MARKERS
    ]
    last = verbs[-1] if verbs else len(clause_words)
    is_finite = bool(verbs) and bool(
        clause_words[last] in COPULAS or FUTURE.fullmatch(clause_words[last])
    )
    return clause_words[: last + 1] if is_finite else clause_words
