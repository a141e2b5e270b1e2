"""By which signs a name is told to be one: it follows an office, it ends in the word for a body."""

from collections.abc import Mapping

from sandhi.coverage.account import languages
from sandhi.language import language
from sandhi.package import Package, PackageError
from sandhi.package.opening.memory import memoized
from sandhi.review.composer.passage import SelectedPassage, passage_at, sentence_rows
from sandhi.text import Span, span_in

_SURE = 0.5  # the weight from which on a sign of a name tells of which kind it is


def sign_of(passage: SelectedPassage) -> str:
    """The surest sign of what a passage is the name of; empty where it bears none that is sure."""
    signs = _sure_signs(passage.sentence_quote, passage.sentence.start, passage.language)
    return signs.get(passage.span, "")


@memoized
def _signs_in(package: Package, seed: str) -> dict[str, dict[Span, str]]:
    """Those of the names in each sentence of a seed; read once, however many rows name them."""
    code = languages(package).get(seed, "")
    return {
        key: _sure_signs(row["quote"], span.start, code)
        for key, span, row in sentence_rows(package, seed)
    }


def _sure_signs(sentence: str, begin: int, code: str) -> dict[Span, str]:
    """The surest sign of each name in a sentence that begins there, of those that bear one."""
    spoken = language(code)
    signs: dict[Span, tuple[float, str]] = {}
    for part in spoken.sentences(sentence):
        for place, sign in part.name_signs():
            span, weight = (
                Span(place.start + begin, place.end + begin),
                spoken.name_signs[sign].weight,
            )
            if weight >= _SURE:
                signs[span] = max(signs.get(span, (weight, sign)), (weight, sign))
    return {span: sign for span, (_, sign) in signs.items()}


def sign_of_row(package: Package, row: Mapping[str, str]) -> str:
    """The surest sign of the name in which a row is anchored; empty where it bears none."""
    if (span := span_in(row)) is None:
        return ""
    try:
        passage = passage_at(package, row["seed_id"], *span)
    except PackageError:  # a row that stands nowhere, which the check tells
        return ""
    return _signs_in(package, passage.seed_id)[passage.sentence_id].get(passage.span, "")
