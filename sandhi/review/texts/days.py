"""The day of a time of day that has none beside it: in the night, of a day told near it."""

from collections.abc import Iterator
from datetime import date, timedelta

from sandhi.language import DateExpression, Language, Window, language
from sandhi.package import Package
from sandhi.review.texts.contexts import PlacedSentence, sentences_by_seed
from sandhi.suggest.suggestions import Suggestion

_BEFORE = 3  # so many sentences before its own may tell the day
_NOTE = {
    True: "The day on which it was told, which stands nearby, or the one before.",
    False: "The day that stands nearby.",
}


def day_nearby(package: Package, suggestion: Suggestion) -> dict[str, str]:
    """When a time of day is that is proposed, as cells of its row; empty where nothing says.

    It is of the day that its own sentence tells, the next one, or the nearest before. Where that is
    the day on which somebody told of it, it may be the day before as well.
    """
    source, start = suggestion.source, suggestion.candidate.start
    code, published = language(source.language), source.published
    sentences = sentences_by_seed(package).get(source.seed_id or "", [])
    at = next((at for at, one in enumerate(sentences) if one.start <= start < one.end), None)
    if at is None or not _is_part_of_day(code, sentences[at], start, published):
        return {}
    order = [at, at + 1, *range(at - 1, at - 1 - _BEFORE, -1)]
    for sentence in (sentences[one] for one in order if 0 <= one < len(sentences)):
        for expression, day in _days(code, sentence.quote, published):
            is_told = any(
                saying.start <= expression.start < saying.end
                for saying in code.sayings(sentence.quote)
            )
            first = day - timedelta(days=1) if is_told else day
            edtf = f"{first}/{day}" if is_told else f"{day}"
            bounds = {"earliest": f"{first}", "latest": f"{day}"}
            return {"edtf": edtf, "basis": "event_relative", "note": _NOTE[is_told], **bounds}
    return {}


def _is_part_of_day(
    code: Language, sentence: PlacedSentence, start: int, published: Window | None
) -> bool:
    expressions = code.dates(sentence.quote, published=published)
    at = start - sentence.start
    return any(one.start == at and one.is_part_of_day for one in expressions)


def _days(
    code: Language, text: str, published: Window | None
) -> Iterator[tuple[DateExpression, date]]:
    """The expressions of a sentence that tell a single day which is over, with that."""
    for expression in code.dates(text, published=published):
        day = expression.earliest if expression.edtf else None
        if day and day == expression.latest and not (published and day > published[1]):
            yield expression, day
