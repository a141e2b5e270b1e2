"""In what a passage is set: words around it that tell that it may be, or is to be, and no more."""

from collections.abc import Sequence
from itertools import takewhile

from sandhi.language.expressions import Case, ClauseRelation, Mood, Setting
from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.function_words import COPULAS, FUNCTION_WORDS
from sandhi.language.hindi.lexicon import entries, forms, of_class, values
from sandhi.language.hindi.times import words as lexicon
from sandhi.language.hindi.times.mood import mood
from sandhi.language.hindi.times.prospects import IF, MAYBE, NOUNS, THEN, is_ruled_in
from sandhi.language.hindi.words import words_of

_DOERS = {"agent": Case.AGENT, "to": Case.TO, "nobody": None}
_OF_DOING = "doing"  # only of what ends in an infinitive: जाने का वादा
_SETTINGS = {
    form: (Setting(Mood(entry["mood"]), _DOERS[entry["doer"]]), entry["of"] == _OF_DOING)
    for form, entry in entries("settings")
}
_AFTER, _FIRST = (
    {
        tuple(form.split()): ClauseRelation(relation)
        for form, relation in values("relations", "relation", place=place).items()
    }
    for place in ("after", "first")
)
_NEAR = 60  # letters after some words, or at the beginning of others, that are looked at
_BESIDE = 5  # so many words beside a time tell how it bounds what is told
_THAT, _NOT, _GOING = map(fold, "कि नहीं जा".split())
_ON_ITS_WAY = of_class("progressive")
_WHO_WILL = of_class("who_will")
_WANTS = of_class("wants")
_FOR, _READY = fold("के लिए"), fold("तैयार")
_ON, _WEIGHING, _DOING = map(fold, "पर विचार कर".split())
_SAID = forms("saying") | forms("weighing")
_FAR = 2  # so many words may stand before the noun: की पूरी संभावना
_NEAR_THE_END = 5  # words of a clause before कि in which its verb, and the noun beside it, stand
_TO_COME = Setting(Mood.FUTURE, Case.AGENT)


def setting(before: str, text: str, after: str) -> Setting | None:
    """What the rest of a sentence makes of a passage in it; None where that says nothing.

    What follows it may: रमा को [जाने] की अनुमति मिली. So may what it hangs on: आशंका है कि [रमा जाएगी];
    अगर [रमा जाती है] तो [उमा आएगी].
    """
    own_words = [word.form for word in words_of(text) if word.form]
    last = own_words[-1:]
    if (at_its_end := _SETTINGS.get(" ".join(own_words[-2:]))) and own_words[-1] in NOUNS:
        return at_its_end[0]
    words = [word.form for word in words_of(after) if word.form] if after[:1] == " " else []
    is_doing = bool(last) and last[0].endswith("ने")
    is_infinitive = bool(last) and last[0].endswith(("ने", "ना"))
    return (
        _followed_by(words, is_doing=is_doing)
        or (_to_come(words) if is_infinitive else None)
        or _hanging_on(before, text)
    )


def relation_after(after: str) -> ClauseRelation | None:
    """How what a clause tells hangs on what stands before some of its words: जाने [के प्रयास में]."""
    words = [word.form for word in words_of(after[:_NEAR]) if word.form]
    if after[:1] != " " or not words:
        return None
    first, *rest = words
    # One or two words may say more of the noun: के एक और प्रयास में.
    ways = [[first, *rest[at:]] for at in range(_FAR + 1) if FUNCTION_WORDS.isdisjoint(rest[:at])]
    return next((_AFTER[form] for way in ways for form in _AFTER if _begins(way, form)), None)


def relation_of(text: str) -> ClauseRelation | None:
    """How what a passage tells hangs on what stands before it, by its first words: जिससे आग लगी."""
    words = [word.form for word in words_of(text[:_NEAR]) if word.form]
    return next((_FIRST[form] for form in _FIRST if _begins(words, form)), None)


def _begins(words: Sequence[str], form: tuple[str, ...]) -> bool:
    return tuple(words[: len(form)]) == form


def _followed_by(words: Sequence[str], *, is_doing: bool) -> Setting | None:
    """What the noun makes of it that stands after a passage: का विकल्प, की पूरी संभावना."""
    many = sum(1 for _ in takewhile(lambda one: one not in FUNCTION_WORDS, words[1 : _FAR + 1]))
    for at in range(1, many + 2):
        for end in (at + 2, at + 1):  # से इनकार नहीं is of three words
            of_noun = _SETTINGS.get(" ".join([*words[:1], *words[at:end]]))
            if of_noun and (is_doing or not of_noun[1]):
                return of_noun[0] if words[end : end + 1] != [_NOT] else None
    if words[:3] == [_ON, _WEIGHING, _DOING] and {*words[3:4]} & _ON_ITS_WAY:
        return Setting(Mood.POTENTIAL, Case.AGENT)
    return None


def _to_come(words: Sequence[str]) -> Setting | None:
    """What the verb makes of it that stands after an infinitive: जा रही है, चाहती है."""
    first, second = [*words[:2], "", ""][:2]
    is_going = first == _GOING and second in _ON_ITS_WAY
    is_about_to = first in _WHO_WILL and second in COPULAS
    is_ready = " ".join(words[:2]) == _FOR and words[2:3] == [_READY]
    return _TO_COME if is_going or is_about_to or is_ready or first in _WANTS else None


def _hanging_on(before: str, text: str) -> Setting | None:
    """What the clause makes of it that stands before a passage, on which it hangs."""
    words_before = [word for word in words_of(before) if word.form]
    words, own_words = [one.form for one in words_before], [one.form for one in words_of(text)]
    if words[-1:] == [_THAT]:
        clause = words[:-1]
        if _THAT in clause:
            clause = clause[len(clause) - clause[::-1].index(_THAT) :]
        return Setting(Mood.POTENTIAL, None) if _holds_possible(clause) else None
    start = max((at for at, word in enumerate(words) if word in IF), default=None)
    if start is not None:
        rest = words[start + 1 :]
        is_over = THEN in rest or any("," in one.gap for one in words_before[start + 1 :])
        is_over = is_over or before.rstrip().endswith(",")
        if is_over:
            return None if mood(text) is Mood.POTENTIAL else Setting(Mood.CONDITIONAL, None)
        return Setting(Mood.CONDITIONAL if THEN in own_words else Mood.POTENTIAL, None)
    last_clause = words[len(words) - words[::-1].index(_THAT) :] if _THAT in words else words
    return Setting(Mood.POTENTIAL, None) if MAYBE & {*last_clause} else None


def _holds_possible(clause: Sequence[str]) -> bool:
    """Whether a clause before कि says that what follows may be, and not that it may be said."""
    stretch = clause[-_NEAR_THE_END:]
    if is_ruled_in(stretch):
        return True
    nouns = [at for at, word in enumerate(stretch) if word in NOUNS]
    if nouns:
        return _NOT not in stretch[nouns[-1] + 1 :]
    return mood(" ".join(clause)) is Mood.POTENTIAL and _SAID.isdisjoint(stretch)


def is_since(after: str) -> bool:
    """Whether what follows a time has it last since then: (रविवार) से जारी; not से पहले, से … तक."""
    words = [word.form for word in words_of(after) if word.form]
    others = {*lexicon.AGO, *lexicon.NOT_AFTER_SINCE, lexicon.UP_TO}
    return words[:1] == [lexicon.SINCE] and others.isdisjoint(words[1:_BESIDE])
