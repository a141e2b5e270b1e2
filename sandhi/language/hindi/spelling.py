"""Spellings of Hindi made alike letter by letter: without nuktas, chandrabindu as anusvara."""

import unicodedata

from sandhi.language.spelling import Spelling

_NUKTA = "\N{DEVANAGARI SIGN NUKTA}"
_WITH_NUKTA = {
    letter: unicodedata.normalize("NFD", letter)[0]
    for letter in map(chr, range(0x0900, 0x0980))
    if unicodedata.normalize("NFD", letter)[1:] == _NUKTA
}
SPELLING = Spelling(
    [_NUKTA],
    _WITH_NUKTA | {"\N{DEVANAGARI SIGN CANDRABINDU}": "\N{DEVANAGARI SIGN ANUSVARA}"},
)
