"""Where a word begins and ends, in scripts that part words by blanks and in those that do not."""

from functools import cache

import regex

_IN_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]")
# A text in one of these runs on without blanks, so that any of its letters may begin a word.
UNPARTED = r"\p{Han}\p{Hiragana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_UNPARTED = regex.compile(rf"[{UNPARTED}]")
_FOLLOWS = regex.compile(r"[\p{M}ー々]")


@cache
def is_inside(edge: str, neighbour: str, before: bool) -> bool:
    """Whether what stands right beside the first or last letter of a name belongs to its word.

    ``edge`` is that letter, ``neighbour`` the one ``before`` or after it. Letters of a script
    without blanks stand alone, but for marks and signs of length, which go with what they follow.
    """
    if not _IN_WORD.match(neighbour):
        return False
    later = edge if before else neighbour
    unparted = _UNPARTED.match(edge) or _UNPARTED.match(neighbour)
    return not unparted or _FOLLOWS.match(later) is not None
