"""Pronouns and titles of an English sentence, and whom it means by them."""

import re
from collections.abc import Mapping

from sandhi.language.english.phrases import capitalised, in_a_row, is_several
from sandhi.language.english.tenses import begins_with_verb

_ONE, _SEVERAL = "he|she|it|his|her|its", "they|their"
_FIRST = re.compile(rf"(?P<lead>^|^[^,]+, )(?P<word>{_ONE}|{_SEVERAL})\b", re.IGNORECASE)
_MANY = re.compile(_SEVERAL, re.IGNORECASE)
# Whom it is done to, and no "her" of her bat.
_OBJECT = re.compile(
    r"(?<=\w )(?P<word>him|them"
    r"|her(?=$|[.,]| (?:a|an|the|some|at|in|on|to|for|with|\d)\b))(?![\w-])"
)
_OFFICE = re.compile(r"^The [A-Z]\w+(?: (?:of (?:the )?)?[A-Z]\w+)*(?= [a-z])")
_TITLE = r"(?:\b(?:[Tt]he|[A-Z][\w’'-]*)(?: (?:of|for|[A-Z][\w’'-]*))* )?"
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


def with_label_names(text: str, names: Mapping[str, str]) -> str:
    """A clause with the names that labels have, by the full ones: for titles and pronouns too.

    ``names`` are of those who take part. An office that does it, or a pronoun to whom it is done,
    is the one of them whom the clause does not name, if it is but one: The Prime Minister met him.
    """
    for full, name in names.items():
        title = _TITLE if " " in full else ""  # Southern Goa is no title
        text = name.join(re.split(rf"{title}\b{re.escape(full)}(?![\w-])", text))
    office = _OFFICE.match(text)
    if office and begins_with_verb(text[office.end() :]):
        unnamed = _unnamed(text, names)
        if len(unnamed) == 1:
            text = capitalised(unnamed[0]) + text[office.end() :]
    if whom := _OBJECT.search(text):
        unnamed = _unnamed(text, names)
        if unnamed and is_several(unnamed) is (whom["word"] == "them"):
            text = text[: whom.start()] + in_a_row(unnamed) + text[whom.end() :]
    return capitalised(text)


def _unnamed(text: str, names: Mapping[str, str]) -> list[str]:
    return [name for name in names.values() if not re.search(rf"\b{re.escape(name)}(?!\w)", text)]
