"""Sentences as HTML, with the passages in them marked."""

from collections.abc import Iterable

from jinja2 import Environment, pass_environment
from markupsafe import Markup, escape

from sandhi.language.text_languages import TextLanguages
from sandhi.site.elements.addresses import place_path
from sandhi.site.elements.language import in_language, languages_of
from sandhi.site.elements.segments import Mark, flatten
from sandhi.site.store.texts import Quotation
from sandhi.text import Span

_MARK, _DEEPER = Markup("<mark>%s</mark>"), Markup('<mark class="deeper">%s</mark>')
_QUOTED = Markup("%s<mark>%s</mark>%s")


@pass_environment
def sentence_with_quote(environment: Environment, quotation: Quotation) -> Markup:
    """Return a sentence with the quote marked."""
    html = _QUOTED % (quotation.before, quotation.quote, quotation.after)
    code = languages_of(environment).of_passage(quotation.quote, quotation.seed_id)
    return in_language(code, html)


@pass_environment
def quote_filter(environment: Environment, quotation: Quotation) -> Markup:
    """Return the quote alone."""
    code = languages_of(environment).of_passage(quotation.quote, quotation.seed_id)
    return in_language(code, escape(quotation.quote))


def in_reader(quotation: Quotation) -> str:
    """Return the path of a quote in the reader."""
    return place_path(quotation.seed_id, Span(quotation.start, quotation.end))


def marked_sentence(
    quotation: Quotation, spans: Iterable[Span], languages: TextLanguages
) -> Markup:
    """Return a sentence with several passages marked; where they overlap, with a deeper mark."""
    text, first = quotation.sentence, quotation.sentence_start
    marks = [Mark(Span(start - first, end - first), 1) for start, end in spans]
    pieces = []
    for segment in flatten(Span(0, len(text)), marks):
        piece = escape(text[segment.span.start : segment.span.end])
        over = segment.layers.get(1, 0)
        pieces.append((_DEEPER if over > 1 else _MARK) % piece if over else piece)
    return in_language(languages.of_passage(text, quotation.seed_id), Markup("").join(pieces))


def lone_passage(quote: str, seed: str | None, languages: TextLanguages) -> Markup:
    """Return a passage that stands in no sentence; nothing where there is none."""
    html = _MARK % quote if quote else Markup("")
    return in_language(languages.of_passage(quote, seed), html)
