"""Units and counted nouns: what a Hindi numeral counts.

A unit has a name in English, as a figure's ``unit`` has; a counted noun is found only as a span.
"""

from collections.abc import Sequence
from typing import NamedTuple

from sandhi.language.hindi.function_words import CASE_MARKERS, COPULAS, FUNCTION_WORDS
from sandhi.language.hindi.lexicon import forms, values
from sandhi.language.hindi.numbers.words import NUMERAL_STARTS, SCALES
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
_LABELS = forms("beside_numbers", role="label")
# What an ordinal before it does not count, but names: द्वितीय विश्वयुद्ध.
_NUMBERED = phrase_table(values("beside_numbers", "role", role="numbered"))
# People and things that news counts. The oblique plural (…ों) tells itself and needs no entry.
_NOUNS = forms("beside_numbers", role="counted")
# What shows that the word before it is a noun.
_AFTER_NOUN = CASE_MARKERS | COPULAS
_OBLIQUE_PLURAL = ("ों", "ओं")


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
