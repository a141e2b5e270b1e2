"""The lexicon by which names that nobody knows yet are told in Hindi, which has no capitals.

Every form is kept folded.
"""

from collections.abc import Mapping

from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.function_words import GENITIVES, NO_PART_OF_NAMES
from sandhi.language.hindi.lexicon import forms, of_class, values
from sandhi.language.hindi.numbers.words import NUMERAL_STARTS
from sandhi.language.hindi.times.words import MONTHS, SHIFTS, TIME_UNITS, WEEKDAYS
from sandhi.language.hindi.words import phrase_table

OFFICES = forms("offices")  # what a person holds or does, said right before the name
# The countries of the world and their capitals, each with the sign that it is.
COUNTRIES = phrase_table(values("countries", "role"))
FORMS_OF_ADDRESS = forms("titles", place="before")
HONORIFICS = forms("titles", place="after")
BODIES = forms("bodies")  # the last word of the name of a body of people, which says what it is
# "X के अनुसार", "X का कहना": what follows the one who is the source of a statement, or who acts.
AGENT_MARK = fold("ने")
DOING = fold("द्वारा")


def _after_source() -> Mapping[str, frozenset[str]]:
    """By the postposition, the words that follow it."""
    after: dict[str, set[str]] = {}
    for phrase in forms("sources"):
        postposition, word = phrase.split(" ")
        after.setdefault(postposition, set()).add(word)
    return {postposition: frozenset(following) for postposition, following in after.items()}


AFTER_SOURCE = _after_source()
# Of these words, those that what is said follows at once: X के अनुसार …
AS_SAID = frozenset(phrase.split(" ")[1] for phrase in forms("sources", opens="yes"))
POSTPOSITIONS = GENITIVES | {AGENT_MARK, DOING} | of_class("postposition")
SAYING = forms("saying")
LETTER_NAMES = forms("letters")  # a word made of them alone is an abbreviation
SHORTENED = LETTER_NAMES | FORMS_OF_ADDRESS  # a full stop after them ends no name
# No part of a name but where nothing else can be meant.
VERBS = forms("no_names", role="verb")
# Nothing of these is a name or part of one.
BOUNDS = (
    NO_PART_OF_NAMES.union(MONTHS, TIME_UNITS, WEEKDAYS, SHIFTS)
    | (frozenset(NUMERAL_STARTS) - OFFICES)
) - HONORIFICS
# Words of every day's news: a name of a body may hold them, but they alone make no name.
COMMON = forms("no_names", role="common") | forms("saying", role="noun")
EPITHETS = forms("no_names", role="epithet")  # said of a body, and no part of its name
DIRECTIONS = forms("no_names", role="direction")  # the first word of many names, and no name alone
# Oblique pronouns, but a name where a postposition stands right after them.
PRONOUNS = frozenset([fold("उन")])
NO_NAMES = (
    BOUNDS
    | VERBS
    | COMMON
    | BODIES
    | OFFICES
    | FORMS_OF_ADDRESS
    | HONORIFICS
    | DIRECTIONS
    | PRONOUNS
)
NO_FIRST_NAMES = COMMON | BODIES  # of these, none opens the name of somebody who acts
IN_NAMES = COMMON | BODIES | DIRECTIONS  # of these, what a name may hold beside words of its own
