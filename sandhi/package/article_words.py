"""An article in the words of its translation: its agency, its headline and how it begins.

Who reads no word of the texts' language tells articles apart by these. People write the keys of
articles into what they say; readers are to meet their names.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

Value = str | int | float | None
Cells = Mapping[str, Value]

OF_SENTENCES = ("seed_id", "quote", "kind")  # the columns that are looked at
_WORD = re.compile(r"(?<![\w-])\w+(?![\w-])")
_AROUND = " ()[].,;:।|–—-"  # of what a sentence holds alone, such as the agency that it credits


class ArticleWords(NamedTuple):
    """What the sentences of an article say, by these as they stand; and the first that tells."""

    by_sentence: dict[str, str]
    first: str


def words_of_articles(
    sentences: Iterable[Cells], column: str, tells: Callable[[str], bool]
) -> dict[str, ArticleWords]:
    """Return the words that a column has for the sentences of each text.

    ``tells`` says of which kinds sentences are that tell something.
    """
    words: dict[str, ArticleWords] = {}
    for cells in sentences:
        if in_words := str(cells.get(column) or ""):
            seed = str(cells["seed_id"])
            by_sentence, first = words.get(seed, ({}, ""))
            by_sentence.setdefault(
                str(cells["quote"] or "").strip(_AROUND), in_words.strip(_AROUND)
            )
            if not first and tells(str(cells.get("kind") or "")):
                first = in_words
            words[seed] = ArticleWords(by_sentence, first)
    return words


def with_words(
    row: Cells, words: ArticleWords | None, columns: Iterable[str], begins: str
) -> Cells:
    """Return the cells of an article with what its sentences say for some of them.

    A cell that begins with a sentence is what that says, and how the article ``begins`` what the
    first one tells; what no sentence says stays as it is.
    """
    if words is None:
        return row
    worded = {**row, begins: words.first or row.get(begins)}
    for column in columns:
        cell = str(row.get(column) or "")
        sentence = next((one for one in words.by_sentence if one and cell.startswith(one)), None)
        if sentence is not None:
            worded[column] = words.by_sentence[sentence]
    return worded


def in_prose(name: str, before: str) -> str:
    """Return what an article is called within a sentence, after what stands before it there.

    Its days stand in brackets, but where the name does so as a whole.
    """
    called, comma, days = name.rpartition(", ")
    is_bracketed = before.count("(") > before.count(")")
    return f"{called} ({days})" if comma and not is_bracketed else name


def with_names(text: str, articles: Mapping[str, str]) -> str:
    """Return a text with what articles are called in place of their keys."""
    if not articles or articles.keys().isdisjoint(_WORD.findall(text)):
        return text
    if text in articles:
        return articles[text]

    def name(word: re.Match[str]) -> str:
        called = articles.get(word[0])
        return in_prose(called, text[: word.start()]) if called else word[0]

    return _WORD.sub(name, text)
