"""The words by which a sentence says on whose word something rests: X ने कहा (कि), X के अनुसार."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from sandhi.language.hindi.clauses import CAUSED
from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.function_words import COPULAS, FUNCTION_WORDS, GENITIVES
from sandhi.language.hindi.lexicon import forms, of_class
from sandhi.language.hindi.names.words import (
    AFTER_SOURCE,
    AGENT_MARK,
    AS_SAID,
    POSTPOSITIONS,
    SAYING,
    VERBS,
)
from sandhi.language.hindi.words import Word, sentence_words
from sandhi.text import Span

_THAT, _SUCH = fold("कि"), fold("ऐसा")  # open what is said, or close it
_QUOTES = frozenset("“”\"‘’'")  # what is said may stand between them instead
_OPENING, _CLOSING = frozenset("“‘"), frozenset("”’")
# Pronouns that hold ने, or के; whom they mean, the sentence leaves to those before it.
_PRONOUNS = of_class("agent") | of_class("relative_agent")
_WHOSE = of_class("whose")
_STEMS_OF_WHOSE = frozenset(form[:-1] for form in _WHOSE)  # उनका, उनकी
_PAUSES = frozenset(",:")
_VERBS = forms("saying", role="verb")
# What takes up what has been told, before a noun of saying: यह जानकारी दी, इस बात का दावा किया.
_TAKING_UP = of_class("taken_up")
_THIS, _MATTER = of_class("this"), fold("बात")
_NEWS = SAYING | {_MATTER}
_JOINTS = of_class("and")
_WEIGHING = forms("weighing", role="held")
_FEELING = forms("weighing", role="felt")  # रमा को डर है कि …
_TO, _BY, _IN = fold("को"), fold("से"), fold("में")
_BEEN = of_class("been_told")  # लिखा गया: so somebody is told to have written
_SIDE = forms("cases", after="side")  # की ओर से
_CONTENTS = forms("contents")
_HEARSAY = tuple(form.split() for form in forms("hearsay"))
_LONGEST_CONTENT = max(len(form.split()) for form in _CONTENTS)
_DONE = VERBS | COPULAS | forms("saying", role="verb") | forms("saying", role="of_something")
_DASH = regex.compile(r"\s*[-–—]\s+")
_HANDS = 4  # so many words after का what somebody speaks by may have: के नए खाते से
_TO_THE_VERB = 12  # so many words after ने the verb of saying may end
_TO_THE_END = 6  # so many words after का दावा, की रिपोर्ट
_DESCRIBED = 2  # so many words may stand before such a noun: के एक ताजा बयान
_HELPING = 2  # so many words may stand between a verb of saying and what is said: कहा भी है कि
_TO_THE_STOP = 4  # so many words after ने, where a sentence ends with the verb of saying


def sayings(text: str) -> Iterator[Span]:
    """Yield where the words stand that follow the name of a source, up to what is said.

    In रमा ने कल कहा था कि … these are ने कल कहा था; in रमा के अनुसार … they are के अनुसार. Where a
    pronoun stands for the name, they begin with it: उन्होंने कहा. What is said may also stand before
    them: …, रमा ने बताया; रमा ने यह जानकारी दी.
    """
    yield from _sayings(text)


@lru_cache(maxsize=1 << 12)  # each passage that is coded is asked for at each that is to be
def _sayings(text: str) -> tuple[Span, ...]:
    return tuple(
        Span(word.start, words[last].end)
        for words in sentence_words(text)
        for at, word in enumerate(words)
        if (last := _last(words, at)) is not None
    )


def quotations(words: Sequence[Word]) -> Iterator[tuple[range, range]]:
    """Yield the positions of words between quotation marks, after those of the words that say them.

    The latter are none where nobody is said to say them there: of a name, say.
    """
    begin: int | None = None
    for at, word in enumerate(words):
        for mark in filter(_QUOTES.__contains__, word.gap):
            if begin is not None and mark not in _OPENING:
                yield _saying_before(words, begin), range(begin, at)
                begin = None
            elif begin is None and mark not in _CLOSING:
                begin = at
    if begin is not None:
        yield _saying_before(words, begin), range(begin, len(words))


def _saying_before(words: Sequence[Word], end: int) -> range:
    lasts = ((at, _last(words, at)) for at in range(end))
    return next((range(at, end) for at, last in lasts if last == end - 1), range(0))


def by_pronoun(saying: str) -> bool:
    """Whether words of saying begin with a pronoun, in place of a name before them: उनके अनुसार."""
    (words,) = [*sentence_words(saying)][:1] or [[]]
    first = words[0].form if words else ""
    return first in _PRONOUNS or first[:-1] in _STEMS_OF_WHOSE


def takes_up(saying: str) -> bool:
    """Whether words of saying take up what a sentence before them told: ने यह जानकारी दी."""
    (words,) = [*sentence_words(saying)][:1] or [[]]
    return any(_is_taking_up(words, at) for at in range(len(words) - 1))


def weighs(saying: str) -> bool:
    """Whether words of saying tell what somebody holds to be so, and does not know: का मानना है."""
    return any(word.form in _WEIGHING for words in sentence_words(saying) for word in words)


def carries_on(saying: str) -> bool:
    """Whether words of saying may name who only carries on what another says: के अनुसार."""
    (words,) = [*sentence_words(saying)][:1] or [[]]
    return any(word.form in AS_SAID for word in words[-2:])


def is_content(after: str) -> bool:
    """Whether a noun phrase is what somebody says, by what follows it: पर जोर दिया, की बात कही."""
    words = [word.form for words in sentence_words(after) for word in words] if after else []
    return after[:1] == " " and any(
        " ".join(words[:many]) in _CONTENTS
        and any(one in _DONE or CAUSED.fullmatch(one) for one in words[many - 1 : many + 1])
        for many in range(2, _LONGEST_CONTENT + 1)
    )


def is_hearsay(before: str, after: str) -> bool:
    """Whether nobody is told to say what stands between two texts: समझा जाता है कि …, ऐसा खबर है."""
    opening, following = (
        [word.form for words in sentence_words(text) for word in words if word.form]
        for text in (before, after)
    )
    opening = opening[:-1] if opening[-1:] == [_THAT] else []
    following = following[following[:1] == [_SUCH] :]
    stripped = [
        one[:-1] if one[-1:] and one[-1] in COPULAS else one for one in (opening, following)
    ]
    return any(stripped[0][-len(one) :] == one or stripped[1] == one for one in _HEARSAY)


def _last(words: Sequence[Word], at: int) -> int | None:
    """The place of the last word that attributes, where the words at a place begin to."""
    following = words[at + 1].form if at + 1 < len(words) else ""
    if words[at].form == AGENT_MARK or words[at].form in _PRONOUNS:
        return (
            _before_what_is_said(words, at + 2, _TO_THE_VERB)
            or _at_the_end(words, at)
            or _beside_a_quotation(words, at)
            or _joined(words, at)
        )
    if words[at].form == _TO:
        last = _before_what_is_said(words, at + 2, _TO_THE_END)
        felt = {word.form for word in words[at + 1 : last]} if last else set()
        return None if _FEELING.isdisjoint(felt) else last
    if words[at].form in _WHOSE and following in AS_SAID:
        return at + 1
    if words[at].form[:-1] in _STEMS_OF_WHOSE and following in _told_by(words[at].form[-2:]):
        return _before_what_is_said(words, at + 2, _TO_THE_END)  # उनका मानना है कि
    if words[at].form in _WHOSE:
        return None
    if words[at].form in GENITIVES and (last := _in_a_statement(words, at)):
        return last
    if following not in AFTER_SOURCE.get(words[at].form, ()):
        return _by_hand(words, at) if words[at].form in GENITIVES else None
    if following in AS_SAID:
        return None if _is_manner(words, at) else at + 1
    if following in _SIDE:
        return _on_behalf(words, at)
    after = range(at + 2, min(at + 2 + _TO_THE_END, len(words)))
    as_said = next((place for place in after if words[place].form in AS_SAID), None)
    return as_said or _before_what_is_said(words, at + 2, _TO_THE_END)


def _in_a_statement(words: Sequence[Word], at: int) -> int | None:
    """The same, after the name of one whose statement says it: के एक बयान के अनुसार."""
    forms_after = [word.form for word in words[at + 1 : at + 2 + _DESCRIBED]]
    noun = next((place for place, form in enumerate(forms_after) if form in SAYING), None)
    if noun is None or not POSTPOSITIONS.isdisjoint(forms_after[:noun]):
        return None
    after = at + 2 + noun
    mark, according = [*(word.form for word in words[after : after + 2]), "", ""][:2]
    if mark in GENITIVES and according in AS_SAID:
        return after + 1
    for place in range(after + 1, min(after + _TO_THE_VERB, len(words)) if mark == _IN else 0):
        if words[place].form in _VERBS and words[min(place + 1, len(words) - 1)].form in _BEEN:
            return _before_what_is_said(words, place + 1, _TO_THE_STOP)
    return None


def _is_manner(words: Sequence[Word], at: int) -> bool:
    """Whether one does something by what is named, and nobody says it: रमा ने नियम के अनुसार खेला."""
    for word in reversed(words[:at]):
        if word.form == AGENT_MARK or word.form in _PRONOUNS:
            return True
        if word.form == _THAT or word.gap.strip():
            break
    return False


def _by_hand(words: Sequence[Word], at: int) -> int | None:
    """The same, after the name of one whose account or office it is said by: के खाते से लिखा गया."""
    stretch = [word.form for word in words[at + 1 : at + 2 + _HANDS]]
    if _BY not in stretch[1:] or not FUNCTION_WORDS.isdisjoint(stretch[: stretch.index(_BY)]):
        return None
    start = at + 2 + stretch.index(_BY)
    for place in range(start, min(start + _TO_THE_VERB, len(words))):
        following = words[place + 1].form if place + 1 < len(words) else ""
        if words[place].form in _VERBS and following in _BEEN:
            return _before_what_is_said(words, place + 1, _TO_THE_STOP)
    return None


def _on_behalf(words: Sequence[Word], at: int) -> int | None:
    """The same, after the name of one on whose part it is said: की ओर से मंगलवार को कहा गया है कि."""
    if words[at + 2 : at + 3] and words[at + 2].form == _BY:
        for place in range(at + 3, min(at + 3 + _TO_THE_VERB, len(words))):
            following = words[place + 1].form if place + 1 < len(words) else ""
            if words[place].form in _VERBS | SAYING and following in _BEEN:
                return _before_what_is_said(words, place + 1, _TO_THE_STOP)
            if words[place].form in GENITIVES | {AGENT_MARK}:
                break
    return _before_what_is_said(words, at + 2, _TO_THE_END)


def _told_by(genitive: str) -> frozenset[str]:
    """The words that tell, after a word in the genitive, that whoever it means says something."""
    return SAYING | _WEIGHING | frozenset(AFTER_SOURCE.get(genitive, ()))


def _before_what_is_said(words: Sequence[Word], start: int, many: int) -> int | None:
    """The place before the first कि, or quotation mark, among so many words; None without one.

    What stands between the marks is said only after a word of saying, not in रमा ने "पुल" बनाया; so
    is what stands behind a comma or colon, after a verb of saying: रमा ने कहा, पुल बना है.
    """
    for place in range(start, min(start + many, len(words))):
        if words[place].form == _THAT:
            return place - 1
        is_helping = words[place - 1].form in COPULAS | _BEEN
        verb, gap = words[place - 2 if is_helping else place - 1].form, words[place].gap
        if verb in _VERBS and (_DASH.fullmatch(gap) or not _PAUSES.isdisjoint(gap)):
            return place - 1
        if not _QUOTES.isdisjoint(words[place].gap):
            before = (word.form for word in words[start - 1 : place])
            return (
                place - 1 if any(form in SAYING or form in _WEIGHING for form in before) else None
            )
    return None


def _at_the_end(words: Sequence[Word], at: int) -> int | None:
    """The place of the last word of a sentence that ends by saying who says what stands before."""
    end = len(words) - 1
    while end > at and words[end - 1].form in COPULAS:
        end -= 1
    is_said = at > 1 and end - at - 1 <= _TO_THE_STOP and words[end - 1].form in _VERBS
    after = range(at + 1, min(_next_agent(words, at), end - 1))
    takes_up_what_is_told = any(_is_taking_up(words, place) for place in after)
    return len(words) - 2 if end > at + 1 and (is_said or takes_up_what_is_told) else None


def _beside_a_quotation(words: Sequence[Word], at: int) -> int | None:
    """The place of the last word that says what is quoted before it: '…', रमा ने दिया बयान.

    So headlines have it; there is nothing else in the clause than who says it, and that.
    """
    if not any(_QUOTES & {*word.gap} and _PAUSES & {*word.gap} for word in words[1 : at + 1]):
        return None
    for place in range(at + 1, len(words)):
        if place > at + 1 and words[place].gap.strip():
            break
        if words[place].form in _NEWS and place - at <= _TO_THE_STOP:
            verb = words[place + 1] if place + 1 < len(words) else None
            is_done = verb is not None and verb.form in VERBS and not verb.gap.strip()
            return place + 1 if is_done else place
    return None


def _joined(words: Sequence[Word], at: int) -> int | None:
    """The place of the last word of a saying that is joined to what one did: ने पुल देखा और कहा कि."""
    for place in range(at + 2, _next_agent(words, at) - 1):
        if words[place].form in _JOINTS and words[place + 1].form in _VERBS:
            return _before_what_is_said(words, place + 2, _HELPING)
    return None


def _next_agent(words: Sequence[Word], at: int) -> int:
    """The place of the next word that marks who does something, or says it; or the end."""
    agents = {AGENT_MARK} | _PRONOUNS
    after = range(at + 1, len(words))
    return next((place for place in after if words[place].form in agents), len(words))


def _is_taking_up(words: Sequence[Word], at: int) -> bool:
    first, second = words[at].form, words[at + 1].form
    return (first in _TAKING_UP and second in _NEWS) or (first in _THIS and second == _MATTER)
