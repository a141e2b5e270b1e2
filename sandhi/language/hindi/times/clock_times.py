"""Times of day in Hindi: the parts of a day and the hours of the clock."""

from collections.abc import Sequence
from decimal import Decimal

import regex

from sandhi.language.hindi.function_words import GENITIVES
from sandhi.language.hindi.numbers.approximators import read_before
from sandhi.language.hindi.numbers.numerals import Numeral, read_numeral
from sandhi.language.hindi.numbers.ranges import with_range
from sandhi.language.hindi.times import words as lexicon
from sandhi.language.hindi.words import Word, is_hyphened, is_spaced, read_phrase
from sandhi.language.times.meanings import Adverb

Read = tuple[Adverb, int] | None

PART_OF_DAY = Adverb("time_of_day")
_HOURS = 24
_HUNDREDS = regex.compile("(?:[01][0-9]|2[0-4])[0-5][0-9]")  # 1830 बजे


def read_time_of_day(words: Sequence[Word], at: int) -> Read:
    """Read a part of the day with or without an hour: शाम, शाम 5 बजे, रात के करीब 11 बजे."""
    part = read_part_of_day(words, at)
    if part is None:
        return None
    start = part[1] + (words[part[1]].form in GENITIVES)
    approximator = read_before(words, start)
    hour = read_numeral(words, approximator.end if approximator else start)
    if hour and words[hour.end].form == lexicon.SINCE and (hour.value or 25) <= _HOURS:
        later = read_time_of_day(words, hour.end + 1)  # सुबह 10 से शाम 5 बजे
        if later and words[later[1] - 1].form in lexicon.OCLOCK:
            return later
        if _is_day_with_hour(words, hour.end + 1):
            return PART_OF_DAY, hour.end  # शुक्रवार सुबह 6 से शनिवार सुबह 6 बजे
    return (read_clock(words, hour) if hour else None) or part


def _is_day_with_hour(words: Sequence[Word], at: int) -> bool:
    """Whether a day begins at a position that has its hour: शनिवार सुबह 6 बजे, 15 नवंबर शाम 6 बजे."""
    is_dated = words[at].is_digits and words[at + 1].form in lexicon.MONTHS
    if not is_dated and words[at].form not in lexicon.WEEKDAYS:
        return False
    end = time_of_day_after(words, at + 1 + is_dated)
    return words[end - 1].form in lexicon.OCLOCK


def read_part_of_day(words: Sequence[Word], at: int) -> Read:
    """Read सुबह, दोपहर, शाम, रात and the like."""
    part = read_phrase(words, at, lexicon.PARTS_OF_DAY)
    return (PART_OF_DAY, part[1]) if part else None


def read_clock(words: Sequence[Word], hour: Numeral) -> Read:
    """Read a time that begins with an hour: 10:30, साढ़े दस बजे, 10 से 12 बजे."""
    end = _hour_end(words, hour)
    if end is None:
        return None
    hours = with_range(words, hour)
    if words[hours.end].form in lexicon.OCLOCK and (hours.upper or 25) <= _HOURS:
        return PART_OF_DAY, hours.end + 1  # 10-11 बजे, दस या ग्यारह बजे
    if words[end].form == lexicon.SINCE and (later := read_numeral(words, end + 1)):
        end = _hour_end(words, later) or end
    elif is_hyphened(words[end]) and (later := read_numeral(words, end)):  # 10-11:30 बजे
        later_end = _hour_end(words, later) or end
        end = later_end if words[later_end].form in lexicon.OCLOCK else end
    if words[end].form in lexicon.OCLOCK:
        minutes = read_numeral(words, end + 1) if words[end].form == lexicon.PAST_THE_HOUR else None
        is_whole = minutes and words[minutes.end].form == lexicon.MINUTES
        return PART_OF_DAY, (minutes.end + 1 if minutes and is_whole else end + 1)
    with_minutes = words[end - 1].is_digits and words[end - 1].gap == ":" and end - 1 > hour.begin
    return (PART_OF_DAY, end) if with_minutes else None


def _hour_end(words: Sequence[Word], hour: Numeral) -> int | None:
    """The position after an hour, with minutes or without."""
    # Digits that a colon parts are no numeral; they may be an hour with its minutes.
    is_parted = not hour.is_read and words[hour.begin + 1].gap == ":"
    is_parted = is_parted and words[hour.begin].is_digits
    number = Decimal(words[hour.begin].form) if is_parted else hour.value
    end = hour.begin + 1 if is_parted else hour.end
    if words[end].form in lexicon.OCLOCK and _HUNDREDS.fullmatch(words[hour.begin].form):
        return end
    if number is None or number > _HOURS:
        return None
    minutes = words[end]
    has_minutes = minutes.gap == ":" and len(minutes.form) == 2 and "00" <= minutes.form < "60"
    return end + 1 if has_minutes and minutes.form.isdecimal() else end


def time_of_day_after(words: Sequence[Word], at: int) -> int:
    """Return the position after a time of day that belongs to the day before it: (बुधवार) की शाम."""
    start = at + 1 if words[at].form == "की" and is_spaced(words[at]) else at
    if not is_spaced(words[start]):
        return at
    hour = read_numeral(words, start)
    time = (hour and read_clock(words, hour)) or read_time_of_day(words, start)
    return time[1] if time else at
