"""Whether a Hindi clause looks ahead, which tells a coming Monday from the last one."""

from collections.abc import Sequence
from functools import lru_cache

import regex

from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.function_words import COPULAS, GENITIVES
from sandhi.language.hindi.lexicon import forms, of_class
from sandhi.language.hindi.times.words import UP_TO
from sandhi.language.hindi.words import Word, is_spaced

FUTURE = regex.compile(r".+(?:े|ए)(?:गा|गी|ंगे|ंगी)|.+[ूऊ]ं(?:गा|गी)|हों?(?:गा|गी|गे)")
_SUBJUNCTIVES = forms("tense", role="future")
# Of a passive, which says the tense of the participle before it: किया जाएगा, किया जाना है.
_PASSIVE = regex.compile(r"जा(?:[एय].*|न[ाेी]|त[ाेी])?")
_WHO_WILL = of_class("who_will")  # होने वाली बैठक
_STAYING = fold("रह")
_GOING, _ON_ITS_WAY = fold("जा"), of_class("progressive")
_RESIDENT = fold("रहने")  # रहने वाला: who lives there
_PROSPECTS = forms("tense", role="prospect")
_NEW_CLAUSE = forms("tense", role="new_clause")
_PAST = forms("tense", role="past") | forms("tense", role="done")
_IS, _CAN, _DUE = of_class("is"), of_class("can"), forms("tense", role="due")
_INFINITIVES = tuple(of_class("infinitive_ending"))
# Of what is done now, for a day that may be yet to come: 8 दिसंबर को बैठक तय हुई.
_APPOINTED = forms("tense", role="appointed")
_SET = of_class("set")  # 15 दिसंबर कर दी गई


class Tense:
    """The tense of the clauses of a sentence, of which each word is looked at once."""

    def __init__(self, words: Sequence[Word]) -> None:
        """Take the words of the sentence."""
        self._words = words
        # From the first position up to the second, the clause looks ahead or not.
        self._decided: tuple[int, int, bool | None] = (0, -1, None)

    def looks_ahead(self, at: int) -> bool | None:
        """Whether a clause goes on, after a position, to what is yet to come; None if not told.

        The first word that decides tells it: होगी, होना है, होने वाली, करें and होने की संभावना do, and
        a verb of what has happened tells that it does not. A verb of what is (है), a new clause and
        a headline without a verb tell nothing, nor does what is set for a time: 15 दिसंबर तक बढ़ी.
        """
        first, last, ahead = self._decided
        if not first <= at <= last:
            last, ahead = _decision(self._words, at)
            self._decided = (at, last, ahead)
        is_set = self._words[at].form == UP_TO or last - (self._words[at].form in _SET) == at
        return None if is_set and ahead is False else ahead


def _decision(words: Sequence[Word], at: int) -> tuple[int, bool | None]:
    """The position of the first word that decides, and what it says; the last if none does."""
    is_past: bool | None = False
    for position in range(at, len(words) - 1):
        form, before = words[position].form, words[position - 1].form
        if is_future(form):
            return position, True
        if form in _WHO_WILL and before.endswith("ने"):
            return position, before != _RESIDENT or None
        if form == _GOING and before.endswith("ने") and words[position + 1].form in _ON_ITS_WAY:
            return position, True  # होने जा रहा है
        if form in _PROSPECTS and before in GENITIVES:
            return position, words[position - 2].form.endswith("ने") or None
        after = words[position + 1].form
        if form in _CAN and after in _IS:
            return position, True  # हो सकता है
        if form in _APPOINTED:
            is_past = None
        goes_on = _PASSIVE.fullmatch(after) or (after.startswith(_STAYING) and is_future(after))
        if form in _PAST and goes_on and is_spaced(words[position + 1]):
            continue  # किया जाएगा, बना रहेगा
        if form in _PAST:
            return position, None if form in _ON_ITS_WAY and after in _IS else is_past
        if form in _NEW_CLAUSE or form in _IS:
            return position, None
        if form in COPULAS:
            return position, None if before.endswith(_INFINITIVES) else is_past  # होनी थी
        if (form.endswith("ना") or form in _DUE) and after in COPULAS:
            return position, after in _IS or None
    return len(words), None


@lru_cache(maxsize=1 << 14)
def is_future(form: str) -> bool:
    """Whether a word, folded, is a verb of what is yet to come."""
    return form in _SUBJUNCTIVES or FUTURE.fullmatch(form) is not None
