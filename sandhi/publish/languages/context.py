"""The language in which a page is being asked for, and the words of the package in it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

from sandhi.publish.languages.words import wording

ENGLISH = "en"

_NONE: Mapping[str, str] = MappingProxyType({})

_language: ContextVar[str] = ContextVar("language of the interface", default=ENGLISH)
_words: ContextVar[Mapping[str, str]] = ContextVar("words of the package", default=_NONE)


def language() -> str:
    """The language in which a page is being asked for, by its code (BCP 47)."""
    return _language.get()


def word(english: str, place: str = "") -> str:
    """Return a word or sentence of the package in the language that is asked for.

    It stays as it is where the package does not say it in that. ``place`` is the column, as
    ``TABLE.COLUMN``, of which it is the title or a value.
    """
    return wording(_words.get(), english, place)


@contextmanager
def speaking(code: str, words: Mapping[str, str] = _NONE) -> Iterator[None]:
    """Have whatever is written inside be written in a language, with the package's words in it."""
    before, others = _language.set(code), _words.set(words)
    try:
        yield
    finally:
        _words.reset(others)
        _language.reset(before)
