"""What can be found beside rows: questions, tables, columns, their values, and pages of a site.

There are some hundreds of them, known before anybody asks; they are indexed in memory.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from sandhi.package import TableSchema
from sandhi.package.declarations import Declaration
from sandhi.publish.catalogue import Catalogue
from sandhi.publish.sqlite.schemas import META
from sandhi.publish.sqlite.search import keys_of, stems
from sandhi.search.scoring import coverage, name_match, score
from sandhi.search.synonyms import Words, words_of
from sandhi.search.vocabulary import KnownVocabulary
from sandhi.search.wanted import BEGUN, Wanted


class Kind(StrEnum):
    """What a hit is."""

    ROW = "row"
    QUESTION = "question"
    PAGE = "page"
    TABLE = "table"
    VIEW = "view"
    COLUMN = "column"
    VALUE = "value"


# What a hit counts for by what it is; of rows, ``sandhi.search.finder`` says it by their role.
_WEIGHTS = {
    Kind.QUESTION: 1.1,
    Kind.PAGE: 1.15,
    Kind.TABLE: 0.7,
    Kind.VIEW: 0.75,
    Kind.COLUMN: 0.6,
    Kind.VALUE: 0.55,
}
# Of which it is enough that an entry has the greater part of what was typed.
_HALVED = {Kind.QUESTION: 0.5, Kind.PAGE: 0.5}
_WHOLE = 0.4  # of what was typed, for all others: each term, in a form that is more than begun


class GuideEntry(NamedTuple):
    """Something beside a row that can be found.

    ``key`` is the name of a question, table or view, ``TABLE.COLUMN``, ``TABLE.COLUMN.VALUE``, or
    the path of a page. ``names`` are what it may be called, ``words`` describe it.
    """

    kind: Kind
    key: str
    title: str
    names: tuple[str, ...] = ()
    words: str = ""

    @property
    def name(self) -> str:
        """What tells it from all others."""
        return f"{self.kind}:{self.key}"


class GuideMatch(NamedTuple):
    """An entry that answers what was typed, how well, and those that say the same of others."""

    entry: GuideEntry
    score: float
    is_whole: bool
    others: tuple[GuideEntry, ...] = ()


class _Indexed(NamedTuple):
    entry: GuideEntry
    names: tuple[Words, ...]
    words: frozenset[str]
    length: int


class Guide:
    """All that can be found beside rows."""

    def __init__(self, entries: Iterable[GuideEntry]) -> None:
        """Take the entries; the first of those that are alike leads them."""
        self._entries = [_indexed(entry) for entry in entries]
        self._by_name = {one.entry.name: one.entry for one in self._entries}
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self._entries):
            for word in one.words:
                self._places[word].append(place)

    @cached_property
    def vocabulary(self) -> KnownVocabulary:
        """Their words."""
        counts = Counter(word for one in self._entries for word in one.words)
        stem = stems(counts)
        return KnownVocabulary(counts, {word: keys_of(word, stem.get(word, word)) for word in counts})

    def entry(self, name: str) -> GuideEntry | None:
        """The entry with that name; None where there is none."""
        return self._by_name.get(name)

    def matches(self, wanted: Sequence[Wanted]) -> list[GuideMatch]:
        """What answers some terms, the best first; what is called alike is one match."""
        places = {
            place
            for one in wanted
            for form in one.forms
            for place in self._places.get(form.words[0], ())
        }
        found: dict[tuple[Kind, str, str], GuideMatch] = {}
        for place in sorted(places):
            match = _match(self._entries[place], wanted)
            if match is None:
                continue
            alike = (match.entry.kind, match.entry.title, match.entry.key.rpartition(".")[2])
            if alike in found:
                lead = found[alike]
                found[alike] = lead._replace(others=(*lead.others, match.entry))
            else:
                found[alike] = match
        return sorted(found.values(), key=lambda match: (-match.score, match.entry.key))


def _indexed(entry: GuideEntry) -> _Indexed:
    names = tuple(dict.fromkeys(map(words_of, (entry.title, *entry.names))))
    words = words_of(entry.words)
    return _Indexed(entry, names, frozenset(words).union(*names), len(words))


def _match(one: _Indexed, wanted: Sequence[Wanted]) -> GuideMatch | None:
    """The entry as an answer; None where it has too little of what was typed."""
    body = coverage(one.words, wanted)
    reached = sum(
        bool(each.forms) and any(one.words.issuperset(form.words) for form in each.forms)
        for each in wanted
    )
    if body < _HALVED.get(one.entry.kind, _WHOLE):
        return None
    if one.entry.kind not in _HALVED and reached < len(wanted):
        return None
    name = name_match(one.names, wanted)
    best = [
        next((form.quality for form in each.forms if one.words.issuperset(form.words)), 0.0)
        for each in wanted
    ]
    whole = any(quality > BEGUN for quality in best)
    typed = all(quality == 1.0 for quality in best)
    short = 1 / (1 + one.length / 20)
    weight = _WEIGHTS[one.entry.kind]
    return GuideMatch(
        one.entry, score(weight, name, body, short, typed=typed, whole=whole), name.is_whole
    )


def catalogue_entries(catalogue: Catalogue) -> Iterator[GuideEntry]:
    """Yield what a catalogue describes: its questions, tables with columns and values, and views.

    Tables come before views, and what a newcomer meets first before all: they lead what is alike.
    """
    for question in catalogue.questions.values():
        words = " ".join([question.description, *question.terms.values()])
        names = (question.name.replace("-", " "),)
        yield GuideEntry(Kind.QUESTION, question.name, question.title, names, words)
    front = {name: None for name in catalogue.settings.front}
    for name in {**front, **catalogue.tables}:
        schema = catalogue.tables.get(name)
        if schema and name != META.name:
            hidden = catalogue.settings.of(name).hidden
            yield from _of_table(schema, () if hidden else (name, name.replace("_", " ")))
    for view in catalogue.views.values():
        if not catalogue.settings.of(view.name).hidden:
            yield from _of_view(view)


def _of_table(schema: TableSchema, names: tuple[str, ...]) -> Iterator[GuideEntry]:
    yield GuideEntry(Kind.TABLE, schema.name, schema.title, names, schema.description)
    for field in schema.fields:
        key = f"{schema.name}.{field.name}"
        called = (field.name, field.name.replace("_", " "))
        yield GuideEntry(Kind.COLUMN, key, field.title or field.name, called, field.description)
        for value in field.categories:
            label = value.label or str(value.value).replace("_", " ").capitalize()
            words = f"{field.title} {field.name}\n{value.description}"
            yield GuideEntry(Kind.VALUE, f"{key}.{value.value}", label, (str(value.value),), words)


def _of_view(view: Declaration) -> Iterator[GuideEntry]:
    names = (view.name, view.name.replace("_", " "))
    yield GuideEntry(Kind.VIEW, view.name, view.title, names, view.description)
    titles: Mapping[str, str] = view.titles
    for column, words in view.terms.items():
        called = (column, column.replace("_", " "))
        yield GuideEntry(Kind.COLUMN, f"{view.name}.{column}", titles[column], called, words)
