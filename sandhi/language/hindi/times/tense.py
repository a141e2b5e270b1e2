"""Whether a Hindi clause looks ahead, which tells a coming Monday from the last one."""

from collections.abc import Sequence
from functools import lru_cache

import regex

from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.function_words import COPULAS, GENITIVES
from sandhi.language.hindi.lexicon import forms
from sandhi.language.hindi.words import Word

_FUTURE = regex.compile(r".+(?:े|ए)(?:गा|गी|ंगे|ंगी)|.+[ूऊ]ं(?:गा|गी)|हों?(?:गा|गी|गे)")
_SUBJUNCTIVES = forms("tense", role="future")
_WHO_WILL = frozenset(map(fold, "वाला वाले वाली".split()))  # होने वाली बैठक
_RESIDENT = fold("रहने")  # रहने वाला: who lives there
_PROSPECTS = forms("tense", role="prospect")
_PAST_OR_NEXT_CLAUSE = COPULAS | forms("tense", role="past_or_new_clause")


def looks_ahead(words: Sequence[Word], at: int) -> bool:
    """Whether a clause goes on, after a position, to what is yet to come.

    The first word that decides tells it: होगी, होना है, होने वाली, करें and होने की संभावना do; a verb
    in the past or present, or a new clause, does not.
    """
    for position in range(at, len(words) - 1):
        form, before = words[position].form, words[position - 1].form
        if _is_future(form):
            return True
        if form in _WHO_WILL and before.endswith("ने"):
            return before != _RESIDENT
        if form in _PROSPECTS and before in GENITIVES:
            return words[position - 2].form.endswith("ने")
        if form in _PAST_OR_NEXT_CLAUSE:
            return False
        if form.endswith("ना") and words[position + 1].form in COPULAS:
            return True
    return False


@lru_cache(maxsize=1 << 14)
def _is_future(form: str) -> bool:
    return form in _SUBJUNCTIVES or _FUTURE.fullmatch(form) is not None
