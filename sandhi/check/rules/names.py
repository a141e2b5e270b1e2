"""Rules of the names in our own words: whom they name, the passages name, or the coding does."""

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
from sandhi.package import Package, Role
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


def _told(**rows: Row) -> Example:
    """Two brands, of which the text names the first."""
    naming: Row = {
        "naming_id": "N1", "seed_id": "M1", "start": 0, "end": 3, "quote": TEXT[:3], "brand_id": "B1"
    }  # fmt: skip
    whole: Row = {
        "sentence_id": "M1-1", "seed_id": "M1", "start": 0, "end": len(TEXT), "quote": TEXT
    }  # fmt: skip
    tables = {"brands": BRANDS, "namings": [naming], "sentences": [{**whole, **rows.pop("sentence", {})}]}
    return Example(
        package=SETTINGS,
        tables=tables | {name: [row] for name, row in rows.items()},
        texts={"M1": TEXT},
    )


def _price(article: str) -> Row:
    return {
        "price_id": "P1", "seed_id": "M1", "start": 4, "end": 9, "quote": TEXT[4:9], "article": article
    }  # fmt: skip


class Named(NamedTuple):
    """What can be named: the table of it, its keys by name, the mentions, and what a name is."""

    table: str
    keys: dict[str, str]
    mentions: str
    record: str
    form: "regex.Pattern[str]"

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
            return Named(target, keys, forms.table, forms.record, regex.compile(form))
    return None


def _simple(names: list[str]) -> list[str]:
    """The names in which no other one stands, the longest first: of "tea and rice", its parts."""
    whole = "\n".join(names)
    inner = [name for name in names if len(regex.findall(rf"\b{regex.escape(name)}\b", whole)) > 1]
    within = regex.compile(rf"\b(?:{'|'.join(map(regex.escape, inner))})\b") if inner else None
    simple = [name for name in names if not within or within.sub("", name) in (name, "")]
    return sorted(simple, key=len, reverse=True)


Spans = dict[str, list[tuple[int, int]]]  # of anchors, as numbers of the first and last sentence


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
    """The keys of what each sentence mentions, in the order of the table of sentences."""
    named = _named(package)
    mentioned: list[set[str]] = [set() for _ in range(len(package.cells("sentences")))]
    if named is None:
        return mentioned
    keys = package.cells(named.mentions)[named.record]
    for key, (first, last) in zip(keys, _sentences_of(package, named.mentions), strict=True):
        for sentence in range(first, last):
            mentioned[sentence].add(key)
    return mentioned


@lru_cache(maxsize=1)
def _borne_out(package: Package) -> dict[str, set[str]]:
    """For each key of any table, the keys of what the passages and the coding of it name."""
    named, mentioned = _named(package), _mentioned(package)
    borne: dict[str, set[str]] = {}
    of: dict[str, str] = {}  # a passage's or a part's key, with that of what it speaks of
    for table, schema in package.schemas.items():
        if schema.extends or table == "sentences":
            continue
        cells, own = package.cells(table), package.settings.of(table)
        keys = cells[schema.primary_key]
        leads = own.of if own.role in (Role.MENTION, Role.PART, Role.LINK) else None
        wholes = cells[leads] if leads else keys
        spans = _sentences_of(package, table) if schema.anchored else [(0, 0)] * len(keys)
        coded = [name for name, target in schema.references.items() if target == named.table]
        for key, whole, (first, last), *named_by in zip(
            keys, wholes, spans, *(cells[name] for name in coded), strict=True
        ):
            of[key] = whole
            borne.setdefault(whole, set()).update(*mentioned[first:last], filter(None, named_by))
    for table, schema in package.schemas.items():
        own = package.settings.of(table)
        if own.role is Role.MEMBERSHIP and own.of and own.record:
            disputes = schema.references[own.of]
            words = prose(package, disputes).agg(" ".join, axis="columns")
            told = dict(zip(package.cells(disputes)[package.schemas[disputes].primary_key], words))
            cells = package.cells(table)
            for record, dispute in zip(cells[own.record], cells[own.of], strict=True):
                names = named.named(told.get(dispute, ""))
                borne.setdefault(of.get(record, record), set()).update(names.values())
    return borne


def _unmentioned(context: Context, cell: str, mentioned: set[str]) -> str:
    """The first name in a cell of what is not among some keys."""
    named = _named(context.package)
    names = named.named(cell) if named else {}
    return next((name for name, key in names.items() if key not in mentioned), "")


def _coded(package: Package) -> Series:
    """Whether each sentence is of a kind that holds facts."""
    cells = package.cells("sentences")
    if "kind" not in cells:
        return Series(True, index=cells.index)
    return ~cells["kind"].isin(package.settings.no_facts_in)


def _of_sentence(context: Context) -> Series:
    """For each sentence, a name in its translation that it does not mention."""
    cells, mentioned = context.cells[TRANSLATION], _mentioned(context.package)
    odd = [_unmentioned(context, cell, keys) for cell, keys in zip(cells, mentioned, strict=True)]
    return Series(odd, index=cells.index).where(_coded(context.package), "")


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


def _of_words(context: Context) -> DataFrame:
    """For each cell of our own words, a name in it that nothing about the row bears out."""
    borne, keys = _borne_out(context.package), context.cells[context.schema.primary_key]
    return prose(context.package, context.table).apply(
        lambda column: Series(
            [
                _unmentioned(context, cell, borne.get(key, set()))
                for cell, key in zip(column, keys, strict=True)
            ],
            index=column.index,
        )
    )


@rule(
    table=Kind.ANCHORS,
    reads=(TEXTS, "sentences"),
    mend="Mend the name; or code the mention of it, or its part, where a passage has it.",
    why="What is said of one may not be told of another.",
    since="0.9.0",
    keeps=_told(prices=_price("Chai")),
    breaks=_told(prices=_price("Kahwa")),
    explain=lambda context, row, column: _of_words(context).at[row.name, column],
)
def names_in_words_are_borne_out(context: Context) -> DataFrame:
    """Who is named in our own words about a thing is mentioned in a sentence that its passages
    touch, takes part in it by the coding, or is named in a dispute about it."""
    return (_of_words(context) == "").astype(bool)


RULES = [names_in_translations_are_mentioned, names_in_words_are_borne_out]


def rules(package: Package, table: str) -> list[Rule]:
    """The rules for a table, declared to read all that they look at; none where nothing is named."""
    if "sentences" not in package.schemas or _named(package) is None:
        return []
    schema, others = package.schemas[table], tuple(n for n in package.schemas if n != table)
    if table == "sentences" and TRANSLATION in schema.names:
        return [replace(names_in_translations_are_mentioned, reads=(TEXTS, *others))]
    entity = package.settings.of(table).role is Role.ENTITY and table != _named(package).table
    if schema.anchored and entity and own_columns(package, table):
        return [replace(names_in_words_are_borne_out, reads=(TEXTS, *others))]
    return []
