"""The words by which a sentence says on whose word something rests: X ने कहा (कि), X के अनुसार."""

from collections.abc import Iterator, Sequence

from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.names.words import AFTER_SOURCE, AGENT_MARK, AS_SAID
from sandhi.language.hindi.words import Word, sentence_words
from sandhi.text import Span

_THAT = fold("कि")  # opens what is said
_QUOTES = frozenset('“”"‘’')  # what is said may stand between them instead
# Pronouns that hold ने; whom they mean, the sentence leaves to those before it.
_PRONOUNS = frozenset(map(fold, "उन्होंने इन्होंने जिन्होंने उसने इसने जिसने".split()))
_TO_THE_VERB = 12  # so many words after ने the verb of saying may end
_TO_THE_END = 6  # so many words after का दावा, की रिपोर्ट


def sayings(text: str) -> Iterator[Span]:
    """Yield where the words stand that follow the name of a source, up to what is said.

    In रमा ने कल कहा था कि … these are ने कल कहा था; in रमा के अनुसार … they are के अनुसार. Where a
    pronoun stands for the name, they begin with it: उन्होंने कहा.
    """
    for words in sentence_words(text):
        for at, word in enumerate(words):
            last = _last(words, at)
            if last is not None:
                yield Span(word.start, words[last].end)


def _last(words: Sequence[Word], at: int) -> int | None:
    """The place of the last word that attributes, where the words at a place begin to."""
    if words[at].form == AGENT_MARK or words[at].form in _PRONOUNS:
        return _before_what_is_said(words, at + 2, _TO_THE_VERB)
    following = words[at + 1].form if at + 1 < len(words) else ""
    if following not in AFTER_SOURCE.get(words[at].form, ()):
        return None
    if following in AS_SAID:
        return at + 1
    after = range(at + 2, min(at + 2 + _TO_THE_END, len(words)))
    as_said = next((place for place in after if words[place].form in AS_SAID), None)
    return as_said or _before_what_is_said(words, at + 2, _TO_THE_END)


def _before_what_is_said(words: Sequence[Word], start: int, many: int) -> int | None:
    """The place before the first कि or quotation mark among so many words; None without one."""
    for place in range(start, min(start + many, len(words))):
        if words[place].form == _THAT or not _QUOTES.isdisjoint(words[place].gap):
            return place - 1
    return None
