"""Numbers that count nothing, and so may be years, days or hours: 1947 के आसपास, 16-17 को."""

from collections.abc import Collection, Sequence

from sandhi.language.hindi.function_words import EVERY_FUNCTION_WORD, GENITIVES
from sandhi.language.hindi.lexicon import entries, forms, phrases_of_class, values
from sandhi.language.hindi.numbers import words as lexicon
from sandhi.language.hindi.numbers.approximators import Approximator
from sandhi.language.hindi.numbers.counted_nouns import currency_before, is_countable, read_sign
from sandhi.language.hindi.numbers.numerals import Numeral
from sandhi.language.hindi.numbers.understood import FIRST_SPOKEN, LAST_SPOKEN, is_spoken_year
from sandhi.language.hindi.times.words import PARTS_OF_DAY, TIME_UNITS
from sandhi.language.hindi.words import Word, is_hyphened, is_spaced

# What a number of people may lead to by a genitive: 47 की मौत, 47 के खिलाफ.
_OF_COUNTS = forms("beside_numbers", role="counted") | {
    form.split()[-1] for form, _ in entries("cases")
}
_FEWEST = 20  # below it, two digits are hardly a year of a century that is left out


def may_be_spoken_year(words: Sequence[Word], numeral: Numeral, after: Approximator | None) -> bool:
    """Whether a number in words that counts nothing may be a year: दो हजार चौदह से, … तक."""
    if after and words[after.begin].form != lexicon.UP_TO:
        return False
    if _is_named_without_century(words, numeral):
        return True
    value = None if words[numeral.begin].is_digits else numeral.value
    is_figure = numeral.class_ == "figure" and numeral.end > numeral.begin + 1
    return is_figure and value is not None and is_spoken_year(value)


def _is_named_without_century(words: Sequence[Word], numeral: Numeral) -> bool:
    """Whether a word for a year makes one of two digits in words: साल अट्ठानवे, no हर साल सत्तर."""
    begin = numeral.begin
    if begin == 0 or words[begin - 1].form not in _YEAR_WORDS or not is_spaced(words[begin]):
        return False
    before = words[begin - 2] if begin > 1 else None
    is_counted = before is not None and (
        before.is_digits or before.form in _OF_A_YEAR or before.form in lexicon.NUMERAL_STARTS
    )
    is_alone = numeral.end == begin + 1 and not words[begin].is_digits
    return is_alone and not is_counted and numeral.value is not None and 10 <= numeral.value < 100


_YEAR_WORDS = forms("beside_times", role="before_year")
# What makes so long a time of a word for a year: इस साल, हर साल, आने वाले साल.
_OF_A_YEAR = forms("beside_times", role="every") | {
    word for form in forms("determiners") for word in form.split()
}


def may_be_year_in_digits(
    words: Sequence[Word], numeral: Numeral, approximators: Collection[Approximator]
) -> bool:
    """Whether digits that count nothing may be a year: 1947 के आसपास, 47 के बंटवारे.

    Of 47 के खिलाफ, and of 47 की मौत, it is told what they are.
    """
    form = words[numeral.begin].form
    is_alone = words[numeral.begin].is_digits and numeral.end == numeral.begin + 1
    if numeral.value is None or not is_alone or not form.isdecimal():
        return False
    if len(form) == 2 and not approximators:
        return numeral.value >= _FEWEST and _has_noun(words, numeral.end)
    is_about = bool(approximators) and {one.qualifier for one in approximators} == {"about"}
    is_year = len(form) == words[numeral.begin].end - words[numeral.begin].start == 4
    return is_about and is_year and is_spoken_year(numeral.value)


def _has_noun(words: Sequence[Word], at: int) -> bool:
    """Whether a genitive at a position leads to a noun that is not known to be counted."""
    if words[at].form not in GENITIVES or not is_spaced(words[at]):
        return False
    noun = words[at + 1]
    is_known = noun.is_digits or noun.form in EVERY_FUNCTION_WORD or noun.form in _OF_COUNTS
    return bool(noun.form) and is_spaced(noun) and not is_known


def may_be_two_years(words: Sequence[Word], first: Numeral, last: Numeral) -> bool:
    """Whether nothing tells a range from two years: 1788 से 1799 तक, दो हजार दस या दो हजार बीस."""
    first_words = [words[one.begin] for one in (first, last)]
    counts = is_countable(words, last.end) or read_sign(words, last.end) is not None
    ends = [one.value for one in (first, last) if one.value is not None]
    if not any(word.is_digits for word in first_words):
        is_of_years = all(FIRST_SPOKEN <= value < LAST_SPOKEN for value in ends)
        return is_of_years and any(map(is_spoken_year, ends)) and not counts
    bare = all(
        one.is_digits and len(one.form) == one.end - one.start == 4 and "1000" <= one.form < "2200"
        for one in first_words
    )
    single = first.end == first.begin + 1 and last.end == last.begin + 1
    return bare and single and not counts and not currency_before(words, first.begin, 0)


def may_be_hours(words: Sequence[Word], first: Numeral, last: Numeral) -> bool:
    """Whether two numbers after a part of the day may be its hours: सुबह 9 से 12 परीक्षा."""
    if first.begin == 0 or words[first.begin - 1].form not in _PARTS_OF_DAY:
        return False
    is_counted = is_countable(words, last.end) or read_sign(words, last.end) is not None
    is_of_day = all(one.value is not None and one.value <= _HOURS for one in (first, last))
    return is_of_day and not is_counted and is_spaced(words[first.begin])


_HOURS = 24
_PARTS_OF_DAY = PARTS_OF_DAY.keys() - TIME_UNITS  # दिन is a day as well


_LAST_DAY = 31
_MOST_DAYS = 12  # of a series
_REACH = 12  # words in which a month stands that tells of which one a number is the day
_NEAR = 5  # of them, if nothing but what it is listed with tells that it is one
_MONTHS = frozenset(values("calendar", "kind", kind="month"))
_INSTEAD = phrases_of_class("instead")


def may_be_days(words: Sequence[Word], numeral: Numeral) -> bool:
    """Whether digits may be days of which the month is told elsewhere: 16-17 को, 13 की जगह 20 नवंबर.

    Whom something is done to may be counted so as well (5 को पकड़ा); who did it, or where, then
    mostly stands before them.
    """
    if not _is_day(words, numeral.begin) or not _is_day(words, numeral.end - 1):
        return False
    begin, end = _series(words, numeral.begin, numeral.end)
    if words[end].form == _TO and is_spaced(words[end]):
        opens = "," in words[begin].gap and _has_day_of_month(words, begin - _REACH, end + _REACH)
        in_month = begin > 1 and words[begin - 1].form == _IN and words[begin - 2].form in _MONTHS
        closes = not words[end + 1].form or "," in words[end + 1].gap
        return begin == 0 or opens or in_month or closes
    for phrase in _INSTEAD:
        after = end + len(phrase)
        if tuple(word.form for word in words[end:after]) == phrase:
            return _has_day_of_month(words, after, after + 2)
    is_listed = words[end].form in lexicon.BOTH and is_spaced(words[end])
    return is_listed and _has_day_of_month(words, end, end + _NEAR)


_TO, _IN = "को", "में"


def _series(words: Sequence[Word], begin: int, end: int) -> tuple[int, int]:
    """Where the days begin and end that are told in a row with one: 12, 13, 17 और 18."""
    for _ in range(_MOST_DAYS):
        joined = end + (words[end].form in _JOINING)
        if not words[joined].form or not (joined > end or _is_listed(words[end])):
            break
        if not _is_day(words, joined):
            break
        end = joined + 1
    for _ in range(_MOST_DAYS):
        before = begin - 1 - (begin > 1 and words[begin - 1].form in _JOINING)
        if before < 0 or not (before < begin - 1 or _is_listed(words[begin])):
            break
        if not _is_day(words, before):
            break
        begin = before
    return begin, end


_JOINING = lexicon.BOTH | lexicon.EITHER | {"से"}


def _is_listed(word: Word) -> bool:
    return word.gap == ", " or is_hyphened(word)


def _is_day(words: Sequence[Word], at: int) -> bool:
    form = words[at].form
    return words[at].is_digits and form.isdecimal() and 0 < int(form[:3]) <= _LAST_DAY


def _has_day_of_month(words: Sequence[Word], begin: int, end: int) -> bool:
    near = range(max(begin, 0), min(end, len(words) - 1))
    return any(_is_day(words, at) and words[at + 1].form in _MONTHS for at in near)
