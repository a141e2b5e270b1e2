"""Years with the name of their era, before or after it: 287 ई.पू., वि.सं. 2081, ई० 1526.

Only the years of our era are reckoned with. A name is written out, or shortened, with a full stop,
a sign of abbreviation or a nought after each of its parts: वि.सं., वि॰ सं॰, वि०सं०.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sandhi.language.hindi.function_words import CASE_MARKERS
from sandhi.language.hindi.lexicon import forms
from sandhi.language.hindi.numbers.counted_nouns import is_countable
from sandhi.language.hindi.numbers.numerals import Numeral, read_numeral
from sandhi.language.hindi.times import words as lexicon
from sandhi.language.hindi.words import Word, is_hyphened, is_joined, is_pointed, is_sign
from sandhi.language.times.meanings import Adverb, Calendar, Meaning

_POINT = "."
_POINTS = (".", "॰")
_BEFORE_YEAR = (" ", ".", ". ", "॰", "॰ ", "-", " - ")
_ROLES = ("other_era", "other_era_before", "our_era")
_PERIODS = ("century", "decade", "year")
_FEWEST_DIGITS = 3  # of a year after a name


class _Name(NamedTuple):
    """The name of an era, by the forms of its parts."""

    parts: tuple[str, ...]
    role: str
    is_short: bool


def _names() -> Iterator[_Name]:
    for role in _ROLES:
        for form in forms("beside_times", role=role):
            yield _Name(tuple(form.replace(_POINT, " ").split()), role, _POINT in form)


_NAMES: dict[str, list[_Name]] = {}
for _name in _names():
    _NAMES.setdefault(_name.parts[0], []).append(_name)
_LAST_PARTS = {name.parts[-1] for names in _NAMES.values() for name in names}
_MOST_WORDS = 2 * max(len(name.parts) for names in _NAMES.values() for name in names)
FIRST_PARTS = frozenset(_NAMES)


def may_end_before(words: Sequence[Word], at: int) -> bool:
    """Whether a name of an era may end right before a position."""
    return at > 0 and (words[at - 1].form in _LAST_PARTS or is_sign(words[at - 1]))


def read_with_era(words: Sequence[Word], numeral: Numeral) -> tuple[Meaning, int] | None:
    """Read a year or century with the name of its era: what it says, and the position after it."""
    end = _end_of_years(words, numeral)
    if after := _read_name(words, end):
        kind, end_of_name = after
        if kind == "other_era":
            return _OTHER, end_of_name
        if kind == "our_era" and words[end - 1].is_digits and end > numeral.end:
            return Adverb("in_part"), end_of_name  # 606-647 ई.
        if kind == "our_era" and _is_told_after(words, numeral, end_of_name):
            return Calendar(int(numeral.value or 0)), end_of_name
    role = _role_before(words, numeral.begin)
    if role == "our_era":
        is_year = _is_year(words, numeral) and not is_countable(words, numeral.end)
        return (Calendar(int(numeral.value or 0)), numeral.end) if is_year else None
    # Of a month of another calendar the year is told as such; the name of one may be a person's.
    before = words[numeral.begin - 1].form if numeral.begin else ""
    is_month = before in lexicon.OTHER_MONTHS and len(words[numeral.begin].form) == 4
    is_after = (role or is_month) and words[numeral.begin].gap in _BEFORE_YEAR
    is_after = is_after and not (words[numeral.begin].is_digits and is_countable(words, end))
    return (_OTHER, end) if is_after else None


def read_announced(words: Sequence[Word], at: int) -> tuple[Meaning, int] | None:
    """Read a year of another era after a word for a year: सन् 1446 हिजरी, हिजरी सन् 1446."""
    numeral = read_numeral(words, at + 1) if words[at + 1].is_digits else None
    if numeral is None or not is_joined(words[at + 1]):
        return None
    era = read_with_era(words, numeral)
    if era and era[0] == _OTHER:
        return era
    is_of_other = (_role_before(words, at) or "our_era") != "our_era"
    return (_OTHER, _end_of_years(words, numeral)) if is_of_other else None


_OTHER = Adverb("other_era")


def _end_of_years(words: Sequence[Word], numeral: Numeral) -> int:
    """The position after a year and the one that it goes on in (2080-81), or its century."""
    end = numeral.end
    if words[end].is_digits and is_hyphened(words[end]) and words[numeral.begin].is_digits:
        return end + 1
    return end + (lexicon.TIME_UNITS.get(words[end].form) in _PERIODS)


def _is_year(words: Sequence[Word], numeral: Numeral) -> bool:
    form = words[numeral.begin].form
    is_alone = words[numeral.begin].is_digits and numeral.end == numeral.begin + 1
    return is_alone and form.isdecimal() and _FEWEST_DIGITS <= len(form) <= 4 and form > "0"


def _is_told_after(words: Sequence[Word], numeral: Numeral, end: int) -> bool:
    """Whether digits are a year by what follows: 300 ई. में, 1526 एडी; 1857 ई reads itself."""
    form = words[numeral.begin].form
    is_alone = words[numeral.begin].is_digits and numeral.end == numeral.begin + 1
    is_short = form.isdecimal() and len(form) < 4
    is_whole = form.isdecimal() and len(form) == 4
    is_other = is_whole and words[numeral.end].form not in lexicon.YEAR_AFTER
    after = words[end] if end < len(words) else words[-1]
    is_closed = is_pointed(words, end) or after.form in (*CASE_MARKERS, "")
    return is_alone and bool(numeral.value) and (is_short or is_other) and is_closed


def _role_before(words: Sequence[Word], at: int) -> str | None:
    """Of which kind the era is that is named right before a position, and after no year."""
    if not may_end_before(words, at) or words[at].gap not in _BEFORE_YEAR:
        return None
    for begin in range(max(at - _MOST_WORDS, 0), at):
        name = _read_name(words, begin)
        if name and name[1] == at:
            return None if begin and words[begin - 1].is_digits else name[0]
    return None


def _read_name(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """Of which kind the longest name is that begins at a position, and the position after it."""
    ends = [
        (end, name.role)
        for name in _NAMES.get(words[at].form, ())
        if (end := _end_of_name(words, at, name))
    ]
    end, role = max(ends, default=(0, ""))
    return (role, end) if end else None


def _end_of_name(words: Sequence[Word], at: int, name: _Name) -> int | None:
    end = at
    for part in name.parts:
        word = words[end]
        if word.form != part or (end > at and not _is_beside(words, end, is_short=name.is_short)):
            return None
        end += 1
        end += name.is_short and is_sign(words[end])
    is_told = not name.is_short or len(name.parts) > 1 or is_pointed(words, end)
    return end if is_told else None


def _is_beside(words: Sequence[Word], at: int, *, is_short: bool) -> bool:
    word = words[at]
    if not is_short:
        return is_joined(word)
    return (
        is_joined(word) or word.gap.strip() in _POINTS or (not word.gap and is_sign(words[at - 1]))
    )
