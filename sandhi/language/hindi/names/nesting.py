"""Which names in a longer one are names of their own: आयोग in "आयोग की समिति", not in "जल आयोग"."""

import regex

from sandhi.language.hindi.lexicon import forms
from sandhi.language.hindi.names import words as lexicon
from sandhi.language.hindi.words import words_of

# After a name that modifies what follows; an adjective (शाही) needs nothing after it.
_MODIFIES = regex.compile(r" (?:का|के|की|और|व|एवं|तथा|या) |, ?")
_ADJECTIVE = regex.compile(r".{3,}[ीई]")
_COORDINATED = regex.compile(r"(?r)(?: (?:और|व|एवं|तथा|या) |, ?)")


def is_name_within(name: str, start: int, end: int) -> bool:
    """Whether ``name[start:end]``, a name elsewhere, is one inside this longer name as well.

    It is if it modifies what comes after it, or ends the longer name and is coordinated with what
    comes before it; else the two are one name of several words.
    """
    if end < len(name):
        is_adjective = name[end] == " " and _ADJECTIVE.fullmatch(name, start, end)
        return bool(is_adjective or _MODIFIES.match(name, end))
    return _COORDINATED.match(name, 0, start) is not None


def is_joint(between: str) -> bool:
    """Whether what stands between two names takes them together: भारत, जापान और नेपाल."""
    return _COORDINATED.fullmatch(between) is not None


def is_common(name: str) -> bool:
    """Whether nothing in a name is a name of its own, but words of every day alone: खिलाड़ियों."""
    every = [word.form for word in words_of(name) if word.form]
    return bool(every) and all(
        form in _EVERYDAY or form.removesuffix(_OBLIQUE) in _EVERYDAY for form in every
    )


def is_people(noun: str) -> bool:
    """Whether a noun is of persons who may be counted: लोग, सैनिकों."""
    every = [word.form for word in words_of(noun) if word.form]
    return bool(every) and every[-1] in _PEOPLE


_PEOPLE = forms("people")
_OBLIQUE = "ों"  # of several, before a postposition
_EVERYDAY = lexicon.IN_NAMES | lexicon.EPITHETS | lexicon.OFFICES | forms("function_words")
