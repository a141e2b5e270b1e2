"""Words that only hold a Hindi sentence together, and so end a noun phrase or a name."""

from functools import lru_cache

from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.lexicon import forms, values

GENITIVES = forms("function_words", kind="genitive")
CASE_MARKERS = GENITIVES | forms("function_words", kind="case")
COPULAS = forms("function_words", kind="copula")
PAST_OR_NEW_CLAUSE = forms("tense", role="past") | forms("tense", role="new_clause")
DETERMINERS = forms("function_words", kind="determiner")
_IN_BOTH = forms("function_words", ends="phrase name")
FUNCTION_WORDS = _IN_BOTH | forms("function_words", ends="phrase")
NO_PART_OF_NAMES = _IN_BOTH | forms("function_words", ends="name")
EVERY_FUNCTION_WORD = FUNCTION_WORDS | NO_PART_OF_NAMES

# Words of every day may end as one does by themselves, as खेलने does; names of such seldom do.
_NAMING = forms("bodies") | forms("offices") | frozenset(values("countries", "role"))
_SHORTEST = 3  # letters and signs of what a postposition may be written on to
_LONGEST = 2 * max(map(len, CASE_MARKERS))  # of a postposition, as any spelling has it


# Of numbers below a hundred the word for one makes one word with them: चारसौ, पांचसौ.
_COUNTING = forms("numbers", kind="cardinal")
_HUNDREDS = fold("सौ")


def _scale_begins(word: str) -> int:
    folded = fold(word) if word.endswith(_HUNDREDS) else ""
    if not folded.endswith(_HUNDREDS) or folded[: -len(_HUNDREDS)] not in _COUNTING:
        return 0
    return len(word) - len(_HUNDREDS)


@lru_cache(maxsize=1 << 14)
def joint(word: str) -> int:
    """Where what is written on to a known word begins, as in मंत्रालयकी and in आठसौ; else 0."""
    if at := _scale_begins(word):
        return at
    for at in range(max(_SHORTEST, len(word) - _LONGEST), len(word) - 1):
        if fold(word[at:]) in CASE_MARKERS and fold(word[:at]) in _NAMING:
            return at
    return 0
