"""Which numbers of a text are those of a date, by the plain words beside them.

A number within an expression of time may be its day, its year or its hour, or may count: three
years. What counts asks for a figure, or for a row that leaves it out, though the date is coded.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import regex

from sandhi.language import Accountable

_YEAR = regex.compile(r"\p{Nd}{4}")
_PARTS = regex.compile(r"[.,:]")
_JOINED = regex.compile(r"[-–/]")

_Plain = Callable[[str], str]


def dated_numbers(
    text: str,
    tokens: Sequence[tuple[int, int]],
    numbers: Sequence[int],
    words: Accountable,
    plain: _Plain,
) -> frozenset[int]:
    """Those of the ``numbers``, by their places among the tokens of a text, that are of a date.

    Such is one beside a word of the calendar, a year of four digits, and one that is joined to such
    a number: by a hyphen, or by a word that is none of time (the 11th and the 12th of November).
    ``plain`` writes tokens as the words of a language are written. All are, where the language
    lists no words of the calendar.
    """
    if not words.calendar_words:
        return frozenset(numbers)
    forms = _Forms(text, tokens, words, plain)
    dated: set[int] = set()
    following: int | None = None  # the number after the one that is looked at
    for place in reversed(numbers):
        if forms.stands_in_date(place) or (following in dated and forms.goes_on(place, following)):
            dated.add(place)
        following = place
    # What is joined by a hyphen is of a date, too, where the first of both says so: 2022-23.
    for first, second in pairwise(numbers):
        if first in dated and forms.are_joined(first, second):
            dated.add(second)
    return frozenset(dated)


class _Forms:
    """The words of a text around its numbers."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[tuple[int, int]],
        words: Accountable,
        plain: _Plain,
    ) -> None:
        self._text, self._tokens, self._words, self._plain = text, tokens, words, plain

    def stands_in_date(self, place: int) -> bool:
        """Whether a number is a year, or stands beside a word of the calendar."""
        if any(self._is_of_calendar(words) for words in self._after(place)):
            return True
        following = next(self._after(place), "")
        if following in self._words.time_words:  # 2000 years
            return False
        parts = _PARTS.split(self._token(place))
        is_clock = ":" in self._token(place)
        is_day = len(parts) > 2 and any(map(_YEAR.fullmatch, parts))
        before = self._token(place - 1) if place else ""
        return is_clock or is_day or self._is_year(place) or self._is_of_calendar(before)

    def goes_on(self, place: int, following: int) -> bool:
        """Whether a number goes on with the next one: at most one word between, none of time."""
        between = following - place - 1
        return between == 0 or (
            between == 1 and self._token(place + 1) not in self._words.time_words
        )

    def are_joined(self, place: int, following: int) -> bool:
        """Whether nothing but a hyphen stands between two numbers."""
        between = self._text[self._tokens[place][1] : self._tokens[following][0]]
        return following == place + 1 and bool(_JOINED.fullmatch(between))

    def _after(self, place: int) -> Iterator[str]:
        """The word after a number, past what is written in one with it, and it with the next."""
        first = place + 1
        if first < len(self._tokens) and self._tokens[place][1] == self._tokens[first][0]:
            first += 1
        for last in range(first, min(first + 2, len(self._tokens))):
            yield self._plain(self._text[self._tokens[first][0] : self._tokens[last][1]])

    def _token(self, place: int) -> str:
        return self._plain(self._text[slice(*self._tokens[place])])

    def _is_year(self, place: int) -> bool:
        token = self._token(place)
        return bool(_YEAR.fullmatch(token)) and int(token) // 1000 in (1, 2)

    def _is_of_calendar(self, words: str) -> bool:
        return words in self._words.calendar_words
