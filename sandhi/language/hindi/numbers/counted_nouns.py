"""Units and counted nouns: what a Hindi numeral counts.

A unit has a name in English, as a figure's ``unit`` has; a counted noun is found only as a span.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sandhi.language.hindi.function_words import (
    CASE_MARKERS,
    COPULAS,
    EVERY_FUNCTION_WORD,
    FUNCTION_WORDS,
    GENITIVES,
)
from sandhi.language.hindi.lexicon import entries, forms, of_class, values
from sandhi.language.hindi.numbers.words import NUMERAL_STARTS, SCALES
from sandhi.language.hindi.times.tense import is_future
from sandhi.language.hindi.words import (
    Word,
    is_joined,
    is_spaced,
    phrase_table,
    read_phrase,
    span,
)
from sandhi.text import Span

_UNITS = phrase_table({**values("units", "unit"), **values("time_units", "unit")})
_CURRENCY_BEFORE = values("signs", "unit", kind="currency_word")
CURRENCY_SIGNS = values("signs", "unit", kind="currency_sign")
_UNIT_SIGNS = values("signs", "unit", kind="unit_sign")
_DEGREES = values("signs", "unit", kind="degree_letter")
# What a numeral after it does not count, but names: धारा 144.
_MODELS = forms("beside_numbers", role="model")
_LABELS = forms("beside_numbers", role="label") | _MODELS
# What an ordinal before it does not count, but names: द्वितीय विश्वयुद्ध.
_NUMBERED = phrase_table(values("beside_numbers", "role", role="numbered"))
# People and things that news counts. The oblique plural (…ों) tells itself and needs no entry.
_NOUNS = forms("beside_numbers", role="counted")
# What shows that the word before it is a noun.
_AFTER_NOUN = CASE_MARKERS | COPULAS
_OBLIQUE_PLURAL = ("ों", "ओं")
# What is done from one number to another, and no noun: 2 से 5 किया, 2 से 5 पहुंच गया.
_VERBAL = forms("no_names", role="verb") | forms("tense") | of_class("stem")


class Counted(NamedTuple):
    """A unit or noun that a numeral counts."""

    span: Span
    unit: str | None  # None for a noun
    end: int  # the position after it


def read_unit(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """Read a unit of measure, currency or time: its name and the position after it."""
    return read_phrase(words, at, _UNITS)


def read_sign(words: Sequence[Word], at: int) -> Counted | None:
    """Read a sign of per cent or degrees that follows the numeral before a position."""
    gap = words[at].gap
    start = words[at].start - len(gap.lstrip(" "))
    sign = gap.strip(" ")[:1]
    if sign == "°" and gap.endswith(sign) and words[at].form in _DEGREES:
        return Counted(Span(start, words[at].end), _DEGREES[words[at].form], at + 1)
    return Counted(Span(start, start + 1), _UNIT_SIGNS[sign], at) if sign in _UNIT_SIGNS else None


def read_counted(words: Sequence[Word], at: int) -> Counted | None:
    """Read what a numeral before a position counts: a unit, or a noun after adjectives."""
    if unit := _unit_here(words, at):
        return Counted(span(words, at, unit[1]), unit[0], unit[1])
    noun = _counted_noun(words, at)
    return None if noun is None else Counted(span(words, noun, noun + 1), None, noun + 1)


def _unit_here(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """A unit that follows its numeral with a space, a hyphen or nothing between."""
    return read_unit(words, at) if is_joined(words[at]) or words[at].gap == "" else None


def currency_before(words: Sequence[Word], at: int, floor: int) -> tuple[str, int] | None:
    """Read the currency before a numeral: its code, and how many characters before it begins.

    It is looked for no earlier than at the position ``floor``.
    """
    gap = words[at].gap.rstrip(" \u00a0")
    if gap[-1:] in CURRENCY_SIGNS:
        return CURRENCY_SIGNS[gap[-1:]], len(words[at].gap) - len(gap) + 1
    code = _CURRENCY_BEFORE.get(words[at - 1].form) if at > floor else None
    return (code, words[at].start - words[at - 1].start) if code and gap in ("", ".") else None


def label_position(words: Sequence[Word], begin: int, end: int, floor: int) -> int | None:
    """Return the position of the word that a numeral names rather than counts: धारा 144, टी-20, 5G.

    It is looked for no earlier than at the position ``floor``.
    """
    if words[end].form and words[end].gap == "" and words[end - 1].is_digits:
        return None if read_unit(words, end) else end
    if begin == floor:
        return None
    before = words[begin - 1]
    if before.form in _LABELS and is_spaced(words[begin]):
        return begin - 1
    is_name = not before.is_digits and before.form not in NUMERAL_STARTS
    is_attached = words[begin].is_digits and words[begin].gap in ("", "-", "–")
    return begin - 1 if is_name and is_attached else None


def end_of_model(words: Sequence[Word], begin: int, end: int) -> int | None:
    """The end of the figures that name a model, one with a hyphen: बोइंग 737-800, ए320-200."""
    is_after_letters = begin > 0 and words[begin].gap == "" and not words[begin - 1].is_digits
    if not is_after_letters and (begin == 0 or words[begin - 1].form not in _MODELS):
        return None
    last = end
    while words[last].is_digits and words[last].gap in ("-", "\u2010", "\u2011", "–"):
        last += 1
    return last if last > begin + 1 else None


def is_bare(words: Sequence[Word], begin: int, end: int) -> bool:
    """Whether the words from ``begin`` to ``end``, after a date, count nothing."""
    is_marked = currency_before(words, begin, 0) or read_sign(words, end)
    is_label = label_position(words, begin, end, begin) is not None
    return not is_marked and not is_label and read_counted(words, end) is None


def end_of_numbered(words: Sequence[Word], at: int) -> int | None:
    """The position after what an ordinal before a position names; None where it names nothing."""
    numbered = read_phrase(words, at, _NUMBERED)
    return numbered[1] if numbered else None


def is_countable(words: Sequence[Word], at: int) -> bool:
    """Whether a word is plainly what a numeral before it counts: a unit, a scale or a noun."""
    form = words[at].form
    noun = form in _NOUNS or form in SCALES or form.endswith(_OBLIQUE_PLURAL)
    return noun or read_unit(words, at) is not None


def may_be_counted(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a noun for all that is known, so that numerals before it count it."""
    word = words[at]
    is_known = word.form in EVERY_FUNCTION_WORD or word.form in _VERBAL or _begins_numeral(word)
    return bool(word.form) and is_spaced(word) and not is_known and not is_future(word.form)


def _counted_noun(words: Sequence[Word], at: int) -> int | None:
    """The position of the noun that a numeral counts, past adjectives; None if unsure."""
    end = at
    while end - at < 4 and _goes_on(words, end, at):
        end += 1
    for position in range(at, end):
        if words[position].form in _NOUNS or words[position].form.endswith(_OBLIQUE_PLURAL):
            return position
    return (
        at if end == at + 1 and words[end].form in _AFTER_NOUN and is_spaced(words[end]) else None
    )


def _goes_on(words: Sequence[Word], position: int, first: int) -> bool:
    """Whether a word continues the noun phrase that a numeral opens."""
    word = words[position]
    ends = (
        not word.form
        or word.form in FUNCTION_WORDS
        or word.form in NUMERAL_STARTS
        or word.is_digits
    )
    return not ends and (is_spaced(word) or (position > first and word.gap == "-"))


SUBUNITS: Mapping[str, tuple[str, int]] = {
    form: (entry["of"], int(entry["per"])) for form, entry in entries("subunits")
}
INCH = "इंच"


def follows_one(words: Sequence[Word], begin: int, end: int) -> bool:
    """Whether one of what is counted stands before its number: घंटे डेढ़ घंटे, हफ्ते दस दिन, बार दो बार.

    It does not where something says which one it is: पिछले हफ्ते दस दिन.
    """
    if begin == 0 or not is_spaced(words[begin]) or words[begin - 1].is_digits:
        return False
    end = end_of_figures(words, end)
    unit, counted = words[begin - 1].form, words[end].form
    if not is_joined(words[end]) or not _is_one_of(unit, counted):
        return False
    before = words[begin - 2] if begin > 1 and is_joined(words[begin - 1]) else None
    if before is None or before.form in CASE_MARKERS - GENITIVES:
        return True
    # Of a unit that holds several, any word before it may say which: उसी पूरे साल छह महीने.
    is_same = unit == counted or MAGNITUDES.get(unit) == MAGNITUDES.get(counted)
    return is_same and not (_begins_numeral(before) or before.form in _telling())


def end_of_figures(words: Sequence[Word], end: int) -> int:
    """The position after figures that go on from one: दो-चार (दिन)."""
    last = min(end + _MOST_WORDS, len(words) - 1)
    while end < last and is_joined(words[end]) and _begins_numeral(words[end]):
        end += 1
    return end


def _is_one_of(unit: str, counted: str) -> bool:
    """Whether one thing is of a kind with what is counted, or holds several of it."""
    if unit == counted:
        return unit not in EVERY_FUNCTION_WORD and unit not in NUMERAL_STARTS
    (quantity, rank), (of, its_rank) = (MAGNITUDES.get(form, ("", 0)) for form in (unit, counted))
    if rank > its_rank:
        return quantity == of == _TIME  # रुपया 11 पैसे टूटा is no rupee
    return quantity != "" and (quantity, rank) == (of, its_rank)


_TIME = "time"


# Of which quantity a unit is, and its rank among those of it, from the smallest on.
MAGNITUDES = {
    form: (entry["quantity"], int(entry["rank"])) for form, entry in entries("magnitudes")
}


@cache
def _telling() -> frozenset[str]:
    """Words that tell which day, month or other unit is meant that stands after them."""
    files = ("determiners", "beside_times", "calendar", "adverbs")
    return GENITIVES.union(word for file in files for form in forms(file) for word in form.split())


def _begins_numeral(word: Word) -> bool:
    return word.is_digits or word.form in NUMERAL_STARTS


_MOST_WORDS = 16  # of figures that are one number
