"""Dates of the calendar in Hindi: days with their month, months, years, and ranges of these."""

from collections.abc import Sequence
from datetime import date

import regex

from sandhi.language.hindi.numbers.counted_nouns import is_countable
from sandhi.language.hindi.numbers.words import CARDINALS
from sandhi.language.hindi.times import words as lexicon
from sandhi.language.hindi.times.year_names.fiscal_years import read_fiscal_year
from sandhi.language.hindi.times.years import (
    LAST_OF_TWO_DIGITS,
    LAST_YEAR,
    NO_DATE,
    is_four_digits,
    is_list,
    is_shortened_year,
    is_suffixed,
    next_in_series,
    read_years,
    short_year_after,
    year_after,
    year_in_words,
    year_of_two,
)
from sandhi.language.hindi.words import (
    Word,
    is_hyphened,
    is_joined,
    is_pointed,
    is_sign,
    is_spaced,
)
from sandhi.language.times.meanings import Adverb, Calendar, Interval


def read_date(words: Sequence[Word], at: int) -> tuple[Calendar | Interval | Adverb, int] | None:
    """Read a date: what it says, and the position after it; what is in no calendar is no_date."""
    return (
        _numeric(words, at)
        or _month_and_year(words, at)
        or _within_month(words, at)
        or read_fiscal_year(words, at)
        or read_years(words, at)
        or year_of_two(words, at)
        or year_in_words(words, at)
    )


def _within_month(
    words: Sequence[Word], at: int
) -> tuple[Calendar | Interval | Adverb, int] | None:
    """Days or months, with their year or without; 28 सितंबर से 4 अक्टूबर 2019 is one time."""
    first = _days_of_month(words, at) or _months(words, at)
    if first is None or not isinstance(first[0], Calendar):
        return first
    end = first[1]
    if words[end].form != lexicon.SINCE or not is_spaced(words[end]):
        return first
    start = end + 1 + (words[end + 1].form == lexicon.BEGINNING)  # से लेकर
    last = _days_of_month(words, start) or _months(words, start) if words[start].form else None
    if last is None or not isinstance(last[0], Calendar) or not is_spaced(words[start]):
        return first
    span = _span_of(first[0], last[0])
    return (span, last[1]) if span else first


def _span_of(first: Calendar, last: Calendar) -> Interval | None:
    """From one date to a later one, as exact, of which the last says its year; else None."""
    if last.year is None or None in (first.month, last.month):
        return None
    first = first._replace(year=first.year or last.year)
    if (first.day is None) != (last.day is None):
        return None
    ends = [(one.year or 0, one.month or 0, one.day or 0) for one in (first, last)]
    return Interval(first, last) if ends[0] < ends[1] else None


_NUMERIC = (
    regex.compile(r"(?P<day>\d{1,2})(?P<s>[./-])(?P<month>\d{1,2})(?P=s)(?P<year>\d{4})"),
    regex.compile(r"(?P<day>\d{1,2})(?P<s>[./-])(?P<month>\d{1,2})(?P=s)(?P<year>\d{2})"),
    regex.compile(r"(?P<year>\d{4})(?P<s>[./-])(?P<month>\d{1,2})(?P=s)(?P<day>\d{1,2})"),
)


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
                end = _after_hour(words, end)
                if exists(calendar):
                    is_told = not is_short or year <= LAST_OF_TWO_DIGITS
                    # Three numerals with hyphens may be anything, but after a word for the day.
                    if is_short and match["s"] == "-":
                        is_told = is_told and words[at - 1].form in lexicon.DAY_NAMED
                    return (calendar if is_told else NO_DATE), end
                return None if is_short else (NO_DATE, end)
    return None


def _after_hour(words: Sequence[Word], at: int) -> int:
    """The position after the hour that is written on to a date: 2024-11-04T10:30:00Z."""
    if words[at].form != "t" or words[at].gap or not words[at + 1].is_digits:
        return at
    end = at + 2
    while words[end].is_digits and words[end].gap in (":", "+", "."):
        end += 1
    return end + (words[end].form == "z" and not words[end].gap)


def _month_and_year(words: Sequence[Word], at: int) -> tuple[Adverb, int] | None:
    """11/2024 is a month, or the number of a paper: no year alone."""
    year = words[at + 1]
    is_short = words[at].is_digits and len(words[at].form) <= 2 and not is_part(words[at])
    is_whole = is_short and year.gap == "/" and is_four_digits(year)
    return (NO_DATE, at + 2) if is_whole and not is_suffixed(words, at + 1) else None


def exists(day: Calendar) -> bool:
    """Whether a day is one of the calendar; without a year, of any year."""
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
    if is_part(words[at]):
        return None
    first = last = _day(words[at])
    is_apart = False
    end = _after_day(words, at)
    while last is not None and (more := _next_day(words, end)):
        following = _day(words[more])
        if following is None or following <= last:
            break
        is_listed = is_list(words, end) or words[end].gap.strip() == _AND
        is_apart = is_apart or (is_listed and following > last + 1)
        last, end = following, _after_day(words, more)
    # A month may be written on to its day: 15अगस्त, 15/अगस्त, 15.अगस्त.
    is_number = words[end - 1].is_digits or words[end - 1].form in lexicon.WRITTEN_ON
    is_written_on = is_number and words[end].gap in ("", "/", ".")
    is_beside = is_joined(words[end]) or is_written_on
    if first is None or last is None or not is_beside:
        return None
    if is_day_of_month(words, end):
        days = _ranged(Calendar(day=first), Calendar(day=last))
        return (_SEVERAL if is_apart else days), end + 1
    if not is_month(words, end):
        return None
    month = lexicon.MONTHS[words[end].form]
    year, after = _year_after_month(words, end + 1)
    if year is None and (short := short_year_after(words, after)):
        year, after = short, after + 1
    dates = [Calendar(year, month, day) for day in (first, last)]
    is_told = all(map(exists, dates)) and (year or 0) <= LAST_YEAR
    if is_told and is_apart and not is_between(words, after):
        return _SEVERAL, after
    return (_ranged(*dates) if is_told else NO_DATE), after


_SEVERAL = Adverb("in_part")  # 13 और 20 नवंबर: two days, and none of those between


def is_between(words: Sequence[Word], at: int) -> bool:
    """Whether what follows makes one range of two: 13 और 20 नवंबर के बीच."""
    return [word.form for word in words[at : at + 2]] == [lexicon.OF, lexicon.BETWEEN]


_AND = "&"
_BETWEEN_DAYS = ("/", "—", _AND)


def _next_day(words: Sequence[Word], at: int) -> int | None:
    """The position of the next of some days: 12 और 13, 12 से 15, 12/13, 12 & 13, 12—13 (मई)."""
    is_beside = words[at].is_digits and words[at - 1].is_digits
    if is_beside and words[at].gap.strip() in _BETWEEN_DAYS:
        return at
    if words[at].form == lexicon.LATIN_TO and is_spaced(words[at]) and is_spaced(words[at + 1]):
        return at + 1
    return next_in_series(words, at)


def _after_day(words: Sequence[Word], at: int) -> int:
    """The position after a day, and after what is written on to it: 4th."""
    is_ordinal = words[at].is_digits and words[at + 1].form in lexicon.WRITTEN_ON
    return at + 2 if is_ordinal and not words[at + 1].gap else at + 1


def is_part(word: Word) -> bool:
    """Whether digits go on from others before them: 3/4, 7.5.2."""
    return word.is_digits and word.gap[-1:] in ("/", "⁄", ".") and word.gap.strip() == word.gap


def is_day_of_month(words: Sequence[Word], at: int) -> bool:
    """Whether a word says that a number is a day: 15 तारीख, 15 ता. (को)."""
    word = words[at]
    is_short = word.form == lexicon.SHORT_DAY_OF_MONTH and words[at + 1].gap.startswith(".")
    return word.form == lexicon.DAY_OF_MONTH or is_short


def _day(word: Word) -> int | None:
    if word.form.isdecimal():
        number = int(word.form) if len(word.form) <= 2 else 0
    else:
        number = int(CARDINALS.get(word.form, 1 if word.form in lexicon.FIRST_OF_MONTH else 0))
    return number if 1 <= number <= 31 else None


def _ranged(first: Calendar, last: Calendar) -> Calendar | Interval:
    return first if first == last else Interval(first, last)


def is_month(words: Sequence[Word], at: int) -> bool:
    """Whether a word names a month; मार्च may be a march, May a verb, and मई दिवस is a feast."""
    if words[at].form not in lexicon.MONTHS:
        return False
    if words[at].form in lexicon.STOPPED_MONTHS:
        return is_pointed(words, at + 1) and (
            (at > 0 and words[at - 1].is_digits) or is_four_digits(_after_point(words, at + 1))
        )
    if words[at].form in lexicon.SHORT_MONTHS:
        return (at > 0 and words[at - 1].is_digits) or _after_point(words, at + 1).is_digits
    if words[at].form == lexicon.MAY and words[at + 1].form == lexicon.FEAST:
        return False
    marches = words[at].form == lexicon.MARCH and (
        (at > 0 and words[at - 1].form in lexicon.MARCHING_BEFORE)
        or words[at + 1].form in lexicon.MARCHING_AFTER
    )
    return not marches


def _after_point(words: Sequence[Word], at: int) -> Word:
    return words[at + is_sign(words[at])]


def _months(words: Sequence[Word], at: int) -> tuple[Calendar | Interval | Adverb, int] | None:
    """जून, जून 2024, अक्टूबर-नवंबर 2024, जून से अगस्त; जून 15, 2024."""
    if not is_month(words, at):
        return None
    if whole := _day_after_month(words, at):
        return whole
    first = last = lexicon.MONTHS[words[at].form]
    end = at + 1
    more = next_in_series(words, end)
    if more and not is_list(words, end) and is_month(words, more):
        following = lexicon.MONTHS[words[more].form]
        if following > first:
            last, end = following, more + 1
    year, after = _year_after_month(words, end)
    if year is None and is_shortened_year(words, end) and (year := short_year_after(words, end)):
        after = end + 1
    if year is not None and year > LAST_YEAR:
        return NO_DATE, after
    return _ranged(Calendar(year, first), Calendar(year, last)), after


def _year_after_month(words: Sequence[Word], at: int) -> tuple[int | None, int]:
    """The year after a month, if it is said, and the position after it: नवंबर (माह) 2022."""
    is_named = lexicon.TIME_UNITS.get(words[at].form) == "month" and is_spaced(words[at])
    year, end = year_after(words, at + is_named)
    return year, end if year else at


def _day_after_month(words: Sequence[Word], at: int) -> tuple[Calendar | Adverb, int] | None:
    """जून 15, 2024; जून 15-16, 2024; Jun 15."""
    day = _day(words[at + 1]) if words[at + 1].is_digits and is_spaced(words[at + 1]) else None
    if day is None:
        return None
    end = _after_day(words, at + 1)
    more = is_hyphened(words[end]) and words[end].is_digits
    is_year = words[end].form in lexicon.YEAR_BEFORE and is_four_digits(words[end + 1])
    if not is_year and is_countable(words, end + more):
        return None
    year, end = year_after(words, end + more)
    if year is None and words[at].form not in lexicon.SHORT_MONTHS:
        return None  # of जून 15 लोग it cannot be told
    whole = Calendar(year, lexicon.MONTHS[words[at].form], day)
    return (whole if exists(whole) and not more else NO_DATE), end
