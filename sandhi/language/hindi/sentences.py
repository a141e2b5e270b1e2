"""A Hindi sentence, read once for all: its words, numbers, times and signs of names."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain

from sandhi.language.expressions import DateExpression, NameSign, Number, Qualifiers, Window
from sandhi.language.hindi.clusters.clusters import clusters
from sandhi.language.hindi.function_words import GENITIVES
from sandhi.language.hindi.names.countries import country_phrases
from sandhi.language.hindi.names.phrases import name_phrases
from sandhi.language.hindi.numbers.approximators import read_after, read_before
from sandhi.language.hindi.numbers.inert import is_inert
from sandhi.language.hindi.numbers.statements import sentence_numbers
from sandhi.language.hindi.numbers.understood import is_understood
from sandhi.language.hindi.sayings import quotations
from sandhi.language.hindi.times.dates import resolve_date
from sandhi.language.hindi.times.phrases import TimePhrase, time_phrases
from sandhi.language.hindi.times.tense import Tense
from sandhi.language.hindi.times.words import DATED_IN_WORDS, TIME_UNITS
from sandhi.language.hindi.words import Word, sentence_words, span, words_of

_SEED_RELATIVE, _EVENT_RELATIVE = "seed_relative", "event_relative"
_FROM_SAYING = "from the day on which it was said"
_IN_QUOTES = "though in a quotation"


class HindiSentence:
    """A sentence of a text (``sandhi.language.Sentence``)."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        """Take the whole text, and the words of the sentence in it."""
        self._text, self._words = text, words
        self._phrases: Sequence[TimePhrase] | None = None  # once they are read

    def numbers(self) -> Iterator[Number]:
        """Its numbers, in order."""
        return sentence_numbers(self._text, self._words, self._dated)

    def dates(self, published: Window | None) -> Iterator[DateExpression]:
        """Its expressions of time, in the order of their ends.

        None overlap, but that one may begin with the date that it holds: 2022 in "2022 में निर्माण
        की शुरुआत के बाद से".
        """
        if self._phrases is None:
            self._phrases = clusters(self._words, time_phrases(self._words))
        tense = Tense(self._words)
        quoted = [*quotations(self._words)] if self._phrases else []

        def resolved(phrase: TimePhrase, window: Window | None) -> DateExpression:
            return resolve_date(self._text, self._words, phrase, tense, window)

        for phrase in self._phrases:
            date = resolved(phrase, published)
            saying = next((before for before, of in quoted if phrase.begin in of), None)
            if saying is None or date.basis != _SEED_RELATIVE:
                yield date
                continue
            # What is quoted reckons from the day on which it was said.
            days = (resolved(one, published) for one in self._phrases if one.begin in saying)
            day = next((one.earliest for one in days if one.earliest == one.latest), None)
            if day:
                date = resolved(phrase, (day, day))._replace(basis=_EVENT_RELATIVE)
            yield date._replace(reason=_FROM_SAYING if day else f"{date.reason}, {_IN_QUOTES}")

    def name_signs(self) -> Iterator[NameSign]:
        """The phrases that may be names of someone, once for every sign of each."""
        phrases = name_phrases(self._text, self._words)
        for phrase in chain(phrases, country_phrases(self._words)):
            yield NameSign(span(self._words, phrase.begin, phrase.end), phrase.sign)

    def _dated(self) -> set[int]:
        """The positions at which a numeral is a day, a year or an hour."""
        if self._phrases is None:  # a shorter look may do
            in_digits = any(word.is_digits for word in self._words)
            if not in_digits and DATED_IN_WORDS.isdisjoint(word.form for word in self._words):
                return set()
            self._phrases = clusters(self._words, time_phrases(self._words))
        return {at for phrase in self._phrases for at in range(phrase.begin, phrase.dated_end)}


def sentences(text: str) -> Iterator[HindiSentence]:
    """Yield the sentences of a text, in order."""
    for words in sentence_words(text):
        yield HindiSentence(text, words)


def qualifiers(quote: str, numeral: str = "") -> Qualifiers:
    """The qualifiers that a quote's words may bear out for a numeral in it; for any, without one.

    That of another number, or of a place or a time (दिल्ली तक), may stand beside it. No other than
    these can hold where the numeral is read and what stands around it is known not to qualify.
    """
    words = words_of(quote)
    stated: set[str] = set()
    at = 0
    while at < len(words) - 1:
        phrase = read_before(words, at) or read_after(words, at)
        stated |= {phrase.qualifier} if phrase else set()
        at = phrase.end if phrase else at + 1
    is_certain, of_numeral = True, set[str]()
    for of_sentence in sentence_words(quote):
        starts = [word.start for word in of_sentence]
        for number in HindiSentence(quote, of_sentence).numbers():
            if number.qualifier == "vague":
                stated.add(number.qualifier)
            if numeral in ("", quote[slice(*number.as_written)]):
                first, last = bisect_left(starts, number.start), bisect_left(starts, number.end)
                of_numeral |= {number.qualifier or ""} | _otherwise(of_sentence, first, number)
                is_certain &= _is_among_inert(of_sentence, first, last, number)
    is_certain &= bool(of_numeral) and "" not in of_numeral
    possible = stated | of_numeral - {""}
    return Qualifiers(frozenset(possible or {"exact"}), is_certain)


def _otherwise(words: Sequence[Word], first: int, number: Number) -> set[str]:
    """What else may be said of a number, where what qualifies it may be of what stands beside it.

    तीन दिन तक is for three days, or up to three; सीमा के करीब 500 is 500 near the border.
    """
    before = words[first - 1].form if first else ""
    is_of_place = bool(number.approximators) and before in GENITIVES
    is_lasting = number.qualifier == "up_to" and number.unit in TIME_UNITS.values()
    return {"exact"} if is_of_place or is_lasting else set()


def _is_among_inert(words: Sequence[Word], first: int, last: int, number: Number) -> bool:
    """Whether nothing around a number is known to qualify it, and all that stands there is known.

    Between it and what it counts, what the lexicon lacks is an adjective: 600 हथियारबंद सैनिक.
    """
    parts = [number.as_written, *number.approximators]
    inner = [
        word
        for word in words[first:last]
        if not any(part.start <= word.start < part.end for part in parts)
    ]
    outer = [
        word
        for word in (*words[max(first - _REACH, 0) : first], *words[last : last + _REACH])
        if word.form
    ]
    return all(map(is_inert, outer)) and all(
        is_inert(word) or not is_understood(word) for word in inner
    )


_REACH = 3  # words in which a number may still be qualified
