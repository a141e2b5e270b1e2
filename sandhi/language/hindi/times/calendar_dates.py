"""Dates of the calendar in Hindi: days with their month, months, years, and ranges of these."""

from collections.abc import Sequence
from datetime import date

import regex

from sandhi.language.hindi.function_words import GENITIVES
from sandhi.language.hindi.numbers.approximators import approximator_before, read_after
from sandhi.language.hindi.numbers.counted_nouns import CURRENCY_SIGNS, is_countable
from sandhi.language.hindi.numbers.numerals import Numeral, read_numeral
from sandhi.language.hindi.numbers.words import CARDINALS
from sandhi.language.hindi.times import words as lexicon
from sandhi.language.hindi.words import Word, is_hyphened, is_joined, is_spaced
from sandhi.language.times.meanings import Adverb, Calendar, Era, Interval


def read_date(words: Sequence[Word], at: int) -> tuple[Calendar | Interval | Adverb, int] | None:
    """Read a date: what it says, and the position after it; what is in no calendar is no_date."""
    return (
        _numeric(words, at)
        or _days_of_month(words, at)
        or _months(words, at)
        or _years(words, at)
        or _year_of_two(words, at)
    )


_NUMERIC = (
    regex.compile(r"(?P<day>\d{1,2})(?P<s>[./-])(?P<month>\d{1,2})(?P=s)(?P<year>\d{4})"),
    regex.compile(r"(?P<day>\d{1,2})(?P<s>[./])(?P<month>\d{1,2})(?P=s)(?P<year>\d{2})"),
    regex.compile(r"(?P<year>\d{4})(?P<s>[./-])(?P<month>\d{1,2})(?P=s)(?P<day>\d{1,2})"),
)
_NO_DATE = Adverb("no_date")
# The years of this century that two digits name; from then on they may be of the last one.
_LAST_OF_TWO_DIGITS = 2040


def _numeric(words: Sequence[Word], at: int) -> tuple[Calendar | Adverb, int] | None:
    """15.10.2024, 15/10/24 (day first, as in India) or 2024-10-15.

    One with its whole year that is not in the calendar (31.11.2024) is said, and no time.
    """
    for end in (at + 3, at + 2):  # "15.10" is one numeral
        if not all(word.is_digits and word.gap in ("-", "/", ".") for word in words[at + 1 : end]):
            continue
        date_text = words[at].form + "".join(word.gap + word.form for word in words[at + 1 : end])
        for pattern in _NUMERIC:
            if match := pattern.fullmatch(date_text):
                year, month, day = (int(match[part]) for part in ("year", "month", "day"))
                is_short = len(match["year"]) == 2
                year += 2000 * is_short
                calendar = Calendar(year, month, day)
                if _exists(calendar):
                    is_told = not is_short or year <= _LAST_OF_TWO_DIGITS
                    return (calendar if is_told else _NO_DATE), end
                return None if is_short else (_NO_DATE, end)
    return None


def _exists(day: Calendar) -> bool:
    try:
        # Of no year, one that has 29 days in February.
        date(*(2000 if day.year is None else day.year, day.month or 0, day.day or 0))
    except ValueError:
        return False
    return True


def _days_of_month(
    words: Sequence[Word], at: int
) -> tuple[Calendar | Interval | Adverb, int] | None:
    """15 अक्टूबर 2024, 15-16 अक्टूबर, 15 से 20 अक्टूबर, पहली जनवरी, 15 तारीख."""
    first = last = None if _is_part(words[at]) else _day(words[at])
    end = at + 1
    while last is not None and (more := _next_in_series(words, end)):
        following = _day(words[more])
        if following is None or following <= last:
            break
        last, end = following, more + 1
    if first is None or last is None or not is_joined(words[end]):
        return None
    if words[end].form == lexicon.DAY_OF_MONTH:
        return _ranged(Calendar(day=first), Calendar(day=last)), end + 1
    if not is_month(words, end):
        return None
    month = lexicon.MONTHS[words[end].form]
    year, after = year_after(words, end + 1)
    dates = [Calendar(year, month, day) for day in (first, last)]
    return (_ranged(*dates) if all(map(_exists, dates)) else _NO_DATE), after


def _is_part(word: Word) -> bool:
    """Whether digits go on from others before them: 3/4, 7.5.2."""
    return word.is_digits and word.gap[-1:] in ("/", "⁄", ".") and word.gap.strip() == word.gap


def _day(word: Word) -> int | None:
    if word.form.isdecimal():
        number = int(word.form) if len(word.form) <= 2 else 0
    else:
        number = int(CARDINALS.get(word.form, 1 if word.form in lexicon.FIRST_OF_MONTH else 0))
    return number if 1 <= number <= 31 else None


def _next_in_series(words: Sequence[Word], at: int) -> int | None:
    """The position at which a series (15, 16 और 17) or a range (15 से 17) goes on."""
    if words[at].form in lexicon.SERIES and is_spaced(words[at]) and is_spaced(words[at + 1]):
        return at + 1
    return at if is_hyphened(words[at]) or words[at].gap == ", " else None


def _is_list(words: Sequence[Word], at: int) -> bool:
    """Whether a series at a position only lists (15 और 16), and is no range (15 से 16)."""
    return words[at].gap == ", " or words[at].form in lexicon.LISTS


def _ranged(first: Calendar, last: Calendar) -> Calendar | Interval:
    return first if first == last else Interval(first, last)


def is_month(words: Sequence[Word], at: int) -> bool:
    """Whether a word names a month; मार्च may also be a march, and May a verb."""
    if words[at].form not in lexicon.MONTHS:
        return False
    if words[at].form in lexicon.SHORT_MONTHS:
        return (at > 0 and words[at - 1].is_digits) or words[at + 1].is_digits
    marches = words[at].form == lexicon.MARCH and (
        (at > 0 and words[at - 1].form in lexicon.MARCHING_BEFORE)
        or words[at + 1].form in lexicon.MARCHING_AFTER
    )
    return not marches


def _months(words: Sequence[Word], at: int) -> tuple[Calendar | Interval | Adverb, int] | None:
    """जून, जून 2024, अक्टूबर-नवंबर 2024, जून से अगस्त; जून 15, 2024."""
    if not is_month(words, at):
        return None
    if whole := _day_after_month(words, at):
        return whole
    first = last = lexicon.MONTHS[words[at].form]
    end = at + 1
    more = _next_in_series(words, end)
    if more and not _is_list(words, end) and is_month(words, more):
        following = lexicon.MONTHS[words[more].form]
        if following > first:
            last, end = following, more + 1
    year, end = year_after(words, end)
    return _ranged(Calendar(year, first), Calendar(year, last)), end


def _day_after_month(words: Sequence[Word], at: int) -> tuple[Calendar | Adverb, int] | None:
    """जून 15, 2024; Jun 15."""
    day = _day(words[at + 1]) if words[at + 1].is_digits and is_spaced(words[at + 1]) else None
    if day is None or is_countable(words, at + 2):
        return None
    year, end = year_after(words, at + 2)
    if year is None and words[at].form not in lexicon.SHORT_MONTHS:
        return None  # of जून 15 लोग it cannot be told
    whole = Calendar(year, lexicon.MONTHS[words[at].form], day)
    return (whole if _exists(whole) else _NO_DATE), end


def year_after(words: Sequence[Word], at: int) -> tuple[int | None, int]:
    """The year after a day or month, if it is said, and the position after it."""
    word = words[at]
    is_year = word.gap in (" ", ", ", "-", ",") and _is_four_digits(word)
    if is_year and not is_countable(words, at + 1) and not _is_suffixed(words, at):
        return int(word.form), at + 1
    return None, at


def _years(words: Sequence[Word], at: int) -> tuple[Calendar | Interval | Adverb, int] | None:
    """2022, साल 2022, 2019-20, 2014 से 2019, वित्त वर्ष 2024-25, सन उन्नीस सौ सैंतालीस."""
    if _is_named_year(words, at):
        return Calendar(int(words[at].form)), at + 2
    is_fiscal = words[at].form in lexicon.FISCAL
    start = at + is_fiscal
    announced = words[start].form in lexicon.YEAR_BEFORE and is_spaced(words[start + 1])
    start += announced
    if announced and not is_fiscal and (in_words := _year_in_words(words, start)):
        return in_words
    if (is_fiscal and not announced) or not _is_year(words, start, announced=announced):
        return None
    years = _year_range(words, start)
    if years and is_fiscal:
        first, last = years[0].first.year, years[0].last.year
        return Interval(Calendar(first, 4), Calendar(last, 3)), years[1]
    return years or (Calendar(int(words[start].form)), start + 1)


def _year_in_words(words: Sequence[Word], at: int) -> tuple[Calendar | Adverb, int] | None:
    """(सन) उन्नीस सौ सैंतालीस, (वर्ष) दो हजार तेईस में; of (सन) 57 the century is not told."""
    is_alone = words[at - 1].form in lexicon.YEAR_ALONE
    if _is_four_digits(words[at]) or not (is_alone or not words[at].is_digits):
        return None
    numeral = read_numeral(words, at)
    if numeral is None or numeral.class_ != "figure" or numeral.value is None:
        return None
    number, end = int(numeral.value), numeral.end
    if number != numeral.value or is_countable(words, end) or _is_suffixed(words, end - 1):
        return None
    if is_alone:
        return (Calendar(number) if 1000 <= number < 2200 else _NO_DATE), end
    # Two thousand may be so many a year.
    is_year = 1800 < number < 2100 and number % 100 and words[end].form in lexicon.IN_OR_OF
    return (Calendar(number), end) if is_year else None


def _is_named_year(words: Sequence[Word], at: int) -> bool:
    """Whether a word for a year follows digits and makes one of them: 2008 वर्ष में."""
    word = words[at]
    if not _is_four_digits(word) or not "1900" <= word.form < "2100" or word.form.endswith("00"):
        return False
    has_year_word = words[at + 1].form in lexicon.YEAR_BEFORE and is_spaced(words[at + 1])
    return has_year_word and words[at + 2].form in lexicon.IN_OR_OF and not _is_qualified(words, at)


def _year_of_two(words: Sequence[Word], at: int) -> tuple[Calendar, int] | None:
    """उन्नीस सैंतालीस में: a year by its hundreds and what is left."""
    hundreds = lexicon.CENTURIES.get(words[at].form)
    left = CARDINALS.get(words[at + 1].form) if hundreds else None
    if hundreds is None or left is None or left < 10 or left == hundreds + 1:
        return None
    spaced = is_spaced(words[at + 1]) and is_spaced(words[at + 2])
    if not spaced or words[at + 2].form not in lexicon.IN_OR_OF:
        return None
    return Calendar(100 * hundreds + int(left)), at + 2


def _year_range(words: Sequence[Word], at: int) -> tuple[Interval, int] | None:
    more = _next_in_series(words, at + 1)
    if not more or _is_list(words, at + 1):
        return None
    first, form = int(words[at].form), words[more].form
    if is_hyphened(words[at + 1]) and form.isdecimal() and len(form) == 2:
        form = words[at].form[:2] + form
    elif not _is_year(words, more, announced=True):
        return None
    last = int(form)
    return (Interval(Calendar(first), Calendar(last)), more + 1) if first < last else None


def _is_four_digits(word: Word) -> bool:
    """Whether a numeral is four digits, without grouping, from 1000 to 2199."""
    return (
        len(word.form) == 4 == word.end - word.start
        and word.form.isdecimal()
        and "1000" <= word.form < "2200"
    )


def _is_suffixed(words: Sequence[Word], at: int) -> bool:
    """Whether letters, a per-cent sign or a further figure are written on to a numeral."""
    after = words[at + 1]
    return after.gap[:1] in ("%", "°", ":", "/") or (after.gap == "" and after.form != "")


def _is_year(words: Sequence[Word], at: int, *, announced: bool) -> bool:
    """Whether four digits are a year, by the words beside them.

    In the last and in this century they are one, unless something shows a quantity; in others
    only if something shows a year.
    """
    word = words[at]
    if not _is_four_digits(word) or _is_suffixed(words, at):
        return False
    if announced:
        return True
    if is_countable(words, at + 1) or _is_qualified(words, at):
        return False
    if word.gap.rstrip().endswith(tuple(CURRENCY_SIGNS)):
        return False
    return "1900" <= word.form < "2100" or words[at + 1].form in lexicon.YEAR_AFTER


def _is_qualified(words: Sequence[Word], at: int) -> bool:
    """Whether an approximator, or "of which", stands beside a numeral; तक may follow a year."""
    after = read_after(words, at + 1)
    if (after and after.qualifier != "up_to") or [w.form for w in words[at + 1 : at + 3]] == [
        "में",
        "से",
    ]:
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
