"""The part of a translation that says what a passage does, with names for its pronouns."""

from collections.abc import Sequence

from sandhi.language import language
from sandhi.language.english.phrases import in_a_row
from sandhi.language.english.pronouns import impersonal, is_of_pronoun, with_names
from sandhi.language.english.translations import (
    clause_of,
    is_asked,
    relative_clause,
    what_is_said,
    without_frame,
    without_lead,
)
from sandhi.language.quotations import quoted_parts, without_quotation
from sandhi.package import Package
from sandhi.review.composer.attribution import ends_a_clause, pronoun_says
from sandhi.review.composer.passage import SelectedPassage
from sandhi.review.composer.proposing.naming import Naming
from sandhi.review.composer.proposing.sources import antecedent, resting_on
from sandhi.review.composer.reading.doers import doers_outside
from sandhi.review.composer.shape import PartTable, Shape
from sandhi.text import Span

ALL_OF = 0.8  # the share of a sentence from which on it says nothing but what a passage says
_MOST_OF = 0.4  # the share of a sentence from which on a passage says what the sentence does


def statement_of(package: Package, naming: Naming, shape: Shape, passage: SelectedPassage) -> str:
    """What the translation says as the passage does, as a sentence; empty where it does not.

    Who is meant by the pronoun with which it begins, as far as the text tells, has the name there.
    """
    statement = impersonal(_translated(passage))
    if is_asked(statement):
        return ""
    if not is_of_pronoun(statement):
        return statement
    for part in shape.parts:
        if names := [
            naming.called(part.target, key) for key in _keys_meant(package, passage, part)
        ]:
            return with_names(statement, in_a_row(names), is_several=len(names) > 1)
    return statement


def _keys_meant(package: Package, passage: SelectedPassage, part: PartTable) -> Sequence[str]:
    """Whom the pronoun means with which a passage begins: who says it, or did what is told before.

    What stands in somebody's words, and does not end by naming who does it, tells of that one.
    """
    if pronoun_says(passage):
        return [*antecedent(package, passage, part.target)]
    doing = doers_outside(package, passage, part.target)
    return [*(doing or resting_on(package, passage, part.target))]


def _translated(passage: SelectedPassage) -> str:
    """The part of the translation that says what the passage does; empty where it has no such."""
    if language(passage.language).is_relative(passage.quote) and ends_a_clause(passage):
        return relative_clause(passage.translation)
    statement = _beside_quotation(passage)
    if statement != passage.translation:
        return without_lead(statement)
    for _ in said_before(passage):  # who says that somebody says something stands before both
        statement = what_is_said(statement) or statement
    if passage.span.start > passage.sentence.start:
        statement = without_frame(statement)
    if statement and (clause := _clause(passage, statement)):
        return without_lead(clause)
    # Of a sentence a noun phrase says what it does only where it is all of it, as in a headline.
    least = _MOST_OF if ends_a_clause(passage) else ALL_OF
    return without_lead(statement) if statement and share_of_sentence(passage) >= least else ""


def _beside_quotation(passage: SelectedPassage) -> str:
    """What the translation has in quotation marks where the passage stands in such; or beside."""
    text, begin = passage.sentence_quote, passage.sentence.start
    own_place = Span(passage.span.start - begin, passage.span.end - begin)
    places, quoted = quoted_parts(text), quoted_parts(passage.translation)
    if len(places) != 1 or len(quoted) != 1 or own_place.end > len(text):
        return passage.translation
    (place,) = places
    if place.holds(own_place):
        words = passage.translation[slice(*quoted[0])].strip()
        is_all = (own_place.end - own_place.start) / max(place.length, 1) >= ALL_OF
        return words if is_all else passage.translation
    if place.meets(own_place):
        return _up_to_quotation(passage, Span(begin + place.start, begin + place.end))
    return without_quotation(passage.translation)


def _up_to_quotation(passage: SelectedPassage, place: Span) -> str:
    """The translation up to the end of what it quotes, where the passage ends so, and goes on."""
    rest, after = passage.text[place.end : passage.span.end], passage.text[passage.span.end :]
    is_more = any(map(str.isalnum, after[: passage.sentence.end - passage.span.end]))
    if any(map(str.isalnum, rest)) or not is_more or not passage.holds(place):
        return passage.translation
    (quoted,) = quoted_parts(passage.translation)
    mark = passage.translation[quoted.end : quoted.end + 1]
    return f"{passage.translation[: quoted.end].rstrip(',.')}.{mark}"


def _clause(passage: SelectedPassage, statement: str) -> str:
    """Of what a sentence tells in several clauses, that of the passage; empty where none is it."""
    start = max(said_before(passage), default=0)
    begin = passage.sentence.start + start
    clauses = [*language(passage.language).clauses(passage.sentence_quote[start:])]
    spans = [Span(begin + one.start, begin + one.end) for one in clauses]
    covered = [at for at, span in enumerate(spans) if span.meets(passage.span)]
    if not ends_a_clause(passage) or not 0 < len(covered) < len(spans):
        return ""
    return clause_of(statement, covered[0], covered[-1], len(spans))


def share_of_sentence(passage: SelectedPassage) -> float:
    """The share that a passage has of its sentence, or of what somebody is said to say there."""
    rest = passage.sentence_quote[max(said_before(passage), default=0) :].strip()
    return len(passage.quote) / len(rest)


def said_before(passage: SelectedPassage) -> list[int]:
    """Where in the sentence the words end that say, before the passage, that somebody says it."""
    sayings = language(passage.language).sayings(passage.sentence_quote)
    at = passage.span.start - passage.sentence.start
    return [saying.end for saying in sayings if saying.end <= at]
