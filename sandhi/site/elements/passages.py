"""Sentences as HTML, with the passages in them marked."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from sandhi.site.elements.addresses import place_path
from sandhi.site.elements.language import in_language
from sandhi.site.elements.segments import Mark, flatten
from sandhi.site.store.texts import Quotation
from sandhi.text import Span


def quoted(quotation: Quotation) -> Markup:
    """Return a sentence with the quote marked."""
    html = Markup("{}<mark>{}</mark>{}").format(quotation.before, quotation.quote, quotation.after)
    return in_language(quotation.quote, html)


def in_reader(quotation: Quotation) -> str:
    """Return the path of a quote in the reader."""
    return place_path(quotation.seed_id, Span(quotation.start, quotation.end))


def marked_sentence(quotation: Quotation, spans: Iterable[Span]) -> Markup:
    """Return a sentence with several passages marked; where they overlap, with a deeper mark."""
    text, first = quotation.sentence, quotation.sentence_start
    marks = [Mark(Span(start - first, end - first), 1) for start, end in spans]
    pieces = []
    for segment in flatten(Span(0, len(text)), marks):
        piece = escape(text[segment.span.start : segment.span.end])
        over = segment.layers.get(1, 0)
        deeper = Markup(' class="deeper"') if over > 1 else ""
        pieces.append(Markup("<mark{}>{}</mark>").format(deeper, piece) if over else piece)
    return in_language(text, Markup("").join(pieces))


def lone_passage(quote: str) -> Markup:
    """Return a passage that stands in no sentence; nothing where there is none."""
    html = Markup("<mark>{}</mark>").format(quote) if quote else Markup("")
    return in_language(quote, html)
