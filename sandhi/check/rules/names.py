"""Rules of the names in our own words: whom they name, the passages name, or the coding does."""

from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import regex
from pandas import DataFrame, Series

from sandhi.anchors import places
from sandhi.check.context import TEXTS
from sandhi.check.example import Row
from sandhi.check.prose import own_columns, prose
from sandhi.check.rule import Context, Example, Kind, Rule, rule
from sandhi.package import ANCHOR, Package, Role
from sandhi.package.labels import label_columns

TRANSLATION = "translation"
TEXT = "चाय सस्ती है।"
BRANDS: list[Row] = [{"brand_id": "B1", "name": "Chai"}, {"brand_id": "B2", "name": "Kahwa"}]
SETTINGS = {
    "sandhi": {
        "tables": {"namings": {"role": "mention", "of": "brand_id"}},
        "names": [{"table": "namings", "form": "quote", "record": "brand_id"}],
    }
}


def _anchor(start: int, end: int) -> Row:
    return {"seed_id": "M1", "start": start, "end": end, "quote": TEXT[start:end]}


def _told(**rows: Row) -> Example:
    """Two brands, of which the text names the first."""
    naming: Row = {"naming_id": "N1", **_anchor(0, 3), "brand_id": "B1"}
    whole: Row = {"sentence_id": "M1-1", **_anchor(0, len(TEXT))}
    tables = {
        "brands": BRANDS,
        "namings": [naming],
        "sentences": [{**whole, **rows.pop("sentence", {})}],
    }
    return Example(
        package=SETTINGS,
        tables=tables | {name: [row] for name, row in rows.items()},
        texts={"M1": TEXT},
    )


def _price(article: str) -> Row:
    return {"price_id": "P1", **_anchor(4, 9), "article": article}


class Named(NamedTuple):
    """What can be named: the table of it, its keys by name, the mentions, and what a name is.

    ``parts`` are, for the key of a name in which other names stand, the keys of those.
    """

    table: str
    keys: dict[str, str]
    mentions: str
    record: str
    form: "regex.Pattern[str]"
    parts: dict[str, set[str]]

    def named(self, words: str) -> dict[str, str]:
        """The names in some words, each with the key of what it names."""
        return {name: self.keys[name] for name in self.form.findall(words)}


@lru_cache(maxsize=1)
def _named(package: Package) -> Named | None:
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
            found = regex.compile(form)
            parts = {key: {keys[one] for one in found.findall(name)} for name, key in keys.items()}
            return Named(target, keys, forms.table, forms.record, found, parts)
    return None


def _simple(names: list[str]) -> list[str]:
    """The names in which no other one stands, the longest first: of "tea and rice", its parts."""
    whole = "\n".join(names)
    inner = [name for name in names if len(regex.findall(rf"\b{regex.escape(name)}\b", whole)) > 1]
    within = regex.compile(rf"\b(?:{'|'.join(map(regex.escape, inner))})\b") if inner else None
    simple = [name for name in names if not within or within.sub("", name) in (name, "")]
    return sorted(simple, key=len, reverse=True)


def _sentences_of(package: Package, table: str) -> list[tuple[int, int]]:
    """For each row of an anchored table, the sentences that it touches: the first, and the last."""
    sentences = places(package.table("sentences"), package.texts)
    place = places(package.table(table), package.texts)
    first = np.searchsorted(sentences.end, place.start, side="right")
    last = np.searchsorted(sentences.start, place.end, side="left")
    return [
        (int(one), int(other)) if sure else (0, 0)
        for one, other, sure in zip(first, last, place.within, strict=True)
    ]


@lru_cache(maxsize=1)
def _mentioned(package: Package) -> list[set[str]]:
    """The keys of what each sentence mentions, in the order of the table of sentences.

    In those of a kind that holds no facts nothing is coded, so that they may mention anything.
    """
    named, sentences = _named(package), package.cells("sentences")
    mentioned: list[set[str]] = [set() for _ in sentences.index]
    if named is None:
        return mentioned
    if "kind" in sentences:
        for at in np.flatnonzero(sentences["kind"].isin(package.settings.no_facts_in)):
            mentioned[at] = {*named.keys.values()}
    keys = package.cells(named.mentions)[named.record]
    for key, (first, last) in zip(keys, _sentences_of(package, named.mentions), strict=True):
        for sentence in range(first, last):
            mentioned[sentence] |= {key, *named.parts.get(key, ())}
    return mentioned


class Bearing(NamedTuple):
    """What bears on each row of a package, by its key.

    ``named`` are the keys of what its passages name, and of what is coded with it; ``about`` are
    the keys of the rows that it leads to by a foreign key, and so says something of.
    """

    named: dict[str, set[str]]
    about: dict[str, set[str]]


@lru_cache(maxsize=1)
def _bearing(package: Package) -> Bearing:
    """What bears on each row that has a key of its own, but for sentences."""
    named, mentioned = _named(package), _mentioned(package)
    bearing = Bearing(defaultdict(set), defaultdict(set))
    for table, schema in package.schemas.items():
        if schema.extends or table == "sentences" or named is None:
            continue
        cells, own = package.cells(table), package.settings.of(table)
        keys = cells[schema.primary_key]
        spans = _sentences_of(package, table) if schema.anchored else [(0, 0)] * len(keys)
        coded = [name for name, target in schema.references.items() if target == named.table]
        leads = [name for name in schema.references if name not in (*coded, ANCHOR[0])]
        if own.role is Role.MEMBERSHIP and own.record:
            leads.append(own.record)
        for key, (first, last), whos, wholes in zip(
            keys, spans, _rows(cells[coded]), _rows(cells[leads]), strict=True
        ):
            bearing.about[key] |= {*wholes}
            for one in (key, *wholes):
                bearing.named[one].update(whos, *mentioned[first:last])
    return bearing


@lru_cache(maxsize=1)
def _borne_out(package: Package) -> dict[str, set[str]]:
    """For each key of any table, the keys of what can be named in words about it.

    Those are what its passages and those about it name, what is coded with them, what a dispute
    about it names, and for a dispute, what may be named of its members.
    """
    named, bearing = _named(package), _bearing(package)
    borne = {key: {*keys} for key, keys in bearing.named.items()}
    for table, schema in package.schemas.items():
        own = package.settings.of(table)
        if named is None or own.role is not Role.MEMBERSHIP or not own.of or not own.record:
            continue
        disputes = schema.references[own.of]
        words = prose(package, disputes).agg(" ".join, axis="columns")
        keys = package.cells(disputes)[package.schemas[disputes].primary_key]
        told = dict(zip(keys, words, strict=True))
        cells = package.cells(table)
        for record, dispute in zip(cells[own.record], cells[own.of], strict=True):
            borne.setdefault(dispute, set()).update(bearing.named.get(record, ()))
            names = named.named(told.get(dispute, ""))
            for one in (record, *bearing.about.get(record, ())):
                borne.setdefault(one, set()).update(names.values())
    for whole in borne.values():
        whole.update(*(named.parts.get(key, ()) for key in [*whole] if named))
    return borne


def _rows(cells: DataFrame) -> list[tuple[str, ...]]:
    """The cells of each row, also where it has none."""
    return [*cells.itertuples(index=False, name=None)]


def _unmentioned(context: Context, cell: str, mentioned: set[str]) -> str:
    """The first name in a cell of what is not among some keys."""
    named = _named(context.package)
    names = named.named(cell) if named else {}
    return next((name for name, key in names.items() if key not in mentioned), "")


def _of_sentence(context: Context) -> Series:
    """For each sentence, a name in its translation that it does not mention."""
    cells, mentioned = context.cells[TRANSLATION], _mentioned(context.package)
    odd = [_unmentioned(context, cell, keys) for cell, keys in zip(cells, mentioned, strict=True)]
    return Series(odd, index=cells.index, dtype=object)


@rule(
    table="sentences",
    column=TRANSLATION,
    reads=(TEXTS,),
    mend="Mend the name in the translation, or code the mention.",
    why="A translation that names another than its sentence says the wrong thing of both.",
    since="0.9.0",
    keeps=_told(sentence={TRANSLATION: "Chai is cheap."}),
    breaks=_told(sentence={TRANSLATION: "Kahwa is cheap."}),
    explain=lambda context, row, column: _of_sentence(context)[row.name],
)
def names_in_translations_are_mentioned(context: Context) -> "Series[bool]":
    """Who is named in a translation is mentioned in its sentence, by the coding of names."""
    return _of_sentence(context) == ""


def _speaks_of_a_thing(package: Package, table: str) -> bool:
    """Whether the rows of a table are things that passages or disputes tell of, in our own words.

    Words about those who can be named say who they are, of which passages need not speak.
    """
    named, role = _named(package), package.settings.of(table).role
    told = role in (Role.ENTITY, Role.DISPUTE) and bool(own_columns(package, table))
    return named is not None and told and table != named.table


def _of_words(context: Context) -> DataFrame:
    """For each cell of our own words, a name in it that nothing about the row bears out."""
    if not _speaks_of_a_thing(context.package, context.table):
        return DataFrame(index=context.cells.index)
    borne, keys = _borne_out(context.package), context.cells[context.schema.primary_key]
    return prose(context.package, context.table).apply(
        lambda column: Series(
            [
                _unmentioned(context, cell, borne.get(key, set()))
                for cell, key in zip(column, keys, strict=True)
            ],
            index=column.index,
            dtype=object,
        )
    )


@rule(
    table=Kind.CELLS,
    reads=(TEXTS, "sentences"),
    mend="Mend the name; or code the mention of it, or its part, where a passage has it.",
    why="What is said of one may not be told of another.",
    since="0.9.0",
    keeps=_told(prices=_price("Chai")),
    breaks=_told(prices=_price("Kahwa")),
    explain=lambda context, row, column: _of_words(context).at[row.name, column],
)
def names_in_words_are_borne_out(context: Context) -> DataFrame:
    """Who is named in our words about a thing is mentioned in its sentences, or coded with it."""
    return (_of_words(context) == "").astype(bool)


RULES = [names_in_translations_are_mentioned, names_in_words_are_borne_out]


def rules(package: Package, table: str) -> list[Rule]:
    """The rules for a table, declared to read all they look at; none where nothing is named."""
    if "sentences" not in package.schemas or _named(package) is None:
        return []
    reads = (TEXTS, *(name for name in package.schemas if name != table))
    if table == "sentences" and TRANSLATION in package.schemas[table].names:
        return [replace(names_in_translations_are_mentioned, reads=reads)]
    if _speaks_of_a_thing(package, table):
        return [replace(names_in_words_are_borne_out, reads=reads)]
    return []
