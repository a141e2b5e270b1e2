"""Whether a Hindi clause looks ahead, which tells a coming Monday from the last one."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

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
_DID = fold("की")  # is "of" as well
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
        self._decided = (0, _Decision(-1, None, -1))

    def looks_ahead(self, at: int) -> bool | None:
        """Whether a clause goes on, after a position, to what is yet to come; None if not told.

        The first word that decides tells it: होगी, होना है, होने वाली, करें and होने की संभावना do, and
        a verb of what has happened tells that it does not. A verb of what is (है), a new clause and
        a headline without a verb tell nothing, nor does what is set for a time: 15 दिसंबर तक बढ़ी.
        """
        first, decision = self._decided
        if not first <= at <= decision.at:
            decision = _decision(self._words, at)
            self._decided = (at, decision)
        is_set = self._words[at].form == UP_TO or decision.at - (self._words[at].form in _SET) == at
        is_clear = decision.ahead is not False or not (is_set or decision.unclear_up_to >= at)
        return decision.ahead if is_clear else None


class _Decision(NamedTuple):
    """The position of the word that decides, and what it says."""

    at: int
    ahead: bool | None
    # Of a time before this position what is past is not told: 23 नवंबर को नतीजे, आयोग ने कहा.
    unclear_up_to: int


_AHEAD, _BACK, _NEITHER = "ahead", "back", "neither"
_SAYS = {_AHEAD: True, _BACK: False, _NEITHER: None}


def _decision(words: Sequence[Word], at: int) -> _Decision:
    """What the first word that decides says; nothing if none does."""
    unclear = -1
    for position in range(at, len(words) - 1):
        if words[position].form in _APPOINTED:
            unclear = position
        elif "," in words[position].gap:
            unclear = position - 1
        if direction := _direction(words, position, is_first=position == at):
            return _Decision(position, _SAYS[direction], unclear)
    return _Decision(len(words), None, unclear)


def _direction(words: Sequence[Word], at: int, *, is_first: bool) -> str | None:
    """What a word says of a time before it in its clause; None if it decides nothing."""
    form, before, after = words[at].form, words[at - 1].form, words[at + 1].form
    is_doing = before.endswith("ने")
    if is_future(form) or (form in _CAN and after in _IS):
        return _AHEAD  # होगा, हो सकता है
    if form in _WHO_WILL and is_doing:
        return _NEITHER if before == _RESIDENT else _AHEAD
    if form == _GOING and is_doing and after in _ON_ITS_WAY:
        return _AHEAD  # होने जा रहा है
    if form in _PROSPECTS and before in GENITIVES:
        return _AHEAD if words[at - 2].form.endswith("ने") else _NEITHER
    goes_on = _PASSIVE.fullmatch(after) or (after.startswith(_STAYING) and is_future(after))
    if form in _PAST and goes_on and is_spaced(words[at + 1]):
        return None  # किया जाएगा, बना रहेगा
    ends = not after or after in COPULAS or "," in words[at + 1].gap
    if form in _PAST or (form == _DID and ends and not is_first):
        is_going_on = form in _ON_ITS_WAY and (after in _IS or not ends)  # हो रहे चुनाव
        return _NEITHER if is_going_on else _BACK
    if form in _NEW_CLAUSE or form in _IS:
        return _NEITHER
    if form in COPULAS:
        return _NEITHER if before.endswith(_INFINITIVES) else _BACK  # होनी थी
    if (form.endswith("ना") or form in _DUE) and after in COPULAS:
        return _AHEAD if after in _IS else _NEITHER
    return None


@lru_cache(maxsize=1 << 14)
def is_future(form: str) -> bool:
    """Whether a word, folded, is a verb of what is yet to come."""
    return form in _SUBJUNCTIVES or FUTURE.fullmatch(form) is not None
