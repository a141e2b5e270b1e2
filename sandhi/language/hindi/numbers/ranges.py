"""Ranges of numerals: 10-15, दो या तीन, 10 से 15 हजार."""

from collections.abc import Sequence

from sandhi.language.hindi.numbers.approximators import read_after
from sandhi.language.hindi.numbers.cardinals import ONE
from sandhi.language.hindi.numbers.counted_nouns import currency_before, is_countable, read_sign
from sandhi.language.hindi.numbers.numerals import Numeral, read_numeral, unread
from sandhi.language.hindi.words import Word, is_hyphened, is_spaced


def read_quantity(words: Sequence[Word], at: int) -> Numeral | None:
    """Read the numeral that begins at a word, or the range that it opens."""
    first = read_numeral(words, at)
    return with_range(words, first) if first else None


def with_range(words: Sequence[Word], first: Numeral) -> Numeral:
    """Return the range that a numeral opens, or the numeral itself."""
    last = _last(words, first)
    if last is None or first.value is None or last.value is None:
        return first
    if is_hyphened(words[first.end]) and first.scale == 1 and last.value == last.scale != 1:
        return unread(first.begin, last.end)  # दो-सौ: two hundred, or two to a hundred
    shared = last.scale if first.scale == 1 and first.value * last.scale < last.value else ONE
    lower = first.value * shared
    if lower >= last.value:
        return first
    if _may_be_years(words, first, last):
        return unread(first.begin, last.end)
    return Numeral(first.begin, last.end, "figure", None, lower, last.value)


def _may_be_years(words: Sequence[Word], first: Numeral, last: Numeral) -> bool:
    """Whether nothing tells a range from two years: 1788 से 1799 तक."""
    first_words = [words[one.begin] for one in (first, last)]
    bare = all(
        one.is_digits and len(one.form) == one.end - one.start == 4 and "1000" <= one.form < "2200"
        for one in first_words
    )
    single = first.end == first.begin + 1 and last.end == last.begin + 1
    counts = is_countable(words, last.end) or read_sign(words, last.end) is not None
    return bare and single and not counts and not currency_before(words, first.begin, 0)


def _last(words: Sequence[Word], first: Numeral) -> Numeral | None:
    """The numeral at the other end, if the words between the two and after make a range."""
    at = first.end
    if first.class_ != "figure" or not words[at].form:
        return None
    if is_hyphened(words[at]):
        last = _figure(words, at)
        return None if last and _is_score(words, last.end) else last
    if words[at].form == "या" and is_spaced(words[at]):
        return _figure(words, at + 1)
    if words[at].form == "से" and is_spaced(words[at]):
        start = at + 2 if words[at + 1].form == "लेकर" else at + 1
        last = _figure(words, start) if words[start].form else None
        return last if last and _is_measured(words, last) else None
    follows = _figure(words, at) if is_spaced(words[at]) and not words[at].is_digits else None
    consecutive = follows and first.value and follows.value == first.value + follows.scale
    return follows if consecutive and first.scale == 1 else None


def _figure(words: Sequence[Word], at: int) -> Numeral | None:
    numeral = read_numeral(words, at) if words[at].form else None
    return numeral if numeral and numeral.class_ == "figure" else None


def _is_score(words: Sequence[Word], at: int) -> bool:
    """Whether two numerals with a hyphen between are a score: 2-3 से (हराया)."""
    return words[at].form == "से" and read_after(words, at) is None


def _is_measured(words: Sequence[Word], last: Numeral) -> bool:
    """Whether what follows closes a range: a scale, a unit, a noun, तक or के बीच."""
    at = last.end
    closes = words[at].form == "तक" or [word.form for word in words[at : at + 2]] == ["के", "बीच"]
    return closes or last.scale != 1 or read_sign(words, at) is not None or is_countable(words, at)
