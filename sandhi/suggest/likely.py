"""What a name may stand for that is no known form: part of one, or one that is spelt otherwise."""

from collections.abc import Collection, Sequence

import regex
from rapidfuzz.distance import Levenshtein

from sandhi.language import language, loose_keys
from sandhi.package import Package
from sandhi.package.forms import name_forms
from sandhi.suggest.names import NamedRecord
from sandhi.text import tokens

_APART = 1  # letters by which two spellings of a word may differ
_LONG = 4  # letters from which on a word may be spelt otherwise
_MARKS = regex.compile(r"\p{M}+")
_BARE = 3  # letters without their marks from which on they tell a word


def likely_records(
    package: Package, quote: str, code: str, columns: Collection[str] | None = None
) -> list[NamedRecord]:
    """What the known names stand for that have each word of a quote, in the order of the tables.

    A surname alone is a part of a name. Words are compared folded; a long one may differ in a
    letter, in any of its vowel signs (अमरीका, अमेरिका), or in letters that sound alike (वोलोडिमिर,
    वोलोदिमीर), but where some names have the very words (किम जोंग), those that only look like them
    (किम योंग) do not count. ``code`` names the language of the quote; names that stand for what
    other ``columns`` refer to are left out.
    """
    fold = language(code).fold
    sought = _words(fold(quote))
    if not sought:
        return []
    exact: dict[NamedRecord, None] = {}
    similar: dict[NamedRecord, None] = {}
    for form, column, key in name_forms(package):
        if columns is not None and column not in columns:
            continue
        name_words = _words(fold(form))
        if {*sought} <= {*name_words}:
            exact[NamedRecord(column, key)] = None
        elif all(any(_is_alike(word, other) for other in name_words) for word in sought):
            similar[NamedRecord(column, key)] = None
    return [*(exact or similar)]


def last_of(
    package: Package, table: str, records: Sequence[NamedRecord], seed: str, start: int
) -> list[NamedRecord]:
    """Of several that a name may stand for, the one that rows of a table name last before it.

    All of them, where none is named there in a seed before ``start``.
    """
    places = [
        (int(row["start"] or 0), record)
        for row in (package.rows(table).values() if len(records) > 1 else ())
        for record in records
        if row["seed_id"] == seed and row.get(record.column) == record.key
    ]
    before = [one for one in places if one[0] < start]
    return [max(before)[1]] if before else [*records]


def _words(text: str) -> list[str]:
    return [text[slice(*token)] for token in tokens(text)]


def _is_alike(word: str, other: str) -> bool:
    if word == other:
        return True
    if min(len(word), len(other)) < _LONG:
        return False
    bare = _MARKS.sub("", word)
    if len(bare) >= _BARE and bare == _MARKS.sub("", other):
        return True
    if Levenshtein.distance(word, other, score_cutoff=_APART) <= _APART:
        return True
    keys = {one for one in loose_keys(word) if len(one) >= _LONG}
    return word[:1] == other[:1] and not keys.isdisjoint(loose_keys(other))
