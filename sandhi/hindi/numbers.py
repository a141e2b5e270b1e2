"""Numbers in Hindi: found with what qualifies them and what they count, and read."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from sandhi.hindi import number_words as lexicon
from sandhi.hindi.approximators import (
    ONLY,
    Approximator,
    approximator_before,
    read_after,
    read_before,
)
from sandhi.hindi.counted import Counted, currency_before, labelled, read_counted, read_sign
from sandhi.hindi.numerals import (
    Numeral,
    is_counted_off,
    numeral_span,
    read,
)
from sandhi.hindi.ranges import read_quantity
from sandhi.hindi.time_phrases import TimePhrase, time_phrases
from sandhi.hindi.time_words import DATED_IN_WORDS
from sandhi.hindi.words import Word, is_joined, sentence_words, span, words_of
from sandhi.text import Span

__all__ = ["Number", "numbers", "qualifiers", "read"]


class Number(NamedTuple):
    """A number as a text states it, anchored by code points, end-exclusive.

    An exact value is its own bounds. ``more_than`` gives an exclusive lower bound, ``at_least`` an
    inclusive one, ``up_to`` an upper one, ``about`` none. A vague plural has no value, and as its
    lower bound the unit that it names (हजारों: 1000) or two (कई). A range has no value but both
    bounds, and is ``vague`` too.
    """

    start: int
    end: int
    quote: str  # approximators, numeral, and unit or counted noun
    class_: str  # figure, ordinal, fraction, vague, dual (दोनों) or article (एक)
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    qualifier: str  # exact, about, more_than, at_least, up_to or vague
    as_written: Span  # the numeral alone
    approximators: tuple[Span, ...]
    counted: Span | None  # the unit or noun that is counted
    unit: str | None  # of measure, money or time, in English; a currency by its ISO 4217 code
    label: Span | None  # what the numeral names instead of counting: धारा in धारा 144


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text, in order: every numeral that is no day, year or hour of a date.

    A numeral in digits that names something (धारा 144, टी20) is a figure with a ``label``.
    """
    for words in sentence_words(text):
        yield from sentence_numbers(text, words)


def qualifiers(quote: str) -> frozenset[str]:
    """Return the qualifiers that a quote's words bear out; ``exact`` if no word qualifies."""
    words = words_of(quote)
    stated: set[str] = set()
    at = 0
    while at < len(words) - 1:
        found = read_before(words, at) or read_after(words, at)
        stated |= {found.qualifier} if found else set()
        at = found.end if found else at + 1
    vague = {number.qualifier for number in numbers(quote)} & {"vague"}
    return frozenset(stated | vague) or frozenset({"exact"})


def sentence_numbers(
    text: str, words: Sequence[Word], phrases: Sequence[TimePhrase] | None = None
) -> Iterator[Number]:
    """Yield the numbers of a sentence; its expressions of time may be given, if known."""
    starts = [
        at for at, word in enumerate(words) if word.form in lexicon.NUMERAL_STARTS or word.is_digits
    ]
    if not starts:
        return
    dated = _dated(words, starts, phrases)
    done = 0
    for at in starts:
        if at < done or at in dated or (numeral := _numeral(words, at)) is None:
            continue
        found = _in_context(words, numeral, done)
        done = found.end
        yield _number(text, words, found)


def _dated(
    words: Sequence[Word], starts: Sequence[int], phrases: Sequence[TimePhrase] | None
) -> set[int]:
    """The positions at which a numeral is a day, a year or an hour."""
    if phrases is None:
        in_digits = any(words[at].is_digits for at in starts)
        if not in_digits and DATED_IN_WORDS.isdisjoint(word.form for word in words):
            return set()
        phrases = time_phrases(words)
    return {at for phrase in phrases for at in range(phrase.begin, phrase.dated_end)}


def _numeral(words: Sequence[Word], at: int) -> Numeral | None:
    if words[at].form == lexicon.FIRST_OR_BEFORE and not is_counted_off(words, at):
        return None
    return read_quantity(words, at)


class _Context(NamedTuple):
    """A numeral among the words that belong to it; it alone, and all of them, in characters."""

    numeral: Numeral
    written: Span
    stretch: Span
    end: int  # the position after its words
    class_: str
    approximators: tuple[Approximator, ...] = ()
    counted: Counted | None = None
    unit: str | None = None
    label: Span | None = None


def _in_context(words: Sequence[Word], numeral: Numeral, floor: int) -> _Context:
    if numeral.class_ == "figure":
        label = labelled(words, numeral.begin, numeral.end, floor)
        if label is not None:
            return _identifier(words, numeral, label)
    quantity = _quantity(words, numeral, floor)
    is_one = words[numeral.begin].form == lexicon.ONE and numeral.end == numeral.begin + 1
    is_article = is_one and not _is_counting(words, quantity)
    return _article(words, numeral, floor) if is_article else quantity


def _identifier(words: Sequence[Word], numeral: Numeral, label: int) -> _Context:
    """A numeral with what it names: धारा 144."""
    written, named = numeral_span(words, numeral), span(words, label, label + 1)
    stretch = Span(min(written.start, named.start), max(written.end, named.end))
    end = max(label + 1, numeral.end)
    return _Context(numeral, written, stretch, end, "figure", label=named)


def _quantity(words: Sequence[Word], numeral: Numeral, floor: int) -> _Context:
    """A numeral with its approximators and what it counts: लगभग 500 से अधिक लोग, ₹500, 5% तक."""
    before = approximator_before(words, numeral.begin, floor)
    money = currency_before(words, numeral.begin, floor)
    counted = read_sign(words, numeral.end)
    after = None if counted else read_after(words, numeral.end)
    if counted is None and (after is None or after.qualifier != "up_to"):
        counted = read_counted(words, after.end if after else numeral.end)
    end = counted.end if counted else after.end if after else numeral.end
    if after is None and (after := read_after(words, end)):
        end = after.end
    written = numeral_span(words, numeral)
    first, last = written
    if money:
        first -= money[1]
    if before:
        first = words[before.begin].start
    if counted:
        last = counted.span.end
    if after:
        last = max(last, words[after.end - 1].end)
    unit = (counted.unit if counted else None) or (money[0] if money else None)
    if words[numeral.begin].form in lexicon.MULTIPLES:
        unit = "times"
    approximators = tuple(found for found in (before, after) if found)
    stretch = Span(first, last)
    return _Context(numeral, written, stretch, end, numeral.class_, approximators, counted, unit)


def _is_counting(words: Sequence[Word], one: _Context) -> bool:
    """Whether an एक counts: before a unit (but एक बार फिर, "once more"), or qualified."""
    before = words[one.numeral.begin - 1].form if one.numeral.begin else ""
    measures = one.unit is not None and words[one.end].form != lexicon.AGAIN
    return measures or bool(one.approximators) or before in ONLY


def _article(words: Sequence[Word], numeral: Numeral, floor: int) -> _Context:
    """एक as an article, with the words that make it a pronoun: किसी एक, एक-दूसरे."""
    begin, end = numeral.begin, numeral.end
    if begin > floor and words[begin - 1].form in lexicon.ANY and is_joined(words[begin]):
        begin -= 1
    if words[end].form in lexicon.OTHER and is_joined(words[end]):
        end += 1
    written, stretch = numeral_span(words, numeral), span(words, begin, end)
    return _Context(numeral, written, stretch, end, "article")


def _number(text: str, words: Sequence[Word], found: _Context) -> Number:
    numeral, (start, end) = found.numeral, found.stretch
    stated = {approximator.qualifier for approximator in found.approximators}
    qualifier = next((strong for strong in _STRONGEST_FIRST if strong in stated), "exact")
    lower, upper = _bounds(numeral, qualifier)
    return Number(
        start,
        end,
        text[start:end],
        found.class_,
        numeral.value,
        lower,
        upper,
        "vague" if numeral.value is None else qualifier,
        found.written,
        tuple(span(words, part.begin, part.end) for part in found.approximators),
        found.counted.span if found.counted else None,
        found.unit,
        found.label,
    )


_STRONGEST_FIRST = ("more_than", "at_least", "up_to", "about")


def _bounds(numeral: Numeral, qualifier: str) -> tuple[Decimal | None, Decimal | None]:
    if numeral.value is None:
        return numeral.lower, numeral.upper
    lower = numeral.value if qualifier in ("exact", "more_than", "at_least") else None
    upper = numeral.value if qualifier in ("exact", "up_to") else None
    return lower, upper
