"""Whether all that is joined to a weekday, a year, a decade or a century before it is understood.

A weekday without anything is that of this week, and a year all of it. What stands before them in
the same phrase may say otherwise: गणेश चतुर्थी के शनिवार, दो सोमवार पहले, मध्य 2023. So the one place
that is asked here takes a date away wherever that is not known to leave it as it is.
"""

from collections.abc import Sequence
from functools import cache

from sandhi.language.hindi.clusters.dates import is_year
from sandhi.language.hindi.function_words import EVERY_FUNCTION_WORD, GENITIVES
from sandhi.language.hindi.lexicon import forms, of_class
from sandhi.language.hindi.numbers import words as number_words
from sandhi.language.hindi.times import words as lexicon
from sandhi.language.hindi.times.phrases import TimePhrase
from sandhi.language.hindi.words import Word, is_joined, is_spaced
from sandhi.language.times.meanings import Era, Weekday, Weekdays

# Words of the lexicon that name who or what has a day, and do not say which: भारत के रविवार के मैच.
_WHOSE = ("countries", "offices", "office_fields", "titles", "bodies", "grounds")
# Which of them it is, these do not tell: किसी सोमवार, जिस रविवार.
_UNTOLD = number_words.ANY | of_class("untold")
_OF_OTHER_WEEKS = lexicon.OTHER_MONTHS | lexicon.FEASTS | lexicon.SEASONS
_MOST_LINKS = 4  # words between a feast and a weekday: होली के त्योहार के दिन शुक्रवार


def begin_of_whole(words: Sequence[Word], phrase: TimePhrase, floor: int) -> int:
    """Where what is joined to a time begins, if it may make another of it; else its own beginning.

    It is looked for no earlier than at the position ``floor``.
    """
    meaning, begin = phrase.meaning, phrase.begin
    if begin <= floor or not is_joined(words[begin]):
        return begin
    if isinstance(meaning, Weekdays) or (isinstance(meaning, Weekday) and meaning.shift is None):
        return min(
            _feast_before(words, begin, floor),
            _holder_before(words, begin, floor),
            _count_before(words, begin, floor),
            _last_before(words, begin, floor),
            _distance_before(words, begin, floor),
        )
    is_of_years = is_year(meaning) or isinstance(meaning, Era)
    return begin - (is_of_years and words[begin - 1].form in lexicon.PARTS)


def _feast_before(words: Sequence[Word], begin: int, floor: int) -> int:
    """होली के सोमवार, ईद के दिन शुक्रवार, वैशाख माह के रविवार; रामनवमी बुधवार को."""
    links = lexicon.BESIDE_FEASTS | GENITIVES
    for at in range(begin - 1, max(floor, begin - 1 - _MOST_LINKS) - 1, -1):
        if not is_spaced(words[at + 1]):
            break
        if words[at].form in _OF_OTHER_WEEKS:
            return at
        if words[at].form not in links:
            break
    return begin


def _holder_before(words: Sequence[Word], begin: int, floor: int) -> int:
    """What a weekday is of, unless it is known to be a thing that has any: पितृपक्ष के सोमवार."""
    holder = begin - 2
    if holder < floor or words[begin - 1].form not in GENITIVES or not is_spaced(words[begin - 1]):
        return begin
    form = words[holder].form
    return begin if form in _whose() or form.endswith(lexicon.OBLIQUE_PLURAL) else holder


def _count_before(words: Sequence[Word], begin: int, floor: int) -> int:
    """Where words begin that count weekdays, or do not say which: दो सोमवार, पिछले दो रविवार."""
    at = begin
    while at > floor and is_spaced(words[at]) and _counts(words[at - 1]):
        at -= 1
    if at < begin and at > floor and words[at - 1].form in _shifts():
        at -= 1
    return at


def _last_before(words: Sequence[Word], begin: int, floor: int) -> int:
    """Where a word begins that tells which of several it is: आखिरी शुक्रवार, माह के अंतिम दिन शुक्रवार.

    Of the last day of anything but a time, the weekday is said besides: मेले के आखिरी दिन रविवार.
    """
    is_day = words[begin - 1].form == lexicon.DATED_DAY and is_joined(words[begin - 1])
    at = begin - 1 - is_day
    if at < floor or words[at].form not in lexicon.PART_BEFORE:
        return begin
    whole = at - 2
    is_of = whole >= floor and words[at - 1].form in GENITIVES
    is_of_time = is_of and (words[whole].form in _periods() or words[whole].form in _OF_OTHER_WEEKS)
    return at if is_of_time or not is_day else begin


def _distance_before(words: Sequence[Word], begin: int, floor: int) -> int:
    """Where words begin after which a weekday is that next to another time: हफ्ते भर बाद."""
    way = begin - 1 - (words[begin - 1].form in GENITIVES)
    if way < 1 or words[way].form not in lexicon.AGO | {lexicon.LATER} or not is_spaced(words[way]):
        return begin
    is_of = way < begin - 1
    return max(way, floor) if is_of or words[way - 1].form == lexicon.ALL_OF else begin


def is_distance(words: Sequence[Word], end: int) -> bool:
    """Whether a time that ends at a position is told by how far it is: एक सप्ताह बाद."""
    unit, way = words[end - 2].form, words[end - 1].form
    is_unit = unit in lexicon.TIME_UNITS or unit == lexicon.ALL_OF
    return is_unit and way in lexicon.AGO | {lexicon.LATER}


@cache
def _periods() -> frozenset[str]:
    return frozenset((*lexicon.TIME_UNITS, *lexicon.MONTHS))


def _counts(word: Word) -> bool:
    is_number = word.form in number_words.NUMERAL_STARTS and word.form != lexicon.BEFORE
    return word.is_digits or is_number or word.form in _UNTOLD


@cache
def _shifts() -> frozenset[str]:
    phrases = (phrase for rows in lexicon.SHIFTS.values() for phrase, _ in rows)
    return frozenset(word for phrase in phrases for word in phrase)


@cache
def _whose() -> frozenset[str]:
    files = frozenset(word for file in _WHOSE for form in forms(file) for word in form.split())
    counted = forms("beside_numbers", role="counted")
    return files | counted | EVERY_FUNCTION_WORD
