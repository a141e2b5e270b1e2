"""What an article is called, with its days in another language."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from babel.dates import get_month_names

from sandhi.package.article_words import with_names
from sandhi.package.labels import MONTHS
from sandhi.publish.languages.cldr import locale

_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b(?= [0-9]{{4}}| –)")


def dated_article(label: str, code: str) -> str:
    """Return what an article is called, with the months of its days in a language."""
    name, comma, days = label.rpartition(", ")
    return name + comma + _MONTH.sub(lambda month: _months(code)[month[0]], days)


class WithNames(Mapping[str, str]):
    """What rows are called, by their keys, with what articles are called in place of their keys.

    Few of them are asked for of a large package, so each is made when it is.
    """

    def __init__(self, labels: Mapping[str, str], articles: Mapping[str, str]) -> None:
        """Take what rows are called as it is written, and what articles are."""
        self._labels, self._articles = labels, articles

    def __getitem__(self, key: str) -> str:
        """What the row with that key is called; KeyError where there is none."""
        label = self._labels[key]
        return label if label == key else with_names(label, self._articles)

    def __contains__(self, key: object) -> bool:
        """Whether there is a row with that key."""
        return key in self._labels

    def __iter__(self) -> Iterator[str]:
        """The keys."""
        return iter(self._labels)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._labels)


@cache
def _months(code: str) -> dict[str, str]:
    """The months as the names of articles have them, in a language (CLDR)."""
    return {
        english: str(get_month_names("wide", "format", locale(code))[number])
        for number, english in enumerate(MONTHS, 1)
    }
