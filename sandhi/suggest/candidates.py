"""What could be coded in a text: each candidate with its passage, what it says, and why."""

from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from sandhi.language import (
    DEFAULT,
    DateExpression,
    NameSign,
    Number,
    Sentence,
    SignKind,
    Window,
    language,
)
from sandhi.suggest.names import Lexicon, Mention, NamedRecord
from sandhi.suggest.unknown_names import SIGNS, UnknownName, unknown_names
from sandhi.text import Span

KINDS = ("number", "date", "name", "unknown_name")


class Candidate(NamedTuple):
    """A passage that could be coded, in code points, end-exclusive.

    ``core`` is what a row must hold that codes it: of a number, its numeral alone. ``proposed`` is
    what the candidate says, in values of JSON by their names, which are those of columns wherever
    a table has such a column.
    """

    start: int
    end: int
    quote: str
    kind: str
    core: Span
    proposed: dict[str, Any]
    why: str


def candidates(
    text: str,
    kinds: Collection[str] = KINDS,
    *,
    lexicon: Lexicon | None = None,
    published: Window | None = None,
    code: str = DEFAULT,
) -> list[Candidate]:
    """Find the candidates of some kinds, in the order of the text, an outer one before an inner.

    ``lexicon`` has the known names; ``published`` is the first and the last day on which the text
    may have been published, from which expressions of time are resolved; ``code`` names the
    language of the text.
    """
    spoken = language(code)
    of_text: list[Candidate] = []
    signs: list[NameSign] = []
    has_expressions = "number" in kinds or "date" in kinds
    if {*kinds} != {"name"}:
        for sentence in spoken.sentences(text):
            if has_expressions:
                of_text += _expressions(text, sentence, kinds, published)
            if "unknown_name" in kinds:
                signs += sentence.name_signs()
    if {*kinds} & {"name", "unknown_name"}:
        mentions = list(lexicon.mentions(text)) if lexicon else []
        if "name" in kinds:
            of_text += map(_of_mention, mentions)
        of_name = _of_unknown_name({**spoken.name_signs, **SIGNS})
        of_text += map(of_name, unknown_names(text, signs, mentions, code=code))
    of_text.sort(key=attrgetter("end"), reverse=True)
    of_text.sort(key=attrgetter("start"))
    return of_text


def _expressions(
    text: str, sentence: Sentence, kinds: Collection[str], published: Window | None
) -> Iterator[Candidate]:
    """The numbers and expressions of time of one sentence."""
    # Read first, since a number is none where it is of a date; but numbers come first.
    dates = [*map(_of_date, sentence.dates(published))] if "date" in kinds else []
    if "number" in kinds:
        yield from map(_of_number(text), sentence.numbers())
    yield from dates


def _of_number(text: str) -> Callable[[Number], Candidate]:
    def candidate(number: Number) -> Candidate:
        as_written = text[slice(*number.as_written)]
        proposed = {
            "class": number.class_,
            "as_written": as_written,
            "value": _plain(number.value),
            "lower": _plain(number.lower),
            "upper": _plain(number.upper),
            "qualifier": number.qualifier,
            "unit": number.unit,
            "identifies": text[slice(*number.label)] if number.label else None,
        }
        why = [f"{number.class_} {as_written}"]
        why += [f"qualified by {text[slice(*words)]}" for words in number.approximators]
        why += [f"counts {text[slice(*number.counted)]}"] if number.counted else []
        why += [f"identifies {proposed['identifies']}"] if number.label else []
        return Candidate(
            number.start,
            number.end,
            number.quote,
            "number",
            number.as_written,
            proposed,
            ", ".join(why),
        )

    return candidate


def _of_date(expression: DateExpression) -> Candidate:
    proposed = {
        "edtf": expression.edtf,
        "earliest": expression.earliest and expression.earliest.isoformat(),
        "latest": expression.latest and expression.latest.isoformat(),
        "basis": expression.basis,
    }
    core = Span(expression.start, expression.end)
    return Candidate(*core, expression.quote, "date", core, proposed, expression.reason)


def _of_mention(mention: Mention) -> Candidate:
    start, end, quote, records = mention
    return Candidate(start, end, quote, "name", Span(start, end), *_of_records(records))


@lru_cache(maxsize=1 << 12)
def _of_records(records: tuple[NamedRecord, ...]) -> tuple[dict[str, Any], str]:
    """What a mention of some records proposes, and why."""
    keys = [record.key for record in records]
    columns = [record.column for record in records]
    proposed: dict[str, Any] = {"record": keys[0], "records": keys, "ambiguous": len(keys) > 1}
    # Where the form stands for two rows of one table, a person chooses.
    proposed |= {column: key if columns.count(column) == 1 else None for column, key in records}
    return proposed, f"a known form of {' and of '.join(keys)}"


def _of_unknown_name(kinds: Mapping[str, SignKind]) -> Callable[[UnknownName], Candidate]:
    def candidate(name: UnknownName) -> Candidate:
        core = Span(name.start, name.end)
        proposed = {"score": name.score, "signs": list(name.signs)}
        why = ", ".join(kinds[sign].why for sign in name.signs)
        return Candidate(*core, name.quote, "unknown_name", core, proposed, why)

    return candidate


def _plain(number: Decimal | None) -> int | float | None:
    """A number of JSON."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def as_sentence(why: str) -> str:
    """Why a candidate is proposed, as a note of a row says it: as a sentence."""
    sentence = why[:1].upper() + why[1:]
    return f"{sentence}." if sentence and sentence[-1].isalnum() else sentence
