"""Text in any script: grapheme clusters, tokens and sentences.

All offsets are zero-based, end-exclusive code points in the text as given: nothing here normalises,
and slicing the text with a span always returns the very characters that were found.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import regex
from numpy.typing import NDArray

# What no page can say: HTML has neither control characters, line ends and tabs apart, nor code
# points that are no characters.
UNWRITABLE = regex.compile(r"[[\p{Cc}\p{Noncharacter_Code_Point}]--[\t\n\r]]", regex.V1)

# A joiner that belongs to the spelling of a word: at a virama, as in Malayalam, Bengali or Sinhala,
# or between two letters of the Arabic script, as in Persian.
_SPELT_WITH = regex.compile(
    r"(?<=\p{ccc=9})[\u200c\u200d]|\u200d(?=\p{ccc=9})|(?<=\p{Arabic})\u200c(?=\p{Arabic})"
)
_SPACE = regex.compile(r"\s")


def has_unseen(text: str) -> bool:
    """Whether a text has a character that nobody sees, white space and what spells words apart."""
    return not (text.isprintable() or _SPELT_WITH.sub("", _SPACE.sub("", text)).isprintable())


class Span(NamedTuple):
    """A stretch of a text, in code points, end-exclusive: ``text[start:end]``."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many code points it takes."""
        return self.end - self.start

    def meets(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end


# So many digits have a number of every kind that is counted, and fit into what a column holds.
_WHOLE_NUMBER = regex.compile("[0-9]{1,18}")
# As a cell has an offset, and as ``sandhi.table`` reads one.
_OFFSET = regex.compile("0|[1-9][0-9]{0,17}")


def whole_number(text: str) -> int | None:
    """The number that up to 18 digits say; None of anything else, and of more of them."""
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else None


def span_in(row: Mapping[Any, Any]) -> Span | None:
    """The span that ``start`` and ``end`` of a row say, as text or numbers; None where they do not.

    Such a row stands nowhere, which the check tells; whoever asks where it stands passes it over.
    """
    start, end = (str(row[bound]) for bound in ("start", "end"))
    if not (_OFFSET.fullmatch(start) and _OFFSET.fullmatch(end)):
        return None
    span = Span(int(start), int(end))
    return span if span.start < span.end else None


_CLUSTER = regex.compile(r"\X")


def cluster_boundaries(text: str) -> NDArray[np.bool_]:
    """Tell for each of ``len(text) + 1`` offsets whether a grapheme cluster begins or ends there.

    The clusters are the extended ones of UAX #29; the text's two ends are boundaries always.
    """
    boundaries = np.zeros(len(text) + 1, dtype=np.bool_)
    # They follow one another without a gap; to ask each where it ends takes three times as long.
    boundaries[np.cumsum([0, *map(len, _CLUSTER.findall(text))])] = True
    return boundaries


# These classes of UAX #29 go with a letter or digit, so that tokens end on cluster boundaries.
_FOLLOWS = r"\p{M}\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=ZWJ}"
_WORD = rf"\p{{GCB=Prepend}}*+[[\p{{L}}\p{{N}}]--[{_FOLLOWS}]][\p{{L}}\p{{N}}{_FOLLOWS}]*+"
# Of no numeral are there more groups; to look for its end without end would take too long.
_DIGITS = r"(?:\p{Nd}{1,3}(?:,\p{Nd}{2,3}){0,20},\p{Nd}{3}(?!\p{Nd})|\p{Nd}+)(?:\.\p{Nd}+)?"
TOKEN = regex.compile(rf"{_DIGITS}[\p{{L}}\p{{N}}{_FOLLOWS}]*+|{_WORD}", regex.VERSION1)


def tokens(text: str) -> Iterator[Span]:
    """Yield the words and numerals of a text, in order; punctuation and white space lie between.

    A word is a run of letters, marks and digits, with the joiners inside it. A numeral keeps its
    grouping commas (Western or Indian), its decimal point, and letters written on to it.
    """
    for token in TOKEN.finditer(text):
        yield Span(*token.span())


_SCRIPTS = regex.compile(
    r"(?P<numeral>[\p{N}.,])|(?P<latin>\p{Latin})|(?P<cyrillic>\p{Cyrillic})|(?P<greek>\p{Greek})"
    r"|(?P<arabic>\p{Arabic})|(?P<devanagari>\p{Devanagari})"
    r"|(?P<unspaced>[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}])"
    r"|(?P<other>\p{L})"
)
_UNSPACED = "unspaced"  # scripts that leave no space between words: any letter may begin one


@lru_cache(maxsize=1 << 14)  # a text has most of its words several times
def changes_of_script(token: str) -> tuple[int, ...]:
    """Offsets within a token at which another script begins, or a letter of an unspaced one."""
    changes = []
    script = None
    for place, character in enumerate(token):
        match = _SCRIPTS.match(character)
        # A mark goes with the letter before it.
        other = match.lastgroup if match else script
        if place and (other != script or (match and other == _UNSPACED)):
            changes.append(place)
        script = other
    return tuple(changes)


def token_boundaries(
    text: str, cuts: Callable[[str], Iterable[int]] = changes_of_script
) -> NDArray[np.bool_]:
    """Tell for each of ``len(text) + 1`` offsets whether it lies outside of all tokens.

    So do the edges of tokens, and the places in them that ``cuts`` yields: those where the script
    changes, such as between a numeral and what is written on to it, or where it leaves no spaces,
    as Chinese and Thai.
    """
    spans = [token.span() for token in TOKEN.finditer(text)]
    starts, ends = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    within = np.zeros(len(text) + 2, dtype=np.int8)
    within[starts + 1] += 1
    within[ends] -= 1
    boundaries: NDArray[np.bool_] = np.cumsum(within[:-1], dtype=np.int8) == 0
    places = [start + place for start, end in spans for place in cuts(text[start:end])]
    boundaries[np.array(places, dtype=np.int64)] = True
    return boundaries


_LINE_END = r"[\n\r\v\f\x85\u2028\u2029]"
_STOP = r"[\p{Sentence_Terminal}…--.]"
_CLOSERS = r"[\"'\p{Pe}\p{Pf}]*"
_BREAK = regex.compile(
    rf"(?P<stop>{_STOP}(?:\p{{Zs}}*{_STOP})*{_CLOSERS})|(?P<full_stop>\.+{_CLOSERS}(?=\s|$))|{_LINE_END}",
    regex.VERSION1,
)


def sentences(text: str, is_abbreviation: Callable[[str], bool]) -> Iterator[Span]:
    """Yield the sentences of a text, in order; white space lies between them, none at their edges.

    A sentence ends at a line's end, at a danda, ``?``, ``!``, ``…`` or any other Sentence_Terminal
    of Unicode, and at a full stop before white space, unless that stands after an abbreviation, an
    initial or a numeral that opens the sentence. Closing quotation marks and brackets right after
    the end stay with the sentence. Of a casefolded word ``is_abbreviation`` tells whether a full
    stop shortens it: that is what a language knows (``Language.sentence_spans``).
    """
    start = 0
    for end in _BREAK.finditer(text):
        if end["full_stop"] and _is_abbreviated(text, start, end.start(), is_abbreviation):
            continue
        yield from _trimmed(text, start, end.end())
        start = end.end()
    yield from _trimmed(text, start, len(text))


_WORD_BEFORE = regex.compile(r"(?r)\S+")


def _is_abbreviated(
    text: str, start: int, stop: int, is_abbreviation: Callable[[str], bool]
) -> bool:
    """Whether the full stop at ``stop``, in a sentence from ``start``, is of the word before."""
    before = _WORD_BEFORE.match(text, start, stop)
    if before is None:
        return False
    word = before[0].lstrip("\"'([{‘“").rsplit(".", 1)[-1].casefold()
    opens = not text[start : before.start()].strip() if word.isdecimal() else False
    is_initial = len(word) == 1 and word.isascii() and word.isalpha()
    return opens or is_initial or is_abbreviation(word)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the span without white space at its edges, if anything is left of it."""
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    if begin < end:
        yield Span(begin, start + len(piece.rstrip()))


_COLONS = (":", "\uff1a")


def announces(text: str, span: Span) -> bool:
    """Whether a stretch of a sentence stands alone beside a colon, at an end: ANI: …, …: ANI."""
    before, after = text[: span.start].rstrip(), text[span.end :].strip()
    if after.startswith(_COLONS):
        return not any(map(str.isalnum, before))
    return before.endswith(_COLONS) and not any(map(str.isalnum, after))


_NUMBER = regex.compile("[0-9]+")


def natural_order(text: str) -> tuple[tuple[str, int, str], ...]:
    """What a text is sorted by where numbers in it count as numbers: K999 before K1000."""
    numbers = [number.lstrip("0") for number in _NUMBER.findall(text)]
    lengths = [(len(number), number) for number in numbers]
    parts = zip(_NUMBER.split(text), [*lengths, (-1, text)], strict=True)
    return tuple((part, length, digits) for part, (length, digits) in parts)
