"""What bears on each row of a package: whom its passages name, and what it says something of."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import regex
from pandas import DataFrame

from sandhi.anchors import Integers, Places, places
from sandhi.check.prose import own_columns, prose
from sandhi.package import ANCHOR, Package, Role
from sandhi.package.forms import name_forms
from sandhi.package.labels import label_columns
from sandhi.package.opening.memory import memoized

_NONE: frozenset[str] = frozenset()


class Namables(NamedTuple):
    """What can be named: the table of it, its keys by name, the mentions, and what a name is.

    ``parts`` are, for the key of a name in which other names stand, the keys of those.
    """

    table: str
    keys: dict[str, str]
    mentions: str
    record: str
    form: "regex.Pattern[str]"
    parts: dict[str, set[str]]

    def keys_in(self, words: str) -> dict[str, str]:
        """The names in some words, each with the key of what it names."""
        return {name: self.keys[name] for name in self.form.findall(words)}


@memoized
def namable(package: Package) -> Namables | None:
    """What passages of a package can name, and are coded to name; None where nothing is."""
    for forms in package.settings.names:
        schema = package.schemas[forms.table]
        target = schema.references.get(forms.record)
        if package.settings.of(forms.table).role is not Role.MENTION or target is None:
            continue
        (label, *more) = label_columns(package.settings, package.schemas[target])
        if more or label not in own_columns(package, target):
            continue
        cells = package.cells(target)
        keys = dict(zip(cells[label], cells[package.schemas[target].primary_key], strict=True))
        simple = _simple([name for name in keys if name])
        if simple:
            form = rf"\b(?:{'|'.join(map(regex.escape, simple))})\b"
            pattern = regex.compile(form)
            parts = {
                key: {keys[one] for one in pattern.findall(name)} for name, key in keys.items()
            }
            return Namables(target, keys, forms.table, forms.record, pattern, parts)
    return None


def _simple(names: list[str]) -> list[str]:
    """The names in which no other one stands, the longest first: of "tea and rice", its parts."""
    whole = "\n".join(names)
    inner = [name for name in names if len(regex.findall(rf"\b{regex.escape(name)}\b", whole)) > 1]
    within = regex.compile(rf"\b(?:{'|'.join(map(regex.escape, inner))})\b") if inner else None
    simple = [name for name in names if not within or within.sub("", name) in (name, "")]
    return sorted(simple, key=len, reverse=True)


def _sentences_of(package: Package, table: str) -> tuple[Integers, Integers]:
    """For each row of an anchored table, the first sentence that it touches, and that after all."""
    sentences, place = _places_of_sentences(package), places(package.table(table), package.texts)
    first = np.searchsorted(sentences.end, place.start, side="right")
    last = np.searchsorted(sentences.start, place.end, side="left")
    return first * place.within, last * place.within


@memoized
def _places_of_sentences(package: Package) -> Places:
    return places(package.table("sentences"), package.texts)


@memoized
def mentioned_by_sentence(package: Package) -> list[set[str]]:
    """The keys of what each sentence mentions, in the order of the table of sentences.

    In those of a kind that holds no facts nothing is coded, so that they may mention anything. A
    name that is left out on purpose, since it tells where something is, say, stands there as well.
    """
    namables, sentences = namable(package), package.cells("sentences")
    mentioned: list[set[str]] = [set() for _ in sentences.index]
    if namables is None:
        return mentioned
    if "kind" in sentences:
        for at in np.flatnonzero(sentences["kind"].isin(package.settings.no_facts_in)):
            mentioned[at] = {*namables.keys.values()}
    keys = package.cells(namables.mentions)[namables.record].tolist()
    spans = (ends.tolist() for ends in _sentences_of(package, namables.mentions))
    for key, first, last in zip(keys, *spans, strict=True):
        for sentence in range(first, last):
            mentioned[sentence] |= {key, *namables.parts.get(key, ())}
    forms = _keys_by_form(package, namables.record)
    for table in package.settings.coverage.excluded if package.settings.coverage else ():
        quotes = package.cells(table)[ANCHOR[-1]].tolist()
        spans = (ends.tolist() for ends in _sentences_of(package, table))
        for quote, first, last in zip(quotes, *spans, strict=True):
            for sentence in range(first, last):
                mentioned[sentence] |= forms.get(quote, _NONE)
    return mentioned


@memoized
def _keys_by_form(package: Package, column: str) -> dict[str, frozenset[str]]:
    """The keys of what each form of a name stands for, of those to which a column refers."""
    keys: dict[str, frozenset[str]] = {}
    for name in name_forms(package):
        if name.column == column:
            keys[name.form] = keys.get(name.form, _NONE) | {name.key}
    return keys


class _KeySets(dict[str, frozenset[str]]):
    """Sets of keys by a key, each of which is held once, however many have it alike.

    Of a large package nearly all rows have what their sentence has, and a set takes more than
    whatever else is known of a row.
    """

    def __init__(self, sets: Mapping[str, frozenset[str]] | None = None) -> None:
        super().__init__(sets or {})
        self._once: dict[frozenset[str], frozenset[str]] = {}

    def add(self, key: str, keys: frozenset[str]) -> None:
        """Add keys to the set of one."""
        before = self.get(key)
        if before is None:
            self[key] = self._once.setdefault(keys, keys)
        elif not keys <= before:
            after = before | keys
            self[key] = self._once.setdefault(after, after)


class Bearing(NamedTuple):
    """What bears on each row of a package, by its key.

    ``named_keys`` are those of what its passages name, and of what is coded with it; ``about`` are
    the keys of the rows that it leads to by a foreign key, and so says something of.
    """

    named_keys: _KeySets
    about: _KeySets


@memoized
def bearing(package: Package) -> Bearing:
    """What bears on each row that has a key of its own, but for sentences."""
    mentioned = mentioned_by_sentence(package)
    bears = Bearing(_KeySets(), _KeySets())
    for table in package.schemas:
        # Many rows lie in one sentence, and are coded with the same ones.
        named_by = dict[tuple[tuple[str, ...], int, int], frozenset[str]]()
        for key, first, last, whos, wholes in _leads_of(package, table).each():
            bears.about.add(key, frozenset(wholes))
            passage = (whos, first, last)
            if (names := named_by.get(passage)) is None:
                names = named_by[passage] = frozenset(whos).union(*mentioned[first:last])
            for other_key in (key, *wholes):
                bears.named_keys.add(other_key, names)
    return bears


class _Leads(NamedTuple):
    """Where the rows of a table lead.

    Of each row its key, its first sentence and that after its last one, the cells that name who is
    coded with it, and those that name other rows.
    """

    keys: list[str]
    first: Integers
    last: Integers
    coded: DataFrame
    leads: DataFrame

    def each(self) -> Iterator[tuple[str, int, int, tuple[str, ...], tuple[str, ...]]]:
        """The parts of each row."""
        spans = self.first.tolist(), self.last.tolist()
        return zip(self.keys, *spans, _rows(self.coded), _rows(self.leads), strict=True)


@memoized
def _leads_of(package: Package, table: str) -> _Leads:
    namables, schema = namable(package), package.schemas[table]
    nothing = np.zeros(0, dtype=np.int64)
    if not schema.addressed or table == "sentences" or namables is None:
        return _Leads([], nothing, nothing, DataFrame(), DataFrame())
    cells, settings = package.cells(table), package.settings.of(table)
    keys = cells[schema.primary_key].tolist()
    none = np.zeros(len(keys), dtype=np.int64)
    first, last = _sentences_of(package, table) if schema.anchored else (none, none)
    coded = [name for name, target in schema.references.items() if target == namables.table]
    leads = [name for name in schema.references if name not in (*coded, ANCHOR[0])]
    if settings.role is Role.MEMBERSHIP and settings.record:
        leads.append(settings.record)
    return _Leads(keys, first, last, cells[coded], cells[leads])


@memoized
def namable_about(package: Package) -> Mapping[str, frozenset[str]]:
    """For each key of any table, the keys of what can be named in words about it.

    Those are what its passages and those about it name, what is coded with them, what a dispute
    about it names, what a reference states for it, and for a dispute, what may be named of its
    members.
    """
    namables, bears = namable(package), bearing(package)
    borne = _KeySets(bears.named_keys)
    for table, schema in package.schemas.items():
        settings = package.settings.of(table)
        if (
            namables is None
            or settings.role is not Role.MEMBERSHIP
            or not settings.of
            or not settings.record
        ):
            continue
        disputes = schema.references[settings.of]
        keys = package.cells(disputes)[package.schemas[disputes].primary_key].tolist()
        words = _named_in_rows(namables, prose(package, disputes))
        named_by = dict(zip(keys, words, strict=True))
        for record, dispute in _rows(package.cells(table)[[settings.record, settings.of]]):
            borne.add(dispute, bears.named_keys.get(record, _NONE))
            for row_key in (record, *bears.about.get(record, _NONE)):
                borne.add(row_key, named_by.get(dispute, _NONE))
    for table in package.schemas:
        settings = package.settings.of(table)
        if namables is None or settings.record is None or settings.role is not Role.REFERENCE:
            continue
        keys = package.cells(table)[settings.record].tolist()
        for key, names in zip(keys, _named_in_rows(namables, prose(package, table)), strict=True):
            borne.add(key, names)
    parts = (
        {key: inner for key, inner in namables.parts.items() if inner != {key}} if namables else {}
    )
    for key, whole in [*borne.items()]:
        if with_parts := whole & parts.keys():
            borne.add(key, _NONE.union(*(parts[one] for one in with_parts)))
    return borne


def _named_in_rows(namables: Namables, cells: DataFrame) -> list[frozenset[str]]:
    """The keys of what the words of each row name."""
    read = {
        cell: {*namables.keys_in(cell).values()} for cell in {*cells.to_numpy(dtype=object).flat}
    }
    return [_NONE.union(*(read[cell] for cell in row)) for row in _rows(cells)]


def leading_to(package: Package, table: str) -> dict[str, str]:
    """The tables whose rows say which passages are about a row of a table, with their column.

    Those are mentions of it, and members of a dispute. Where there is none, the rows of a table may
    be told of where nobody says so.
    """
    leading: dict[str, str] = {}
    for other, schema in package.schemas.items():
        settings = package.settings.of(other)
        leads = settings.of if settings.role in (Role.MENTION, Role.MEMBERSHIP) else None
        if schema.anchored and leads and schema.references.get(leads) == table:
            leading[other] = leads
    return leading


@memoized
def seeds_about(package: Package, table: str) -> dict[str, set[str]] | None:
    """For each key of a table, the seeds with a passage about it; None where not all are coded."""
    about: dict[str, set[str]] = defaultdict(set)
    leading, schema = leading_to(package, table), package.schemas[table]
    if not leading:
        return None
    own_key = {table: schema.primary_key} if schema.anchored else {}
    for other, column in (leading | own_key).items():
        for key, seed in _rows(package.cells(other)[[column, ANCHOR[0]]]):
            about[key].add(seed)
    return about


def _rows(cells: DataFrame) -> list[tuple[str, ...]]:
    """The cells of each row, also where it has none."""
    return [*map(tuple, cells.to_numpy(dtype=object).tolist())]
