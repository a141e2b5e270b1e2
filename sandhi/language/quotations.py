"""What stands between quotation marks in a text, whichever marks those are."""

import re

from sandhi.text import Span

# A simple mark within a word is an apostrophe, and one after a plural may be.
_QUOTATION = re.compile(
    r"“([^“”]+)”|''(?=\S)(.+?)(?<=\S)''|\"([^\"]+)\"|‘‘(.+?)’’|(?<!\w)‘([^‘’]+)’(?!\w)|(?<![\w'])'(?=\w)(.+?)(?<=\w)'(?![\w'])"
)
_EDGES = re.compile(r"^[\s,;:–—-]+|[\s,;:–—-]+$")


def quoted_parts(text: str) -> list[Span]:
    """Where the words stand that are between two marks."""
    return [Span(*one.span(one.lastindex or 0)) for one in _QUOTATION.finditer(text)]


def without_quotation(text: str) -> str:
    """A text without what it quotes at its beginning or end, if it does so; else as it is."""
    quoted = _QUOTATION.search(text)
    if quoted is None:
        return text
    before, after = text[: quoted.start()], text[quoted.end() :]
    is_beside = not _EDGES.sub("", before) or not _EDGES.sub("", after).strip(".")
    return _EDGES.sub("", before) or _EDGES.sub("", after) if is_beside else text
