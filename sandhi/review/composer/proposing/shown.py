"""By which words of a sentence it is shown that a passage rests on somebody's word."""

from collections.abc import Mapping

import regex

from sandhi.language import language
from sandhi.package import Package
from sandhi.review.composer.passage import SelectedPassage
from sandhi.review.composer.proposing.fitting import shown_well
from sandhi.review.composer.shape import PartTable
from sandhi.text import Span

_MARK = regex.compile(r"[\p{Sentence_Terminal},;:–—“”\"()]")  # between two clauses


def shown_by_words(
    package: Package, passage: SelectedPassage, join: PartTable, spans: Mapping[str, Span]
) -> dict[str, Span]:
    """Those whom words show that the rules let stand, with the words.

    Whose name alone does not show it is shown by the words from there to those that say something,
    or to the end of a clause beside the passage that the name begins; whoever is not shown by these
    either is not offered.
    """

    def well(spans: Mapping[str, Span]) -> dict[str, Span]:
        rows = [{**passage.anchor(span), join.to: key} for key, span in spans.items()]
        return {row[join.to]: spans[row[join.to]] for row in shown_well(package, join, rows)}

    shown_spans = well(spans)
    bare_names = {key: span for key, span in spans.items() if key not in shown_spans}
    longer = {
        key: _up_to_saying(passage, name) or _clause(passage, name)
        for key, name in bare_names.items()
    }
    return shown_spans | well({key: span for key, span in longer.items() if span})


def _up_to_saying(passage: SelectedPassage, name: Span) -> Span | None:
    """The words from a name in the sentence to the first that say something; None where none do."""
    begin = passage.sentence.start
    sayings = language(passage.language).sayings(passage.sentence_quote)
    ends = [
        begin + one.end for one in sayings if begin <= name.start and name.end <= begin + one.start
    ]
    return Span(name.start, min(ends)) if ends else None


def _clause(passage: SelectedPassage, name: Span) -> Span | None:
    """The clause that a name begins, beside the passage in its sentence; None where it does not."""
    text, begin = passage.sentence_quote, passage.sentence.start
    at = Span(name.start - begin, name.end - begin)
    if at.start < 0 or at.end > len(text):
        return None
    before = [mark.end() for mark in _MARK.finditer(text, 0, at.start)]
    stop = _MARK.search(text, at.end)
    clause = Span(name.start, begin + len(text[: stop.start() if stop else None].rstrip()))
    begins = not text[max(before, default=0) : at.start].strip()
    return clause if begins and not clause.meets(passage.span) else None
