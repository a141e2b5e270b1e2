"""Whether a Hindi clause looks ahead, which tells a coming Monday from the last one."""

from collections.abc import Sequence
from functools import lru_cache

import regex

from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.function_words import COPULAS, GENITIVES
from sandhi.language.hindi.lexicon import forms, of_class
from sandhi.language.hindi.words import Word, is_spaced

FUTURE = regex.compile(r".+(?:े|ए)(?:गा|गी|ंगे|ंगी)|.+[ूऊ]ं(?:गा|गी)|हों?(?:गा|गी|गे)")
_SUBJUNCTIVES = forms("tense", role="future")
# Of a passive, which says the tense of the participle before it: किया जाएगा, किया जाना है.
_PASSIVE = regex.compile(r"जा(?:[एय].*|न[ाेी]|त[ाेी])?")
_WHO_WILL = of_class("who_will")  # होने वाली बैठक
_GOING, _ON_ITS_WAY = fold("जा"), of_class("progressive")
_RESIDENT = fold("रहने")  # रहने वाला: who lives there
_PROSPECTS = forms("tense", role="prospect")
_PAST_OR_NEXT_CLAUSE = COPULAS | forms("tense", role="past_or_new_clause")


class Tense:
    """The tense of the clauses of a sentence, of which each word is looked at once."""

    def __init__(self, words: Sequence[Word]) -> None:
        """Take the words of the sentence."""
        self._words = words
        # From the first position up to the second, the clause looks ahead or not.
        self._decided: tuple[int, int, bool] = (0, -1, False)

    def looks_ahead(self, at: int) -> bool:
        """Whether a clause goes on, after a position, to what is yet to come.

        The first word that decides tells it: होगी, होना है, होने वाली, करें and होने की संभावना do; a
        verb in the past or present, or a new clause, does not.
        """
        first, last, ahead = self._decided
        if not first <= at <= last:
            last, ahead = _decision(self._words, at)
            self._decided = (at, last, ahead)
        return ahead


def _decision(words: Sequence[Word], at: int) -> tuple[int, bool]:
    """The position of the first word that decides, and what it says; the last if none does."""
    for position in range(at, len(words) - 1):
        form, before = words[position].form, words[position - 1].form
        if is_future(form):
            return position, True
        if form in _WHO_WILL and before.endswith("ने"):
            return position, before != _RESIDENT
        if form == _GOING and before.endswith("ने") and words[position + 1].form in _ON_ITS_WAY:
            return position, True  # होने जा रहा है
        if form in _PROSPECTS and before in GENITIVES:
            return position, words[position - 2].form.endswith("ने")
        if form in _PAST_OR_NEXT_CLAUSE:
            if _PASSIVE.fullmatch(words[position + 1].form) and is_spaced(words[position + 1]):
                continue
            return position, False
        if form.endswith("ना") and words[position + 1].form in COPULAS:
            return position, True
    return len(words), False


@lru_cache(maxsize=1 << 14)
def is_future(form: str) -> bool:
    """Whether a word, folded, is a verb of what is yet to come."""
    return form in _SUBJUNCTIVES or FUTURE.fullmatch(form) is not None
