"""Whether a numeral stands among words and signs that are understood, so that its value holds.

A value is never stated from a part of an expression: where a word, a sign or a digit that touches
the numeral may belong to it and is not understood, the numeral is left without a value.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

import regex

from sandhi.language.hindi.function_words import CASE_MARKERS
from sandhi.language.hindi.lexicon import FOLDER, entries
from sandhi.language.hindi.numbers import words as lexicon
from sandhi.language.hindi.words import Word, is_joined, is_spaced

# Signs that make of digits beside them something else than their own number.
_SIGNS = "/⁄∕*×÷^~≈≃±<>≤≥=≠#@&_\\√∞+№‰′″|"
# What parts the digits of one expression: 7.5.2, 1,23, 1'234, 3:1.
_IN_DIGITS = (".", ",", ":", "'", "’", "‘", " : ")
_CLOSING = "/-"  # after so much money: 500/-
_PHONE = 5  # digits on both sides of a hyphen, or twice as many on one: 98765-43210
_SIGNS_IN_BRACKETS = ("(-)", "(−)", "(–)", "(+)", "(±)")  # (-) 5.4%
# Between digits and a scale: (5) करोड़, [5] करोड़, "5" करोड़.
_AROUND = regex.compile(r"[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\"']++", regex.VERSION1)
# Between digits, where no blank is: what cannot be seen, or a sign that ends nothing: 5·5, 5٫5.
_UNSEEN = regex.compile(r"\p{Cf}++")
_WITHIN = regex.compile(r"\p{Cf}++|[[\p{Po}\p{Sk}]--[।॥;!?…]]", regex.VERSION1)
_NUMBER_SIGNS = ("No", "Nl")  # of Unicode's categories: ⅓, ², ①, Ⅳ
APOSTROPHES = (" '", " ’", " ‘", "'", "’")  # before a year without its century: '71
_FEET = ("'", "’", "' ", "’ ", "'-", "’-")
_INCHES = ('"', "”", "″", "''", "’’")
_SIGNS_APART = frozenset(_SIGNS)
_MOST_PARTS = 16
MOST_DIGITS = 28  # of a numeral: beyond it a decimal is rounded


def is_cut(words: Sequence[Word], begin: int, end: int) -> bool:
    """Whether what touches the words from ``begin`` to ``end``, a numeral, may be a part of it."""
    return _before(words, begin) or _after(words, end)


def _before(words: Sequence[Word], begin: int) -> bool:
    word = words[begin]
    if word.is_digits and ((word.gap[-1:] or " ") in _SIGNS or _is_short_year(words, begin)):
        return True
    if word.is_digits and word.gap.rstrip().endswith(_SIGNS_IN_BRACKETS):
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
        if _is_mixed(words, end):
            return True
    if not after.form or not is_joined(after):
        return False
    if after.form in lexicon.OPERATORS or after.form in lexicon.VULGAR:
        return True
    if last.form not in lexicon.SCALES or is_understood(after):
        return False
    goes_on = words[end + 1].form in lexicon.SCALES and is_joined(words[end + 1])
    return goes_on or resembles(after.form)  # हजार पाच सौ


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


def is_understood(word: Word) -> bool:
    """Whether a word is in digits or in the lexicon, be it in the oblique plural."""
    return word.is_digits or word.form in _every_form() or word.form.endswith("ों")


@lru_cache(maxsize=1)
def _every_form() -> frozenset[str]:
    """The words of all forms of the lexicon."""
    files = (path.stem for path in FOLDER.glob("*.tsv"))
    return frozenset(
        word for file in files for form, _ in entries(file) for word in form.split()
    ) | frozenset(lexicon.NUMERAL_STARTS)


_ASPIRATES = str.maketrans("खघछझठढथधफभ", "कगचजटडतदपब")
_NOT_CONSONANTS = regex.compile("[^क-ह]")
_TWICE = regex.compile(r"(.)\1+")
_LEAST = 3  # consonants by which a word can be told from others


def _consonants(form: str) -> str:
    """The consonants of a word, those with breath as those without, none twice in a row."""
    return _TWICE.sub(r"\1", _NOT_CONSONANTS.sub("", form).translate(_ASPIRATES))


@lru_cache(maxsize=1)
def _of_numbers() -> frozenset[str]:
    of_all = map(_consonants, (*lexicon.CARDINALS, *lexicon.SCALES))
    return frozenset(one for one in of_all if len(one) >= _LEAST)


@lru_cache(maxsize=1)
def _by_first_letter() -> Mapping[str, list[str]]:
    """The words of number that are long enough to be told from others by most of their letters."""
    by_letter: dict[str, list[str]] = {}
    for form in lexicon.CARDINALS:
        if len(form) >= _LEAST_LETTERS:
            by_letter.setdefault(form[0], []).append(form)
    return by_letter


_LEAST_LETTERS = 6
_MOST_ODD = 2  # letters of a word that are left out, put in or others than they should be


@lru_cache(maxsize=1 << 14)
def resembles(form: str) -> bool:
    """Whether a word may be a word of number, misspelt: by its consonants, or most of its letters.

    So it is with निनानवे, of which the spelling is निन्यानवे.
    """
    if _consonants(form) in _of_numbers():
        return True
    return len(form) >= _LEAST_LETTERS and any(
        abs(len(form) - len(one)) <= _MOST_ODD and _distance(form, one) <= _MOST_ODD
        for one in _by_first_letter().get(form[0], ())
    )


def _distance(form: str, other: str) -> int:
    """By how many letters two words differ."""
    row: list[int] = [*range(len(other) + 1)]
    for number, letter in enumerate(form, 1):
        above, row[0] = row[0], number
        for at, counterpart in enumerate(other, 1):
            cost = above + (letter != counterpart)
            above, row[at] = row[at], min(cost, row[at] + 1, row[at - 1] + 1)
    return row[-1]


def adjoining_numerals(words: Sequence[Word], begin: int, end: int) -> tuple[int, int]:
    """The positions of a numeral with those numerals beside it from which a sign parts it.

    What is cut is told as one thing, and its parts as nothing; but not without end, since each of
    them is looked at.
    """
    last = min(begin + _MOST_PARTS, len(words) - 1)
    while end < last and words[end].is_digits and _parts(words[end].gap):
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


SUBUNITS: Mapping[str, tuple[str, int]] = {
    form: (entry["of"], int(entry["per"])) for form, entry in entries("subunits")
}
INCH = "इंच"


def is_spoken_year(value: Decimal) -> bool:
    """Whether a number in words may be a year; two thousand is so many."""
    return FIRST_SPOKEN <= value < LAST_SPOKEN and value % 100 != 0 and value % 1 == 0


FIRST_SPOKEN, LAST_SPOKEN = 1800, 2100  # years that are told in words
