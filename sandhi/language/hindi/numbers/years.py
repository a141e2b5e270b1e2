"""Numbers that count nothing, and so may be years: दो हजार चौदह से, 1947 के आसपास, 47 के बंटवारे."""

from collections.abc import Collection, Sequence

from sandhi.language.hindi.function_words import EVERY_FUNCTION_WORD, GENITIVES
from sandhi.language.hindi.lexicon import entries, forms
from sandhi.language.hindi.numbers import words as lexicon
from sandhi.language.hindi.numbers.approximators import Approximator
from sandhi.language.hindi.numbers.numerals import Numeral
from sandhi.language.hindi.numbers.understood import is_spoken_year
from sandhi.language.hindi.words import Word, is_spaced

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
