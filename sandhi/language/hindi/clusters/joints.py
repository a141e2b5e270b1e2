"""What parts two expressions that touch: a sign, or words that only join."""

from collections.abc import Sequence

from sandhi.language.hindi.function_words import GENITIVES
from sandhi.language.hindi.times import words as lexicon
from sandhi.language.hindi.words import Word

# How the second goes on from the first.
DIRECT = "direct"  # नवंबर 2022, नवंबर (2022)
SAME = "same"  # सोमवार यानी 4 नवंबर
GENITIVE = "genitive"  # 2022 के नवंबर
MARKED = "marked"  # 2022 में नवंबर, 4 नवंबर को सोमवार
LIST = "list"  # मई और जून 2022
COMMA = "comma"
RANGE = "range"  # 5 मई से 6 जून 2022
DASH = "dash"

_BLANKS = " \u00a0\u200b\t\n"
_HYPHENS = "-\u2010\u2011\u2013\u2014\u2212"
_SIGNS = "(),/.'’‘" + _HYPHENS
_MOST_WORDS = 3
_MOST_SIGNS = 4  # characters between two words: "), '"
_UNITS = ("month", "quarter")
_MARKED = frozenset((lexicon.IN, lexicon.TO))


def read_joint(words: Sequence[Word], end: int, begin: int) -> str | None:
    """How what begins at a position goes on from what ends at another; None if it does not."""
    if not end <= begin <= end + _MOST_WORDS + 1 or end >= len(words) - 1:
        return None
    if any(not _touches(words[at].gap) for at in range(end, begin + 1)):
        return None
    if begin > end > 0 and words[end - 1].form in lexicon.MONTHS:
        end = min(_after_month_as_such(words, end), begin)
    forms = [word.form for word in words[end:begin]]
    has_comma = any("," in words[at].gap for at in range(end, begin + 1))
    marker = forms[0] if forms and (forms[0] in _MARKED or forms[0] in GENITIVES) else None
    rest = forms[1:] if marker else forms
    if not rest and marker is None:
        return _sign(words[begin].gap)
    if not rest:
        return GENITIVE if marker in GENITIVES else MARKED
    if len(rest) == 1 and (rest[0] in lexicon.SAME or rest[0] == lexicon.DATED_DAY):
        return SAME
    if rest[0] in lexicon.LISTS and rest[1:] in ([], [lexicon.AFTER_THAT]):
        return LIST
    is_range = marker is None and rest[0] == lexicon.SINCE
    if is_range and not has_comma and rest[1:] in ([], [lexicon.BEGINNING]):
        return RANGE
    return None


def _after_month_as_such(words: Sequence[Word], at: int) -> int:
    """The position after what only says that a month is one: नवंबर माह (2022), नवंबर के महीने (में)."""
    unit = at + (words[at].form == lexicon.OF)
    return unit + 1 if lexicon.TIME_UNITS.get(words[unit].form) in _UNITS else at


def _touches(gap: str) -> bool:
    """Whether a gap has nothing but blanks, and at most one sign that does not end a sentence."""
    signs = gap.strip(_BLANKS)
    is_stop = "." in signs and signs != gap
    is_plain = all(sign in _SIGNS or sign in _BLANKS for sign in signs)
    return not signs or (len(gap) <= _MOST_SIGNS and not is_stop and is_plain)


def _sign(gap: str) -> str:
    sign = gap.strip(_BLANKS)
    if "," in sign:
        return COMMA
    if sign and sign in _HYPHENS:
        return DASH
    return LIST if sign == "/" else DIRECT
