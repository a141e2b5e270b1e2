"""How an article opens and ends: its headline, its dateline and its credit, each a sentence."""

from collections.abc import Mapping, Sequence

import regex

from sandhi.language import language
from sandhi.package import Package
from sandhi.package.forms import name_forms
from sandhi.text import Span, span_in

HEADLINE, DATELINE = "headline", "dateline"
# A place before a colon, or before the visarga that is written for one.
_OPENING = regex.compile(r"(?P<place>[^\n:\u0903]{1,40}?)\p{Zs}*[:\u0903]\p{Zs}*")
# Looked for from the end, since a text may be long.
_BEFORE = regex.compile(r"[^\p{L}\p{N}]*")
_AFTER = regex.compile(r"(?r)[^\p{L}\p{M}\p{N}]*")
_BRACKETS = regex.compile(r"\p{Ps}.*\p{Pe}", regex.DOTALL)
_LINE = regex.compile(r"[\r\n]\s?\Z")  # before what a line begins with
_STOP = regex.compile(r"(?r)\p{Sentence_Terminal}[^\p{L}\p{N}]*\Z")


def kinds(package: Package) -> Sequence[str]:
    """The kinds that a sentence may have, by the schema; none where it has no such column."""
    schema = package.schemas["sentences"]
    return schema.field("kind").constraints.get("enum", ()) if "kind" in schema.names else ()


def with_headline(
    spans: Sequence[Span], text: str, headline: str
) -> tuple[Span | None, list[Span]]:
    """The headline as one sentence, and all of them; None where the text has it not."""
    at = text.find(headline) if headline else -1
    place = Span(at, at + len(headline))
    parts = [span for span in spans if span.meets(place)] if at >= 0 else []
    if not parts:
        return None, [*spans]
    whole = Span(parts[0].start, parts[-1].end)
    return whole, sorted({whole, *spans} - ({*parts} - {whole}))


def with_dateline(
    package: Package, spans: Sequence[Span], text: str, headline: Span | None, code: str = ""
) -> list[Span]:
    """The sentences, that with which the article proper opens parted after a known place.

    It is the first after the headline that ends with a stop; what has none is a heading, say. Where
    a summary goes before, it is the first of a line that a country or a capital opens, by the
    world's list of names in the language of this ``code``.
    """
    is_first = True
    for number, span in enumerate(spans):
        begins = not headline or span.start >= headline.end
        if not begins or not _STOP.search(text[slice(*span)]):
            continue
        opening = _OPENING.match(text, span.start, span.end)
        opens_line = bool(_LINE.search(text, max(0, span.start - 2), span.start))
        if (
            opening
            and opening.end() < span.end
            and (
                (is_first and _is_known(package, opening["place"]))
                or ((is_first or opens_line) and _is_in_the_world(opening["place"], code))
            )
        ):
            end = span.start + len(opening[0].rstrip())
            parts = [Span(span.start, end), Span(opening.end(), span.end)]
            return [*spans[:number], *parts, *spans[number + 1 :]]
        is_first = False
    return [*spans]


def kind_of(package: Package, row: Mapping[str, str]) -> str:
    """The kind that a sentence has by what is known of its seed and of names; empty if none.

    What its seed has in a column of the name of a kind, such as its headline, is of that kind,
    whatever signs stand around it; but in brackets only where the line ends with these. A known
    place alone before a colon is a dateline.
    """
    allowed, quote = kinds(package), row["quote"]
    of_seed = package.rows("seeds")[row["seed_id"]]
    text, span = package.texts.get(row["seed_id"], ""), span_in(row)
    goes_on = text[span.end if span else len(text) :].partition("\n")[0].strip()
    for kind in allowed:
        value = str(of_seed.get(kind) or "")
        is_aside = _BRACKETS.fullmatch(quote) and not _BRACKETS.fullmatch(value) and goes_on
        if value and not is_aside and are_same(value, quote):
            return kind
    opening = _OPENING.fullmatch(quote)
    is_dateline = opening is not None and (
        _is_known(package, opening["place"])
        or _is_in_the_world(opening["place"], str(of_seed.get("language") or ""))
    )
    return DATELINE if is_dateline and DATELINE in allowed else ""


def are_same(words: str, others: str) -> bool:
    """Whether both are the same words, whatever signs stand around them."""
    return _bare(words) == _bare(others)


def _bare(words: str) -> str:
    before, after = _BEFORE.match(words), _AFTER.match(words)
    start, end = before.end() if before else 0, after.start() if after else len(words)
    return words[start:end]


def _is_known(package: Package, place: str) -> bool:
    """Whether that is a name that the package knows."""
    return any(form.form == place for form in name_forms(package))


def _is_in_the_world(place: str, code: str) -> bool:
    """Whether that is a country or a capital, as a language calls them."""
    return language(code).country_name(place.strip()) is not None
