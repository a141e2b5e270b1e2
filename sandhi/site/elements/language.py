"""Text in a language that has a script of its own, marked as such in pages that are in English.

So browsers choose its fonts and screen readers its voice.
"""

from markupsafe import Markup, escape

from sandhi.language import PASSAGES, language_of


def in_language(text: str, html: Markup) -> Markup:
    """Return the HTML made of a text, in a span with its ``lang`` if most of it is in one."""
    code = language_of(text)
    return Markup('<span lang="{}">{}</span>').format(code, html) if code else html


def marked(text: str) -> Markup:
    """Return a text as HTML, marked as a whole (``in_language``), or else each passage of it."""
    if text.isascii():
        return escape(text)
    if language_of(text):
        return in_language(text, escape(text))
    pieces: list[Markup] = []
    copied = 0
    for start, end, code in sorted(
        (*passage.span(), code)
        for code, pattern in PASSAGES.items()
        for passage in pattern.finditer(text)
    ):
        pieces += (
            escape(text[copied:start]),
            Markup('<span lang="{}">{}</span>').format(code, text[start:end]),
        )
        copied = end
    return Markup("").join([*pieces, escape(text[copied:])])
