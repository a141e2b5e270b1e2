"""Numbers in a Hindi sentence: with what qualifies them and what they count."""

from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from sandhi.language.expressions import Number
from sandhi.language.hindi.function_words import CASE_MARKERS
from sandhi.language.hindi.lexicon import of_class
from sandhi.language.hindi.numbers import words as lexicon
from sandhi.language.hindi.numbers.approximators import (
    ONLY,
    Approximator,
    approximator_before,
    read_after,
)
from sandhi.language.hindi.numbers.counted_nouns import (
    SUBUNITS,
    Counted,
    currency_before,
    end_of_model,
    end_of_numbered,
    label_position,
    read_counted,
    read_sign,
    read_unit,
)
from sandhi.language.hindi.numbers.numerals import (
    Numeral,
    is_counted_off,
    numeral_span,
    read_numeral,
    unread,
)
from sandhi.language.hindi.numbers.ranges import read_quantity
from sandhi.language.hindi.numbers.sums import end_of_rest, end_of_sum, exact_sum
from sandhi.language.hindi.numbers.years import (
    may_be_days,
    may_be_spoken_year,
    may_be_year_in_digits,
)
from sandhi.language.hindi.words import Word, is_joined, is_spaced, span
from sandhi.text import Span


def sentence_numbers(
    text: str, words: Sequence[Word], dated_positions: Callable[[], Collection[int]]
) -> Iterator[Number]:
    """Yield the numbers of a sentence.

    At the ``dated_positions``, which are asked for only if there is a numeral at all, one is a day,
    a year or an hour. A numeral in digits that names something (धारा 144, टी20) is a figure with a
    ``label``.
    """
    starts = [
        at for at, word in enumerate(words) if word.form in lexicon.NUMERAL_STARTS or word.is_digits
    ]
    if not starts:
        return
    dated = dated_positions()
    done = 0
    for at in starts:
        if at < done or at in dated or (numeral := _numeral(words, at)) is None:
            continue
        context = _in_context(words, numeral, done)
        done = context.end
        yield _number(text, words, context)


def _numeral(words: Sequence[Word], at: int) -> Numeral | None:
    if words[at].form == lexicon.FIRST_OR_BEFORE and not is_counted_off(words, at):
        return None
    return read_quantity(words, at)


class _Context(NamedTuple):
    """A numeral among the words that belong to it; it alone, and all of them, in characters."""

    numeral: Numeral
    as_written: Span
    stretch: Span
    end: int  # the position after its words
    class_: str
    approximators: tuple[Approximator, ...] = ()
    counted: Counted | None = None
    unit: str | None = None
    label: Span | None = None


def _in_context(words: Sequence[Word], numeral: Numeral, floor: int) -> _Context:
    if numeral.class_ == "figure":
        label = label_position(words, numeral.begin, numeral.end, floor)
        if label is not None:
            return _identifier(words, numeral, label)
    if numeral.class_ == "ordinal" and (end := end_of_numbered(words, numeral.end)):
        return _identifier(words, numeral, numeral.end, end)
    quantity = _sum(words, numeral, floor) or _quantity(words, numeral, floor)
    is_one = words[numeral.begin].form == lexicon.ONE and numeral.end == numeral.begin + 1
    is_sum = quantity.numeral.end > numeral.end  # एक साल, दो महीने
    is_article = is_one and not is_sum and not _is_counting(words, quantity)
    return _article(words, numeral, floor) if is_article else quantity


def _identifier(
    words: Sequence[Word], numeral: Numeral, label: int, end: int | None = None
) -> _Context:
    """A numeral with what it names: धारा 144, द्वितीय विश्व युद्ध. That is one word without ``end``."""
    end = end or label + 1
    if model := end_of_model(words, numeral.begin, numeral.end):
        numeral = unread(numeral.begin, model)
    as_written, label_span = numeral_span(words, numeral), span(words, label, end)
    stretch = Span(min(as_written.start, label_span.start), max(as_written.end, label_span.end))
    behind = max(end, numeral.end)
    return _Context(numeral, as_written, stretch, behind, numeral.class_, label=label_span)


def _quantity(words: Sequence[Word], numeral: Numeral, floor: int) -> _Context:
    """A numeral with its approximators and what it counts: लगभग 500 से अधिक लोग, ₹500, 5% तक."""
    before = approximator_before(words, numeral.begin, floor)
    money = currency_before(words, numeral.begin, floor)
    counted = read_sign(words, numeral.end)
    after = None if counted else read_after(words, numeral.end)
    if counted is None and (after is None or after.qualifier != "up_to"):
        counted = read_counted(words, after.end if after else numeral.end)
    end = counted.end if counted else after.end if after else numeral.end
    start = end + (words[end].form in _PER_TIME and is_spaced(words[end]))  # सालाना से कम
    if after is None and (after := read_after(words, start)):
        end = after.end
    as_written = numeral_span(words, numeral)
    first, last = as_written
    if money:
        first -= money[1]
    if before:
        first = words[before.begin].start
    if counted:
        last = counted.span.end
    if after:
        last = max(last, words[after.end - 1].end)
    unit = (counted.unit if counted else None) or (money[0] if money else numeral.unit)
    if words[numeral.begin].form in lexicon.MULTIPLES:
        unit = "times"
    approximators = tuple(one for one in (before, after) if one)
    is_bare = not (counted or money)
    is_untold = (
        _is_denied(words, end, approximators)
        or (is_bare and not before and may_be_spoken_year(words, numeral, after))
        or (is_bare and may_be_year_in_digits(words, numeral, approximators))
        or (is_bare and not approximators and may_be_days(words, numeral))
    )
    if is_untold:
        numeral = unread(numeral.begin, numeral.end)
    stretch = Span(first, last)
    return _Context(numeral, as_written, stretch, end, numeral.class_, approximators, counted, unit)


_PER_TIME = of_class("per_time")


def _is_denied(words: Sequence[Word], end: int, approximators: tuple[Approximator, ...]) -> bool:
    """Whether what is said of a bounded number is denied: 200 से अधिक लोग नहीं (आए).

    Whether they were no more, or more of them did not come, cannot be told; a case parts the
    number from what is denied (200 से अधिक लोगों ने नहीं माना).
    """
    if not any(one.qualifier in _BOUNDED for one in approximators):
        return False
    for at in range(end, min(end + _REACH, len(words) - 1)):
        if not is_spaced(words[at]) or words[at].form in CASE_MARKERS or _begins(words[at]):
            return False
        if words[at].form in lexicon.NEGATIONS:
            return True
    return False


def _begins(word: Word) -> bool:
    return word.is_digits or word.form in lexicon.NUMERAL_STARTS


_BOUNDED = ("more_than", "at_least", "up_to")
_REACH = 5  # words in which a negation still is of the number


def _sum(words: Sequence[Word], numeral: Numeral, floor: int) -> _Context | None:
    """One quantity in several units, of which no value is told unless it is exact."""
    compound, end = _compound(words, numeral, floor), end_of_sum(words, numeral) or 0
    is_more = end > (compound.end if compound else 0)
    return _unread(words, numeral.begin, end) if is_more else compound


def _unread(words: Sequence[Word], begin: int, end: int) -> _Context:
    whole = unread(begin, end)
    place = numeral_span(words, whole)
    return _Context(whole, place, place, end, "figure")


def _compound(words: Sequence[Word], numeral: Numeral, floor: int) -> _Context | None:
    """One quantity in two units: 5 डॉलर 50 सेंट, 5 फुट 6 इंच."""
    unit = read_unit(words, numeral.end) if is_joined(words[numeral.end]) else None
    if numeral.class_ != "figure" or unit is None or not words[unit[1]].form:
        return None
    lesser = read_numeral(words, unit[1]) if is_joined(words[unit[1]]) else None
    if lesser and (end := end_of_rest(words, numeral, unit[0], lesser)):
        return _unread(words, numeral.begin, end)
    subunit = SUBUNITS.get(words[lesser.end].form) if lesser else None
    if lesser is None or subunit is None or lesser.class_ != "figure":
        return None
    of, per = subunit
    if of != unit[0] and not (of.isupper() and unit[0].isupper()):
        return None
    value = None
    if of == unit[0] and numeral.value is not None and lesser.value is not None:
        value = exact_sum(numeral.value, lesser.value, per)
    whole = Numeral(numeral.begin, lesser.end, "figure", value, is_read=value is not None)
    before = approximator_before(words, numeral.begin, floor)
    counted = span(words, lesser.end, lesser.end + 1)
    as_written = Span(numeral_span(words, whole).start, counted.end)
    start = words[before.begin].start if before else as_written.start
    return _Context(
        whole,
        as_written,
        Span(start, counted.end),
        lesser.end + 1,
        "figure",
        (before,) if before else (),
        Counted(counted, unit[0], lesser.end + 1),
        unit[0],
    )


def _is_counting(words: Sequence[Word], context: _Context) -> bool:
    """Whether an एक counts: before a unit (but एक बार फिर, "once more"), or qualified."""
    before = words[context.numeral.begin - 1].form if context.numeral.begin else ""
    measures = context.unit is not None and words[context.end].form != lexicon.AGAIN
    return measures or bool(context.approximators) or before in ONLY


def _article(words: Sequence[Word], numeral: Numeral, floor: int) -> _Context:
    """एक as an article, with the words that make it a pronoun: किसी एक, एक-दूसरे; or में से एक."""
    begin, end = numeral.begin, numeral.end
    if begin > floor and words[begin - 1].form in lexicon.ANY and is_joined(words[begin]):
        begin -= 1
    if words[end].form in lexicon.OTHER and is_joined(words[end]):
        end += 1
    as_written, stretch = numeral_span(words, numeral), span(words, begin, end)
    is_part = begin > 1 and words[begin - 1].form == "से" and words[begin - 2].form.endswith("में")
    return _Context(numeral, as_written, stretch, end, "partitive" if is_part else "article")


def _number(text: str, words: Sequence[Word], context: _Context) -> Number:
    numeral, (start, end) = context.numeral, context.stretch
    stated = {approximator.qualifier for approximator in context.approximators}
    qualifier = next((strong for strong in _STRONGEST_FIRST if strong in stated), "exact")
    return Number(
        start,
        end,
        text[start:end],
        context.class_,
        numeral.value,
        *_bounds(numeral, qualifier),
        _qualifier(numeral, qualifier),
        context.as_written,
        tuple(span(words, part.begin, part.end) for part in context.approximators),
        context.counted.span if context.counted else None,
        context.unit,
        context.label,
    )


def _qualifier(numeral: Numeral, qualifier: str) -> str | None:
    """The qualifier of a numeral; None where it is not read, so that nothing can be told."""
    if not numeral.is_read:
        return None
    return "vague" if numeral.value is None else qualifier


_STRONGEST_FIRST = ("more_than", "at_least", "up_to", "about")


def _bounds(numeral: Numeral, qualifier: str) -> tuple[Decimal | None, Decimal | None]:
    if numeral.value is None:
        return numeral.lower, numeral.upper
    lower = numeral.value if qualifier in ("exact", "more_than", "at_least") else None
    upper = numeral.value if qualifier in ("exact", "up_to") else None
    return lower, upper
