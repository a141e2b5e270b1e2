"""Numerals that are one with others: ranges (10-15, दो या तीन, 10 से 15 हजार), sums of units."""

from collections.abc import Sequence

import regex

from sandhi.language.hindi.function_words import GENITIVES
from sandhi.language.hindi.numbers import words as lexicon
from sandhi.language.hindi.numbers.approximators import approximator_before, read_after
from sandhi.language.hindi.numbers.cardinals import ONE, plain
from sandhi.language.hindi.numbers.counted_nouns import (
    is_countable,
    label_position,
    may_be_counted,
    read_sign,
    read_unit,
)
from sandhi.language.hindi.numbers.numerals import Numeral, read_numeral, unread
from sandhi.language.hindi.numbers.sums import OF_SUMS, figure_at, of_joined_scales
from sandhi.language.hindi.numbers.years import may_be_hours, may_be_two_years
from sandhi.language.hindi.words import Word, is_hyphened, is_joined, is_spaced


def read_quantity(words: Sequence[Word], at: int) -> Numeral | None:
    """Read the numeral that begins at a word, or the range that it opens."""
    first = read_numeral(words, at)
    return with_range(words, first) if first else None


def with_range(words: Sequence[Word], first: Numeral) -> Numeral:
    """Return the range that a numeral opens, or the numeral itself."""
    after = words[first.end].form
    is_beside = after in lexicon.NUMERAL_STARTS or after in lexicon.ODD_ORDINALS
    if is_beside and (end := _end_of_unclear(words, first)):
        return unread(first.begin, end)
    whole = (
        _of_ordinals(words, first)
        or _of_alternatives(words, first)
        or _of_unit_said_twice(words, first)
        or _of_part_said_of_each(words, first)
        or of_joined_scales(words, first)
    )
    if whole:
        return whole
    last = _last(words, first)
    if last is None or first.value is None or last.value is None:
        return first
    if _is_each(words, first, last):
        return last._replace(begin=first.begin)
    if may_be_hours(words, first, last):
        return unread(first.begin, last.end)
    if end := _end_of_chain(words, first, last):
        return unread(first.begin, end)
    if is_hyphened(words[first.end]) and first.scale == 1 and last.value == last.scale != 1:
        return unread(first.begin, last.end)  # दो-सौ: two hundred, or two to a hundred
    shared = last.scale if first.scale == 1 and first.value * last.scale < last.value else ONE
    lower = first.value * shared
    if lower >= last.value:
        is_in_words = not words[first.begin].is_digits and not words[last.begin].is_digits
        # हजार-पांच सौ: from five hundred to a thousand, or a thousand to five hundred.
        is_unclear = lower > last.value and is_in_words and is_hyphened(words[first.end])
        return unread(first.begin, last.end) if is_unclear else first
    if may_be_two_years(words, first, last):
        return unread(first.begin, last.end)
    return Numeral(first.begin, last.end, "figure", None, lower, last.value)


def _of_ordinals(words: Sequence[Word], first: Numeral) -> Numeral | None:
    """From one in a row to another, of which neither is meant alone: छठी से आठवीं तक."""
    if first.class_ != "ordinal" or words[first.end].form != "से":
        return None
    last = read_numeral(words, first.end + 1) if words[first.end + 1].form else None
    is_closed = last is not None and last.class_ == "ordinal" and words[last.end].form == "तक"
    return unread(first.begin, last.end) if last and is_closed else None


def _of_alternatives(words: Sequence[Word], first: Numeral) -> Numeral | None:
    """One of several figures, from the first to the last: तीन, चार या पांच (लोग)."""
    last, at = first, first.end
    while words[at].gap == ", " and at < first.begin + _ALTERNATIVES:
        more = figure_at(words, at)
        if more is None or not _rises(last, more):
            return None
        last, at = more, more.end
    if last is first or words[at].form not in lexicon.EITHER or not is_spaced(words[at]):
        return None
    more = figure_at(words, at + 1)
    if more is None or not _rises(last, more):
        return None
    if may_be_two_years(words, first, more):
        return unread(first.begin, more.end)
    return Numeral(first.begin, more.end, "figure", None, first.value, more.value)


_ALTERNATIVES = 6  # words of figures of which one is meant


def _rises(first: Numeral, last: Numeral) -> bool:
    return first.value is not None and last.value is not None and first.value < last.value


def _of_unit_said_twice(words: Sequence[Word], first: Numeral) -> Numeral | None:
    """From so much to so much: 2 किमी से 5 किमी तक, 18 साल से 40 साल की आयु.

    What rose from one to the other is no range: 2 रुपये से 5 रुपये हुआ.
    """
    unit = _measured(words, first.end) if first.class_ == "figure" else None
    if unit is None or words[unit[1]].form != "से":
        return None
    start = unit[1] + 1 + (words[unit[1] + 1].form == "लेकर")
    last = figure_at(words, start) if words[start].form else None
    again = _measured(words, last.end) if last else None
    if last is None or again is None or again[0] != unit[0] or not _rises(first, last):
        return None
    after = words[again[1]]
    closes = after.form in GENITIVES or after.form == "तक" or not is_joined(after)
    closes = closes or may_be_counted(words, again[1])
    if not closes and after.form:
        return None
    return Numeral(first.begin, last.end, "figure", None, first.value, last.value)


def _of_part_said_of_each(words: Sequence[Word], first: Numeral) -> Numeral | None:
    """साढ़े तीन-तीन लाख, पौने दो-दो सौ: so many each, of which the last numeral has no part said."""
    if not is_hyphened(words[first.end]) or first.value is None or first.end < first.begin + 2:
        return None
    is_part = words[first.begin].form in lexicon.QUARTERS
    if not is_part or words[first.end - 1].form != words[first.end].form:
        return None
    last = figure_at(words, first.end)
    value = plain(first.value * last.scale) if last else None
    return Numeral(first.begin, last.end, "figure", value, scale=last.scale) if last else None


def _measured(words: Sequence[Word], at: int) -> tuple[str | None, int] | None:
    """A unit, its sign or any noun at a position, and the position after it."""
    if sign := read_sign(words, at):
        return sign.unit, sign.end
    unit = read_unit(words, at) if is_joined(words[at]) or not words[at].gap else None
    return unit or ((words[at].form, at + 1) if may_be_counted(words, at) else None)


def _is_each(words: Sequence[Word], first: Numeral, last: Numeral) -> bool:
    """Whether a numeral is said twice, of each: 10-10 हजार, दो-दो लोग, 50-50 फीसदी."""
    if not is_hyphened(words[first.end]) or first.scale != 1 or first.value is None:
        return False
    is_counted = read_sign(words, last.end) is not None or is_countable(words, last.end)
    is_measured = last.scale != 1 or is_counted or _are_all(words, first, last)
    return is_measured and first.value * last.scale == last.value


def _end_of_chain(words: Sequence[Word], first: Numeral, last: Numeral) -> int | None:
    """The end of numerals that several hyphens part, which are no range: 2-3-5, दो-तीन-चार."""
    end = last.end
    while end < first.begin + _MOST_WORDS and is_hyphened(words[end]):
        if not words[end].is_digits and words[end].form not in lexicon.NUMERAL_STARTS:
            break
        end += 1
    return end if end > last.end and is_hyphened(words[first.end]) else None


def _last(words: Sequence[Word], first: Numeral) -> Numeral | None:
    """The numeral at the other end, if the words between the two and after make a range."""
    at = first.end
    if first.class_ not in OF_SUMS or not words[at].form:
        return None
    if is_hyphened(words[at]):
        last = _amount(words, at)
        is_score = last and (_is_score(words, last.end) or _is_among_scores(words, first, last))
        return None if is_score else last
    if words[at].form in lexicon.EITHER and is_spaced(words[at]):
        return _amount(words, at + 1)
    if words[at].form in lexicon.BOTH and is_spaced(words[at]):
        last = _amount(words, at + 1)
        return last if last and _is_between(words, last.end) else None
    if words[at].form == "से" and is_spaced(words[at]):
        start = at + 2 if words[at + 1].form == "लेकर" else at + 1
        is_name = label_position(words, first.begin, first.end, 0) is not None  # सेक्टर 16 से
        last = _amount(words, start) if words[start].form else None
        closes = last is not None and (
            _is_measured(words, last)
            or (may_be_counted(words, last.end) and not is_name)
            or _are_all(words, first, last)
            or approximator_before(words, first.begin, 0) is not None  # अधिकतम 5 से 7
        )
        return last if closes else None
    follows = _in_words_after(words, first) if first.class_ == "figure" else None
    return follows if follows and _is_about(first, follows) else None


def _amount(words: Sequence[Word], at: int) -> Numeral | None:
    """A figure, or a part of one: आधा या एक, एक चौथाई से एक तिहाई."""
    numeral = read_numeral(words, at)
    return numeral if numeral and numeral.class_ in OF_SUMS else None


def _in_words_after(words: Sequence[Word], first: Numeral) -> Numeral | None:
    """The figure in words that nothing but a blank parts from another."""
    at = first.end
    is_beside = words[at].form in lexicon.NUMERAL_STARTS and is_spaced(words[at])
    return figure_at(words, at) if is_beside else None


def _is_about(first: Numeral, last: Numeral) -> bool:
    """Whether two figures side by side are the ends of a range: दो तीन, दस बारह, सौ सवा सौ."""
    if not first.value or not last.value:
        return False
    shared = last.scale if first.scale == 1 and first.value * last.scale < last.value else ONE
    lower = first.value * shared
    return lower < last.value <= _MOST_TIMES * lower


_MOST_WORDS = 12  # of figures side by side that are one expression
_MOST_TIMES = 2  # of two figures side by side: दो चार


def _end_of_unclear(words: Sequence[Word], first: Numeral) -> int | None:
    """The end of figures in words of which it is not told what they are together: दो लाख हजार."""
    if first.class_ != "figure" or words[first.begin].is_digits or first.value is None:
        return None
    ordinal = words[first.end]
    is_ordinal = ordinal.form in lexicon.ORDINALS and is_spaced(ordinal)
    is_ordinal = is_ordinal or (is_spaced(ordinal) and ordinal.form in lexicon.ODD_ORDINALS)
    if is_ordinal and words[first.end - 1].form in lexicon.SCALES:
        return first.end + 1  # एक सौ पहला, एक सौ एकवां
    last = _in_words_after(words, first)
    if last is None or last.value == first.value:
        return None  # तीन तीन: three each
    is_article = words[first.begin].form == lexicon.ONE and first.end == first.begin + 1
    more = _in_words_after(words, last)
    if not more and (is_article or _is_about(first, last)):
        return None
    while more and more.end < first.begin + _MOST_WORDS:
        last, more = more, _in_words_after(words, more)
    return last.end


def _is_score(words: Sequence[Word], at: int) -> bool:
    """Whether two numerals with a hyphen between are a score: 2-3 से (हराया)."""
    return words[at].form == "से" and read_after(words, at) is None


def _is_among_scores(words: Sequence[Word], first: Numeral, last: Numeral) -> bool:
    """Whether a pair that falls stands in one list with two numerals: 6-4, 3-6, 7-5."""
    for at, step in ((first.begin, -2), (last.end - 2, 2)):
        for begin in range(at + step, at + step * _MOST_PAIRS, step):
            pair = words[max(begin, 0) : begin + 2]
            is_pair = len(pair) == 2 and all(_SCORE.fullmatch(word.form) for word in pair)
            if not is_pair or "," not in words[max(begin, begin - step)].gap:
                break
            if is_hyphened(pair[1]) and int(pair[0].form) > int(pair[1].form):
                return True
    return False


_MOST_PAIRS = 6  # of a list of scores
_SCORE = regex.compile("[0-9]{1,3}")


def _are_all(words: Sequence[Word], first: Numeral, last: Numeral) -> bool:
    """Whether two numerals are all that there is, as in a cell that holds one range."""
    ends = last.end == len(words) - 1 and not words[-1].gap
    return ends and first.begin == 0 and not words[0].gap


def _is_between(words: Sequence[Word], at: int) -> bool:
    return " ".join(word.form for word in words[at : at + 2]) == _BETWEEN


_BETWEEN = "के बीच"


def _is_measured(words: Sequence[Word], last: Numeral) -> bool:
    """Whether what follows closes a range: a scale, a unit, a noun, तक or के बीच."""
    at = last.end
    closes = words[at].form == "तक" or _is_between(words, at)
    if words[at].form == "और" and is_spaced(words[at]):
        more = figure_at(words, at + 1)  # 5 से 7 और 9 लोग
        return more is not None and _is_measured(words, more)
    return closes or last.scale != 1 or read_sign(words, at) is not None or is_countable(words, at)
