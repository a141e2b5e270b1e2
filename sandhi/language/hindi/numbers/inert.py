"""Words that say nothing of how exact a number beside them is, as far as the lexicon goes.

A passage that claims another qualifier than its words state is refused only among such words: any
other may be one more way to say "about", and a person can tell.
"""

from functools import cache

from sandhi.language.hindi.function_words import GENITIVES
from sandhi.language.hindi.lexicon import entries, forms, of_class
from sandhi.language.hindi.numbers.words import NUMERAL_STARTS
from sandhi.language.hindi.words import Word

# Kinds of words that name what is there: things that are counted, measures, times, people, places.
_NAMES = (
    "units",
    "time_units",
    "subunits",
    "countries",
    "offices",
    "office_fields",
    "titles",
    "bodies",
    "grounds",
    "calendar",
)
_NOUNS = ("counted", "counted_off", "amount", "label", "numbered", "shared")
_OF_NAMES = of_class("parting")  # parted from their nouns, and of no phrase such as मोटे तौर पर


def is_inert(word: Word) -> bool:
    """Whether a word names a thing, a person, a place or a time, or only joins such."""
    return word.is_digits or word.form in _inert() or word.form.endswith("ों")


@cache
def _inert() -> frozenset[str]:
    names = {word for file in _NAMES for form, _ in entries(file) for word in form.split()}
    nouns = {
        word
        for role in _NOUNS
        for form in forms("beside_numbers", role=role)
        for word in form.split()
    }
    return frozenset(names | nouns | GENITIVES | NUMERAL_STARTS | {*_OF_NAMES})
