"""Texts as HTML with what a search has found marked in them, and cut to what there is room for."""

from collections.abc import Iterable, Sequence

import regex
from markupsafe import Markup, escape

from sandhi.language.text_languages import TextLanguages
from sandhi.site.elements.language import in_language, marked
from sandhi.text import Span

ROOM = 240  # code points of a text that are shown, at about
LEAD = 100  # before the first hit, at the most, so that it stands in the lines that a phone shows
_BEFORE = 48  # before it where more would be

_SPACE = regex.compile(r"\s")


def excerpt_html(
    text: str, spans: Iterable[Span], languages: TextLanguages, seed: str | None = None
) -> Markup:
    """Return a text as HTML, with spans marked and Hindi as Hindi; ``seed`` as for ``marked``."""
    code = languages.of(text, seed)

    def write(part: str) -> Markup:
        return escape(part) if code else marked(part, languages, seed)

    pieces: list[Markup] = []
    copied = 0
    for start, end in spans:
        pieces += (
            write(text[copied:start]),
            Markup("<mark>{}</mark>").format(write(text[start:end])),
        )
        copied = end
    return in_language(code, Markup("").join([*pieces, write(text[copied:])]))


def excerpt(
    text: str,
    spans: Sequence[Span],
    languages: TextLanguages,
    seed: str | None = None,
    room: int = ROOM,
) -> Markup:
    """Return as much of a text as there is room for, about its first hit, as HTML."""
    first = spans[0].start if spans else 0
    if len(text) <= room and first <= LEAD:
        return excerpt_html(text, spans, languages, seed)
    start = _word_end(text, first - _BEFORE if first > LEAD else 0)
    end = _word_end(text, min(start + room, len(text)))
    spans_within = [Span(a - start, b - start) for a, b in spans if start <= a and b <= end]
    cut = excerpt_html(text[start:end], spans_within, languages, seed)
    return Markup("{}{}{}").format("… " if start else "", cut, " …" if end < len(text) else "")


def _word_end(text: str, place: int) -> int:
    """The end of the word that a place is within; an end of the text is one of its own."""
    if place in (0, len(text)):
        return place
    space = _SPACE.search(text, place)
    return space.start() if space else len(text)
