"""Words that only hold a Hindi sentence together, and so end a noun phrase or a name."""

from sandhi.language.hindi.lexicon import forms

GENITIVES = forms("function_words", kind="genitive")
CASE_MARKERS = GENITIVES | forms("function_words", kind="case")
COPULAS = forms("function_words", kind="copula")
DETERMINERS = forms("function_words", kind="determiner")
_IN_BOTH = forms("function_words", ends="phrase name")
FUNCTION_WORDS = _IN_BOTH | forms("function_words", ends="phrase")
NO_PART_OF_NAMES = _IN_BOTH | forms("function_words", ends="name")
EVERY_FUNCTION_WORD = FUNCTION_WORDS | NO_PART_OF_NAMES
