"""The office that stands before a name, in English: पूर्व विदेश मंत्री, former Foreign Minister."""

from sandhi.language.hindi.lexicon import values
from sandhi.language.hindi.words import is_spaced, words_of

_OFFICES = values("offices", "english")
_FIELDS = values("office_fields", "english")


def office(before: str) -> str:
    """What the words with which a text ends call one who is named after it; empty if no office."""
    words = [word for word in words_of(before) if word.form]
    if not words or words[-1].form not in _OFFICES:
        return ""
    title = [_OFFICES[words[-1].form]]
    for word, following in zip(words[-2::-1], words[:0:-1], strict=True):
        if word.form not in _FIELDS or not is_spaced(following):
            break
        title.insert(0, _FIELDS[word.form])
    if title[-2:][0][0].isupper():  # an office of a field is written as one word with it
        title[-1] = title[-1][:1].upper() + title[-1][1:]
    return " ".join(title)
