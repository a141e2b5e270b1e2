"""Pronouns of an English sentence, and whom it means by them."""

import re

from sandhi.language.english.phrases import capitalised

_ONE, _SEVERAL = "he|she|it|his|her|its", "they|their"
_FIRST = re.compile(rf"(?P<lead>^|^[^,]+, )(?P<word>{_ONE}|{_SEVERAL})\b", re.IGNORECASE)
_MANY = re.compile(_SEVERAL, re.IGNORECASE)
_WHOSE = ("his", "her", "its", "their")
# Whose aim it is, who says it tells; what it is is no less told without that.
_OUR = re.compile(r"^(?:Our|My)(?= (?:\w+ )?(?:aim|goal|objective|purpose|target|intention)s?\b)")


def is_of_pronoun(text: str) -> bool:
    """Whether a sentence tells by a pronoun who does it: He won; On Monday, they won."""
    return _FIRST.match(text) is not None


def with_names(text: str, names: str, *, is_several: bool) -> str:
    """A sentence with names for the pronoun with which it begins; as it is, if that means others.

    One is meant by he, and several are by they.
    """
    first = _FIRST.match(text)
    if first is None or bool(_MANY.fullmatch(first["word"])) is not is_several:
        return text
    is_whose = first["word"].lower() in _WHOSE
    whose = "’" if "’" in text else "'"
    ending = (f"{whose}s" if not names.endswith("s") else whose) if is_whose else ""
    return capitalised(f"{first['lead']}{names}{ending}{text[first.end() :]}")


def impersonal(text: str) -> str:
    """A sentence on somebody's own aim without whose it is: The aim is to win."""
    return _OUR.sub("The", text)
