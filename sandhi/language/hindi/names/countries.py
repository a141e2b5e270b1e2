"""The countries of the world and their capitals, as Hindi calls them: known to any package."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sandhi.language.expressions import CountryName
from sandhi.language.hindi.lexicon import entries, of_class
from sandhi.language.hindi.names.phrases import NamePhrase
from sandhi.language.hindi.names.words import COUNTRIES
from sandhi.language.hindi.words import Word, read_phrase, words_of

_ADJECTIVES = tuple(of_class("country_ending"))  # जापानी, भारतीय, अमेरिकी


def country_phrases(words: Sequence[Word]) -> Iterator[NamePhrase]:
    """Yield the names of countries and capitals among the words of a sentence, the longest each."""
    end = 0
    for at in range(len(words)):
        if at >= end and (read := read_phrase(words, at, COUNTRIES)):
            sign, end = read
            yield NamePhrase(at, end, sign)


def country_name(name: str) -> CountryName | None:
    """What a name is the name of, if that is a country or a capital; else None."""
    return _names().get(" ".join(word.form for word in words_of(name) if word.form))


def is_of_country(name: str) -> bool:
    """Whether a name is the adjective of a country: जापानी, अमेरिकी, भारतीय."""
    form = " ".join(word.form for word in words_of(name) if word.form)
    stems = (form.removesuffix(ending) for ending in _ADJECTIVES if form.endswith(ending))
    return any(stem + end in _names() for stem in stems for end in ("", "ा"))


@cache
def _names() -> Mapping[str, CountryName]:
    return {
        form: CountryName(entry["country"], entry["english"])
        for form, entry in entries("countries")
    }
