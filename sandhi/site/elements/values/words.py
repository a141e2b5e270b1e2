"""Values in words, as people write them, whatever they are."""

import re

from datasette.utils import format_bytes

from sandhi.package.labels import Value
from sandhi.publish.languages.numbers import number_words
from sandhi.publish.languages.words import as_words
from sandhi.site.elements.interface import gettext, word
from sandhi.site.elements.values.dates import is_date, written_date
from sandhi.site.store.names import value_label as value_label

_CODE = re.compile(r"[a-z]+(?:_[a-z]+)+")


def words(code: str, place: str = "") -> str:
    """Return a coded value as words; ``place`` is its column, as ``TABLE.COLUMN``."""
    return word(as_words(code), place)


def truth_word(value: object) -> str:
    """Return a truth value, as the database has it, in a word."""
    return gettext("yes") if str(value) == "1" else gettext("no")


def value_words(value: Value, *, is_name: bool = False) -> str:
    """Return a number with its thousands set apart, a date or a code in words; "" for None.

    A number that names something (``is_name``) stands as it is.
    """
    if isinstance(value, int | float):
        return number_words(value, is_name=is_name)
    text = value or ""
    if is_date(text):
        return written_date(text)
    return words(text) if _CODE.fullmatch(text) else text


def size_words(size: int) -> str:
    """Return the size of a file as people read it."""
    words = str(format_bytes(size))
    count, is_small, _ = words.partition(" bytes")
    return gettext("%s bytes") % count if is_small else words
