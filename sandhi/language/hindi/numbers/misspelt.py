"""Whether a word that no lexicon has may be one of number, misspelt."""

from collections.abc import Mapping
from functools import lru_cache

import regex

from sandhi.language.hindi.numbers import words as lexicon

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
        if len(form) >= _LEAST_ODD:
            by_letter.setdefault(form[0], []).append(form)
    return by_letter


# Letters of a word that are left out, put in or others than they should be: of long ones, two.
_LEAST_ODD, _LEAST_LETTERS, _MOST_ODD = 4, 6, 2


@lru_cache(maxsize=1 << 14)
def resembles(form: str) -> bool:
    """Whether a word may be a word of number, misspelt: by its consonants, or most of its letters.

    So it is with निनानवे, of which the spelling is निन्यानवे, and with नवाशी for नवासी.
    """
    if _consonants(form) in _of_numbers():
        return True
    most = _MOST_ODD if len(form) >= _LEAST_LETTERS else 1
    return len(form) >= _LEAST_ODD and any(
        abs(len(form) - len(one)) <= most and _distance(form, one) <= most
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
