"""The words of all sentences as arrays, so that a page compares one with all in a moment.

They rest on the texts and on where the sentences stand: no cell that is filled in changes them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import regex
from numpy.typing import NDArray
from pandas import DataFrame

from sandhi.anchors import Booleans, Integers
from sandhi.coverage.account import languages
from sandhi.language import language
from sandhi.package import Package
from sandhi.package.opening.memory import memoized
from sandhi.text import Span, span_in, tokens

Numbers = NDArray[np.float64]

_TERMINAL = regex.compile(r"[\p{Sentence_Terminal}…]")
_AFTER_WORDS = regex.compile(r"(?r)[\p{P}\s]*\Z")  # from the end on, however long the sentence
_PLACED = ("seed_id", "start", "end")


@dataclass(frozen=True)
class SentenceWords:
    """Each sentence by its number, which is that of its row, and each word by its own.

    ``sentence`` and ``word`` are pairs: that a sentence holds a word. ``number`` says which of its
    text's ``of`` sentences one is, -1 where it has no place; ``token_count`` has repeated words,
    too. ``texts`` has the passage of each.
    """

    words: dict[str, int]
    sentence: Integers
    word: Integers
    number: Integers
    of: Integers
    token_count: Integers
    length: Integers
    passages: list[str]

    @cached_property
    def ends(self) -> Booleans:
        """Which of them end with a stop."""
        return np.array([*map(ends_with_stop, self.passages)], dtype=np.bool_)

    def cosines(self, words: Iterable[str], without: Integers) -> Numbers:
        """How much each is like a sentence of these words, from 0 to 1; rare words count more.

        Those ``without`` which it is to be reckoned, such as the one itself, are like it in 0.
        """
        count = len(self.number)
        is_other = self.number >= 0
        is_other[without] = False
        many = int(is_other.sum())
        of_other = is_other[self.sentence]
        sentence, word = self.sentence[of_other], self.word[of_other]
        standing = np.bincount(word, minlength=len(self.words))
        squares = np.log(1 + many / np.maximum(standing, 1)) ** 2
        distinct = {*words}
        numbers = [number for one in distinct if (number := self.words.get(one)) is not None]
        shared = np.zeros(len(self.words), dtype=np.bool_)
        shared[numbers] = True
        shared &= standing > 0
        unseen = len(distinct) - int(shared.sum())
        norm = squares[shared].sum() + unseen * np.log(1 + many) ** 2
        norms = np.bincount(sentence, weights=squares[word], minlength=count)
        dots = np.bincount(sentence, weights=np.where(shared, squares, 0.0)[word], minlength=count)
        lengths = np.sqrt(norm * norms)
        cosines: Numbers = np.divide(dots, lengths, out=np.zeros(count), where=lengths > 0)
        return cosines


def ends_with_stop(quote: str) -> bool:
    """Whether a sentence ends with a stop, or with what closes it after one."""
    after_words = _AFTER_WORDS.search(quote)
    return bool(after_words and _TERMINAL.search(after_words[0]))


def words_in(quote: str, code: str) -> list[str]:
    """The words of a sentence as they are compared."""
    fold = language(code).fold
    return [fold(quote[slice(*token)]) for token in tokens(quote)]


@memoized
def sentence_words(package: Package) -> SentenceWords:
    """The words of all sentences."""
    places, spoken = _places(package), languages(package)
    count = len(places)
    number, of, token_count, length = (np.zeros(count, dtype=np.int64) for _ in range(4))
    number -= 1
    passages = [""] * count
    words: dict[str, int] = {}
    pairs: list[Integers] = [np.zeros((2, 0), dtype=np.int64)]
    for seed, of_seed in places[places["start"] >= 0].groupby("seed_id", sort=False):
        text = package.texts.get(str(seed), "")
        of_seed = of_seed.sort_values("start", kind="stable")
        rows, starts, ends = (of_seed[name].to_numpy() for name in ("row", "start", "end"))
        number[rows], of[rows] = np.arange(len(rows)), len(rows)
        length[rows] = ends - starts
        for row, start, end in zip(rows, starts, ends, strict=True):
            passages[row] = text[start:end]
        begins, numbers = _words_of(text, spoken.get(str(seed), ""), words)
        at = np.searchsorted(starts, begins, side="right") - 1
        is_within = (at >= 0) & (len(rows) > 0)
        is_within[is_within] = begins[is_within] < ends[at[is_within]]
        of_tokens = rows[at[is_within]]
        token_count += np.bincount(of_tokens, minlength=count)
        pairs.append(np.stack([of_tokens, numbers[is_within]]))
    every = np.unique(np.concatenate(pairs, axis=1), axis=1)
    return SentenceWords(words, every[0], every[1], number, of, token_count, length, passages)


def _words_of(text: str, code: str, words: dict[str, int]) -> tuple[Integers, Integers]:
    """Where each word of a text begins, and its number; new words are added to those known."""
    fold, numbers, begins = language(code).fold, list[int](), list[int]()
    folded: dict[str, int] = {}  # of a long text most words have been seen before
    for token in tokens(text):
        word = text[token.start : token.end]
        if (number := folded.get(word)) is None:
            number = folded[word] = words.setdefault(fold(word), len(words))
        begins.append(token.start)
        numbers.append(number)
    return np.array(begins, dtype=np.int64), np.array(numbers, dtype=np.int64)


@memoized
def _places(package: Package) -> DataFrame:
    """Where each sentence stands: its row, its seed, and its bounds, -1 where it has none."""
    cells = package.cells("sentences")[[*_PLACED]].reset_index(drop=True)
    spans = [span_in(row) or Span(-1, -1) for row in cells.to_dict("records")]
    cells["start"], cells["end"] = ([span[bound] for span in spans] for bound in (0, 1))
    return cells.assign(row=np.arange(len(cells)))
