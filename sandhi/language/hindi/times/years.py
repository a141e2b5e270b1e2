"""Years in Hindi: in digits and in words, after a date and alone, and ranges of these."""

from collections.abc import Sequence

from sandhi.language.hindi.function_words import CASE_MARKERS, GENITIVES
from sandhi.language.hindi.numbers.approximators import approximator_before, read_after
from sandhi.language.hindi.numbers.counted_nouns import CURRENCY_SIGNS, is_countable
from sandhi.language.hindi.numbers.numerals import Numeral, read_numeral
from sandhi.language.hindi.numbers.understood import APOSTROPHES, is_spoken_year
from sandhi.language.hindi.numbers.words import CARDINALS, NUMERAL_STARTS, ONE, SCALES
from sandhi.language.hindi.times import words as lexicon
from sandhi.language.hindi.words import Word, is_hyphened, is_sign, is_spaced
from sandhi.language.times.meanings import Adverb, Calendar, Era, Interval

NO_DATE = Adverb("no_date")
# The years of this century that two digits name; from then on they may be of the last one.
LAST_OF_TWO_DIGITS = 2040
LAST_YEAR = 2200
_BESIDE = (" ", ", ", "-", ",", "", "/", ".")  # what may part a year from its month
_STOPS = (". ", ".", "॰ ", "॰")
_UNTOLD = 9999  # stands for a year of which the century is not told


def year_after(words: Sequence[Word], at: int) -> tuple[int | None, int]:
    """The year after a day or month, if it is said, and the position after it.

    15 अगस्त 1947, (15 अगस्त), सन 1947, (15 अगस्त) उन्नीस सौ सैंतालीस.
    """
    if is_sign(words[at]) and words[at - 1].form in lexicon.MAY_BE_STOPPED:
        at += 1  # नवं० 2024
    is_named = words[at].form in lexicon.YEAR_BEFORE and words[at].gap in (" ", ", ")
    if words[at].form in lexicon.YEAR_BEFORE and is_shortened_year(words, at + 1):
        return short_year_after(words, at + 1), at + 2  # सन् '16
    start = at + is_named
    word = words[start]
    is_bracketed = word.gap == " (" and word.form != "" and words[start + 1].gap[:1] == ")"
    is_stopped = words[start - 1].form in lexicon.MAY_BE_STOPPED and word.gap in _STOPS
    is_after_day = words[start - 1].form in lexicon.WEEKDAYS and word.gap in (") ", "), ")
    is_beside = is_bracketed or is_stopped or is_after_day or word.gap in _BESIDE
    is_year = is_beside and is_four_digits(word)
    if is_year and not _counts(words, start + 1) and not is_suffixed(words, start):
        return int(word.form), start + 1
    if word.form and not word.is_digits and word.gap in (" ", ", "):
        numeral = read_numeral(words, start)
        number = numeral.value if numeral and numeral.class_ == "figure" else None
        if numeral and number and _is_spoken_year(int(number)) and number == int(number):
            return (None, at) if is_countable(words, numeral.end) else (int(number), numeral.end)
        if of_two := year_of_two(words, start, is_dated=True):
            return of_two[0].year, of_two[1]
    return None, at


def _counts(words: Sequence[Word], at: int) -> bool:
    """Whether what follows four digits after a date is counted; (2022) दिन सोमवार is not."""
    is_day = words[at].form == lexicon.DATED_DAY and words[at + 1].form in lexicon.WEEKDAYS
    return is_countable(words, at) and not is_day


def _is_spoken_year(number: int) -> bool:
    """Whether a number in words after a date is its year; two thousand may be so many."""
    return 1000 <= number < LAST_YEAR and number % 100 != 0


def short_year_after(words: Sequence[Word], at: int) -> int | None:
    """The year of two digits after a month: 15-अगस्त-24, 4 नवंबर '24; of 47 no century is told."""
    word = words[at]
    is_short = word.is_digits and len(word.form) == 2 and word.form.isdecimal()
    is_beside = word.gap in ("-", "/") and words[at - 1].gap == word.gap
    if not is_short or not (is_beside or is_shortened_year(words, at)):
        return None
    if is_countable(words, at + 1):
        return None
    year = 2000 + int(word.form)
    return year if year <= LAST_OF_TWO_DIGITS else _UNTOLD


def is_shortened_year(words: Sequence[Word], at: int) -> bool:
    """Whether a sign of what is left out stands before two digits: '24."""
    word = words[at]
    return word.gap in APOSTROPHES and len(word.form) == 2 and word.form.isdecimal()


def read_years(words: Sequence[Word], at: int) -> tuple[Calendar | Interval | Adverb, int] | None:
    """2022, साल 2022, 2019-20, 2014 से 2019, सन उन्नीस सौ सैंतालीस."""
    if _is_named_year(words, at):
        return Calendar(int(words[at].form)), at + 2
    if words[at].form in lexicon.YEAR_ALONE and is_shortened_year(words, at + 1):
        return NO_DATE, at + 2  # सन '62
    if season := _season_of(words, at):
        return season
    announced = words[at].form in lexicon.YEAR_BEFORE and is_spaced(words[at + 1])
    start = at + announced
    if announced and (in_words := _year_in_words(words, start)):
        return in_words
    if not _is_year(words, start, announced=announced):
        return None
    years = year_range(words, start)
    if years and _is_season(words, start, *years):
        return NO_DATE, years[1]
    if years:
        after = years[1] + (words[years[1]].form in GENITIVES)
        # Whether 1990 से 2000 के दशक end in 2000 or in 2009 is not said.
        is_of_decades = lexicon.TIME_UNITS.get(words[after].form) == "decade"
        return (NO_DATE, after + 1) if is_of_decades else years
    rest = words[start + 1]
    if rest.is_digits and rest.gap in ("-", "–") and len(rest.form) <= 2:
        return NO_DATE, start + 2  # 2024-11 may be a month, or years that go wrong
    if not announced and _may_be_so_many(words, start):
        return NO_DATE, start + 1
    return Calendar(int(words[start].form)), start + 1


def _year_in_words(words: Sequence[Word], at: int) -> tuple[Calendar | Adverb, int] | None:
    """(सन) उन्नीस सौ सैंतालीस, (वर्ष) दो हजार तेईस में; of (सन) 57 the century is not told."""
    is_alone = words[at - 1].form in lexicon.YEAR_ALONE
    if is_alone and (of_two := year_of_two(words, at, is_dated=True)):
        return of_two  # सन उन्नीस पैंसठ
    if is_four_digits(words[at]) or not (is_alone or not words[at].is_digits):
        return None
    numeral = read_numeral(words, at)
    if numeral is None or numeral.class_ != "figure" or numeral.value is None:
        return None
    number, end = int(numeral.value), numeral.end
    if number != numeral.value or is_countable(words, end) or is_suffixed(words, end - 1):
        return None
    if is_alone:
        return (Calendar(number) if 1000 <= number < 2200 else NO_DATE), end
    # Two thousand may be so many a year.
    is_year = is_spoken_year(numeral.value) and words[end].form in lexicon.IN_OR_OF
    return (Calendar(number), end) if is_year else None


def year_in_words(words: Sequence[Word], at: int) -> tuple[Calendar | Adverb, int] | None:
    """उन्नीस सौ नब्बे में, दो हजार चौदह के: a year where nothing shows a quantity, nor a range."""
    if words[at].is_digits or words[at + 1].form not in SCALES:
        return None
    read = _year_in_words(words, at)
    if read is None or is_qualified(words, at, read[1]):
        return None
    goes_on = words[at - 1].form in lexicon.SERIES and words[at - 2].form in NUMERAL_STARTS
    return (NO_DATE, read[1]) if goes_on or words[at].form == ONE else read  # एक हजार नौ सौ में


def _is_named_year(words: Sequence[Word], at: int) -> bool:
    """Whether a word for a year follows digits and makes one of them: 2008 वर्ष में."""
    word = words[at]
    if not is_four_digits(word) or not "1900" <= word.form < "2100" or word.form.endswith("00"):
        return False
    has_year_word = words[at + 1].form in lexicon.YEAR_BEFORE and is_spaced(words[at + 1])
    is_in_it = has_year_word and words[at + 2].form in lexicon.IN_OR_OF
    return is_in_it and not is_qualified(words, at, at + 1)


def year_of_two(
    words: Sequence[Word], at: int, *, is_dated: bool = False
) -> tuple[Calendar, int] | None:
    """उन्नीस सैंतालीस में: a year by its hundreds and what is left; after a date also without में."""
    hundreds = lexicon.CENTURIES.get(words[at].form)
    left = CARDINALS.get(words[at + 1].form) if hundreds and is_spaced(words[at + 1]) else None
    if hundreds is None or left is None or left < 10 or left == hundreds + 1:
        return None
    is_in = is_spaced(words[at + 2]) and words[at + 2].form in lexicon.IN_OR_OF
    if not is_in and (not is_dated or is_countable(words, at + 2)):
        return None
    return Calendar(100 * hundreds + int(left)), at + 2


def year_range(words: Sequence[Word], at: int) -> tuple[Interval, int] | None:
    """From the year at a position to a later one: 2019-20, 2014 से 2019."""
    more = next_in_series(words, at + 1)
    if not more or is_list(words, at + 1):
        return None
    first, form = int(words[at].form), words[more].form
    if is_hyphened(words[at + 1]) and form.isdecimal() and len(form) == 2:
        turns = words[at].form[2:] == "99" and form == "00"  # 1999-00
        form = str(int(words[at].form[:2]) + turns) + form
    elif not _is_year(words, more, announced=True):
        return None
    last = int(form)
    return (Interval(Calendar(first), Calendar(last)), more + 1) if first < last else None


def _season_of(words: Sequence[Word], at: int) -> tuple[Adverb, int] | None:
    """2024 तिमाही, 2024-25 सत्र: no days are told; of सितंबर 2024 तिमाही the month goes with it."""
    if not is_four_digits(words[at]) or words[at - 1].form in lexicon.MONTHS:
        return None
    end = at + 1 + (words[at + 1].is_digits and words[at + 1].gap in ("-", "–", "/"))
    is_part = lexicon.TIME_UNITS.get(words[end].form) in _SEASONAL
    is_part = is_part or words[end].form == lexicon.HALF_YEAR
    return (NO_DATE, end + 1) if is_part and is_spaced(words[end]) else None


_SEASONAL = ("quarter", "session", "season")


def _may_be_so_many(words: Sequence[Word], at: int) -> bool:
    """Whether round digits may be so many rupees as well: 2000 के नोट, 1500 में; 2000 में is a year."""
    form, after = words[at].form, words[at + 1].form
    if not form.endswith("00") or after not in lexicon.IN_OR_OF:
        return False
    is_after = words[at + 2].form == lexicon.LATER  # 2000 के बाद
    return form < "1900" or (after in GENITIVES and not is_after)


def _is_season(words: Sequence[Word], at: int, years: Interval, end: int) -> bool:
    """Whether two years that follow each other, with a hyphen, are of what follows: 2024-25 का बजट.

    A year of accounts or of schools, or a season, is no two whole years.
    """
    first, last = years.first.year or 0, years.last.year or 0
    after = words[end]
    is_of = after.form in GENITIVES or (after.form != "" and after.form not in CASE_MARKERS)
    is_after = at > 0 and lexicon.TIME_UNITS.get(words[at - 1].form) in _SEASONAL  # सत्र 2024-25
    is_beside = is_hyphened(words[at + 1]) and last == first + 1
    return is_beside and (is_after or (is_spaced(after) and is_of))


def is_four_digits(word: Word) -> bool:
    """Whether a numeral is four digits, without grouping, from 1000 to 2199."""
    return (
        len(word.form) == 4 == word.end - word.start
        and word.form.isdecimal()
        and "1000" <= word.form < "2200"
    )


def is_suffixed(words: Sequence[Word], at: int) -> bool:
    """Whether letters, a per-cent sign or a further figure are written on to a numeral."""
    after = words[at + 1]
    is_sign = after.gap[:1] in ("%", "°", "/") or after.gap == ":"
    return is_sign or (after.gap == "" and after.form != "")


def _is_year(words: Sequence[Word], at: int, *, announced: bool) -> bool:
    """Whether four digits are a year, by the words beside them.

    In the last and in this century they are one, unless something shows a quantity; in others
    only if something shows a year.
    """
    word = words[at]
    if not is_four_digits(word) or is_suffixed(words, at):
        return False
    if announced:
        return True
    if is_countable(words, at + 1) or is_qualified(words, at, at + 1):
        return False
    after = at + 1
    more = next_in_series(words, at + 1)
    if more and words[more].is_digits and not is_list(words, at + 1):
        after = more + 1
        last = words[more].form
        if last.isdecimal() and int(last) > int(word.form) and is_countable(words, after):
            return False  # 2000 – 3000 सैनिक
    if word.gap.rstrip().endswith(tuple(CURRENCY_SIGNS)):
        return False
    return "1900" <= word.form < "2100" or words[after].form in lexicon.YEAR_AFTER


def is_qualified(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether an approximator, or "of which", stands beside a numeral; तक may follow a year."""
    after = read_after(words, end)
    is_of_them = " ".join(word.form for word in words[end : end + 2]) == "में से"
    if is_of_them or (after and after.qualifier != "up_to"):
        return True
    return approximator_before(words, at, 0) is not None


def read_era(words: Sequence[Word], numeral: Numeral) -> tuple[Era, int] | None:
    """Read a decade or century, by its numeral: 1990 के दशक, नब्बे के दशक, 21वीं सदी."""
    if numeral.value is None:
        return None
    number, end = int(numeral.value), numeral.end
    if numeral.class_ == "ordinal":
        is_century = lexicon.TIME_UNITS.get(words[end].form) == "century"
        return (Era(number - 1), end + 1) if is_century and 0 < number < 23 else None
    after = end + 1 if words[end].form in GENITIVES else end
    if lexicon.TIME_UNITS.get(words[after].form) != "decade" or number % 10:
        return None
    year = number + 1900 if 20 <= number < 100 else number
    return (Era(year // 10), after + 1) if 1000 <= year < 2200 else None


def is_list(words: Sequence[Word], at: int) -> bool:
    """Whether a series at a position only lists (15 और 16), and is no range (15 से 16)."""
    return words[at].gap == ", " or words[at].form in lexicon.LISTS


def next_in_series(words: Sequence[Word], at: int) -> int | None:
    """The position at which a series (15, 16 और 17) or a range (15 से 17) goes on."""
    if words[at].form in lexicon.SERIES and is_spaced(words[at]) and is_spaced(words[at + 1]):
        is_begun = words[at].form == lexicon.SINCE and words[at + 1].form == lexicon.BEGINNING
        return at + 1 + is_begun
    return at if is_hyphened(words[at]) or words[at].gap == ", " else None
