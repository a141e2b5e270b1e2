"""Where the passages of a text stand in a corrected version of it, by aligning the two as wholes.

A short quote stands in a text many times, and the nearest one that is like it is often its twin; an
alignment of the whole texts keeps passages in their order and knows which of the twins is meant.
Where texts repeat themselves, an alignment may still be one of several that are as good: where one
of two like words was deleted, it cannot know which. So the texts are aligned twice, from the
beginning and from the end, what both agree on is taken, and of that what lies about an insertion or
a deletion that may as well have been made some letters before or after is taken back.
What was moved past other text is in no alignment: sentences and lines that are long, unchanged and
unique are found where they are now.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import regex
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from sandhi.curate.correction.windows import NOT_ONCE, WINDOW, only_place, windows
from sandhi.text import Span

Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]

# So many code points that are unchanged, and stand only once in either version, are the same text.
WITNESS = WINDOW
GONE = -1
# Of a text so long, so few edits are looked for first, then twice as many: the time is that of what
# was corrected, and the square of the length only where nothing is left of it. Of alignments that
# are as good, this may find another.
_LONG = 30_000
_FEW = 64
_OF_A_WORD = regex.compile(r"[\p{L}\p{M}\p{N}\p{Join_Control}]")
# Stand before and after both texts, so that their ends are neighbours like any others.
_BEGIN, _END = "\x02", "\x03"


_LINE = regex.compile(r"[^\s\x02\x03](?:[^\n\x02\x03]*[^\s\x02\x03])?")
_TERMINAL = regex.compile(r"[\p{Sentence_Terminal}\n]")
# What a sentence begins behind, read from there backwards.
_FRESH = regex.compile(r"(?r)[\p{Sentence_Terminal}\n\x02][^\S\n]*")
# Or the rest of a line, so that nobody looks for its end again from each of its letters.
_SENTENCE = regex.compile(r"\S[^\p{Sentence_Terminal}\n]*+(?P<stop>[\p{Sentence_Terminal}]++)?")


class Alignment(NamedTuple):
    """Two versions of a text, from _BEGIN to _END, and what of the old one is in the new one.

    For each code point of the old version, ``image`` holds its offset in the new one, or GONE;
    ``likely``, for proposals, has one also where another is as good, and ``likely_at`` lists the
    places where it has; ``witness`` tells whether it is in a stretch that can vouch for what is
    around it. ``unclaimed`` is what was worked out of quotes already: where they stand in the new
    version though no passage of the old one has become that.
    """

    old: str
    new: str
    image: Integers
    likely: Integers
    likely_at: Integers
    witness: Booleans
    unclaimed: dict[str, set[int]]


def align(old: str, new: str) -> Alignment:
    """Align two versions of a text."""
    old, new = f"{_BEGIN}{old}{_END}", f"{_BEGIN}{new}{_END}"
    forward = _image(old, new)
    backward = _image(old[::-1], new[::-1])[::-1]
    likely = np.where(forward == len(new) - 1 - backward, forward, GONE)
    image = likely.copy()
    _take_back_ties(old, new, image)
    before, after = windows(old), windows(new)

    def place(start: int, end: int) -> int:
        """Where a stretch of the old version that is unique in both stands in the new one."""
        if end - start < WITNESS or only_place(start, end, before, before) == NOT_ONCE:
            return GONE
        return only_place(start, end, before, after)

    for start, end in _units(old):
        begin = place(start, end)
        if begin == GONE:
            continue
        behind = begin + end - start
        # One that goes on in the new text may begin or end there with what is another's.
        ends = _TERMINAL.match(new[behind - 1]) or new[behind] in f"\n{_END}"
        if ends and _FRESH.match(new, 0, begin):
            image[start:end] = likely[start:end] = np.arange(begin, behind)
    joined = (image[1:] == image[:-1] + 1) & (image[:-1] != GONE)
    breaks = np.flatnonzero(np.concatenate(([True], ~joined, [True])))
    witness = np.zeros(len(old), dtype=np.bool_)
    for first, last in pairwise(breaks.tolist()):
        if place(first, last) != GONE:
            witness[first:last] = True
    return Alignment(old, new, image, likely, np.flatnonzero(likely != GONE), witness, {})


def _units(text: str) -> Iterator[Span]:
    """The lines of a text, and the sentences in them, without the blanks at their edges."""
    for line in _LINE.finditer(text):
        yield Span(*line.span())
        for sentence in _SENTENCE.finditer(text, *line.span()):
            if sentence["stop"]:
                yield Span(*sentence.span())


def _image(old: str, new: str) -> Integers:
    image = np.full(len(old), GONE, dtype=np.int64)
    hint = _FEW if len(old) > _LONG else None
    for block in Levenshtein.opcodes(old, new, score_hint=hint):
        if block.tag == "equal":
            image[block.src_start : block.src_end] = np.arange(block.dest_start, block.dest_end)
    return image


def _take_back_ties(old: str, new: str, image: Integers) -> None:
    """Take out of an image what it says at random: where an edit may as well stand beside itself.

    ``a b`` becomes ``a b b`` by a ``b`` before or behind the one that was there. Both alignments
    may put it at the same place, since what two texts begin and end with is set apart first.
    """
    matched = np.flatnonzero(image != GONE)
    shifts = image[matched] - matched
    for number in np.flatnonzero(np.diff(shifts)).tolist():
        before, behind = int(matched[number]), int(matched[number + 1])
        shift, other = int(shifts[number]), int(shifts[number + 1])
        if behind == before + 1 and other > shift:  # an insertion
            text, left, right = new, other, shift
        elif image[behind] == image[before] + 1:  # a deletion
            text, left, right = old, behind - before - 1, before + 1 - behind
        else:
            continue
        while image[before] != GONE and old[before] == text[before + left]:
            image[before] = GONE
            before -= 1
        while image[behind] != GONE and old[behind] == text[behind + right]:
            image[behind] = GONE
            behind += 1


def new_start(alignment: Alignment, start: int, end: int) -> int:
    """Where a passage of the old version begins in the new one; GONE where that is not certain.

    It is certain where what is unchanged in the passage has a witness and is shifted as one, where
    shifting the whole passage finds it to the letter, where no letter beside it is another now (a
    longer word may have grown out of it), and where it is sure at its edges.
    """
    passage = slice(start + 1, end + 1)  # behind _BEGIN
    image = alignment.image[passage]
    shifts = (image - np.arange(start, end))[image != GONE]
    if not alignment.witness[passage].any() or (shifts != shifts[0]).any():
        return GONE
    begin = start + int(shifts[0]) - 1
    length = end - start + 2  # with a neighbour on either side
    was, now = alignment.old[start : start + length], alignment.new[begin : begin + length]
    same = was[1:-1] == now[1:-1] and _same_edge(was[0], now[0]) and _same_edge(was[-1], now[-1])
    if not same or _loses_a_word(was[1:-1], image):
        return GONE
    return GONE if _may_be_a_twin(alignment, passage, begin + 1) else begin


def _loses_a_word(quote: str, image: Integers) -> bool:
    """Whether a word at an edge of a passage may be one that was put in beside it.

    Where the same word was put in before or behind it, the alignments disagree on which is which,
    and what was put in may as well stand in the passage, which then is not whole.
    """
    agreed = np.flatnonzero(image != GONE)
    first, behind = int(agreed[0]), int(agreed[-1]) + 1
    places = (*range(1, first + 1), *range(behind, len(quote)))
    return any(not (_of_word(quote[at - 1]) and _of_word(quote[at])) for at in places)


def _may_be_a_twin(alignment: Alignment, passage: slice, begin: int) -> bool:
    """Whether a passage at the edge of what is unchanged may have been taken from there.

    In the new version it would begin at ``begin``; this and ``passage`` are counted from _BEGIN.

    Only the text on one side vouches for it. If that on the other was moved away, another may have
    come that happens to begin, or to end, with the same words; then the new text has the passage
    once more, in a place that no passage of the old text has been found to have become.
    """
    old, image = alignment.old, alignment.image
    around = image[passage.start - 1 : passage.stop + 1]
    if (around[[0, 1, -2, -1]] != GONE).all() and (np.diff(around)[[0, -1]] == 1).all():
        return False
    return bool(_unclaimed(alignment, old[passage]) - {begin})


def _unclaimed(alignment: Alignment, quote: str) -> set[int]:
    """Where a quote stands in the new version and no passage of the old one has become it."""
    if quote not in alignment.unclaimed:
        old, new, image = alignment.old, alignment.new, alignment.image
        claimed = (at for at in _occurrences(quote, old) if _as_one(image, at, len(quote)))
        alignment.unclaimed[quote] = {*_occurrences(quote, new)} - {
            int(image[at]) for at in claimed
        }
    return alignment.unclaimed[quote]


def _as_one(image: Integers, at: int, length: int) -> bool:
    """Whether a stretch of the old text is in the new one without a break."""
    stretch = image[at : at + length]
    return bool((stretch != GONE).all() and (np.diff(stretch) == 1).all())


def _occurrences(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _of_word(letter: str) -> bool:
    return bool(_OF_A_WORD.match(letter))


def _same_edge(was: str, now: str) -> bool:
    return was == now or not _OF_A_WORD.search(was + now)


def replacement_span(alignment: Alignment, start: int, end: int) -> Span | None:
    """What a passage may have become, in whole words of the new text.

    That is what its first and its last letter that are still there enclose, where they are in
    order; else what now stands between the text before and after it. Where the passage itself
    stands there, once, it is that. None where nothing stands there.
    """
    old, new, image = alignment.old, alignment.new, alignment.likely
    before, after = np.searchsorted(alignment.likely_at, [start + 1, end + 1])
    left = int(image[alignment.likely_at[before - 1]]) + 1
    right = int(image[alignment.likely_at[after]])
    quote, between = old[start + 1 : end + 1], new[left:right] if left < right else ""
    if between.count(quote) == 1:
        begin = left + between.index(quote)
        return Span(begin - 1, begin - 1 + len(quote))
    letters = image[start + 1 : end + 1]
    letters = letters[letters != GONE]
    if 2 * len(letters) >= len(quote) and (np.diff(letters) > 0).all():
        if not _TERMINAL.search(quote):
            letters = _of_one_sentence(new, letters)
        left, right = int(letters[0]), int(letters[-1]) + 1
    elif left >= right:
        return None
    return _in_whole_words(new, left, right)


def _of_one_sentence(text: str, letters: Integers) -> Integers:
    """Of the letters that are still there, those in the sentence that has most of them.

    A passage within a sentence does not run over one that was put in beside it.
    """
    begin, end = int(letters[0]), int(letters[-1]) + 1
    stops = [match.end() for match in _TERMINAL.finditer(text, begin, end)]
    parts = [
        letters[(first <= letters) & (letters < behind)]
        for first, behind in pairwise([begin, *stops, end])
    ]
    return max(parts, key=len)


def _in_whole_words(text: str, left: int, right: int) -> Span | None:
    """A stretch without blanks at its edges, widened to the words that it cuts."""
    piece = text[left:right]
    left += len(piece) - len(piece.lstrip())
    right -= len(piece) - len(piece.rstrip())
    if left >= right:
        return None
    while _OF_A_WORD.match(text, left) and _OF_A_WORD.match(text, left - 1):
        left -= 1
    while _OF_A_WORD.match(text, right - 1) and _OF_A_WORD.match(text, right):
        right += 1
    return Span(left - 1, right - 1)
