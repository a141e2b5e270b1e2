"""Times told by their distance from publication: पिछले तीन महीने, इस साल जून, दो दिन पहले."""

from collections.abc import Sequence

from sandhi.language.hindi.function_words import FUNCTION_WORDS, GENITIVES
from sandhi.language.hindi.numbers.approximators import approximator_before, read_before
from sandhi.language.hindi.numbers.numerals import Numeral, read_numeral
from sandhi.language.hindi.numbers.ranges import read_quantity
from sandhi.language.hindi.numbers.words import NUMERAL_STARTS
from sandhi.language.hindi.times import words as lexicon
from sandhi.language.hindi.times.calendar_dates import read_date
from sandhi.language.hindi.times.clock_times import read_part_of_day
from sandhi.language.hindi.times.year_names.fiscal_years import end_of_name
from sandhi.language.hindi.words import Word, is_joined, is_spaced, read_phrase
from sandhi.language.times.meanings import (
    Adverb,
    Ago,
    Calendar,
    Coming,
    Day,
    Interval,
    Lasting,
    Meaning,
    Period,
    Weekday,
    Weekdays,
)

Read = tuple[Meaning, int] | None


def read_counted_time(words: Sequence[Word], numeral: Numeral, *, about: bool = False) -> Read:
    """Read so much time up to publication: तीन दिन पहले, (लगभग) तीन साल से, कुछ महीने पहले."""
    at = numeral.end
    unit = lexicon.TIME_UNITS.get(words[at].form)
    if unit is None or numeral.class_ in ("ordinal", "dual") or not is_joined(words[at]):
        return None
    goes_on = _goes_on_from_more(words, numeral.begin)  # (दो घंटे) 30 मिनट पहले
    is_loose = unit in _LONG and numeral.value is not None and numeral.value % 1 != 0
    number = None if about or goes_on or is_loose else numeral.value
    after = words[at + 1].form
    if after in lexicon.AGO:
        by_event = _counts_from(words, numeral.begin)  # चुनाव से दो दिन पहले
        before = approximator_before(words, numeral.begin, 0) if about and not goes_on else None
        is_about = before is not None and before.qualifier == "about"
        ago = Ago(unit, numeral.value, True) if is_about else Ago(unit, number)
        return (Adverb("then") if by_event else ago), at + 2
    if after == lexicon.LATER:
        return Adverb("then"), _end_of_yearless(words, at + 2)
    if more := _more_than(words, at + 1):
        return more
    since = after == lexicon.SINCE and words[at + 2].form not in lexicon.NOT_AFTER_SINCE
    if since and _goes_up_to(words, at + 2):
        return None
    first_in = after == lexicon.IN and any(
        word.form in lexicon.SUPERLATIVES for word in words[at + 2 : at + 5]
    )
    return (Lasting(unit, number), at + 2) if since or first_in else None


_LONG = ("decade", "century")  # half of which, or one and a half of them, tell no year: आधी सदी पहले


def _goes_up_to(words: Sequence[Word], at: int) -> bool:
    """Whether so much time follows, up to which it is a range: (6 माह से) 5 वर्ष."""
    at += words[at].form == lexicon.BEGINNING
    more = read_quantity(words, at) if words[at].form else None
    return more is not None and words[more.end].form in lexicon.TIME_UNITS


def _end_of_yearless(words: Sequence[Word], at: int) -> int:
    """The position after a month without a year that a distance leads to: एक साल बाद नवंबर."""
    date = read_date(words, at) if words[at].form and is_spaced(words[at]) else None
    if date is None or isinstance(date[0], Adverb):
        return at
    first = date[0].first if isinstance(date[0], Interval) else date[0]
    return date[1] if first.month and not first.year else at


def _more_than(words: Sequence[Word], at: int) -> Read:
    """(एक महीने) से अधिक समय बाद, (दो साल) से ज्यादा पहले: when that was is told elsewhere."""
    if words[at].form != lexicon.SINCE or words[at + 1].form not in lexicon.MORE:
        return None
    end = at + 2 + (words[at + 2].form in lexicon.TIME)
    is_told = end < len(words) and words[end].form in lexicon.AGO | {lexicon.LATER}
    return (Adverb("then"), end + 1) if is_told else None


def _counts_from(words: Sequence[Word], begin: int) -> bool:
    """Whether what is counted from stands before a count of time: चुनाव से (ठीक, करीब) दो दिन पहले."""
    about = approximator_before(words, begin, 0)
    begin = about.begin if about else begin
    begin -= begin > 0 and words[begin - 1].form == lexicon.EXACTLY
    return begin > 0 and words[begin - 1].form == lexicon.SINCE


def _goes_on_from_more(words: Sequence[Word], begin: int) -> bool:
    """Whether a count of time goes on from one before it: दो घंटे 30 मिनट, दो साल और तीन महीने."""
    is_listed = begin > 0 and words[begin - 1].form in lexicon.LISTS and is_joined(words[begin])
    end = begin - is_listed
    unit = end > 1 and words[end - 1].form in lexicon.TIME_UNITS
    if not unit or not (is_joined(words[end]) or words[end].gap == ", "):
        return False
    return words[end - 2].is_digits or words[end - 2].form in NUMERAL_STARTS


def read_shifted(words: Sequence[Word], at: int) -> Read:
    """Read a time that a determiner places: पिछले तीन महीने, अगले मंगलवार, इस बैठक के दौरान."""
    determiner = read_phrase(words, at, lexicon.SHIFTS)
    if determiner is None or not is_joined(words[determiner[1]]):
        return None
    shift, start = determiner
    if words[start].form == lexicon.VERY and words[start + 1].form in lexicon.WEEKDAYS:
        return Adverb("then"), start + 2  # अगले ही सोमवार
    time = _that_time(words, start) if shift == "that" else _shifted(words, start, int(shift))
    return time or _during(words, start)


def _that_time(words: Sequence[Word], at: int) -> Read:
    """(उस) साल, (उसी) मंगलवार, (उस) रात."""
    form = words[at].form
    if form in lexicon.TIME_UNITS or form in lexicon.WEEKDAYS or form in lexicon.MONTHS:
        return Adverb("then"), at + 1
    return read_part_of_day(words, at)


def _during(words: Sequence[Word], at: int) -> Read:
    """(इस) बैठक के दौरान."""
    for end in range(at + 1, min(at + 4, len(words) - 2)):
        if words[end].form == "के" and words[end + 1].form == lexicon.DURING:
            return Adverb("then"), end + 2
        if words[end].form in FUNCTION_WORDS:
            break
    return None


def _shifted(words: Sequence[Word], at: int, shift: int) -> Read:
    form = words[at].form
    if form in lexicon.WEEKDAYS:
        return Weekday(lexicon.WEEKDAYS[form], shift), at + 1
    if form in lexicon.MONTHS and (month := read_date(words, at)):
        return _moved(month[0], month_shift=shift), month[1]
    return read_part_of_day(words, at) or _shifted_period(words, at, shift)


def _shifted_period(words: Sequence[Word], at: int, shift: int) -> Read:
    """(पिछले) तीन महीने, (इस) साल जून, (आने वाले) दिनों."""
    approximator = read_before(words, at)
    at = approximator.end if approximator else at
    numeral = read_quantity(words, at)
    if fiscal_end := None if numeral else end_of_name(words, at):
        return read_date(words, at) or (Period("fiscal_year", shift), fiscal_end)
    end = numeral.end if numeral else at
    form = words[end].form
    unit = lexicon.TIME_UNITS.get(form)
    if unit is None:
        return None
    if numeral and numeral.value and not approximator:
        counted = Coming if shift > 0 else Lasting
        return counted(unit, numeral.value), end + 1
    if numeral and numeral.class_ == "figure" and shift < 0:
        return Lasting(unit, None), end + 1
    if numeral or form.endswith(lexicon.OBLIQUE_PLURAL):
        return _some_time(unit, shift), end + 1
    if unit == "day":
        return Adverb("then"), end + 1
    dated = _date_of_year(words, end + 1, shift) if unit == "year" else None
    return dated or (Period(unit, shift), end + 1)


def _some_time(unit: str, shift: int) -> Meaning:
    """पिछले दिनों, पिछले कुछ वर्षों, आने वाले महीनों."""
    if shift < 0 and unit != "day":
        return Lasting(unit, None)
    return Adverb({-1: "recently", 0: "now", 1: "soon"}[shift])


def _date_of_year(words: Sequence[Word], at: int, shift: int) -> Read:
    """(इस साल) जून, (पिछले साल) के 15 अगस्त."""
    start = at + 1 if words[at].form in GENITIVES else at
    date = read_date(words, start) if words[start].form and is_spaced(words[start]) else None
    if date is None:
        return None
    if isinstance(date[0], Adverb):
        return date
    first = date[0].first if isinstance(date[0], Interval) else date[0]
    return (_moved(date[0], year_shift=shift), date[1]) if first.month and not first.year else None


def _moved(date: Calendar | Interval | Adverb, **shift: int) -> Calendar | Interval | Adverb:
    if isinstance(date, Adverb):
        return date
    if isinstance(date, Interval):
        return Interval(date.first._replace(**shift), date.last._replace(**shift))
    return date._replace(**shift)


def read_day(words: Sequence[Word], at: int) -> Read:
    """आज, कल; आज से दस दिन बाद is told from that day, and counted from today alone."""
    day = Day(lexicon.DAYS[words[at].form])
    start = at + 2 + (words[at + 1].form == lexicon.SINCE and words[at + 2].form == lexicon.EXACTLY)
    about = read_before(words, start) if words[at + 1].form == lexicon.SINCE else None
    start = about.end if about else start
    numeral = read_numeral(words, start) if words[at + 1].form == lexicon.SINCE else None
    if numeral and is_joined(words[at + 1]):
        unit, way = words[numeral.end], words[min(numeral.end + 1, len(words) - 1)].form
        if unit.form in lexicon.TIME_UNITS and way in lexicon.AGO | {lexicon.LATER}:
            is_counted = way in lexicon.AGO and not day.distance
            ago = Ago(lexicon.TIME_UNITS[unit.form], None if about else numeral.value)
            return (ago if is_counted else Adverb("then")), numeral.end + 2
    return day, at + 1


def read_weekday(words: Sequence[Word], at: int) -> Read:
    """रविवार; रविवार और सोमवार के बीच, सोमवार से शुक्रवार तक are one time."""
    for between, *after in lexicon.FROM_TO:
        end = at + 3 + len(after)
        rest = words[at + 1 : end]
        forms = [word.form for word in rest]
        is_whole = forms[:1] == [between] and forms[2:] == after and all(map(is_joined, rest))
        if is_whole and forms[1] in lexicon.WEEKDAYS:
            return Weekdays(lexicon.WEEKDAYS[words[at].form], lexicon.WEEKDAYS[forms[1]]), end
    return Weekday(lexicon.WEEKDAYS[words[at].form], None), at + 1
