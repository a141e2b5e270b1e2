"""What can be found beside rows: questions, tables, columns, their values, and pages of a site.

There are some hundreds of them, known before anybody asks; they are indexed in memory.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from operator import mul
from typing import NamedTuple

from sandhi.package import TableSchema
from sandhi.package.declarations import Declaration
from sandhi.package.settings import AnsweredQuestion
from sandhi.publish.catalogue import Catalogue
from sandhi.publish.sqlite.schemas import META
from sandhi.publish.sqlite.search import keys_by_word, stems
from sandhi.retrieval.query import AS_TYPED, BEGUN, QueryTerm, contents, is_question
from sandhi.retrieval.scoring import about, name_match, score
from sandhi.retrieval.synonyms import Words, words_of
from sandhi.retrieval.vocabulary import KnownVocabulary


class HitKind(StrEnum):
    """What a hit is."""

    ROW = "row"
    ANSWER = "answer"  # a question that the package answers
    QUESTION = "question"
    PAGE = "page"
    TABLE = "table"
    VIEW = "view"
    COLUMN = "column"
    VALUE = "value"


# What a hit counts for by what it is; of rows, ``sandhi.retrieval.rows`` says it by their role.
_WEIGHTS = {
    HitKind.ANSWER: 1.2,
    HitKind.QUESTION: 1.1,
    HitKind.PAGE: 1.15,
    HitKind.TABLE: 0.7,
    HitKind.VIEW: 0.75,
    HitKind.COLUMN: 0.6,
    HitKind.VALUE: 0.55,
}
_OF_VIEW = 0.9  # how much less a column of a view counts for, which is that of a table over again
# Of which it is enough that an entry has the greater part of what was typed; of others, each term.
_ASKING = frozenset((HitKind.ANSWER, HitKind.QUESTION))
_LEADING = _ASKING | {HitKind.PAGE}
_LEAST = {True: 0.5, False: 0.35}
_SLOT = re.compile(r"\{[^{}]*\}")  # what the data fill in an answer
_UNASKED = 0.85  # how much less a question counts for where a name was typed
_ASSUMED = 0.6  # what a term counts for that says what the dataset is about
_ASKED_SO = 0.9  # what a question counts for beside that is put in the same words: how many, who


class GuideEntry(NamedTuple):
    """Something beside a row that can be found.

    ``key`` is the name of a question, table or view, ``TABLE.COLUMN``, ``TABLE.COLUMN.VALUE``, or
    the path of a page. ``names`` are what it may be called, ``words`` describe it: the first line
    of them is shown. ``importance`` is how much less it counts for than others of its kind, unless
    it was named; ``same`` is what it stands for as well, ``translated`` its words elsewhere.
    """

    kind: HitKind
    key: str
    title: str
    names: tuple[str, ...] = ()
    words: str = ""
    importance: float = 1.0
    same: "tuple[GuideEntry, ...]" = ()
    translated: str = ""

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

    def __init__(
        self, entries: Iterable[GuideEntry], context: frozenset[str] = frozenset()
    ) -> None:
        """Take the entries, of which the first leads those that are called alike.

        ``context`` are the words of what the whole dataset is about (``scoring.about``).
        """
        self._context = context
        self._entries = [_indexed(entry) for entry in entries]
        self._by_name = {
            one.name: one for each in self._entries for one in (*each.entry.same, each.entry)
        }
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, indexed in enumerate(self._entries):
            for word in indexed.words:
                self._places[word].append(place)

    @cached_property
    def vocabulary(self) -> KnownVocabulary:
        """Their words."""
        counts = Counter(word for one in self._entries for word in one.words)
        stem = stems(counts)
        return KnownVocabulary(
            counts, keys_by_word({word: stem.get(word, word) for word in counts})
        )

    def entry(self, name: str) -> GuideEntry | None:
        """The entry with that name; None where there is none."""
        return self._by_name.get(name)

    def matches(self, terms: Sequence[QueryTerm]) -> list[GuideMatch]:
        """What answers some terms, the best first; what is called alike is one match."""
        places = {
            place
            for one in contents(terms)
            for form in one.forms
            for place in self._places.get(form.words[0], ())
        }
        matches: dict[tuple[HitKind, str], GuideMatch] = {}
        for place in sorted(places):
            match = _match(self._entries[place], terms, self._context)
            if match is None:
                continue
            group = (match.entry.kind, match.entry.key.rpartition(".")[2])
            if group not in matches:
                matches[group] = match
                continue
            lead, other = matches[group], match
            if match.score > lead.score:
                lead, other = match._replace(others=lead.others), lead
            matches[group] = lead._replace(others=(*lead.others, other.entry))
        return sorted(matches.values(), key=lambda match: (-match.score, match.entry.key))


def _indexed(entry: GuideEntry) -> _Indexed:
    names = tuple(dict.fromkeys(map(words_of, (entry.title, *entry.names))))
    words = words_of(entry.words)
    every_word = frozenset(words).union(words_of(entry.translated), *names)
    return _Indexed(entry, names, every_word, len(words))


def _match(
    indexed: _Indexed, terms: Sequence[QueryTerm], context: frozenset[str]
) -> GuideMatch | None:
    """The entry as an answer; None where it has too little of what was typed.

    A term that says what the whole dataset is about need not stand in what is one part of it.
    """
    content_terms = contents(terms)
    kind = indexed.entry.kind
    qualities = [each.quality_in(indexed.words) for each in content_terms]
    if max(qualities, default=0.0) <= BEGUN and not (any(qualities) and kind in _LEADING):
        return None
    weights = [each.weight for each in content_terms]
    assumed = [
        max(quality, _ASSUMED if each.quality_in(context) else 0.0)
        for quality, each in zip(qualities, content_terms, strict=True)
    ]
    body = sum(map(mul, assumed, weights)) / (sum(weights) or 1.0)
    if body < _LEAST[kind in _LEADING]:
        return None
    if kind not in _LEADING and not all(qualities):
        return None
    name = name_match(indexed.names, content_terms)
    unasked = _UNASKED if kind in _ASKING and not is_question(terms) else 1.0
    measure = score(
        _WEIGHTS[kind] * unasked * (1.0 if name.is_whole else indexed.entry.importance),
        name,
        body,
        1 / (1 + indexed.length / 20),
        typed=all(quality == AS_TYPED for quality in qualities),
        whole=any(quality > BEGUN for quality in qualities),
    )
    function_words = [each.typed for each in terms if each.is_function]
    if kind in _ASKING and function_words:
        common = [word for word in function_words if any(word in name for name in indexed.names)]
        measure += _ASKED_SO * len(common) / len(function_words)
    return GuideMatch(indexed.entry, measure, name.is_whole, indexed.entry.same)


def catalogue_guide(catalogue: Catalogue, pages: Iterable[GuideEntry] = ()) -> Guide:
    """Return the guide to what a catalogue describes, and to the pages of a site."""
    return Guide([*pages, *catalogue_entries(catalogue)], about(catalogue))


def catalogue_entries(catalogue: Catalogue) -> Iterator[GuideEntry]:
    """Yield what a catalogue describes: its questions, tables with columns and values, and views.

    Tables come before views, and what a newcomer meets first before all: they lead what is alike.
    """
    answered = catalogue.settings.questions
    for answer in answered:
        yield _of_answer(answer, catalogue.questions.get(answer.claims))
    used = {query for answer in answered for query in answer.queries}
    for question in catalogue.questions.values():
        if question.name not in used:
            yield _of_question(question)
    entries: list[GuideEntry] = []
    for name in dict.fromkeys([*catalogue.settings.front, *catalogue.tables]):
        schema = catalogue.tables.get(name)
        if schema and name != META.name:
            table_settings = catalogue.settings.of(name)
            names = (
                ()
                if table_settings.hidden
                else (name, name.replace("_", " "), table_settings.singular)
            )
            entries += _of_table(schema, tuple(filter(None, names)))
    for view in catalogue.views.values():
        if not catalogue.settings.of(view.name).hidden:
            entries += _of_view(view)
    yield from _with_their_columns(catalogue, entries)


def _with_their_columns(catalogue: Catalogue, entries: Iterable[GuideEntry]) -> list[GuideEntry]:
    """Entries in which a column that is called as the rows of a table are is told with that table.

    Whoever looks for treaties wants these, and not each column that names one.
    """
    nouns = {
        settings.singular.casefold(): name
        for name, settings in catalogue.settings.tables.items()
        if settings.singular and not settings.hidden and name in catalogue.tables
    }
    columns: dict[str, list[GuideEntry]] = defaultdict(list)
    left: list[GuideEntry] = []
    for entry in entries:
        table = nouns.get(entry.title.casefold()) if entry.kind is HitKind.COLUMN else None
        (left if table is None else columns[table]).append(entry)
    return [_with_columns(entry, columns.get(entry.key, [])) for entry in left]


def _with_columns(entry: GuideEntry, columns: Sequence[GuideEntry]) -> GuideEntry:
    if entry.kind is not HitKind.TABLE or not columns:
        return entry
    names = (name for one in (entry, *columns) for name in one.names)
    return entry._replace(names=tuple(dict.fromkeys(names)), same=tuple(columns))


def _of_answer(answer: AnsweredQuestion, claims: Declaration | None) -> GuideEntry:
    """A question that is answered, with the worked question that yields what that rests on."""
    answer_text = _SLOT.sub("…", " ".join(answer.answer))
    same = (_of_question(claims),) if claims else ()
    names = tuple(name for one in same for name in (one.title, *one.names))
    words = "\n".join([answer_text, *(one.words for one in same)])
    return GuideEntry(HitKind.ANSWER, answer.name, answer.title, names, words, same=same)


def _of_question(question: Declaration) -> GuideEntry:
    words = "\n".join([question.description, *question.terms.values()])
    name = question.name.replace("-", " ")
    return GuideEntry(HitKind.QUESTION, question.name, question.title, (name,), words)


def _of_table(schema: TableSchema, names: tuple[str, ...]) -> Iterator[GuideEntry]:
    yield GuideEntry(HitKind.TABLE, schema.name, schema.title, names, schema.description)
    for field in schema.fields:
        key = f"{schema.name}.{field.name}"
        called = (field.name, field.name.replace("_", " "))
        yield GuideEntry(HitKind.COLUMN, key, field.title or field.name, called, field.description)
        for value in field.categories:
            label = value.label or str(value.value).replace("_", " ").capitalize()
            words = f"{value.description}\n{field.title} {field.name}"
            yield GuideEntry(
                HitKind.VALUE, f"{key}.{value.value}", label, (str(value.value),), words
            )


def _of_view(view: Declaration) -> Iterator[GuideEntry]:
    names = (view.name, view.name.replace("_", " "))
    yield GuideEntry(HitKind.VIEW, view.name, view.title, names, view.description)
    titles: Mapping[str, str] = view.titles
    for column, words in view.terms.items():
        called = (column, column.replace("_", " "))
        yield GuideEntry(
            HitKind.COLUMN, f"{view.name}.{column}", titles[column], called, words, _OF_VIEW
        )
