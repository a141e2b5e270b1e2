"""Whether a numeral stands among words and signs that are understood, so that its value holds.

A value is never stated from a part of an expression: where a word, a sign or a digit that touches
the numeral may belong to it and is not understood, the numeral is left without a value.
"""

import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

import regex

from sandhi.language.hindi.function_words import CASE_MARKERS
from sandhi.language.hindi.lexicon import FOLDER, entries, forms
from sandhi.language.hindi.numbers import words as lexicon
from sandhi.language.hindi.numbers.counted_nouns import end_of_figures, follows_one
from sandhi.language.hindi.numbers.misspelt import resembles
from sandhi.language.hindi.words import Word, is_hyphened, is_joined, is_spaced

# Signs that make of digits beside them something else than their own number.
_SIGNS = "/⁄∕*×÷^~≈≃±<>≤≥=≠#@&_\\√∞+№‰′″|"
# Of them, what says of digits after a blank, too, how much they are: ≥ 60.
_RELATIONS = "×÷^~≈≃±<>≤≥=≠√∞"
# What parts the digits of one expression: 7.5.2, 1,23, 1'234, 3:1.
_IN_DIGITS = (".", ",", ":", "'", "’", "‘", " : ")
_CLOSING = "/-"  # after so much money: 500/-
_PHONE = 5  # digits on both sides of a hyphen, or twice as many on one: 98765-43210
_SIGNS_IN_BRACKETS = ("(-)", "(−)", "(–)", "(+)", "(±)")  # (-) 5.4%
# Between digits and a scale: (5) करोड़, [5] करोड़, "5" करोड़, 5. करोड़, 5,करोड़.
_AROUND = regex.compile(r"[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\"']++|[.,]", regex.VERSION1)
# Before the digits after a point that has none before it: .5, -.5.
_BARE_POINT = regex.compile(r"(?:.*[^\p{L}\p{N}.])?\.", regex.VERSION1)
# Between digits, where no blank is: what cannot be seen, or a sign that ends nothing: 5·5, 5٫5.
_UNSEEN = regex.compile(r"\p{Cf}++")
_WITHIN = regex.compile(r"\p{Cf}++|[[\p{Po}\p{Sk}]--[।॥;!?…]]", regex.VERSION1)
_DASHES = ("–", "—")
_NUMBER_SIGNS = ("No", "Nl")  # of Unicode's categories: ⅓, ², ①, Ⅳ
APOSTROPHES = (" '", " ’", " ‘", "'", "’")  # before a year without its century: '71
_FEET = ("'", "’", "' ", "’ ", "'-", "’-")
_INCHES = ('"', "”", "″", "''", "’’")
_SIGNS_APART = frozenset(_SIGNS)
_MOST_PARTS = 16
MOST_DIGITS = 28  # of a numeral: beyond it a decimal is rounded


def is_cut(words: Sequence[Word], begin: int, end: int) -> bool:
    """Whether what touches the words from ``begin`` to ``end``, a numeral, may be a part of it."""
    return (
        _before(words, begin)
        or _after(words, end)
        or follows_one(words, begin, end)
        or _is_rate(words, begin, end)
    )


def _is_rate(words: Sequence[Word], begin: int, end: int) -> bool:
    """Whether a numeral holds of how many, and how many of them: प्रति लाख 12, हर सौ 20."""
    if begin == 0 or words[begin - 1].form not in lexicon.EVERY or not is_spaced(words[begin]):
        return False
    return any(word.form in lexicon.SCALES for word in words[begin : end - 1])


def _before(words: Sequence[Word], begin: int) -> bool:
    word = words[begin]
    if word.is_digits and ((word.gap[-1:] or " ") in _SIGNS or _is_short_year(words, begin)):
        return True
    if word.is_digits and word.gap and _is_marked(word.gap, is_first=begin == 0):
        return True
    if _are_feet_and_inches(words, begin):
        return True
    if begin == 0:
        return False
    before = words[begin - 1]
    if word.is_digits and before.is_digits and _is_one_with(before, word):
        return True
    if word.is_digits and (_is_mixed(words, begin - 1) or before.form in lexicon.HALVING):
        return True  # ढाई 3 लाख
    if is_hyphened(word) and before.form in _counted_units():
        return True  # महीने-दो महीने
    if is_reckoned(words, begin - 1) or (is_reckoned(words, begin) and word.form == lexicon.MINUS):
        return True
    if _goes_on_in_signs(before, word) or (_UNSEEN.fullmatch(word.gap) and _is_numeral(before)):
        return True
    if word.form in lexicon.SCALES and _AROUND.fullmatch(word.gap.strip()):
        return _is_numeral(before)
    if not is_joined(word):
        return False
    if before.form in lexicon.OPERATORS:
        return True
    return word.form in lexicon.SCALES and word.gap == " " and not is_understood(before)


def _is_marked(gap: str, *, is_first: bool) -> bool:
    """Whether signs before digits, apart from them or not, make another number of them."""
    signs = gap.rstrip()
    if (signs == gap and signs.endswith(_DASHES)) and (is_first or gap[:-1].endswith(" ")):
        return True  # –5: a minus, or what opens a line
    is_point = gap.endswith(".") and (is_first or len(gap) > 1)
    return signs.endswith((*_SIGNS_IN_BRACKETS, *_RELATIONS)) or (
        is_point and _BARE_POINT.fullmatch(gap) is not None
    )


@lru_cache(maxsize=1)
def _counted_units() -> frozenset[str]:
    return forms("time_units") | forms("units")


def _after(words: Sequence[Word], end: int) -> bool:
    last, after = words[end - 1], words[end]
    if (
        is_reckoned(words, end)
        or _are_feet_and_inches(words, end)
        or (last.form in lexicon.HALVING and _is_digits_beside(after))
        or _goes_on_in_signs(last, after)
    ):
        return True
    if after.gap != " ":  # which mostly is all
        if (after.gap[:1] or " ") in _SIGNS and not after.gap.startswith(_CLOSING):
            return True
        if after.form in lexicon.SCALES and _AROUND.fullmatch(after.gap.strip()):
            return True  # (5) करोड़
        if _UNSEEN.fullmatch(after.gap) and _is_numeral(after):
            return True
    if last.is_digits:
        if after.form in lexicon.LETTER_SCALES and is_shortened_scale(words, end):
            return True
        if after.is_digits and _is_one_with(last, after):
            return True
        if _is_mixed(words, end) or _is_mixed_fraction(words, end):
            return True
    if is_joined(after) and (after.form in lexicon.OPERATORS or after.form in lexicon.VULGAR):
        return True
    return _is_misspelt_after(words, end)


def _is_misspelt_after(words: Sequence[Word], end: int) -> bool:
    """Whether a number in words goes on in one that is misspelt: हजार पाच सौ, सौ नवाशी, सात सो."""
    last, after = words[end - 1], words[end]
    if not after.form or not is_joined(after):
        return False
    if after.form in lexicon.MISSPELT_SCALES:
        return last.form in lexicon.CARDINALS
    if last.form not in lexicon.SCALES or is_understood(after):
        return False
    goes_on = words[end + 1].form in lexicon.SCALES and is_joined(words[end + 1])
    return goes_on or resembles(after.form)


def is_reckoned(words: Sequence[Word], at: int) -> bool:
    """Whether a word stands between two numerals and reckons with them: पांच धन दो."""
    if words[at].form not in lexicon.RECKONED or at == 0 or not is_joined(words[at]):
        return False
    return is_joined(words[at + 1]) and all(map(_is_numeral, (words[at - 1], words[at + 1])))


def _goes_on_in_signs(word: Word, after: Word) -> bool:
    """Whether a number goes on in a sign that is one, or from it: 7⅓, 10², 5 ½.

    Apart by a blank only a fraction does, since others number what comes: ① 5 लोग.
    """
    if not after.gap:
        return after.form != "" and (_is_number_sign(word) or _is_number_sign(after))
    is_fraction = _is_number_sign(after) and unicodedata.numeric(after.form[0]) % 1 != 0
    return is_fraction and after.gap == " " and _is_numeral(word)


def _is_number_sign(word: Word) -> bool:
    return word.form != "" and unicodedata.category(word.form[0]) in _NUMBER_SIGNS


def _is_numeral(word: Word) -> bool:
    return word.is_digits or word.form in lexicon.NUMERAL_STARTS


def _is_digits_beside(word: Word) -> bool:
    return word.is_digits and is_spaced(word)


def _is_short_year(words: Sequence[Word], at: int) -> bool:
    """Whether digits are a year of which the century is left out: '71 के (युद्ध)."""
    word, after = words[at], words[at + 1]
    is_short = word.gap in APOSTROPHES and len(word.form) == 2 and word.form.isdecimal()
    return is_short and is_spaced(after) and after.form in CASE_MARKERS


def are_inches(words: Sequence[Word], at: int) -> bool:
    """Whether a sign of inches stands right after the digits before a position: (6 फुट) 2"."""
    return words[at - 1].is_digits and words[at].gap.startswith(_INCHES)


def _are_feet_and_inches(words: Sequence[Word], at: int) -> bool:
    """Whether digits at a position go on from feet before them, both by their signs: 6' 2"."""
    is_after = at > 0 and words[at].is_digits and words[at - 1].is_digits
    return is_after and words[at].gap in _FEET and are_inches(words, at + 1)


def is_shortened_scale(words: Sequence[Word], at: int) -> bool:
    """Whether a word stands for a scale, shortened: cr, k; in Devanagari with its full stop, ह."""
    word = words[at]
    if word.form not in lexicon.SHORT_SCALES or word.gap not in ("", " "):
        return False
    return word.form.isascii() or words[at + 1].gap.startswith(".")


def _is_one_with(word: Word, following: Word) -> bool:
    """Whether the digits of two words may be one expression, by what parts them."""
    if following.gap in _IN_DIGITS or is_spaced(following) or _WITHIN.fullmatch(following.gap):
        return True
    if following.gap == "-":
        lengths = sorted((len(word.form), len(following.form)))
        return lengths[0] >= _PHONE or lengths[1] >= 2 * _PHONE
    return not _SIGNS_APART.isdisjoint(following.gap)


def _is_mixed(words: Sequence[Word], at: int) -> bool:
    """Whether letters stand between digits of one token: 4x100, 1e5."""
    if not 0 < at < len(words) - 1 or words[at].is_digits or words[at].gap:
        return False
    following = words[at + 1]
    return words[at - 1].is_digits and following.is_digits and not following.gap


def _is_mixed_fraction(words: Sequence[Word], at: int) -> bool:
    """Whether a hyphen parts the digits before a position from a fraction: 2-1/2."""
    if not words[at].is_digits or not is_hyphened(words[at]) or at > len(words) - 2:
        return False
    return words[at + 1].is_digits and words[at + 1].gap in ("/", "⁄")


def is_understood(word: Word) -> bool:
    """Whether a word is in digits or in the lexicon, be it in the oblique plural."""
    return word.is_digits or word.form in _every_form() or word.form.endswith("ों")


@lru_cache(maxsize=1)
def _every_form() -> frozenset[str]:
    """The words of all forms of the lexicon."""
    # What a class of grammar holds tells nothing of what is meant by a word.
    files = (path.stem for path in FOLDER.glob("*.tsv") if path.stem != "word_classes")
    return frozenset(
        word for file in files for form, _ in entries(file) for word in form.split()
    ) | frozenset(lexicon.NUMERAL_STARTS)


def adjoining_numerals(words: Sequence[Word], begin: int, end: int) -> tuple[int, int]:
    """The positions of a numeral with those numerals beside it from which a sign parts it.

    What is cut is told as one thing, and its parts as nothing; but not without end, since each of
    them is looked at.
    """
    last = min(begin + _MOST_PARTS, len(words) - 1)
    if follows_one(words, begin, end):
        end = end_of_figures(words, end)
    end += 2 * _is_mixed_fraction(words, end)
    while end < last and words[end].is_digits and _parts(words[end].gap):
        end += 1
    if _is_misspelt_after(words, end):
        end += 1
        while end < last and _is_numeral(words[end]) and is_spaced(words[end]):
            end += 1
    while end > begin + 1 and words[end].form in lexicon.SCALES and is_spaced(words[end]):
        end += 1  # ढाई 3 लाख
    return begin, end


def _parts(gap: str) -> bool:
    return (
        gap in _IN_DIGITS
        or _WITHIN.fullmatch(gap) is not None
        or (len(gap) == 1 and (gap in _SIGNS or gap.isspace()))
    )


def is_spoken_year(value: Decimal) -> bool:
    """Whether a number in words may be a year; two thousand is so many."""
    return FIRST_SPOKEN <= value < LAST_SPOKEN and value % 100 != 0 and value % 1 == 0


FIRST_SPOKEN, LAST_SPOKEN = 1800, 2100  # years that are told in words
