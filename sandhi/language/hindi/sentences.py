"""A Hindi sentence, read once for all: its words, numbers, times and signs of names."""

from collections.abc import Iterator, Sequence
from itertools import chain

from sandhi.language.expressions import DateExpression, NameSign, Number, Window
from sandhi.language.hindi.clusters.clusters import clusters
from sandhi.language.hindi.names.countries import country_phrases
from sandhi.language.hindi.names.phrases import name_phrases
from sandhi.language.hindi.numbers.approximators import read_after, read_before
from sandhi.language.hindi.numbers.statements import sentence_numbers
from sandhi.language.hindi.numbers.understood import is_understood
from sandhi.language.hindi.sayings import quotations
from sandhi.language.hindi.times.dates import resolve_date
from sandhi.language.hindi.times.phrases import TimePhrase, time_phrases
from sandhi.language.hindi.times.tense import Tense
from sandhi.language.hindi.times.words import DATED_IN_WORDS
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


def qualifiers(quote: str) -> frozenset[str]:
    """Return the qualifiers that a quote's words bear out; ``exact`` if no word qualifies."""
    words = words_of(quote)
    stated: set[str] = set()
    at = 0
    while at < len(words) - 1:
        phrase = read_before(words, at) or read_after(words, at)
        stated |= {phrase.qualifier} if phrase else set()
        at = phrase.end if phrase else at + 1
    vague = {
        number.qualifier
        for sentence in sentences(quote)
        for number in sentence.numbers()
        if number.qualifier == "vague"
    }
    return frozenset(stated | vague) or frozenset({"exact"})


def is_plain(quote: str) -> bool:
    """Whether the numbers of a quote are read, and the words beside them are in the lexicon.

    Where they are not, a word may qualify the number that nobody knows of; so, where there is no
    number at all, may the words that stand for one (चंद).
    """
    is_numbered = False
    for words in sentence_words(quote):
        for number in HindiSentence(quote, words).numbers():
            is_numbered = True
            before = [word for word in words if word.form and word.end <= number.start][-1:]
            after = [word for word in words if word.form and word.start >= number.end][:1]
            if number.qualifier is None or not all(map(is_understood, before + after)):
                return False
    return is_numbered
