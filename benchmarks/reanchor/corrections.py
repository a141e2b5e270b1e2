"""Random corrections of a text, of which it is known where each character went.

A text is a list of characters, each with the offset that it came from, or None if it is new; so the
true place of a passage in the corrected text is known, whatever was done to it.
"""

from random import Random
from typing import NamedTuple

import regex

_WORD = regex.compile(r"[\p{L}\p{M}]+")
_RESPELLED = {"\u095b": "ज", "ँ": "ं", "\u095c": "ड", "व": "ब", "श": "स", "ि": "ी", "ु": "ू"}
_LOOKALIKE = {
    "a": "\u0430",
    "e": "\u0435",
    "o": "\u043e",
    "-": "\u2011",
    " ": "\u00a0",
    "।": "|",
    ":": "ः",
}
KINDS = ("typo", "insertion", "move", "respelling", "lookalike")


class Character(NamedTuple):
    """A character and the offset that it had in the text before; None if it is new."""

    letter: str
    origin: int | None


Characters = list[Character]


def characters(text: str) -> Characters:
    """A text before it is corrected."""
    return [Character(letter, at) for at, letter in enumerate(text)]


def corrected(text: Characters, kind: str, random: Random) -> Characters:
    """The text with one correction of a kind somewhere in it."""
    match kind:
        case "typo":
            return _typo(text, random)
        case "insertion":
            return _insertion(text, random)
        case "move":
            return _move(text, random)
        case "respelling":
            return _replaced(text, _RESPELLED, random)
        case _:
            return _replaced(text, _LOOKALIKE, random)


def _spans(text: Characters) -> list[tuple[int, int]]:
    return [match.span() for match in _WORD.finditer("".join(one.letter for one in text))]


def _typo(text: Characters, random: Random) -> Characters:
    """A letter left out, doubled, or exchanged with the next."""
    start, end = random.choice(_spans(text))
    at = random.randrange(start, end)
    match random.randrange(3):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return [*text[:at], Character(text[at].letter, None), *text[at:]]
        case _:
            pair = [Character(one.letter, None) for one in text[at : at + 2][::-1]]
            return text[:at] + pair + text[at + 2 :]


def _insertion(text: Characters, random: Random) -> Characters:
    """A word, some words or a sentence that the text has elsewhere, put in before a word."""
    spans = _spans(text)
    first = random.randrange(len(spans))
    last = min(first + random.choice((0, 2, 12)), len(spans) - 1)
    copied = [Character(one.letter, None) for one in text[spans[first][0] : spans[last][1]]]
    at = random.choice(spans)[0]
    return [*text[:at], *copied, Character(" ", None), *text[at:]]


def _move(text: Characters, random: Random) -> Characters:
    """A sentence or a paragraph taken out and put in at the end of another."""
    ends = [at + 1 for at, one in enumerate(text) if one.letter in "।\n?!"]
    if len(ends) < 3:
        return text
    number = random.randrange(len(ends) - 1)
    start, end = ends[number], ends[number + 1]
    piece, rest = text[start:end], text[:start] + text[end:]
    places = [at + 1 for at, one in enumerate(rest) if one.letter in "।\n?!"]
    at = random.choice(places)
    return rest[:at] + piece + rest[at:]


def _replaced(text: Characters, letters: dict[str, str], random: Random) -> Characters:
    """One letter written otherwise, or all of its kind in one word."""
    places = [at for at, one in enumerate(text) if one.letter in letters]
    if not places:
        return text
    at = random.choice(places)
    return [*text[:at], Character(letters[text[at].letter], None), *text[at + 1 :]]


def true_place(text: Characters, start: int, end: int) -> tuple[int, int] | None:
    """Where a passage of the old text is whole in the new one; None where it is not."""
    at = {one.origin: place for place, one in enumerate(text) if one.origin is not None}
    begin = at.get(start)
    if begin is None or any(at.get(start + k) != begin + k for k in range(end - start)):
        return None
    return begin, begin + end - start
