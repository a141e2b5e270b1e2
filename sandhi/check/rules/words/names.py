"""Rules of the names in our own words: whom they name, the passages name, or the coding does."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache

import regex
from pandas import DataFrame, Series

from sandhi.check.context import TEXTS
from sandhi.check.example import Row, Rows
from sandhi.check.prose import own_columns, prose, prose_columns
from sandhi.check.rule import Context, Example, Kind, Rule, rule
from sandhi.check.rules.words.bearing import (
    Namables,
    leading_to,
    mentioned_by_sentence,
    namable,
    namable_about,
    seeds_about,
)
from sandhi.files import PackageError
from sandhi.package import Package, Role

_NONE: frozenset[str] = frozenset()
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


def _namings(**rows: Row) -> Example:
    """Two brands, of which the text names the first."""
    naming: Row = {"naming_id": "N1", **_anchor(0, 3), "brand_id": "B1"}
    whole: Row = {"sentence_id": "M1-1", **_anchor(0, len(TEXT))}
    tables: dict[str, Rows] = {
        "brands": BRANDS,
        "namings": [naming],
        "sentences": [{**whole, **rows.pop("sentence", {})}],
    }
    others: dict[str, Rows] = {name: [row] for name, row in rows.items()}
    return Example(package=SETTINGS, tables=tables | others, texts={"M1": TEXT})


def _price(article: str) -> Row:
    return {"price_id": "P1", **_anchor(4, 9), "article": article}


def _unmentioned_name(namables: Namables | None, cell: str, mentioned: AbstractSet[str]) -> str:
    """The first name in a cell of what is not among some keys."""
    return _unmentioned(namables.keys_in(cell) if namables else {}, mentioned)


def _unmentioned(names: Mapping[str, str], mentioned: AbstractSet[str]) -> str:
    """The first of some names whose key is not among others."""
    return next((name for name, key in names.items() if key not in mentioned), "")


@lru_cache(maxsize=1)  # what is explained of each row is read off what was judged of all
def _of_sentence(context: Context) -> Series:
    """For each sentence, a name in its translation that it does not mention."""
    cells, mentioned = context.cells[TRANSLATION], mentioned_by_sentence(context.package)
    namables = namable(context.package)
    odd = [
        _unmentioned_name(namables, cell, keys)
        for cell, keys in zip(cells.tolist(), mentioned, strict=True)
    ]
    return Series(odd, index=cells.index, dtype=object)


@rule(
    table="sentences",
    column=TRANSLATION,
    reads=(TEXTS,),
    mend="Mend the name in the translation, or code the mention.",
    why="A translation that names another than its sentence says the wrong thing of both.",
    since="0.1.0",
    keeps=_namings(sentence={TRANSLATION: "Chai is cheap."}),
    breaks=_namings(sentence={TRANSLATION: "Kahwa is cheap."}),
    explain=lambda context, row, column: str(_of_sentence(context).at[row.name]),
)
def names_in_translations_are_mentioned(context: Context) -> "Series[bool]":
    """Who is named in a translation is mentioned in its sentence, by the coding of names."""
    return _of_sentence(context) == ""


def _speaks_of_a_thing(package: Package, table: str) -> bool:
    """Whether the rows of a table are things that passages or disputes tell of, in our own words.

    Words about those who can be named say who they are, of which passages need not speak.
    """
    namables, role = namable(package), package.settings.of(table).role
    is_thing = role in (Role.ENTITY, Role.DISPUTE) and bool(own_columns(package, table))
    return namables is not None and is_thing and table != namables.table


@lru_cache(maxsize=1)
def _of_words(context: Context) -> DataFrame:
    """For each cell of our own words, a name in it that nothing about the row bears out."""
    if not _speaks_of_a_thing(context.package, context.table):
        return DataFrame(index=context.cells.index)
    namables, borne = namable(context.package), namable_about(context.package)
    keys = context.cells[context.schema.primary_key].tolist()
    odd = {}
    for name, words in prose_columns(context.package, context.table).items():
        names = [namables.keys_in(text) if namables else {} for text in words.distinct]
        odd[name] = [
            _unmentioned(names[code], borne.get(key, _NONE)) if names[code] else ""
            for code, key in zip(words.codes.tolist(), keys, strict=True)
        ]
    return DataFrame(odd, index=context.cells.index, dtype=object)


@rule(
    table=Kind.CELLS,
    reads=(TEXTS, "sentences"),
    mend="Mend the name; or code the mention of it, or its part, where a passage has it.",
    why="What is said of one may not be told of another.",
    since="0.1.0",
    keeps=_namings(prices=_price("Chai")),
    breaks=_namings(prices=_price("Kahwa")),
    explain=lambda context, row, column: _at(_of_words(context), row, column),
)
def names_in_words_are_borne_out(context: Context) -> DataFrame:
    """Who is named in our words about a thing is mentioned in its sentences, or coded with it."""
    return (_of_words(context) == "").astype(bool)


def _at(cells: DataFrame, row: Series, column: str) -> str:
    return str(cells.at[row.name, column])


@lru_cache(maxsize=1)
def _unread_seeds(context: Context) -> DataFrame:
    """For each cell of our own words, a seed named in it that has no passage about the row."""
    package, keys = context.package, context.cells[context.schema.primary_key]
    seeds, about = package.cells("seeds")["seed_id"], seeds_about(package, context.table)
    if about is None or seeds.empty:
        return DataFrame(index=keys.index)
    present, form = {*seeds}, _form_of(seeds)
    return prose(package, context.table).apply(
        lambda column: Series(
            [
                next(
                    (
                        seed
                        for seed in form.findall(cell)
                        if seed in present and seed not in about.get(key, ())
                    ),
                    "",
                )
                for cell, key in zip(column.tolist(), keys.tolist(), strict=True)
            ],
            index=column.index,
            dtype=object,
        )
    )


def _form_of(seeds: Series) -> "regex.Pattern[str]":
    """What stands in words as the keys of seeds do: their digits may be others."""
    forms = {"[0-9]".join(map(regex.escape, regex.split("[0-9]", seed))) for seed in seeds}
    any_form = "|".join(sorted(forms, key=lambda form: (-len(form), form)))
    # "S1 to S3" speaks of most of them.
    return regex.compile(rf"(?<![\w-])(?<! to )(?:{any_form})(?![\w-])(?! to )")


def _two_seeds(words: str) -> Example:
    """A brand that the first of two texts names."""
    example = _namings()
    brands = [{**BRANDS[0], "name": f"Chai: {words}"}, BRANDS[1]]
    return replace(
        example,
        tables={**example.tables, "brands": brands},
        texts={**example.texts, "M2": "कहवा महंगा है।"},
    )


@rule(
    table=Kind.CELLS,
    reads=(TEXTS,),
    mend="Name the seed that has it; or code the passage, or the member, that is in this one.",
    why="Whoever looks a thing up in a seed that does not tell of it finds nothing.",
    since="0.1.0",
    keeps=_two_seeds("cheap by M1"),
    breaks=_two_seeds("cheap by M2"),
    explain=lambda context, row, column: _at(_unread_seeds(context), row, column),
)
def seeds_in_words_have_a_passage(context: Context) -> DataFrame:
    """A seed that our words name has a mention of the thing, or for a dispute, a member."""
    return (_unread_seeds(context) == "").astype(bool)


RULES = [
    names_in_translations_are_mentioned,
    names_in_words_are_borne_out,
    seeds_in_words_have_a_passage,
]


def rules(package: Package, table: str) -> list[Rule]:
    """The rules for a table, declared to read all they look at; none where nothing is named."""
    if not {"seeds", "sentences"} <= package.schemas.keys():
        return []
    words, of_table = bool(own_columns(package, table)), list[Rule]()
    translated = table == "sentences" and TRANSLATION in package.schemas[table].names
    if translated and _may_be(lambda: namable(package) is not None):
        of_table.append(names_in_translations_are_mentioned)
    if words and _may_be(lambda: _speaks_of_a_thing(package, table)):
        of_table.append(names_in_words_are_borne_out)
    if words and leading_to(package, table):
        of_table.append(seeds_in_words_have_a_passage)
    reads = (TEXTS, *(name for name in package.schemas if name != table))
    return [replace(rule, reads=reads, awaits=_awaited(package, rule)) for rule in of_table]


def _awaited(package: Package, rule: Rule) -> tuple[str, ...]:
    """The table of the mentions that a translation asks for.

    Who becomes known may be named in other translations already, whose sentences can be coded to
    mention the one only after it is there.
    """
    if rule is not names_in_translations_are_mentioned:
        return ()
    return tuple(
        forms.table
        for forms in package.settings.names
        if package.settings.of(forms.table).role is Role.MENTION
    )


def _may_be(holds: Callable[[], bool]) -> bool:
    """Whether something holds, or a table cannot be read that tells: a rule that reads it waits."""
    try:
        return holds()
    except PackageError:
        return True
