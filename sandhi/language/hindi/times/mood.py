"""In which mood a Hindi passage ends: what is yet to come (करेगा, की योजना), or can be (सकता है)."""

from collections.abc import Sequence

from sandhi.language.expressions import Mood
from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.function_words import CASE_MARKERS, COPULAS, GENITIVES
from sandhi.language.hindi.lexicon import forms
from sandhi.language.hindi.names.words import VERBS
from sandhi.language.hindi.times.tense import FUTURE
from sandhi.language.hindi.words import words_of

_CAN = frozenset(map(fold, "सकता सकती सकते".split()))
_IS = frozenset(map(fold, "है हैं".split()))
_WILL_BE = frozenset(map(fold, "होगा होगी होंगे होंगी".split()))
_IF = forms("conditions")
_THAT, _OR, _NOT = map(fold, "कि या नहीं".split())
_PROSPECTS = forms("tense", role="prospect")
# Of the prospects, who means to do it; and what such a one does with it: जाने का इरादा किया.
_INTENDED = frozenset(map(fold, "योजना तैयारी इरादा इरादे मंशा".split()))
_HAS = frozenset(map(fold, "किया की बनाई बनाया जताया जताई दोहराया रखता रखती रखते".split()))
_WANTS = frozenset(map(fold, "चाहता चाहती चाहते".split()))
_READY, _FOR = fold("तैयार"), frozenset(map(fold, "लिए को".split()))  # करने के लिए तैयार
_PAST = forms("tense", role="past_or_new_clause")
_VERBS = (VERBS | COPULAS | _PAST) - GENITIVES


def mood(text: str) -> Mood | None:
    """In which mood the main clause of a passage is, by its last verb; None where none says it.

    Before कि it is that of who says, or fears, what follows.
    """
    every = [word.form for word in words_of(text) if word.form]
    clause_words = every[: every.index(_THAT)] if _THAT in every else every
    if not _IF.isdisjoint(clause_words):
        return Mood.CONDITIONAL
    if clause_words[-2:] == [_OR, _NOT]:
        return Mood.POTENTIAL
    copula = ""
    clause_words = [*_up_to_its_verb(clause_words)]
    while clause_words and clause_words[-1] in COPULAS - _WILL_BE:
        copula = clause_words.pop()
    last, before, third = [*clause_words[:-4:-1], "", "", ""][:3]
    if last in _HAS and before in _INTENDED:
        last, before, third = [*clause_words[-2:-5:-1], "", ""][:3]
    if last in _CAN:
        return Mood.POTENTIAL
    if last in _WILL_BE:
        # हुई होगी guesses at what has been.
        return Mood.POTENTIAL if before in _PAST else Mood.FUTURE
    if last in _PROSPECTS and before in GENITIVES and third.endswith("ने"):
        return Mood.FUTURE if last in _INTENDED else Mood.POTENTIAL
    if last in GENITIVES and before.endswith("ने") and not _INTENDED.isdisjoint(clause_words):
        return Mood.FUTURE  # रमा का इरादा जाने का है
    if (last == _READY and before in _FOR) or (last in _WANTS and before.endswith("ना")):
        return Mood.FUTURE
    is_due = last.endswith("ना") and last not in _PAST and copula in _IS
    return Mood.FUTURE if is_due or FUTURE.fullmatch(last) else None


def _up_to_its_verb(clause_words: Sequence[str]) -> Sequence[str]:
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
