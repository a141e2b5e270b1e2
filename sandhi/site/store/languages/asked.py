"""The language in which a page is being asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

ENGLISH = "en"

_language: ContextVar[str] = ContextVar("language of the interface", default=ENGLISH)


def language() -> str:
    """The language in which a page is being asked for, by its code (BCP 47)."""
    return _language.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Have whatever is written inside be written in a language."""
    before = _language.set(code)
    try:
        yield
    finally:
        _language.reset(before)
