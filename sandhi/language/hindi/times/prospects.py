"""Words at the end of a clause by which what it tells only may be: होने की संभावना है, संभव है."""

from collections.abc import Sequence

from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.function_words import COPULAS, GENITIVES
from sandhi.language.hindi.lexicon import forms, of_class, phrases_of_class
from sandhi.language.hindi.words import words_of

IF = forms("conditions")
THEN = fold("तो")
MAYBE = of_class("maybe")
_INSIDE = frozenset(tuple(form.split()) for form in forms("settings", inside="yes"))
NOUNS = frozenset(noun for _, noun in _INSIDE)
POSSIBLE = of_class("possible")
_RULED_OUT = of_class("denial")
_NOT, _OR, _THAT = map(fold, "नहीं या कि".split())
_VERB = 4  # so many words at the end of a clause are its verb, and what stands beside it
_ON_ITS_WAY = of_class("progressive")
_WEIGHED = phrases_of_class("weighed")
_INTENDED = _WEIGHED | phrases_of_class("intended")
_WHO = of_class("doer_or_goal")
_INFINITIVE = fold("ने")
# What may follow the noun, whoever fears or hopes it: की आशंका बढ़ गई है, की संभावना जताई जा रही है.
_TAIL = of_class("of_prospect")


def end_of_told(words: Sequence[str]) -> int | None:
    """The position up to which a clause tells what only may be; None where none of it does.

    Whoever fears, or hopes, something tells that as it is: रमा को हार का डर है.
    """
    for at in range(len(words) - 1, 0, -1):
        if (words[at - 1], words[at]) not in _INSIDE:
            continue
        rest = words[at + 1 :]
        is_tail = all(word in _TAIL or word in COPULAS for word in rest)
        if not is_tail or (_NOT in rest and not is_ruled_in(rest)):
            return None
        return None if _is_somebodys(words[: at - 1]) else at - 1
    return None


def end_of_intended(words: Sequence[str]) -> int | None:
    """The position up to which a clause tells what somebody only is ready for, or weighs."""
    bare = [*words]
    while bare and (bare[-1] in COPULAS or bare[-1] in _ON_ITS_WAY):
        bare.pop()
    ending = next((one for one in _INTENDED if tuple(bare[-len(one) :]) == one), None)
    is_weighed = ending not in _WEIGHED or len(bare) < len(words)
    return len(bare) - len(ending) if ending and is_weighed else None


def is_negated(text: str) -> bool:
    """Whether a passage tells that something is not so: its verb has नहीं beside it."""
    words = [word.form for word in words_of(text) if word.form]
    if _THAT in words:
        words = words[: words.index(_THAT)]
    ending = words[-_VERB:]
    is_open = words[-2:] == [_OR, _NOT]  # जाएगा या नहीं
    return _NOT in ending and not is_open and not is_ruled_in(words[-_VERB - 1 :])


def is_ruled_in(words: Sequence[str]) -> bool:
    """Whether nobody rules something out: से इनकार नहीं किया जा सकता."""
    return any(
        word in _RULED_OUT and words[at + 1 : at + 2] == [_NOT] for at, word in enumerate(words)
    )


def _is_somebodys(words: Sequence[str]) -> bool:
    """Whether words say who fears, or hopes, what they tell: रमा ने, रमा को."""
    return any(
        word in _WHO and not words[at - 1].endswith(_INFINITIVE) and words[at - 1] not in GENITIVES
        for at, word in enumerate(words)
        if at
    )
