"""The grammar of Hindi expressions of time: where they stand in a sentence, and what each means.

A rule takes the words and a position, and returns what it read and the position after it, or None.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from sandhi.language.hindi.function_words import FUNCTION_WORDS, GENITIVES
from sandhi.language.hindi.numbers import words as number_words
from sandhi.language.hindi.numbers.approximators import BEFORE_NUMERAL, read_before
from sandhi.language.hindi.numbers.numerals import Numeral, is_counted_off, read_numeral
from sandhi.language.hindi.numbers.ranges import with_range
from sandhi.language.hindi.times import words as lexicon
from sandhi.language.hindi.times.calendar_dates import read_date
from sandhi.language.hindi.times.clock_times import read_clock, read_time_of_day, time_of_day_after
from sandhi.language.hindi.times.nested_times import (
    counts_off,
    end_of_ordinals,
    part_before_year,
    read_before_month,
    read_feast,
    read_lettered,
    with_nested,
)
from sandhi.language.hindi.times.relative_times import (
    read_counted_time,
    read_day,
    read_shifted,
    read_weekday,
)
from sandhi.language.hindi.times.year_names import eras, fiscal_years
from sandhi.language.hindi.times.years import next_in_series, read_era
from sandhi.language.hindi.words import Word, is_joined, read_phrase
from sandhi.language.times.meanings import (
    Adverb,
    Calendar,
    DatedWeekday,
    Era,
    Interval,
    Meaning,
    Period,
    Since,
    Within,
)

Read = tuple[Meaning, int] | None
Rule = Callable[[Sequence[Word], int], Read]


class TimePhrase(NamedTuple):
    """An expression of time: the positions of its words, and its meaning.

    Numerals up to ``dated_end`` are days, years or hours; after it they count, as in तीन दिन पहले.
    """

    begin: int
    end: int
    meaning: Meaning
    dated_end: int


def time_phrases(words: Sequence[Word]) -> list[TimePhrase]:
    """Return the expressions of time of a sentence, in the order of their ends.

    None overlap, but that one may begin with the date that it holds: 2022 में … के बाद से.
    """
    triggers = [at for at, word in enumerate(words) if word.is_digits or word.form in _TRIGGERS]
    forms = {words[at].form for at in triggers}  # तब that answers to जब is no time
    if lexicon.THEN in forms and any(word.form == lexicon.WHEN for word in words):
        triggers = [at for at in triggers if words[at].form != lexicon.THEN]
    phrases: list[TimePhrase] = []
    for at in triggers:
        if phrases and at < phrases[-1].end:
            continue
        phrase = _phrase_from(words, at)
        if phrase is None and words[at].form in _ENDINGS:
            phrase = _phrase_up_to(words, at, phrases)
        if phrase:
            phrases.append(phrase)
    return phrases


def _phrase_from(words: Sequence[Word], at: int) -> TimePhrase | None:
    """Read an expression from its first word on, a time of day after it included: बुधवार शाम."""
    rules = (_from_numeral,) if words[at].is_digits else _RULES.get(words[at].form, ())
    for rule in rules:
        if read := rule(words, at):
            meaning, said_end = with_nested(words, *read)
            end = time_of_day_after(words, said_end)
            is_dated = end > said_end or _holds_numerals(meaning, words[end - 1])
            # What a part of it is the how-manieth is counted all the same: (2016 की) तीसरी तिमाही.
            dated_end = read[1] if said_end > read[1] and counts_off(words, read[1]) else end
            return TimePhrase(at, end, meaning, dated_end if is_dated else at)
    return None


def _holds_numerals(meaning: Meaning, last: Word) -> bool:
    names = last.form in lexicon.MONTHS  # 17 दिन बाद 28 नवंबर
    names |= isinstance(meaning, Adverb) and meaning.kind in _OF_NUMERALS
    return names or isinstance(meaning, Calendar | DatedWeekday | Interval | Era | Within)


_OF_NUMERALS = ("time_of_day", "other_era", "no_date", "recurring", "in_part")


def _from_numeral(words: Sequence[Word], at: int) -> Read:
    """5 बजे, 1990 के दशक, 15 अक्टूबर, तीन दिन पहले, पहली वर्षगांठ."""
    numeral = read_numeral(words, at)
    if numeral is None or not _may_tell_time(words, numeral):
        return None
    return (
        eras.read_with_era(words, numeral)
        or read_clock(words, numeral)
        or read_era(words, numeral)
        or read_date(words, at)
        or read_counted_time(words, with_range(words, numeral))
        or _ordinal_time(words, numeral)
    )


def _may_tell_time(words: Sequence[Word], numeral: Numeral) -> bool:
    """Whether a numeral has the length of a year, or goes on as an expression of time can.

    Most numerals count something else, and are passed over here at once.
    """
    if not numeral.is_read:  # 15/10/2024 is no numeral, and a date
        return True
    after = words[numeral.end]
    goes_on = after.form in _AFTER_NUMERAL or after.gap not in ("", " ")
    goes_on |= eras.may_end_before(words, numeral.begin)
    is_longer = numeral.end > numeral.begin + 1 or after.form in number_words.NUMERAL_STARTS
    begins_year = words[numeral.begin].form in lexicon.CENTURIES
    return goes_on or begins_year or is_longer or len(words[numeral.begin].form) == 4


_AFTER_NUMERAL = (
    lexicon.OCLOCK
    | lexicon.SERIES
    | lexicon.ANNIVERSARIES
    | GENITIVES
    | {*lexicon.DAYS_OF_MONTH, *lexicon.MONTHS, *lexicon.TIME_UNITS, *lexicon.WEEKDAYS}
    | {*eras.FIRST_PARTS, *number_words.EITHER, lexicon.LATIN_TO}
)


def _ordinal_time(words: Sequence[Word], ordinal: Numeral) -> Read:
    """पहली वर्षगांठ, दूसरे दिन, तीसरी तिमाही; of दूसरे और चौथे सोमवार the month is not told."""
    noun = words[end := end_of_ordinals(words, ordinal)]
    if ordinal.class_ != "ordinal" or not is_joined(noun):
        return None
    # इससे पहले सोमवार is that Monday; सावन के पहले सोमवार the first one, or the one before.
    is_of = ordinal.begin > 0 and words[ordinal.begin - 1].form in GENITIVES
    is_first = words[ordinal.begin].form == lexicon.BEFORE and not is_of
    if noun.form in lexicon.WEEKDAYS and not is_first:
        return Adverb("then"), end + 1
    unit = "part" if noun.form in lexicon.ANNIVERSARIES else lexicon.TIME_UNITS.get(noun.form)
    if unit is None or (unit == "century" and end > ordinal.end):
        return None
    return part_before_year(words, ordinal) or (Adverb("then"), end + 1)


def _from_approximator(words: Sequence[Word], at: int) -> Read:
    """लगभग तीन साल से, करीब 11 बजे."""
    approximator = read_before(words, at)
    if not approximator or not (numeral := read_numeral(words, approximator.end)):
        return None
    return read_clock(words, numeral) or read_counted_time(words, numeral, about=True)


def _adverb(words: Sequence[Word], at: int) -> Read:
    phrase = read_phrase(words, at, lexicon.ADVERBS)
    return (Adverb(phrase[0]), phrase[1]) if phrase else None


def _recurring(words: Sequence[Word], at: int) -> Read:
    """हर सोमवार और गुरुवार, हर साल 15 अगस्त, हर महीने की 5 तारीख: no one day."""
    start = at + 1
    if not is_joined(words[start]):
        return None
    if words[start].form in lexicon.TIME_UNITS or words[start].form == lexicon.TIMES_OVER:
        start += 1 + (words[start + 1].form in GENITIVES)
    if words[start].form in lexicon.WEEKDAYS and is_joined(words[start]):
        return Adverb("recurring"), _end_of_weekdays(words, start + 1)
    date = read_date(words, start) if words[start].form and is_joined(words[start]) else None
    return (Adverb("recurring"), date[1]) if date else None


def _end_of_weekdays(words: Sequence[Word], end: int) -> int:
    """The position after the days of the week that go on from one: सोमवार, बुधवार और शनिवार."""
    while more := next_in_series(words, end):
        if words[more].form not in lexicon.WEEKDAYS:
            break
        end = more + 1
    return end


def _then(words: Sequence[Word], at: int) -> Read:
    return Adverb("then"), at + 1


def _earlier(words: Sequence[Word], at: int) -> Read:
    """पहले as an adverb of its own, neither "the first" nor "before" nor "already"."""
    before = words[at - 1].form if at else ""
    bound = before in number_words.BEFORE_BEFORE or before in lexicon.TIME_UNITS
    already = words[at + 1].form in lexicon.NOT_AFTER_EARLIER
    return None if bound or already or is_counted_off(words, at) else (Adverb("then"), at + 1)


def _weekend(words: Sequence[Word], at: int) -> Read:
    """सप्ताहांत without a determiner is that of the week."""
    unit = lexicon.TIME_UNITS[words[at].form]
    return (Period(unit, 0), at + 1) if unit == "weekend" else None


def _edge(words: Sequence[Word], at: int) -> Read:
    """साल के अंत; सप्ताह के अंत is the weekend of the week."""
    edge = words[at + 2].form if words[at + 1].form in GENITIVES else ""
    if lexicon.TIME_UNITS[words[at].form] == "week" and edge in lexicon.ENDS:
        return Period("weekend", 0), at + 3
    return (Adverb("then"), at + 3) if edge in lexicon.EDGES else None


def _rules() -> Mapping[str, tuple[Rule, ...]]:
    """For each form that can open an expression of time, the rules to try, in order."""
    openings: Iterable[tuple[Iterable[str], Rule]] = (
        (number_words.NUMERAL_STARTS, _from_numeral),
        (lexicon.MONTHS, read_date),
        (lexicon.YEAR_BEFORE, eras.read_announced),
        (lexicon.YEAR_BEFORE | fiscal_years.FIRST_WORDS, read_date),
        (lexicon.PART_BEFORE | lexicon.EDGES, read_before_month),
        (lexicon.TIME_UNITS, _edge),
        (lexicon.TIME_UNITS, _weekend),
        (lexicon.WEEKDAYS, read_weekday),
        (lexicon.ADVERBS, _adverb),
        (lexicon.DAYS, read_day),
        (lexicon.EVERY, _recurring),
        (lexicon.FEASTS | lexicon.SEASONS, read_feast),
        (lexicon.LETTERED, read_lettered),
        (lexicon.SHIFTS, read_shifted),
        (BEFORE_NUMERAL, _from_approximator),
        (lexicon.PARTS_OF_DAY, read_time_of_day),
        ([lexicon.THEN], _then),
        ([lexicon.BEFORE], _earlier),
    )
    table: dict[str, tuple[Rule, ...]] = {}
    for forms, rule in openings:
        for form in forms:
            table[form] = (*table.get(form, ()), rule)
    return table


_RULES = _rules()
_ENDINGS = lexicon.ERAS | {lexicon.LATER}
_TRIGGERS = _ENDINGS.union(_RULES)


def _phrase_up_to(
    words: Sequence[Word], at: int, phrases: Sequence[TimePhrase]
) -> TimePhrase | None:
    """Read an expression known by its last words: (चुनाव की घोषणा) के बाद से, (राजाओं) के युग.

    It begins with the date that its clause has, if any: (2022 में निर्माण की शुरुआत) के बाद से.
    """
    if at == 0 or words[at - 1].form != "के":
        return None
    floor = phrases[-1].end if phrases else 0
    if (begin := _noun_phrase_start(words, at - 1, floor)) == at - 1:
        return None
    if words[at].form in lexicon.ERAS:
        return TimePhrase(begin, at + 1, Adverb("then"), begin)
    if words[at + 1].form != lexicon.SINCE:
        return None
    if date := _date_in_clause(words, phrases, at):
        begin = phrases[-1].begin
    return TimePhrase(begin, at + 2, Since(date), begin)


def _date_in_clause(
    words: Sequence[Word], phrases: Sequence[TimePhrase], at: int
) -> Calendar | None:
    """The last date found, if no comma parts it from a position."""
    if not phrases or any("," in word.gap for word in words[phrases[-1].end : at]):
        return None
    meaning = phrases[-1].meaning
    meaning = meaning.date if isinstance(meaning, DatedWeekday) else meaning
    return meaning if isinstance(meaning, Calendar) else None


def _noun_phrase_start(words: Sequence[Word], end: int, floor: int) -> int:
    """Where the noun phrase before a position begins; the position itself if there is none."""
    begin = end
    while begin > max(floor, end - 5) and is_joined(words[begin]):
        form = words[begin - 1].form
        if form in FUNCTION_WORDS and form not in GENITIVES:
            break
        begin -= 1
    while begin < end and words[begin].form in GENITIVES:
        begin += 1
    return begin
