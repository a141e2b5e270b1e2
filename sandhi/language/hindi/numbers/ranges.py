"""Numerals that are one with others: ranges (10-15, दो या तीन, 10 से 15 हजार), sums of units."""

from collections.abc import Sequence

from sandhi.language.hindi.lexicon import entries
from sandhi.language.hindi.numbers import words as lexicon
from sandhi.language.hindi.numbers.approximators import read_after
from sandhi.language.hindi.numbers.cardinals import ONE
from sandhi.language.hindi.numbers.counted_nouns import (
    currency_before,
    is_countable,
    read_sign,
    read_unit,
)
from sandhi.language.hindi.numbers.numerals import Numeral, read_numeral, unread
from sandhi.language.hindi.numbers.understood import FIRST_SPOKEN, LAST_SPOKEN, is_spoken_year
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
    last = _last(words, first)
    if last is None or first.value is None or last.value is None:
        return first
    if _is_each(words, first, last):
        return last._replace(begin=first.begin)
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
    if _may_be_years(words, first, last):
        return unread(first.begin, last.end)
    return Numeral(first.begin, last.end, "figure", None, lower, last.value)


def _is_each(words: Sequence[Word], first: Numeral, last: Numeral) -> bool:
    """Whether a numeral is said twice, of each: 10-10 हजार, दो-दो लाख, 50-50 फीसदी."""
    if not is_hyphened(words[first.end]) or first.scale != 1 or first.value is None:
        return False
    unit = read_sign(words, last.end) or read_unit(words, last.end)
    is_measured = last.scale != 1 or unit is not None or _are_all(words, first, last)
    return is_measured and first.value * last.scale == last.value


def _end_of_chain(words: Sequence[Word], first: Numeral, last: Numeral) -> int | None:
    """The end of numerals that several hyphens part, which are no range: 2-3-5, दो-तीन-चार."""
    end = last.end
    while end < first.begin + _MOST_WORDS and is_hyphened(words[end]):
        if not words[end].is_digits and words[end].form not in lexicon.NUMERAL_STARTS:
            break
        end += 1
    return end if end > last.end and is_hyphened(words[first.end]) else None


def _may_be_years(words: Sequence[Word], first: Numeral, last: Numeral) -> bool:
    """Whether nothing tells a range from two years: 1788 से 1799 तक, दो हजार दस या दो हजार बीस."""
    first_words = [words[one.begin] for one in (first, last)]
    counts = is_countable(words, last.end) or read_sign(words, last.end) is not None
    ends = [one.value for one in (first, last) if one.value is not None]
    if not any(word.is_digits for word in first_words):
        is_of_years = all(FIRST_SPOKEN <= value < LAST_SPOKEN for value in ends)
        return is_of_years and any(map(is_spoken_year, ends)) and not counts
    bare = all(
        one.is_digits and len(one.form) == one.end - one.start == 4 and "1000" <= one.form < "2200"
        for one in first_words
    )
    single = first.end == first.begin + 1 and last.end == last.begin + 1
    return bare and single and not counts and not currency_before(words, first.begin, 0)


def _last(words: Sequence[Word], first: Numeral) -> Numeral | None:
    """The numeral at the other end, if the words between the two and after make a range."""
    at = first.end
    if first.class_ != "figure" or not words[at].form:
        return None
    if is_hyphened(words[at]):
        last = _figure(words, at)
        return None if last and _is_score(words, last.end) else last
    if words[at].form in lexicon.EITHER and is_spaced(words[at]):
        return _figure(words, at + 1)
    if words[at].form in lexicon.BOTH and is_spaced(words[at]):
        last = _figure(words, at + 1)
        return last if last and _is_between(words, last.end) else None
    if words[at].form == "से" and is_spaced(words[at]):
        start = at + 2 if words[at + 1].form == "लेकर" else at + 1
        last = _figure(words, start) if words[start].form else None
        closes = last is not None and (_is_measured(words, last) or _are_all(words, first, last))
        return last if closes else None
    follows = _in_words_after(words, first)
    return follows if follows and _is_about(first, follows) else None


def _in_words_after(words: Sequence[Word], first: Numeral) -> Numeral | None:
    """The figure in words that nothing but a blank parts from another."""
    at = first.end
    is_beside = words[at].form in lexicon.NUMERAL_STARTS and is_spaced(words[at])
    return _figure(words, at) if is_beside else None


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


# Of which quantity a unit is, and its rank among those of it, from the smallest on.
_MAGNITUDES = {
    form: (entry["quantity"], int(entry["rank"])) for form, entry in entries("magnitudes")
}


def end_of_sum(words: Sequence[Word], numeral: Numeral) -> int | None:
    """The end of one quantity in several units, each smaller than that before: 4 क्विंटल 35 किलो.

    None where but one unit follows a numeral.
    """
    quantity, rank = _MAGNITUDES.get(words[numeral.end].form, ("", 0))
    if not quantity or numeral.class_ not in _OF_SUMS or not is_joined(words[numeral.end]):
        return None
    end = numeral.end + 1
    while lesser := _figure(words, end) if is_joined(words[end]) else None:
        unit = words[lesser.end]
        of, its_rank = _MAGNITUDES.get(unit.form, ("", 0))
        if of != quantity or its_rank >= rank or not is_joined(unit):
            break
        end, rank = lesser.end + 1, its_rank
    return end if end > numeral.end + 1 else None


_OF_SUMS = ("figure", "fraction")


def _figure(words: Sequence[Word], at: int) -> Numeral | None:
    numeral = read_numeral(words, at) if words[at].form else None
    return numeral if numeral and numeral.class_ == "figure" else None


def _is_score(words: Sequence[Word], at: int) -> bool:
    """Whether two numerals with a hyphen between are a score: 2-3 से (हराया)."""
    return words[at].form == "से" and read_after(words, at) is None


def _are_all(words: Sequence[Word], first: Numeral, last: Numeral) -> bool:
    """Whether two numerals are all that there is, as in a cell that holds one range."""
    ends = last.end == len(words) - 1 and not words[-1].gap
    return ends and first.begin == 0 and not words[0].gap


def _is_between(words: Sequence[Word], at: int) -> bool:
    return [word.form for word in words[at : at + 2]] == ["के", "बीच"]


def _is_measured(words: Sequence[Word], last: Numeral) -> bool:
    """Whether what follows closes a range: a scale, a unit, a noun, तक or के बीच."""
    at = last.end
    closes = words[at].form == "तक" or _is_between(words, at)
    if words[at].form == "और" and is_spaced(words[at]):
        more = _figure(words, at + 1)  # 5 से 7 और 9 लोग
        return more is not None and _is_measured(words, more)
    return closes or last.scale != 1 or read_sign(words, at) is not None or is_countable(words, at)
