"""Passages that hang on words outside of them: they break off, or lean back, by a function word."""

from sandhi.language.hindi.function_words import CASE_MARKERS, DETERMINERS, FUNCTION_WORDS
from sandhi.language.hindi.words import words_of


def breaks_off(text: str) -> bool:
    """Whether a text ends with a word that says how it hangs on what follows (का, में)."""
    return any(form in CASE_MARKERS for form in _forms(text)[-1:])


def leans_back(text: str) -> bool:
    """Whether a text begins with a word that hangs on what stands before it (और, उन्होंने).

    A determiner that is followed by what it determines (यह समझौता) does not.
    """
    first, second = [*_forms(text)[:2], None, None][:2]
    if first not in FUNCTION_WORDS:
        return False
    return not (first in DETERMINERS and second is not None and second not in FUNCTION_WORDS)


def _forms(text: str) -> list[str]:
    return [word.form for word in words_of(text) if word.form]
