"""The language of a text in a language that has no folder: sentences, known names and digits.

What a number is worth is said only where no language is needed for it: digits alone, with blanks or
punctuation on both sides. "1.500" and "5万" (fifty thousand) need one, and are numbers without a
value. A word of number after them ("5 million") is not read, and so left to whoever looks.
"""

import unicodedata
from collections.abc import Iterator
from decimal import Decimal

import regex

from sandhi.language import Accountable, Language
from sandhi.language.expressions import (
    Case,
    CountryName,
    DateExpression,
    Mood,
    NameSign,
    Number,
    PredicateWord,
    Qualifiers,
    Window,
)
from sandhi.language.folding import Folding
from sandhi.language.lexicon import latin_abbreviations
from sandhi.language.spelling import Spelling
from sandhi.text import Span
from sandhi.text import sentences as spans

_NUMERAL = regex.compile(r"\p{Nd}+(?:[.,٫٬’']\p{Nd}+)*")
_BESIDE = regex.compile(r"[\p{L}\p{M}\p{N}]")


class NeutralSentence:
    """A sentence of a text (``sandhi.language.Sentence``)."""

    def __init__(self, text: str, span: Span) -> None:
        """Take the whole text, and where the sentence is."""
        self._text, self._span = text, span

    def numbers(self) -> Iterator[Number]:
        """Its numerals in digits, in order."""
        for digits in _NUMERAL.finditer(self._text, *self._span):
            place, quote = Span(*digits.span()), digits[0]
            before = self._text[max(0, place.start - 1) : place.start]
            after = self._text[place.end : place.end + 1]
            value = None if _BESIDE.search(before + after) else numeral(quote)
            yield Number(
                *place, quote, "figure", value, value, value, None, place, (), None, None, None
            )

    def dates(self, published: Window | None) -> Iterator[DateExpression]:
        """None, since no word of time is known."""
        return iter(())

    def name_signs(self) -> Iterator[NameSign]:
        """None, since no sign of a name is known."""
        return iter(())


def sentence_spans(text: str) -> Iterator[Span]:
    """Yield the sentences of a text, in order (``sandhi.text.sentences``)."""
    return spans(text, latin_abbreviations().__contains__)


def sentences(text: str) -> Iterator[NeutralSentence]:
    """Yield the sentences of a text, in order, to be read."""
    for span in sentence_spans(text):
        yield NeutralSentence(text, span)


def numeral(text: str) -> Decimal | None:
    """Read digits of any script; None if there is more, of which languages differ."""
    if not text.isdecimal():
        return None
    return Decimal("".join(str(unicodedata.decimal(digit)) for digit in text))


def qualifiers(quote: str, numeral: str = "") -> Qualifiers:
    """No qualifiers, since no word is known that would state one."""
    return Qualifiers(frozenset(), is_certain=False)


def is_plain_time(text: str) -> bool:
    """Whether no word of a time can make another day of it: never, since none is known."""
    return False


def is_name_within(name: str, start: int, end: int) -> bool:
    """Whether a name in a longer one is one of its own: never, as far as is known."""
    return False


def case_of_pronoun(text: str) -> Case | None:
    """As what stands whom a pronoun means: none does, as far as is known."""
    return None


def hangs(text: str, after: str = "") -> bool:
    """Whether a passage hangs on words outside of it: never, as far as is known."""
    return False


def joint(word: str) -> int:
    """Nowhere in a word another is written on to it."""
    return 0


def is_joint(between: str) -> bool:
    """Whether what stands between two names takes them together: a comma, of words none does."""
    return between.strip() == ","


def is_unknown(words: str) -> bool:
    """Whether words say something that only a language knows of: never, as far as is known."""
    return False


def is_goal(after: str) -> bool:
    """Whether somebody goes to a place, by what follows its name: never, as far as is known."""
    return False


def country_name(name: str) -> CountryName | None:
    """What the name of a country says: none is known."""
    return None


def office(before: str) -> str:
    """What stands before a name as an office, or as what a place is: none is known."""
    return ""


def is_scene(after: str) -> bool:
    """Whether something is where a name is, by what follows it: never, as far as is known."""
    return False


def pointed_at(text: str) -> list[str]:
    """The words at which a text points back: none is known to do so."""
    return []


def ends_clause(text: str, after: str) -> bool:
    """Whether a clause ends with a passage: where no word follows it at once."""
    return not after.lstrip()[:1].isalnum()


def mood(text: str) -> Mood | None:
    """In which mood a passage ends: none is known."""
    return None


def setting(before: str, text: str, after: str) -> None:
    """In what the rest of its sentence sets a passage: nothing that is known."""


def relation(words: str) -> None:
    """How something hangs on something else, by some words: nothing that is known."""


def predicate(text: str) -> list[PredicateWord]:
    """No words, since none is known to tell what a passage reports."""
    return []


def clauses(text: str) -> Iterator[Span]:
    """Yield nothing, since no verb is known with which a clause ends."""
    yield from ()


def case(after: str) -> Case | None:
    """As what a name stands, by what follows it: no such word is known."""
    return None


def case_of_adjective(name: str, after: str) -> None:
    """As what one stands of whose name there is but the adjective: nothing that is known."""


def sayings(text: str) -> Iterator[Span]:
    """Yield nothing, since no word is known by which a text attributes what it tells."""
    yield from ()


def letters_said(letters: str) -> Iterator[str]:
    """Yield nothing, since no names of letters are known."""
    yield from ()


LANGUAGE = Language(
    code="und",
    fold=Folding(),
    spelling=Spelling(),
    sentence_spans=sentence_spans,
    sentences=sentences,
    numeral=numeral,
    qualifiers=qualifiers,
    is_plain_time=is_plain_time,
    is_name_within=is_name_within,
    breaks_off=hangs,
    is_cut=hangs,
    is_doing=is_unknown,
    ends_clause=ends_clause,
    leans_back=hangs,
    case_of_pronoun=case_of_pronoun,
    is_of_pronoun=is_unknown,
    is_relative=is_unknown,
    pointed_at=pointed_at,
    is_goal=is_goal,
    is_scene=is_scene,
    is_joint=is_joint,
    ground=office,
    joint=joint,
    is_common=is_unknown,
    mood=mood,
    is_told_as_so=is_unknown,
    is_negated=is_unknown,
    setting=setting,
    relation_after=relation,
    relation_of=relation,
    clauses=clauses,
    predicate=predicate,
    case=case,
    case_of_adjective=case_of_adjective,
    is_mutual=is_unknown,
    undergoes=is_unknown,
    is_land_of=is_unknown,
    is_meanwhile=is_unknown,
    is_owner_of_means=is_unknown,
    direct=str,
    is_title=is_unknown,
    modifies=is_unknown,
    sayings=sayings,
    letters_said=letters_said,
    by_pronoun=is_unknown,
    is_since=is_unknown,
    is_people=is_unknown,
    is_hearsay=hangs,
    is_content=is_unknown,
    takes_up=is_unknown,
    weighs=is_unknown,
    carries_on=is_unknown,
    name_signs={},
    country_name=country_name,
    office=office,
    accountable=Accountable,
)
