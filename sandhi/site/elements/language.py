"""Hindi marked as Hindi, so that browsers choose its fonts and screen readers its voice."""

import regex
from markupsafe import Markup, escape

_HINDI = regex.compile(r"[\p{Devanagari}&&\p{L}]", regex.VERSION1)
_LETTER = regex.compile(r"\p{L}")
# From a character of Devanagari to the last one before a letter of another script.
_PASSAGE = regex.compile(r"\p{Devanagari}(?:[^\p{L}\p{M}]*[\p{Devanagari}\p{M}])*")


def is_hindi(text: str) -> bool:
    """Whether most letters of a text are Hindi's."""
    return 2 * len(_HINDI.findall(text)) > len(_LETTER.findall(text))


def marked(text: str) -> Markup:
    """Return a text as HTML: in a span with ``lang`` if it is Hindi, else each passage that is."""
    if text.isascii():
        return escape(text)
    if is_hindi(text):
        return _span(text)
    pieces: list[Markup] = []
    copied = 0
    for passage in _PASSAGE.finditer(text):
        pieces += escape(text[copied : passage.start()]), _span(passage[0])
        copied = passage.end()
    return Markup("").join([*pieces, escape(text[copied:])])


def in_language(text: str, html: Markup) -> Markup:
    """Return the HTML of a text, in a span with ``lang`` if the text is Hindi."""
    return _span(html) if is_hindi(text) else html


def _span(text: str) -> Markup:
    return Markup('<span lang="hi">{}</span>').format(text)
