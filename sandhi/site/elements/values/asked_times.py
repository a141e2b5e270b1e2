"""The time that a search asks for, with other words or without, and what else it asks for."""

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from sandhi.language import fold, is_function_word
from sandhi.publish.languages.context import speaking
from sandhi.publish.languages.interface import languages
from sandhi.retrieval import SearchRequest
from sandhi.site.elements.interface import word
from sandhi.site.elements.values.written_times import (
    WrittenTime,
    in_ascii_digits,
    month_named,
    written_time,
)
from sandhi.site.store import Contents, Store
from sandhi.site.store.contents import DatedTable

_STOPS = "?!.,;:।()"
_LONGEST = 120  # characters of a query in which a time is looked for
_WORDS = 8  # of a time
_DAY = re.compile("[0-9]{1,2}")
_QUOTES = frozenset('"“”„«»')  # what stands between them is asked for just so
# Verbs of those who ask for whatever there is; they say as little as a function word does.
_HAPPENING = ("happened", "happens", "happening", "began", "begins")


class AskedTime(NamedTuple):
    """A time that is asked for, and the words beside it, empty where it is all that is asked for.

    Without a year, there is a time for each year that rows are of it; ``typed`` is how it is told.
    """

    typed: str
    times: list[WrittenTime]
    words: str


class TimeRequest(NamedTuple):
    """What is searched for, with the times of which what is found stands first."""

    search: SearchRequest
    times: list[WrittenTime]


def timed_request(store: Store, search: SearchRequest) -> TimeRequest:
    """Return a search without the time that it asks for beside other words, and that time."""
    time = asked_time(store, search.query)
    if time is None or not time.words:
        return TimeRequest(search, [])
    return TimeRequest(search._replace(query=time.words), time.times)


def asked_time(store: Store, query: str) -> AskedTime | None:
    """Return the time that a query asks for; None where it asks for none.

    The words beside it are those of the query but for such as only lead to a time (in, during), or
    say nothing but what is wanted ("what happened in", "की घटनाएँ") where there are no others. A
    bare year beside other words is a word as they are, for many a number looks like one.
    """
    if len(query) > _LONGEST or not _QUOTES.isdisjoint(query):
        return None
    typed = in_ascii_digits(query).split()
    bare = [one.strip(_STOPS) for one in typed]
    for start, end in _stretches(bare):
        time = " ".join(bare[start:end])
        words = _words_beside(store.contents, bare[:start], bare[end:])
        if words and (time.isdecimal() or is_function_word(fold(time))):
            continue
        if any(map(_DAY.fullmatch, [*bare[start - 1 : start], *bare[end : end + 1]])):  # 31 June
            continue
        if times := _times(store, time):
            return AskedTime(time, times, words)
    return None


def dated_first(site: Contents) -> list[DatedTable]:
    """Return the tables with days that a newcomer meets first; all of them without such."""
    return [one for one in site.dated if one.table in site.front] or [*site.dated]


def _stretches(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The stretches of words that may be a time, the longest first: with a month, or a number."""
    telling = [bool(month_named(one)) or any(map(str.isdecimal, one)) for one in words]
    for length in range(min(_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            if any(telling[start : start + length]):
                yield start, start + length


def _times(store: Store, text: str) -> list[WrittenTime]:
    """The time that a text is; without a year, that of each year with rows of just that time."""
    if time := written_time(text):
        return [time]
    words = text.split()
    months = [place for place, one in enumerate(words) if month_named(one)]
    if len(months) != 1:
        return []
    (place,) = months
    dated = dated_first(store.contents)
    years = {
        year for one in dated for year in store.rows.years(one, month_named(words[place]) or 0)
    }
    times = (
        written_time(" ".join([*words[: place + 1], str(year), *words[place + 1 :]]))
        for year in sorted(years)
    )
    read = [one for one in times if one]
    return [one for one in read if _has_rows(store, one)] or read


def _has_rows(store: Store, time: WrittenTime) -> bool:
    """Whether any row lies wholly in a time."""
    if time.first is None or time.last is None:
        return False
    first, last = time.first.isoformat(), time.last.isoformat()
    return any(store.rows.is_any_within(one, first, last) for one in dated_first(store.contents))


def _words_beside(site: Contents, before: Sequence[str], after: Sequence[str]) -> str:
    """The words beside a time; nothing where they say no more than that something is wanted."""
    ignored = _ignored(site)
    if all(one in ignored or is_function_word(one) for one in map(fold, [*before, *after])):
        return ""
    while before and is_function_word(fold(before[-1])):
        before = before[:-1]
    while after and is_function_word(fold(after[0])):
        after = after[1:]
    return " ".join([*before, *after])


def _ignored(site: Contents) -> Container[str]:
    """What tables with days are called, in each language, and other words for what is in them."""
    titles = [title for one in site.dated for title in (one.table.title, one.table.singular)]
    called = {"", *_HAPPENING}
    for code in languages():
        with speaking(code, site.catalogue.words.get(code, {})):
            called |= {name for title in titles for name in fold(word(title)).split()}
    return called
