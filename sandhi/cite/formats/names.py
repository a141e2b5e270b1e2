"""Names and titles as the manuals of styles want them written."""

import re
from collections.abc import Sequence

from sandhi.cite.people import Contributor

# Words that headlines leave small, but for the first and the last one.
_SMALL = frozenset(
    "a an and as at but by en for from if in into nor of on onto or over per so than the to up via "
    "vs with yet".split()
)
_WORD = re.compile(r"[^\s–—/]+")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def headline(title: str) -> str:
    """Return a title with the capitals of a headline; words that have capitals of their own stay.

    Scripts without capitals stay as they are.
    """
    words = [*_WORD.finditer(title)]
    capitalised = [*title]
    for place, word in enumerate(words):
        letters = _LETTERS.search(word[0])
        if letters is None or letters[0] != letters[0].lower():
            continue
        opens = place == 0 or words[place - 1][0].endswith((":", ".", "?", "!"))
        if letters[0] in _SMALL and not opens and place < len(words) - 1:
            continue
        first = word.start() + letters.start()
        capitalised[first] = capitalised[first].upper()
    return "".join(capitalised)


def initials(author: Contributor) -> str:
    """Return a person's family name and initials; given names of scripts without capitals whole."""
    given_names = author.given_name
    if author.family_name and any(letter.isupper() for letter in given_names):
        parts = re.findall(r"[^\s.-]+|-", given_names)
        short = "".join("-" if part == "-" else f" {part[0]}." for part in parts)
        given_names = short.replace("- ", "-").strip()
    return ", ".join(filter(None, [author.family_name, given_names]))


def apa_names(authors: Sequence[Contributor]) -> str:
    """Return all authors up to twenty, of more the first nineteen and the last (APA 7, 9.8)."""
    names = [initials(one) if one.is_person else one.name for one in authors]
    if len(names) > 20:
        return f"{', '.join(names[:19])}, . . . {names[-1]}"
    return _joined(names, ", & ") if len(names) != 2 or authors[0].is_person else " & ".join(names)


def chicago_names(authors: Sequence[Contributor]) -> str:
    """Return all authors up to ten, of more the first seven (Chicago, author-date)."""
    names = _first_inverted(authors)
    return f"{', '.join(names[:7])}, et al." if len(names) > 10 else _joined(names, ", and ")


def mla_names(authors: Sequence[Contributor]) -> str:
    """Return one author or two, of more the first alone (MLA 9, 5.5 to 5.8)."""
    names = _first_inverted(authors)
    return f"{names[0]}, et al." if len(names) > 2 else _joined(names, ", and ")


def _first_inverted(authors: Sequence[Contributor]) -> list[str]:
    first, *others = authors
    return [first.inverted, *(one.name for one in others)]


def _joined(names: Sequence[str], last: str) -> str:
    *others, end = names
    return last.join(filter(None, [", ".join(others), end]))
