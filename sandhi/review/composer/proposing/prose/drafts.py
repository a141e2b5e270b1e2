"""Drafts of what a row says in our own words: its label, its summary."""

from collections.abc import Mapping, Sequence
from operator import itemgetter

from sandhi.language import Mood, language
from sandhi.language.english.clauses import leaves_out, main_clause
from sandhi.language.english.phrases import (
    capitalised,
    in_a_row,
    mood_of,
    phrase,
    within,
    without_mood,
)
from sandhi.language.english.quantities import has_noun, outcome, quantity
from sandhi.language.english.tenses import as_it_was
from sandhi.language.english.translations import (
    as_label,
    is_in_first_person,
    is_mainly_to_come,
    tells_mood,
    what_is_said,
    without_lead,
)
from sandhi.package import Package
from sandhi.review.composer.attribution import pronoun_says
from sandhi.review.composer.passage import SelectedPassage
from sandhi.review.composer.proposing.naming import Naming
from sandhi.review.composer.proposing.offer import Offer
from sandhi.review.composer.proposing.prose.fillings import HAS_SAID, SAID, SAYS, fillings
from sandhi.review.composer.proposing.prose.statements import (
    ALL_OF,
    said_before,
    share_of_sentence,
    statement_of,
)
from sandhi.review.composer.proposing.sources import resting_on
from sandhi.review.composer.reading.counts import is_presupposed, number_rests_on
from sandhi.review.composer.reading.heads import heads_of_type
from sandhi.review.composer.reading.measures import is_of_numbers, number_in
from sandhi.review.composer.shape import Shape

# Slots for what the translation says; and for a number with what it counts, and what became of it.
_TOLD, _COUNTED, _BECAME = "told", "counted", "became"
# The usual verb by which somebody says it.
_SAYING = "<say, said> that"


def drafts(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    cells: Mapping[str, str],
    offers: Sequence[Offer],
) -> dict[str, str]:
    """A draft for each column that the package declares under ``drafts`` and that is empty yet.

    A label is the phrase of its type, filled in with what is taken. Where there is no such, as
    while the type is open, and in other prose, it is the translation of the sentence, where the
    passage says most of it, or of what somebody is said to say there; else it is put together from
    the type, the parts that are taken, the place and the date. Where rows have no mentions, such as
    numbers, the sentence says of what, and who is said to say so comes first; where their labels
    have phrases, it is what the translation has for the number. A label has no stop at its end.
    While it is open how real what a row tells is, there is none: it would say what it may not be.
    """
    columns = [name for name in shape.composed.drafts if not cells.get(name)]
    is_number = is_of_numbers(package, shape) and bool(shape.composed.phrases)
    column = package.settings.of(shape.table).mood
    is_untyped = bool(shape.type) and not cells.get(shape.type)
    is_open = bool(shape.type) and bool(column) and not cells.get(column or "")
    if is_untyped:  # what is told as what is so, and no more
        is_open = not shape.mention or language(passage.language).is_negated(passage.quote)
    if not columns or (is_open and not is_number):
        return {}
    naming = Naming(package, shape)
    mood = naming.mood(cells)
    statement = (
        statement_of(package, naming, shape, passage)
        if shape.mention
        else _claimed(package, naming, shape, passage)
    )
    statement = "" if is_in_first_person(statement) else statement
    if mood is Mood.POTENTIAL:  # of what somebody fears, what that is
        statement = what_is_said(statement) or statement
    labels = package.settings.of(shape.table).label
    label = next((cells[name] for name in labels if cells.get(name)), "")
    label = label or _phrase(package, naming, shape, passage, cells, offers, statement)
    if not label and not is_number:
        sentence = statement or _put_together(package, shape, cells, offers)
        label = as_label(_as_it_is(passage, sentence), mood)
        if statement:
            label = _main_clause(naming, shape, passage, offers, statement, mood) or label
        # A label that tells it otherwise than it is would be refused, or believed.
        is_otherwise = is_mainly_to_come(label) if mood is None else mood_of(label) is not mood
        label = "" if is_otherwise else label
    if shape.composed.moods and mood is None:
        label = without_mood(label)
    prose = _sentence(statement if statement and tells_mood(statement, mood) else label)
    return {name: label if name in labels else prose for name in columns}


def _as_it_is(passage: SelectedPassage, statement: str) -> str:
    """A statement as a label has it: what somebody said that had been, has been."""
    return as_it_was(statement) if said_before(passage) else statement


def _phrase(
    package: Package,
    naming: Naming,
    shape: Shape,
    passage: SelectedPassage,
    cells: Mapping[str, str],
    offers: Sequence[Offer],
    statement: str,
) -> str:
    """The first phrase that can be filled in of the words that tell a row's type, or else of it."""
    mood = naming.mood(cells)
    slots: dict[str, list[str]] = {}
    for slot, name in fillings(package, naming, shape, passage, cells, offers):
        slots.setdefault(slot, []).append(name)
    if statement and share_of_sentence(passage) >= ALL_OF and not pronoun_says(passage):
        retold = as_label(_as_it_is(passage, statement), mood)
        slots[_TOLD] = [retold] if mood in (None, mood_of(retold)) else []
    type_, phrases = cells.get(shape.type, ""), shape.composed.phrases
    words = heads_of_type(package, shape, passage, type_) if type_ else []
    patterns = tuple(one for name in (*words, type_) for one in phrases.get(name, ()))
    counted = _counted(package, naming, shape, passage, offers)
    if counted:
        slots[_COUNTED] = [counted]
        number = number_in(passage)
        became = outcome(passage.translation, number) if number else ""
        slots[_BECAME] = [became if became.startswith(counted) else counted]
        patterns = (*patterns, f"{{{_BECAME}}}")
    patterns = tuple(_with_its_verb(pattern, slots) for pattern in patterns)
    filled = ((phrase(pattern, slots, mood), pattern) for pattern in patterns)
    label, pattern = next(filter(itemgetter(0), filled), ("", ""))
    if counted:
        return _claim(package, naming, passage, offers, label)
    # Of what may be, or hangs on what else is, the words of its type say that with more care.
    moods, column = shape.composed.moods, package.settings.of(shape.table).mood or ""
    hangs = moods is not None and cells.get(column) in moods.conditional.values()
    if not label or f"|{SAID}}}" in pattern or mood is Mood.POTENTIAL or hangs:
        return label
    clause = _main_clause(naming, shape, passage, offers, statement, mood)
    return clause if leaves_out(label, clause, patterns) else label


def _main_clause(
    naming: Naming,
    shape: Shape,
    passage: SelectedPassage,
    offers: Sequence[Offer],
    statement: str,
    mood: Mood | None,
) -> str:
    """What a statement tells of all, as a label; empty where it would tell it otherwise than so."""
    names = {
        naming.full_name(join.target, key): naming.called(join.target, key)
        for join in shape.parts
        for key in naming.of_whole(
            join.target, [one.key for one in offers if one.is_taken and one.join == join]
        )
    }
    clause = main_clause(_as_it_is(passage, statement), mood, names)
    is_otherwise = is_mainly_to_come(clause) if mood is None else mood_of(clause) is not mood
    return "" if is_otherwise else clause


def _with_its_verb(pattern: str, slots: Mapping[str, Sequence[str]]) -> str:
    """A pattern that says that somebody says so, with the verb by which the translation does."""
    (says, *_), (has_said, *_) = (slots.get(one) or [""] for one in (SAYS, HAS_SAID))
    return pattern.replace(_SAYING, f"<{says}, {has_said}> that") if says else pattern


def _counted(
    package: Package,
    naming: Naming,
    shape: Shape,
    passage: SelectedPassage,
    offers: Sequence[Offer],
) -> str:
    """What the translation has for the number of a row; of whom it is one, if it says no noun.

    Empty where neither says what is counted, or labels have no phrases.
    """
    number = number_in(passage) if is_of_numbers(package, shape) else None
    if number is None or not shape.composed.phrases:
        return ""
    counted = quantity(passage.translation, number)
    if not counted or has_noun(counted):
        return counted
    others = [one for one in offers if one.is_taken and not _claims(package, passage, one)]
    names = [naming.called(one.join.target, one.key) for one in others[:1]]
    return " ".join([counted, *names]) if names else ""


def _claims(package: Package, passage: SelectedPassage, offer: Offer) -> bool:
    """Whether a number rests on the word of one who is offered."""
    return offer.key in number_rests_on(package, passage, offer.join.target)


def _claim(
    package: Package,
    naming: Naming,
    passage: SelectedPassage,
    offers: Sequence[Offer],
    label: str,
) -> str:
    """A label of a number after the names of those taken on whose word it is."""
    claiming = [one for one in offers if one.is_taken and _claims(package, passage, one)]
    names = [naming.called(one.join.target, one.key) for one in claiming]
    return f"{capitalised(in_a_row(names))}: {within(label, naming.is_name)}" if names else label


def _claimed(package: Package, naming: Naming, shape: Shape, passage: SelectedPassage) -> str:
    """What the translation says, or has somebody say, after the name of whoever says so.

    Empty of what it only presupposes.
    """
    if is_presupposed(package, passage):
        return ""  # the sentence tells something else
    sources = [
        naming.called(join.target, source)
        for join in shape.parts
        for source in resting_on(package, passage, join.target)
    ]
    statement = passage.translation
    for _ in said_before(passage) if sources else ():
        statement = what_is_said(statement) or statement
    statement = without_lead(statement)
    if not sources:
        return statement
    return f"{capitalised(in_a_row(sources))}: {within(statement, naming.is_name)}"


def _put_together(
    package: Package, shape: Shape, cells: Mapping[str, str], offers: Sequence[Offer]
) -> str:
    """The type: who takes part, where, when; empty where nobody does, or labels have phrases.

    Those are sentences, of which what has no verb is none.
    """
    parts = [one.label for one in offers if one.is_taken and one.join in shape.parts]
    if not parts or shape.composed.phrases:
        return ""
    type_ = package.labels.of(shape.vocabulary, cells[shape.type]) if cells.get(shape.type) else ""
    references = package.schemas[shape.table].references
    places = [
        package.labels.of(target, cells[column])
        for column, target in references.items()
        if cells.get(column)
        and target in package.settings.compose
        and column not in {*shape.composed.drafts, *shape.filled}
    ]
    bounds = shape.composed.bounds
    days = [cells[column] for column in bounds.of if cells.get(column)] if bounds else []
    particulars = ", ".join([*parts, *places, *days])
    return ": ".join(filter(None, [type_, particulars]))


def _sentence(text: str) -> str:
    return f"{text}." if text and text[-1].isalnum() else text
