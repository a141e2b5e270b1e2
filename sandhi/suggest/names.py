"""Mentions of known names: every form that a lexicon knows, wherever it stands as whole words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from sandhi.language import DEFAULT, language
from sandhi.language.words import is_inside
from sandhi.text import tokens


class NamedRecord(NamedTuple):
    """What a name stands for: the key of a row, and the column that refers to it."""

    column: str
    key: str


class Mention(NamedTuple):
    """A known name in a text, in code points, end-exclusive.

    ``records`` has everything that the form stands for, in the lexicon's order; the form is
    ambiguous where that is more than one.
    """

    start: int
    end: int
    quote: str
    records: tuple[NamedRecord, ...]


class Lexicon:
    """Known forms of names and what they stand for; spellings of one word count as one form."""

    def __init__(self, forms: Iterable[tuple[str, NamedRecord]], code: str = DEFAULT) -> None:
        """Take pairs of a form and what it stands for; a form without letters is left out.

        ``code`` names the language of the texts to be looked through.
        """
        self._language = language(code)
        records: dict[str, dict[NamedRecord, None]] = {}
        for form, record in forms:
            if key := self._language.spelling(form).strip():
                records.setdefault(key, {})[record] = None
        self._records = [tuple(of_form) for of_form in records.values()]
        # As fast as the others, and made in a quarter of the time, which counts: each text has one
        # of its own names.
        self._automaton = AhoCorasick(records, implementation=Implementation.NoncontiguousNFA)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the mentions in a text, in order, the outer of two before the one inside it.

        Of two that cross, the leftmost is taken, and of those that begin together the longest.
        One inside another is a mention of its own only where grammar makes it a name there, and it
        stands for something else.
        """
        compared, offset = self._language.spelling.with_offsets(text)
        is_name_within = self._language.is_name_within
        outer: list[tuple[int, int, tuple[NamedRecord, ...]]] = []
        for start, end, form in self._whole_words(compared):
            while outer and outer[-1][1] <= start:
                outer.pop()
            records = self._records[form]
            if outer:
                begin, finish, of_outer = outer[-1]
                nested = end <= finish and records != of_outer
                if not nested or not is_name_within(
                    compared[begin:finish], start - begin, end - begin
                ):
                    continue
            outer.append((start, end, records))
            first, last = offset(start), offset(end)
            yield Mention(first, last, text[first:last], records)

    def _whole_words(self, text: str) -> list[tuple[int, int, int]]:
        """Every occurrence of a form between two words, as start, end and number of the form."""
        places = [
            (start, -end, form)
            for form, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if (start == 0 or not is_inside(text[start], text[start - 1], True))
            and (
                end == len(text)
                or not is_inside(text[end - 1], text[end], False)
                or self._is_before_glued(text, end)
            )
        ]
        return [(start, -end, form) for start, end, form in sorted(places)]

    def _is_before_glued(self, text: str, end: int) -> bool:
        """Whether what goes on at a place is a postposition that is written on to its word."""
        begin = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1
        token = next((one for one in tokens(text[begin:]) if begin + one.end > end), None)
        if token is None:
            return False
        start = begin + token.start
        return start + self._language.joint(text[start : begin + token.end]) == end
