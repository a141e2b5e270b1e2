"""Acronyms of known names, in Latin letters and as these are said: UN, यूएन of the United Nations.

They are made of the English names, but for those of which most words sound as in the text, as a
person's do. Two letters are one's initials as well: of so many, only a union has an acronym.
"""

import re
from collections.abc import Iterator, Sequence

from sandhi.language import fold, language, loose_keys
from sandhi.package import Package
from sandhi.package.forms import name_forms
from sandhi.package.opening.memory import memoized
from sandhi.suggest.names import NamedRecord

_WORD = re.compile(r"[\w’'-]+")
_BETWEEN = frozenset("of the and for in on".split())
_UNIONS = frozenset("Nations States Kingdom".split())
_SHORT, _LONGEST = 2, 7  # letters of an acronym


@memoized
def acronym_forms(package: Package, code: str) -> list[tuple[str, NamedRecord]]:
    """The acronyms of the known names that are no known names themselves, and of one row alone."""
    own_forms: dict[NamedRecord, list[str]] = {}
    for form, column, key in name_forms(package):
        own_forms.setdefault(NamedRecord(column, key), []).append(form)
    of_letters: dict[str, set[NamedRecord]] = {}
    for record, forms in own_forms.items():
        if letters := _letters(package, record, forms):
            of_letters.setdefault(letters, set()).add(record)
    known_forms = {fold(form) for forms in own_forms.values() for form in forms}
    return [
        (form, record)
        for letters, records in of_letters.items()
        if len(records) == 1
        for record in records
        for form in (letters, *language(code).letters_said(letters))
        if fold(form) not in known_forms
    ]


def english_forms(package: Package) -> list[tuple[str, NamedRecord]]:
    """The English names of rows that have names, as a text may have them among its own words."""
    tables = {
        one.table: one.record
        for one in package.settings.names
        if one.record == package.schemas[one.table].primary_key
    }
    return [
        (label, NamedRecord(record, key))
        for table, record in tables.items()
        for key, label in package.labels.table(table).items()
        if label != key
    ]


def _letters(package: Package, record: NamedRecord, forms: Sequence[str]) -> str:
    """The letters with which the words of the English name begin; empty where it has no acronym."""
    tables = [one for one, schema in package.schemas.items() if schema.primary_key == record.column]
    labels = (package.labels.of(table, record.key) for table in tables)
    words = [word for word in _WORD.findall(next(labels, "")) if word not in _BETWEEN]
    letters = "".join(word[0] for word in words)
    if not (_SHORT <= len(letters) <= _LONGEST and letters.isascii() and letters.isupper()):
        return ""
    if len(letters) == _SHORT:
        return letters if words[-1] in _UNIONS else ""
    likeness = [*_sounding_alike(words, forms)]
    return letters if 2 * sum(likeness) <= len(likeness) else ""


def _sounding_alike(words: Sequence[str], forms: Sequence[str]) -> Iterator[bool]:
    """Whether each word of an English name sounds like one of the forms of that name."""
    keys = {key for form in forms for word in form.split() for key in loose_keys(fold(word))}
    return (not keys.isdisjoint(loose_keys(fold(word))) for word in words)
