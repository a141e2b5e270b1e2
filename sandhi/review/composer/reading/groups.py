"""Several who are named by what they are, and not one by one: experts, many allies."""

from sandhi.language import Number, language
from sandhi.language.english.phrases import capitalised
from sandhi.language.english.quantities import noun_of
from sandhi.review.composer.passage import SelectedPassage
from sandhi.text import Span

_COUNTING = ("figure", "vague")  # both sides are two, and no number of them


def is_of_several(quote: str, code: str) -> bool:
    """Whether a name is the plural of a noun, by its ending: विशेषज्ञों."""
    words, direct_words = quote.split(), language(code).direct(quote).split()
    return words[-1:] != direct_words[-1:]


def without_number(passage: SelectedPassage) -> str:
    """The words of a passage without the number with which they begin: कई विशेषज्ञों, विशेषज्ञों."""
    number = _counting(passage)
    end = passage.sentence.start + number.as_written.end if number else passage.span.start
    return passage.text[max(end, passage.span.start) : passage.span.end].strip()


def english_of_several(passage: SelectedPassage) -> str:
    """What the translation calls those whom a number counts that stands in a passage or before it.

    Empty where none does, or the translation has none.
    """
    number = _counting(passage)
    return capitalised(noun_of(passage.translation, number)) if number else ""


def counted_in(passage: SelectedPassage) -> list[Span]:
    """The nouns of persons whom numbers count in a passage: 64 [लोग] मारे गए."""
    begin = passage.sentence.start
    nouns = [
        Span(begin + number.counted[0], begin + number.counted[1])
        for sentence in language(passage.language).sentences(passage.sentence_quote)
        for number in sentence.numbers()
        if number.class_ in _COUNTING and number.counted is not None
    ]
    is_people = language(passage.language).is_people
    return [
        noun
        for noun in dict.fromkeys(nouns)
        if passage.holds(noun) and is_people(passage.text[slice(*noun)])
    ]


def _counting(passage: SelectedPassage) -> Number | None:
    """The number that counts those whom a passage names; None where none does."""
    begin = passage.sentence.start
    for sentence in language(passage.language).sentences(passage.sentence_quote):
        for number in sentence.numbers():
            if number.class_ not in _COUNTING or number.counted is None:
                continue
            counted = Span(begin + number.counted[0], begin + number.counted[1])
            if passage.holds(counted) and begin + number.start <= passage.span.start:
                return number
    return None
