"""Times of several parts in Hindi, none of which alone says when: अगले सप्ताह मंगलवार."""

from collections.abc import Sequence

from sandhi.language.hindi.function_words import CASE_MARKERS, GENITIVES
from sandhi.language.hindi.numbers.numerals import Numeral, read_numeral
from sandhi.language.hindi.times import words as lexicon
from sandhi.language.hindi.times.calendar_dates import exists, is_day_of_month, is_month, read_date
from sandhi.language.hindi.times.years import year_after
from sandhi.language.hindi.words import Word, is_joined, is_spaced
from sandhi.language.times.meanings import (
    Adverb,
    Ago,
    Calendar,
    DatedWeekday,
    DayOfWeek,
    Era,
    Interval,
    Meaning,
    Period,
    Weekday,
    Within,
)

# What may part a weekday from its date.
_BESIDE = (" ", ", ", " (", ",", "\u00a0")


def with_nested(words: Sequence[Word], meaning: Meaning, end: int) -> tuple[Meaning, int]:
    """An expression with what follows and belongs to it: what both mean, and the position after.

    What cannot be reckoned from both is a time ``Within`` the first.
    """
    return (
        _weekday_and_date(words, meaning, end)
        or _distance_and_date(words, meaning, end)
        or _week_and_weekday(words, meaning, end)
        or _part_of(words, meaning, end)
        or (meaning, end)
    )


def counts_off(words: Sequence[Word], end: int) -> bool:
    """Whether an ordinal tells which part of a time is meant, after the word at a position."""
    ordinal = read_numeral(words, end + 1) if words[end].form else None
    return ordinal is not None and ordinal.class_ == "ordinal"


def _weekday_and_date(
    words: Sequence[Word], meaning: Meaning, end: int
) -> tuple[Meaning, int] | None:
    """सोमवार, 4 नवंबर and 4 नवंबर (सोमवार) are one day, which the date names, if it is that day.

    Its year may follow either: 4 नवंबर, सोमवार, 2024.
    """
    if words[end].gap not in _BESIDE or not words[end].form:
        return None
    if isinstance(meaning, Weekday) and meaning.shift is None:
        date = read_date(words, end)
        if date and isinstance(date[0], Calendar) and date[0].day and date[0].month:
            return DatedWeekday(date[0], meaning.day), date[1]
        return date if date and isinstance(date[0], Adverb) else None
    at = end + (words[end].form == lexicon.DATED_DAY and is_spaced(words[end + 1]))  # दिन सोमवार
    weekday = lexicon.WEEKDAYS.get(words[at].form)
    if weekday is None or not isinstance(meaning, Calendar) or not meaning.day:
        return None
    day, after = _with_year(words, meaning, at + 1)
    return DatedWeekday(day, weekday), after


def _with_year(words: Sequence[Word], day: Calendar, at: int) -> tuple[Calendar, int]:
    """A day with the year that follows its weekday, if it has none yet, and the position after."""
    year, after = year_after(words, at)
    with_year = day._replace(year=year)
    is_open = day.month is not None and (day.year, day.year_shift) == (None, None)
    return (with_year, after) if year and is_open and exists(with_year) else (day, at)


def _distance_and_date(
    words: Sequence[Word], meaning: Meaning, end: int
) -> tuple[Meaning, int] | None:
    """दो साल पहले नवंबर में, एक हफ्ते पहले मंगलवार को."""
    start = end + 1 if words[end].form in GENITIVES else end
    if not isinstance(meaning, Ago) or not words[start].form or not is_spaced(words[start]):
        return None
    if words[start].form in lexicon.WEEKDAYS:
        return Within(meaning), start + 1
    date = read_date(words, start)
    if date is None or not isinstance(date[0], Calendar) or date[0].year or not date[0].month:
        return None
    number = meaning.number
    if meaning.unit == "year" and number is not None and number == int(number):
        return date[0]._replace(year_shift=-int(number)), date[1]
    return Within(meaning), date[1]


def _week_and_weekday(
    words: Sequence[Word], meaning: Meaning, end: int
) -> tuple[Meaning, int] | None:
    """अगले सप्ताह मंगलवार, पिछले हफ्ते के सोमवार."""
    start = end + 1 if words[end].form in GENITIVES else end
    form = words[start].form
    if (
        not isinstance(meaning, Period)
        or form not in lexicon.WEEKDAYS
        or not is_spaced(words[start])
    ):
        return None
    if meaning.unit == "week":
        return DayOfWeek(lexicon.WEEKDAYS[form], meaning.shift), start + 1
    return Within(meaning), start + 1


def _part_of(words: Sequence[Word], meaning: Meaning, end: int) -> tuple[Meaning, int] | None:
    """जून के अंतिम सप्ताह, 2016 की तीसरी तिमाही, अगले महीने की 20 तारीख, जून के अंत."""
    if not isinstance(meaning, Calendar | Interval | Period | Era):
        return None
    if isinstance(meaning, Calendar) and meaning.day:
        return None
    start = end + 1
    if words[end].form not in GENITIVES:
        if not _is_part_beside(words, end):
            return None
        start = end  # नवंबर मध्य, 2019 अंत में
    if not words[start].form:
        return None
    ordinal = read_numeral(words, start)
    if ordinal is not None and ordinal.class_ != "ordinal":
        ordinal = None
    if isinstance(meaning, Period) and meaning.unit == "week" and words[start].form in lexicon.ENDS:
        return meaning._replace(unit="weekend"), start + 1
    if words[start].form in lexicon.EDGES:
        # No date is finer than a month without a day, so that the end of one is that month.
        in_month = isinstance(meaning, Calendar) and meaning.month is not None
        return (meaning if in_month else Within(meaning)), start + 1
    if words[start].form in lexicon.SEASONS or words[start].form in lexicon.FEASTS:
        return Within(meaning), start + 1
    if start == end:
        return None
    if is_day_of_month(words, start + 1) and (ordinal or words[start].is_digits):
        day = int(words[start].form) if words[start].form.isdecimal() else 0
        is_month = isinstance(meaning, Calendar) and meaning.month is not None
        if isinstance(meaning, Calendar) and is_month and 1 <= day <= 31:
            dated = meaning._replace(day=day)
            return (dated if exists(dated) else Adverb("no_date")), start + 2
        # Of a year no day is told by its number alone.
        is_year = isinstance(meaning, Calendar) and not is_month
        return None if is_year else (Within(meaning), start + 2)
    after = start + (words[start].form in lexicon.PART_BEFORE)
    if ordinal:
        after = end_of_ordinals(words, ordinal)
    several = read_numeral(words, after) if after > start else None
    if several and several.class_ == "figure":
        after = several.end  # (2024 के) आखिरी तीन महीने
    unit = lexicon.TIME_UNITS.get(words[after].form)
    is_part = unit or words[after].form in lexicon.ANNIVERSARIES.union(lexicon.WEEKDAYS)
    if after == start or not is_part:
        return None
    if isinstance(meaning, Calendar) and meaning.month is None and meaning.year is not None:
        months = _months_of_part(words, ordinal, after)
        if months:
            first, last = (meaning._replace(month=month) for month in months)
            return Interval(first, last), after + 1
    return Within(meaning), after + 1


def _is_part_beside(words: Sequence[Word], at: int) -> bool:
    """Whether a part of a time stands right after it, and tells no more: (नवंबर) मध्य, (साल) अंत में.

    Of नवंबर शुरू हुआ, or of साल मध्य प्रदेश में, it tells something else.
    """
    word, after = words[at], words[at + 1] if words[at].form else words[at]
    is_part = word.form in lexicon.EDGES | lexicon.SEASONS
    ends = not after.form or after.form in CASE_MARKERS or not is_spaced(after)
    return is_part and is_spaced(word) and ends


def _months_of_part(
    words: Sequence[Word], ordinal: Numeral | None, at: int
) -> tuple[int, int] | None:
    """The first and the last month of a quarter or a half of a year, by its number."""
    is_half = words[at].form == lexicon.HALF_YEAR
    is_quarter = lexicon.TIME_UNITS.get(words[at].form) == "quarter"
    length = 6 if is_half else 3 if is_quarter else 0
    number = int(ordinal.value) if ordinal and ordinal.value else 0
    is_one = length and 1 <= number <= 12 // length
    return (length * (number - 1) + 1, length * number) if is_one else None


def end_of_ordinals(words: Sequence[Word], ordinal: Numeral) -> int:
    """The position after an ordinal and those that it is listed with: पहले और तीसरे (हफ्ते)."""
    end = ordinal.end
    while words[end].form in lexicon.LISTS and is_spaced(words[end]):
        more = read_numeral(words, end + 1) if words[end + 1].form else None
        if more is None or more.class_ != "ordinal":
            break
        end = more.end
    return end


def part_before_year(words: Sequence[Word], ordinal: Numeral) -> tuple[Meaning, int] | None:
    """तीसरी तिमाही 2016, दूसरी छमाही 2016."""
    is_quarter = lexicon.TIME_UNITS.get(words[ordinal.end].form) == "quarter"
    if not is_quarter and words[ordinal.end].form not in lexicon.ANNIVERSARIES:
        return None
    year, end = year_after(words, ordinal.end + 1)
    if year is None:
        return None
    if months := _months_of_part(words, ordinal, ordinal.end):
        return Interval(*(Calendar(year, month) for month in months)), end
    return Within(Calendar(year)), end


def read_before_month(words: Sequence[Word], at: int) -> tuple[Meaning, int] | None:
    """मध्य नवंबर, शुरुआती नवंबर: no date is finer than a month without a day."""
    is_of_month = is_joined(words[at + 1]) and is_month(words, at + 1)
    date = read_date(words, at + 1) if is_of_month else None
    return date if date and isinstance(date[0], Calendar) and not date[0].day else None


def read_feast(words: Sequence[Word], at: int) -> tuple[Meaning, int] | None:
    """दिवाली 2024, गर्मी 2024: within that year; without one it is no time that is told."""
    year, end = year_after(words, at + 1)
    return (Within(Calendar(year)), end) if year else None


def read_lettered(words: Sequence[Word], at: int) -> tuple[Meaning, int] | None:
    """Q3 2024, FY25: of a year that begins who knows when."""
    number = words[at + 1]
    if not number.is_digits or number.gap not in ("", " ", "-", "'"):
        return None
    year, end = year_after(words, at + 2)
    is_half = words[at].form == lexicon.HALF  # of a year, where one follows: H1 2024
    return (Adverb("in_part"), end) if year or not is_half else None
