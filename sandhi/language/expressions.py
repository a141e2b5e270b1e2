"""What a language reads in a sentence: numbers, expressions of time, signs of names.

These are the same for all languages, so that whoever uses them knows none.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, Protocol

from sandhi.text import Span

Window = tuple[date, date]


class Number(NamedTuple):
    """A number as a text states it, anchored by code points, end-exclusive.

    An exact value is its own bounds. ``more_than`` gives an exclusive lower bound, ``at_least`` an
    inclusive one, ``up_to`` an upper one, ``about`` none. A vague plural has no value, and as its
    lower bound the unit that it names (हजारों, thousands: 1000) or two (कई, several). A range has no
    value but both bounds, and is ``vague`` too.
    """

    start: int
    end: int
    quote: str  # approximators, numeral, and unit or counted noun
    # figure, ordinal, fraction, vague, dual (दोनों, both), article (एक, a), partitive (one of them)
    class_: str
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    qualifier: str | None  # exact, about, more_than, at_least, up_to, vague; None: cannot be told
    as_written: Span  # the numeral alone
    approximators: tuple[Span, ...]
    counted: Span | None  # the unit or noun that is counted
    unit: str | None  # of measure, money or time, in English; a currency by its ISO 4217 code
    label: Span | None  # what the numeral names instead of counting: धारा in धारा 144


class Qualifiers(NamedTuple):
    """What may qualify a number in a passage, and whether nothing else can, as far as is known."""

    possible: frozenset[str]
    is_certain: bool


class DateExpression(NamedTuple):
    """An expression of time, anchored in the text by code points, end-exclusive."""

    start: int
    end: int
    quote: str
    edtf: str | None  # level 0 or 1; None if it is left unresolved
    earliest: date | None
    latest: date | None
    basis: str  # stated, seed_relative (by the date of publication) or event_relative
    reason: str  # how it was resolved, or why not
    is_part_of_day: bool = False  # whether it is one, of a day that is told elsewhere


class NameSign(NamedTuple):
    """A phrase, in code points, and the sign that it is a name, one of those of its language."""

    place: Span
    sign: str


class SignKind(NamedTuple):
    """A kind of sign: how sure it makes that a phrase names someone, and what it says."""

    weight: float  # from 0 to 1; signs add up as independent chances do
    why: str  # after "the phrase": "follows an office"
    is_strong: bool = False  # whether the phrase is a name at other places of the text, too


class CountryName(NamedTuple):
    """What the name of a country, or of its capital, says: the country, and the English name."""

    country: str  # ISO 3166-1 alpha-3
    english: str


class Mood(Enum):
    """How real a clause makes what it tells, where it does not tell it as a fact."""

    FUTURE = "future"  # it is yet to come
    POTENTIAL = "potential"  # it only can be, or have been
    CONDITIONAL = "conditional"  # it will be, or can, if something else is
    REPORTED = "reported"  # it is so by the word of others
    DENIED = "denied"  # others say that it is not so


class ClauseRelation(Enum):
    """How what is told hangs on something else that is."""

    PURPOSE = "purpose"  # it is done so that that may come about
    CAUSE = "cause"  # it comes about by that
    PART = "part"  # it happens in that


class Case(Enum):
    """As what one who is named stands in a clause, as far as the words beside the name say so."""

    AGENT = "agent"  # does it
    BY = "by"  # something is done by it: what the clause tells, or a participle in it
    TO = "to"
    WITH = "with"
    BETWEEN = "between"
    AGAINST = "against"
    ON = "on"  # is what it is aimed at, or what it is about: what is told says which
    FOR = "for"
    FROM = "from"
    OF = "of"
    ABOUT = "about"  # is what is spoken of, or whose that is; else it is whose it is
    MEANS = "means"  # is whose that is by which it is done: with the guns of
    IN = "in"  # is where it is, and has no part in it


class Setting(NamedTuple):
    """What the rest of a sentence makes of a passage: its mood, and as what its doer stands there.

    Who is allowed something does it, and so does who threatens it; None where that tells nobody.
    """

    mood: Mood
    doer: Case | None


class PredicateWord(NamedTuple):
    """A word, folded, up to the predicate of a passage; and whether it may be of that itself."""

    form: str
    is_of_it: bool


class Sentence(Protocol):
    """A sentence of a text as its language reads it."""

    def numbers(self) -> Iterator[Number]:
        """Its numbers, in order: every numeral that is no day, year or hour of a date."""

    def dates(self, published: Window | None) -> Iterator[DateExpression]:
        """Its expressions of time, resolved by the first and the last day of publication."""

    def name_signs(self) -> Iterator[NameSign]:
        """The phrases that may be names of someone, once for every sign of each."""
