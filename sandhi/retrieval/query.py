"""What is typed, read: its terms, each with the forms in which it may stand in what is searched."""

from collections.abc import Iterable, Iterator, Sequence
from math import log
from typing import NamedTuple

from rapidfuzz.distance import OSA

from sandhi.language import is_function_word
from sandhi.publish.sqlite.search import TERMS, TYPED, Term, keys_of, stems, terms
from sandhi.retrieval.synonyms import Synonyms, Words
from sandhi.retrieval.vocabulary import Near, Vocabulary
from sandhi.text import TOKEN

# How far a form is taken for what was typed.
AS_TYPED, ALIKE, SAME_MEANING, SLIP, BEGUN = 1.0, 0.85, 0.8, 0.6, 0.4


_SIMILAR = 0.7  # of English words that sound alike, from which on they are taken for one


class Form(NamedTuple):
    """Words that stand for a term where they stand together, and how far they do."""

    words: Words
    quality: float

    @property
    def expression(self) -> str:
        """It as FTS5 has it."""
        return f'"{" ".join(self.words)}"'


class QueryTerm(NamedTuple):
    """A term: as it was typed, and its forms, the best first; what it counts for beside others.

    ``correction`` is the word that it was taken for, where none is spelt as it was typed, or alike;
    ``alike_word`` the most frequent one spelt alike, where none is as it was typed.
    """

    typed: str
    forms: tuple[Form, ...]
    weight: float
    is_function: bool = False
    correction: str = ""
    alike_word: str = ""

    def quality_in(self, words: "frozenset[str]") -> float:
        """How far the best form is taken for it that a bag of words has; 0 where it has none."""
        return next((form.quality for form in self.forms if words.issuperset(form.words)), 0.0)

    def expression(self, least: float = 0.0) -> str:
        """Its forms of at least some quality, as FTS5 has them; empty where there is none."""
        forms = [form.expression for form in self.forms if form.quality >= least]
        return f"({' OR '.join(forms)})" if forms else ""


def contents(terms: Sequence[QueryTerm]) -> list[QueryTerm]:
    """The terms that say what is asked for; where all are function words, those."""
    return [one for one in terms if not one.is_function] or [one for one in terms if one.forms]


def is_question(terms: Sequence[QueryTerm]) -> bool:
    """Whether a question was put rather than a name: how many, who is, when was."""
    return sum(one.is_function for one in terms) > 1


class QueryReader:
    """Reads what is typed by the words that there are, and by the synonyms of a package."""

    def __init__(
        self, vocabularies: Sequence[Vocabulary], synonyms: Synonyms, entries: int
    ) -> None:
        """Take the vocabularies, of which the first one has so many ``entries``."""
        self._vocabularies = vocabularies
        self._synonyms = synonyms
        self._entries = entries

    def read(self, query: str) -> list[QueryTerm]:
        """Return the terms of a query, in order; function words among them are told."""
        typed = [*dict.fromkeys(terms(query[:TYPED]))][:TERMS]
        words = [term.text if _is_word(term) else "" for term in typed]
        self._stems = self._synonyms.stems | stems([word for word in words if word])
        query_terms = []
        place = 0
        while place < len(typed):
            length, group = self._synonyms.at(words, place)
            if length:
                is_last = place + length == len(typed)
                query_terms.append(
                    self._of_group(words[place : place + length], group, is_last=is_last)
                )
            else:
                length = 1
                is_last = place + 1 == len(typed)
                query_terms.append(self._of_term(typed[place], is_last=is_last))
            place += length
        return query_terms

    def _of_term(self, term: Term, *, is_last: bool) -> QueryTerm:
        words = tuple(TOKEN.findall(term.text))
        if not words:
            return QueryTerm(term.text, (), 0.0, is_function=True)
        if not _is_word(term):
            last = () if term.quoted or not is_last else self._completions(words)
            return QueryTerm(term.text, (Form(words, AS_TYPED), *last), self._weight([words]))
        word = term.text
        forms = [Form((word,), AS_TYPED), *self._similar_forms(word)]
        counted = self._counts([form.words[0] for form in forms])
        correction = ""
        if is_last:
            forms += [Form((one,), BEGUN) for one in self._longer_words(word)]
        is_function = is_function_word(word, loosely=not counted)
        if not counted and len(forms) == 1 and not is_function:
            near = self._near(word)
            correction = near[0].word if near else ""
            forms += [Form((one.word,), SLIP) for one in near]
        alike_word = "" if is_function else self._alike_word(word, forms)
        is_known = bool(counted) or len(forms) > 1
        weight = self._weight(form.words for form in forms) if is_known else 0.0
        return QueryTerm(
            word, _distinct(forms) if is_known else (), weight, is_function, correction, alike_word
        )

    def _of_group(
        self, words: Sequence[str], group: Sequence[Words], *, is_last: bool
    ) -> QueryTerm:
        """A term that a package has other words for."""
        phrase = tuple(words)
        forms = [Form(phrase, AS_TYPED)]
        forms += [Form(one, SAME_MEANING) for one in group if one != phrase]
        if len(phrase) == 1 and phrase not in group:
            forms += self._similar_forms(phrase[0])
        for synonym in group:
            if len(synonym) == 1:
                quality = ALIKE if synonym == phrase else SAME_MEANING
                forms += [Form(words, quality) for words in self._alike_in_script(synonym[0])]
        if is_last and len(phrase) == 1:
            forms += [Form((one,), BEGUN) for one in self._longer_words(phrase[0])]
        alike_word = self._alike_word(phrase[0], forms) if len(phrase) == 1 else ""
        if not alike_word and not self._counts(phrase):
            alike_word = next(
                (" ".join(one) for one in group if len(self._counts(one)) == len(one)), ""
            )
        weight = self._weight([phrase, *group])
        return QueryTerm(" ".join(phrase), _distinct(forms), weight, alike_word=alike_word)

    def _alike_word(self, word: str, forms: Sequence[Form]) -> str:
        """The word that one is taken for which nothing has: of the best forms the most frequent.

        One in the script that was typed comes first.
        """
        counts = self._counts([form.words[0] for form in forms if len(form.words) == 1])
        taken_for = [form for form in forms if SLIP < form.quality < AS_TYPED]
        ranks = [
            (form.quality, one.isascii() == word.isascii(), counts[one], one)
            for form in taken_for
            for one in form.words
            if len(form.words) == 1 and one in counts
        ]
        return max(ranks)[-1] if ranks and word not in counts else ""

    def _similar_forms(self, word: str) -> list[Form]:
        """The words that sound as one does, or have its stem."""
        keys = sorted(keys_of(word, self._stem(word)))
        similar = (
            [one for each in self._vocabularies for one in each.words_with_keys(keys)]
            if keys
            else []
        )
        return [
            Form((one,), ALIKE)
            for one in dict.fromkeys(similar)
            if one != word
            and _may_be_alike(word, self._stem(word), one)
            and (is_function_word(word) or not is_function_word(one))
        ]

    def _alike_in_script(self, word: str) -> Iterator[Words]:
        """The forms of a declared word in its own script: a group has its own in others."""
        for form in self._similar_forms(word):
            if form.words[0].isascii() == word.isascii():
                yield form.words

    def _longer_words(self, word: str) -> Iterator[str]:
        for each in self._vocabularies:
            yield from (one for one in each.first_words_from(word) if one != word)

    def _completions(self, words: Words) -> Iterator[Form]:
        """A phrase of which the last word may be begun only."""
        for word in self._longer_words(words[-1]):
            yield Form((*words[:-1], word), BEGUN)

    def _near(self, word: str) -> list[Near]:
        keys = sorted(keys_of(word, self._stem(word)))
        near = [one for each in self._vocabularies for one in each.near(word, keys)]
        least = min((one.slips for one in near), default=0)
        nearest = (one for one in near if one.slips == least)
        # What is told of first is in the script that was typed.
        return sorted(nearest, key=lambda one: one.word.isascii() != word.isascii())

    def _stem(self, word: str) -> str:
        return self._stems.get(word, word)

    def _counts(self, words: Sequence[str]) -> dict[str, int]:
        counts: dict[str, int] = {}
        for each in self._vocabularies:
            for word, count in each.counts(words).items():
                counts[word] = max(count, counts.get(word, 0))
        return counts

    def _weight(self, phrases: Iterable[Words]) -> float:
        """The more, the fewer entries have a term: its rarest word in the most frequent form."""
        rows = 0
        for words in phrases:
            counts = self._counts(words)
            rows = max(rows, min(counts.get(word, 0) for word in words))
        return log(2 + self._entries / (1 + rows))


def _may_be_alike(word: str, stem: str, other: str) -> bool:
    """Whether two words that sound alike are taken for one.

    English is not written as it sounds, so that words of it must look alike too: the same stem but
    for its last letter, or few slips.
    """
    if not (word.isascii() and other.isascii()):
        return True
    return other.startswith(stem[: max(3, len(stem) - 1)]) or (
        OSA.normalized_similarity(word, other) >= _SIMILAR
    )


def _is_word(term: Term) -> bool:
    return not term.quoted and bool(TOKEN.fullmatch(term.text))


def _distinct(forms: Iterable[Form]) -> tuple[Form, ...]:
    """Each form once, with its best quality; the best first."""
    best: dict[Words, Form] = {}
    for form in forms:
        if form.words not in best or best[form.words].quality < form.quality:
            best[form.words] = form
    return tuple(sorted(best.values(), key=lambda form: -form.quality))
