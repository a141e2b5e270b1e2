"""Plain words that a text in Hindi must account for: those of number, and those of time.

Words of the calendar tell the numbers of a date from those that count.

Each stands in ``lexicon/accountable.tsv`` as it is spelled, with no rule and no folding. On purpose
nothing here is shared with the grammars of numbers and times, nor with their lexicon, nor with what
``sandhi.suggest`` proposes: what those overlook is to be noticed all the same. So a new word of
number or time goes into two files, and a mistake in one of them shows.
"""

import unicodedata
from functools import cache

from sandhi.language import Accountable
from sandhi.language.hindi.lexicon import FOLDER
from sandhi.language.tables import read_table


@cache
def accountable() -> Accountable:
    """The words, composed (NFC), by what they speak of."""
    words: dict[str, set[str]] = {"number": set(), "date": set(), "calendar": set()}
    for entry in read_table(FOLDER / "accountable.tsv"):
        words[entry["kind"]].add(unicodedata.normalize("NFC", entry["form"]))
    return Accountable(*(frozenset(words[kind]) for kind in ("number", "date", "calendar")))
