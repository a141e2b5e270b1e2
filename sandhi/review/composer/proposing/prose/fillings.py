"""What the slots of phrases are filled with: names, where it is, and what somebody says."""

import re
from collections.abc import Iterator, Mapping, Sequence

from sandhi.language import Mood, language
from sandhi.language.english.phrases import as_said, within
from sandhi.language.english.tenses import as_clause
from sandhi.language.english.translations import (
    as_label,
    as_said_label,
    verb_of_saying,
    what_is_said,
)
from sandhi.package import Package
from sandhi.review.composer.attribution import ends_a_clause
from sandhi.review.composer.passage import SelectedPassage, rows_in
from sandhi.review.composer.proposing.naming import Naming
from sandhi.review.composer.proposing.offer import Offer
from sandhi.review.composer.proposing.prose.statements import said_before
from sandhi.review.composer.shape import Shape

# Slots for what the translation has somebody say; and the verb by which, with its participle.
SAID, SAYS, HAS_SAID = "said", "?says", "?has said"


def fillings(
    package: Package,
    naming: Naming,
    shape: Shape,
    passage: SelectedPassage,
    cells: Mapping[str, str],
    offers: Sequence[Offer],
) -> Iterator[tuple[str, str]]:
    """What the slots of phrases are filled with: who has a role, where, and what is said."""

    def is_name(word: str) -> bool:
        """Whether it is of a name, or has a capital in the midst of the translation."""
        inside = rf"(?<=[\w,] ){re.escape(word)}(?![\w-])"
        return naming.is_name(word) or bool(word and re.search(inside, passage.translation))

    for join in shape.parts:
        taken_offers = [offer for offer in offers if offer.is_taken and offer.join == join]
        for role in dict.fromkeys(offer.role for offer in taken_offers):
            keys = [offer.key for offer in taken_offers if offer.role == role]
            for key in naming.of_whole(join.target, keys):
                name = naming.called(join.target, key)
                yield role, name
                if clause := as_clause(name):
                    mood = naming.mood(cells)
                    yield f"{role} told", as_label(clause, mood)
    speech = passage.translation
    for _ in said_before(passage):  # that somebody says it stands before the passage
        speech = what_is_said(speech)
    content = what_is_said(speech)
    for offer in offers:
        if offer.is_taken and offer.join in shape.links:
            row = package.rows(shape.table)[offer.key]
            patterns = shape.composed.phrases.get(str(row.get(shape.type) or ""), ())
            telling = _telling(package, shape, passage, offer.key)
            code = language(passage.language)
            if content and not telling:
                continue  # what is said there is told elsewhere, or is more
            if telling and not any(ends_a_clause(one) for one in telling):
                continue  # it is told of, and something is said of it
            is_to_come = any(code.mood(one.quote) is Mood.FUTURE for one in telling)
            label = str(row.get(naming.label) or "")
            if clause := as_said(label, patterns, is_name, is_to_come=is_to_come):
                yield offer.role, clause
                break  # a label tells of one thing
    names = {
        naming.called(one.join.target, one.key)
        for one in offers
        if one.is_taken and one.join in shape.parts
    }
    for table, column in naming.references():
        if cells.get(column):
            yield column, naming.called(table, cells[column])
            if naming.called(table, cells[column]) not in names:  # Rama attacks Goa, not: in Goa
                yield f"in {column}", naming.where(table, cells[column])
    if content:
        yield SAID, within(as_said_label(content), is_name)
        yield from zip((SAYS, HAS_SAID), verb_of_saying(speech), strict=True)


def _telling(
    package: Package, shape: Shape, passage: SelectedPassage, key: str
) -> list[SelectedPassage]:
    """The passages in which a saying, or the sentence before that it takes up, tells a row."""
    code = language(passage.language)
    around = [passage]
    if passage.previous and any(
        code.takes_up(passage.quote[slice(*one)]) for one in code.sayings(passage.quote)
    ):
        around.append(passage.neighbour(passage.previous))
    return [
        one._replace(span=span, quote=row["quote"])
        for one in around
        for span, row in rows_in(package, shape.mention, one)
        if row[shape.mention_of] == key and one.holds(span) and span != passage.span
    ]
