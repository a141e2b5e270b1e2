"""The words that a search has found, marked whole in the text as it is written.

The tokenizer of the index finds them in the folded text, and the offsets of the folding lead back,
so that what is marked is what was found: a stem, another spelling, a number with other commas.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing

import regex
from markupsafe import Markup, escape

from sandhi.language import fold, fold_with_offsets, language_of
from sandhi.publish.ddl import literal
from sandhi.publish.search import TOKENIZER
from sandhi.site.language import in_language, marked
from sandhi.text import Span

ROOM = 240  # code points of a text that are shown, at about

_OPEN, _CLOSE = "\x02", "\x03"
_HIT = regex.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_SPACE = regex.compile(r"\s")


def hits(texts: Sequence[str], expression: str) -> list[list[Span]]:
    """Return where each text has words of an FTS5 expression of which each part is a hit."""
    folded = [fold(text).replace(_OPEN, " ").replace(_CLOSE, " ") for text in texts]
    found: list[list[Span]] = [[] for _ in texts]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(x, tokenize={literal(TOKENIZER)})")
        connection.executemany("INSERT INTO t (rowid, x) VALUES (?, ?)", enumerate(folded))
        rows = connection.execute(
            f"SELECT rowid, highlight(t, 0, '{_OPEN}', '{_CLOSE}') FROM t WHERE t MATCH ?",
            [expression],
        )
        for place, highlighted in rows:
            _, offsets = fold_with_offsets(texts[place])
            offsets.append(len(texts[place]))
            found[place] = [
                Span(offsets[start], offsets[end]) for start, end in _spans(highlighted)
            ]
    return found


def _spans(highlighted: str) -> Iterable[Span]:
    """The spans between the two signs, in the text without these."""
    for number, hit in enumerate(_HIT.finditer(highlighted)):
        start = hit.start() - 2 * number
        yield Span(start, start + len(hit[1]))


def html(text: str, spans: Iterable[Span]) -> Markup:
    """Return a text as HTML, with spans marked, and its language."""
    write = escape if language_of(text) else marked
    pieces: list[Markup] = []
    copied = 0
    for start, end in spans:
        pieces += (
            write(text[copied:start]),
            Markup("<mark>{}</mark>").format(write(text[start:end])),
        )
        copied = end
    whole = Markup("").join([*pieces, write(text[copied:])])
    return in_language(text, whole)


def excerpt(text: str, spans: Sequence[Span], room: int = ROOM) -> Markup:
    """Return as much of a text as there is room for, about its first hit, as HTML."""
    if len(text) <= room:
        return html(text, spans)
    first = spans[0].start if spans else 0
    start = _word_end(text, max(min(first - room // 3, len(text) - room), 0))
    end = _word_end(text, min(start + room, len(text)))
    kept = [Span(a - start, b - start) for a, b in spans if start <= a and b <= end]
    cut = html(text[start:end], kept)
    return Markup("{}{}{}").format("… " if start else "", cut, " …" if end < len(text) else "")


def _word_end(text: str, place: int) -> int:
    """The end of the word that a place is within; an end of the text is one of its own."""
    if place in (0, len(text)):
        return place
    space = _SPACE.search(text, place)
    return space.start() if space else len(text)
