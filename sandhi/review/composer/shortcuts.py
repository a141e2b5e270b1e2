"""Keys by which the fields of the composer's form are reached: letters of what they are called."""

from collections.abc import Iterable
from string import ascii_lowercase

# Add, edit, a mention, another row, back, another type.
_OF_BUTTONS = frozenset("aemoqt")


def shortcuts(fields: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A letter for each field, given by its name and title, as long as there are letters.

    It is the first of the title, of its words first, that no field before it has; where none is
    left, the next of the alphabet. Those that come after all letters are given have none.
    """
    free = set(ascii_lowercase) - _OF_BUTTONS
    letters: dict[str, str] = {}
    for name, title in fields:
        initials = [word[0] for word in title.casefold().split()]
        preferred_letters = [*initials, *title.casefold(), *ascii_lowercase]
        letter = next((one for one in preferred_letters if one in free), None)
        if letter is None:
            break
        free.remove(letter)
        letters[name] = letter
    return letters
