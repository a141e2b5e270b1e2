"""What two expressions of time mean that touch: one time, two that share a year, or neither."""

from collections.abc import Sequence

from sandhi.language.hindi.clusters.dates import (
    IN_PART,
    as_date,
    first_date,
    has_year,
    interval,
    is_alike,
    is_date,
    is_day_alone,
    is_month_alone,
    is_stretch,
    is_year,
    is_yearless,
    month_of,
    of_month,
    of_year,
    order_in_year,
    parts_said,
)
from sandhi.language.hindi.clusters.joints import (
    COMMA,
    DASH,
    DIRECT,
    GENITIVE,
    LIST,
    MARKED,
    RANGE,
    SAME,
)
from sandhi.language.hindi.clusters.wholes import is_distance
from sandhi.language.hindi.function_words import GENITIVES
from sandhi.language.hindi.times import words as lexicon
from sandhi.language.hindi.times.calendar_dates import is_between
from sandhi.language.hindi.times.phrases import TimePhrase
from sandhi.language.hindi.words import Word
from sandhi.language.times.meanings import (
    Adverb,
    Ago,
    Calendar,
    DatedWeekday,
    Day,
    DayOfWeek,
    Era,
    Interval,
    Meaning,
    Period,
    Same,
    Weekday,
    Within,
)

Pair = tuple[TimePhrase | None, TimePhrase]


def together(words: Sequence[Word], first: TimePhrase, joint: str, second: TimePhrase) -> Pair:
    """Two expressions that touch, each with what the other says of it; or both as one."""
    if joint == LIST and is_between(words, second.end):
        joint = RANGE  # 2014 और 2019 के बीच
    if joint in (LIST, COMMA, RANGE, DASH):
        is_closed = joint == DASH or _is_closed(words, second.end)
        meanings = _listed_days(first.meaning, joint, second.meaning, is_closed=is_closed)
    else:
        meanings = _one_time(words, first, joint, second)
    if meanings is None and _is_fragment(words, first, joint, second):
        meanings = None, IN_PART
    if meanings is None:
        return first, second
    before, after = meanings
    if before is None:
        end = max(second.end, _end_of_day(words, second))
        is_dated = first.dated_end > first.begin or second.dated_end > second.begin
        return None, TimePhrase(first.begin, end, after, end if is_dated else first.begin)
    return first._replace(meaning=before), second._replace(meaning=after)


def _is_fragment(words: Sequence[Word], first: TimePhrase, joint: str, second: TimePhrase) -> bool:
    """Whether one of two dates may lack what the other says: a year, a month or a day."""
    earlier, later = first.meaning, second.meaning
    if isinstance(later, Weekday) and earlier == IN_PART:
        return joint not in (MARKED, COMMA)
    if isinstance(earlier, Weekday) and later == IN_PART:
        return joint in (LIST, RANGE, DASH)  # शनिवार और रविवार, 16-17 नवंबर
    if is_year(earlier) and later == IN_PART:
        return joint == GENITIVE  # 2023 की सितंबर तिमाही
    if isinstance(earlier, Period) and later == _THEN:
        return joint == DIRECT  # पिछले साल इसी दिन
    if _hangs_on_another(later):
        return joint == GENITIVE and (is_date(earlier) or isinstance(earlier, Weekday))
    if not is_date(later):
        return False
    if earlier == IN_PART:
        is_whole = has_year(later) and month_of(later) is not None
        if joint == MARKED:
            return not is_whole and words[second.end].form not in GENITIVES
        return not (joint in _LISTS and is_whole)
    if not is_date(earlier) or (has_year(earlier) and has_year(later)):
        return False
    if joint == MARKED and (month_of(later) or words[second.end].form in GENITIVES):
        return False  # 4 नवंबर को 2022 के समझौते
    return parts_said(earlier) != parts_said(later) or has_year(earlier) != has_year(later)


def _hangs_on_another(meaning: Meaning) -> bool:
    """Whether a time that is reckoned from another one follows it: मई के अगले महीने, के दो दिन बाद."""
    return isinstance(meaning, Ago) or (isinstance(meaning, Period) and meaning.shift == 1)


_LISTS = (LIST, COMMA)
_THEN = Adverb("then")
_PERIODS = ("year", "month")
Meanings = tuple[Meaning | None, Meaning] | None


def _is_closed(words: Sequence[Word], end: int) -> bool:
    """Whether what follows closes a range: 5 मई से 6 जून 2022 तक."""
    return words[end].form == lexicon.UP_TO or is_between(words, end)


def _end_of_day(words: Sequence[Word], phrase: TimePhrase) -> int:
    """The position after the day of a weekday: सोमवार के दिन."""
    forms = [word.form for word in words[phrase.end : phrase.end + 2]]
    is_day = isinstance(phrase.meaning, Weekday) and forms == [lexicon.OF, lexicon.DATED_DAY]
    return phrase.end + 2 if is_day else phrase.end


def _listed_days(first: Meaning, joint: str, second: Meaning, *, is_closed: bool) -> Meanings:
    """Two dates in a list, each with or without its day of the week."""
    dates = [one.date if isinstance(one, DatedWeekday) else one for one in (first, second)]
    meanings = _listed(dates[0], joint, dates[1], is_closed=is_closed)
    if meanings is None or meanings[0] is None or dates == [first, second]:
        return meanings
    before, after = (
        DatedWeekday(date, one.weekday)
        if isinstance(one, DatedWeekday) and isinstance(date, Calendar)
        else date
        for one, date in zip((first, second), meanings, strict=True)
    )
    return before, after or IN_PART


def _listed(first: Meaning, joint: str, second: Meaning, *, is_closed: bool) -> Meanings:
    """मई और जून 2022, 5 मई से 6 जून 2022 तक, हर साल मई और जून."""
    if first == Adverb("recurring") and is_yearless(second) and joint in (LIST, COMMA):
        return None, first
    if isinstance(second, Weekday) and isinstance(first, Weekday | DayOfWeek):
        return _listed_weekdays(first, joint, second)
    if isinstance(first, Weekday) and is_date(second) and is_yearless(second):
        is_one = isinstance(second, Interval) or first.shift is not None
        return (None, IN_PART) if joint == COMMA and is_one else None
    if isinstance(first, Day) and isinstance(second, Day):
        return (None, IN_PART) if joint == DASH else None  # आज-कल
    if is_year(first) and is_year(second) and is_closed and joint == RANGE:
        is_later = (first_date(first).year or 0) < (first_date(second).year or 0)
        return (None, interval(first, second)) if is_later else None
    era = second.whole if isinstance(second, Within) else second
    if isinstance(era, Era) and is_year(first):
        return None, IN_PART  # 1950 और 1960 के दशकों
    if is_year(first) and is_yearless(second) and joint == COMMA:
        return None, of_year(second, first)
    if is_yearless(first) and is_year(second) and joint == DASH:
        return None, IN_PART
    is_dated = all(
        isinstance(one, Calendar | Interval) and month_of(one) for one in (first, second)
    )
    if not is_dated:
        return None
    if is_yearless(second) and is_yearless(first):
        is_range = joint in (RANGE, DASH) and is_alike(first, second)
        return (None, interval(first, second)) if is_range else None
    if is_yearless(first):
        return _with_year_of(first, joint, second, is_closed=is_closed)
    if not is_yearless(second):
        return _with_years(first, second) if joint in (RANGE, DASH) else None
    return _after_year(first, joint, second, is_closed=is_closed)


def _listed_weekdays(first: Weekday | DayOfWeek, joint: str, second: Weekday) -> Meanings:
    """अगले सोमवार और बुधवार, अगले हफ्ते सोमवार और बुधवार, अगले सोमवार से बुधवार तक."""
    is_told = isinstance(first, DayOfWeek) or first.shift is not None
    if second.shift is not None or not is_told:
        return None
    if joint != LIST:
        return (first if joint == COMMA else None), IN_PART
    return first, first._replace(day=second.day)


def _with_years(first: Meaning, second: Meaning) -> Meanings:
    """From one date to a later one, each with its year: नवंबर 2023 - मार्च 2024."""
    if not (is_alike(first, second) and as_date(first).year and as_date(second).year):
        return None
    ends = [(as_date(one).year, *order_in_year(one)) for one in (first, second)]
    return (None, interval(first, second)) if ends[0] < ends[1] else None


def _with_year_of(first: Meaning, joint: str, second: Meaning, *, is_closed: bool) -> Meanings:
    """The first of two dates, of the year of the second: मई और जून 2022."""
    last = first_date(second)
    if parts_said(first) != parts_said(second):
        return IN_PART, second  # मई और 6 जून 2022
    dated = of_year(first, Calendar(last.year, year_shift=last.year_shift))
    if order_in_year(dated) >= order_in_year(second, is_last=False):
        return None, IN_PART  # नवंबर-फरवरी 2022
    is_range = is_closed and joint in (RANGE, DASH) and is_alike(dated, second)
    return (None, interval(dated, second)) if is_range else (dated, second)


def _after_year(first: Meaning, joint: str, second: Meaning, *, is_closed: bool) -> Meanings:
    """What follows a date with its year, and has none: 5 मई 2022 और 6 जून."""
    year = first_date(first)
    if year.year is not None or parts_said(first) != parts_said(second):
        # नवंबर 2023 से मार्च is one span, of which no end is told alone.
        return None if joint in (RANGE, DASH) else first, IN_PART
    dated = of_year(second, year)
    if order_in_year(first) >= order_in_year(dated, is_last=False):
        return None, IN_PART
    is_range = is_closed and joint in (RANGE, DASH) and is_alike(first, dated)
    return (None, interval(first, dated)) if is_range else (first, dated)


def _one_time(words: Sequence[Word], before: TimePhrase, joint: str, after: TimePhrase) -> Meanings:
    """2022 के नवंबर, सोमवार यानी 4 नवंबर, नवंबर की 5 तारीख."""
    first, second = before.meaning, after.meaning
    following = words[after.end].form
    is_day = _end_of_day(words, after) > after.end
    # 4 नवंबर को 2022 के समझौते: what belongs to another noun.
    is_of_noun = joint == MARKED and following in GENITIVES and not is_day
    whole: Meaning = first.whole if isinstance(first, Within) else first
    if isinstance(whole, Same):
        whole = whole.second  # पिछले साल 2023 के नवंबर
    if first == Adverb("then") and lexicon.TIME_UNITS.get(words[before.end - 1].form) in _PERIODS:
        is_told = not is_date(second) or has_year(second)
        return None if is_told else (None, first)  # उस साल 5 मई को
    if isinstance(first, Period) and isinstance(second, Period) and first.unit == "year":
        return (None, Within(first)) if first.shift or second.shift else None
    if is_year(whole) and is_yearless(second):
        by_day = words[before.end].form == lexicon.TO
        return None, IN_PART if by_day else of_year(second, whole)
    if is_year(whole) and isinstance(second, Within) and is_yearless(second.whole):
        dated = of_year(second.whole, whole)
        return None, Within(dated) if isinstance(dated, Calendar | Interval) else dated
    if is_of_noun:
        return None
    if is_yearless(whole) and is_year(second) and joint in (DIRECT, SAME):
        dated = of_year(whole, second)
        if isinstance(first, Within) and isinstance(dated, Calendar | Interval):
            return None, Within(dated)
        return None, dated
    if is_day_alone(second) and is_month_alone(first):
        return None, of_month(second, first)
    if is_day_alone(first) and is_month_alone(second):
        return None, IN_PART
    if isinstance(second, Weekday) and first == _THEN and joint == DIRECT:
        return (None, IN_PART) if is_distance(words, before.end) else None
    if isinstance(first, Weekday) or isinstance(second, Weekday):
        if joint == MARKED and following != lexicon.TO and not is_day:
            return None  # सोमवार को 30 नवंबर तक
        return _with_weekday(first, joint, second)
    if isinstance(first, Within) and isinstance(second, Calendar | Interval):
        return (None, first) if joint in (DIRECT, GENITIVE, SAME) else None
    if isinstance(first, Period) and is_day_alone(second) and joint != MARKED:
        return None, Within(first)
    if isinstance(first, Period) and first.unit == "year" and joint == MARKED:
        shifted = Calendar(year_shift=first.shift)
        return (None, of_year(second, shifted)) if is_yearless(second) else None
    if is_stretch(first) and is_yearless(second):
        return None, IN_PART  # वित्त वर्ष 2023-24 में नवंबर
    return _same(first, joint, second)


def _with_weekday(first: Meaning, joint: str, second: Meaning) -> Meanings:
    """A day with the day of the week that it is."""
    weekday, other = (first, second) if isinstance(first, Weekday) else (second, first)
    if not isinstance(weekday, Weekday) or isinstance(other, Weekday):
        return None
    if isinstance(other, Calendar) and other.day and weekday.shift is None:
        return None, DatedWeekday(other, weekday.day) if other.month else Same(weekday, other)
    if isinstance(other, Within) and other is first and joint != MARKED:
        return None, other
    if isinstance(other, Calendar | Interval) and joint in (DIRECT, SAME):
        return None, IN_PART
    return _same(first, joint, second)


def _same(first: Meaning, joint: str, second: Meaning) -> Meanings:
    """A time that is named twice: कल यानी सोमवार; no more is stated than both bear out."""
    if joint not in (DIRECT, SAME) or type(first) is type(second):
        return None
    if not isinstance(first, _OF_DAYS) or not isinstance(second, _OF_DAYS):
        return None
    return None, Same(first, second)


_OF_DAYS = Day | Weekday | Calendar | Interval | DatedWeekday | DayOfWeek | Ago | Period
