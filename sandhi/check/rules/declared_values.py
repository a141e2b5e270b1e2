"""The rule of the values that settings name: of codes, of types, of roles, and slots for these."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from sandhi.check.rule import EVERY_TABLE, Breach, Context, Example, Kind, rule
from sandhi.files import PackageError, did_you_mean
from sandhi.package import Package, Role, TableSchema
from sandhi.package.descriptor import DESCRIPTOR
from sandhi.package.settings import Composed, references_to_values

_ANY_ENDING = "*"
_OF_NO_TYPE = {("roles", "*"), ("heads", "")}  # of any type, and of what there is none for
_TOLD = ("told", "said", "counted")  # slots of phrases that the translation fills
_SLOT = re.compile(r"\{([^{}<>\[\]]+)\}")
# What a phrase is made of: text, slots and verbs, and these again in square brackets.
_PARTS = r"(?:[^{}<>\[\]]|\{[^{}<>\[\]]+\}|<[^{}<>\[\],]+(?:,[^{}<>\[\],]+)?>)*"
_PHRASE = re.compile(rf"{_PARTS}(?:\[{_PARTS}\]{_PARTS})*")


def _values(package: Package, table: str, column: str) -> set[str] | None:
    """The values that a column can have; None where it can have any, or cannot be read.

    They are enumerated, or the keys of terms that a vocabulary defines.
    """
    schema = package.schemas.get(table)
    if schema is None or column not in schema.names:  # which another rule tells
        return None
    if "enum" in schema.field(column).constraints:
        return {*map(str, schema.field(column).constraints["enum"])}
    target = schema.references.get(column, "")
    if target in package.schemas and package.settings.of(target).role is Role.VOCABULARY:
        return _keys(package, target)
    return None


def _keys(package: Package, table: str) -> set[str] | None:
    try:
        return {*package.cells(table)[package.schemas[table].primary_key]}
    except (PackageError, KeyError):  # of a file that cannot be read, which other rules tell
        return None


def _unlike(names: Iterable[str], allowed: set[str], what: str) -> Iterator[tuple[str, str]]:
    """Those of some names that are none of what is allowed, and what may be meant."""
    for name in names:
        if name not in allowed:
            among = ", ".join(sorted(allowed)[:20])
            yield (
                f"{name!r} is no {what}",
                did_you_mean(
                    name, sorted(allowed), f"name one of {among}." if among else "take it out."
                ),
            )


def _code_column(schema: TableSchema) -> str:
    """The first column of codes of a part or a link; empty where there is none."""
    return next(iter(_code_columns(schema)), "")


def _code_columns(schema: TableSchema) -> list[str]:
    return [field.name for field in schema.fields if "enum" in field.constraints]


def _codes_around(package: Package, table: str, *roles: Role) -> set[str]:
    """The codes of the tables of some roles whose rows speak of those of a table."""
    codes: set[str] = set()
    for name, schema in package.schemas.items():
        of = package.settings.of(name).of
        if package.settings.of(name).role in roles and of and schema.references.get(of) == table:
            codes |= _values(package, name, _code_column(schema)) or set()
    return codes


def _of_composed(
    package: Package, table: str, composed: Composed
) -> Iterator[tuple[str, str, str]]:
    """Place, what is wrong and its mend, of the types and roles that a composed table names."""
    schema = package.schemas[table]
    column = next(
        (
            column
            for column, target in schema.references.items()
            if package.settings.of(target).role is Role.VOCABULARY
        ),
        "",
    )
    types = _values(package, table, column) if column else set()
    is_by_words = not column and table in {names.table for names in package.settings.names}
    for place, by_type in (
        ("heads", composed.heads),
        ("phrases", composed.phrases),
        ("roles", composed.roles),
        ("cells", composed.cells),
    ):
        names = [type_ for type_ in by_type if (place, type_) not in _OF_NO_TYPE]
        if is_by_words and place == "cells":  # with which a name ends
            continue
        if types is not None:
            # All but the words that tell of a type may be of these, too.
            heads = {*chain(*composed.heads.values())} if place != "heads" else set()
            what = f"{column} of {table}" if column else f"type, as {table} leads to no vocabulary"
            for fault, mend in _unlike(names, types | heads, what):
                yield place, fault, mend
    for type_, words in composed.heads.items():
        for phrase in words:
            stems = [word.removesuffix(_ANY_ENDING) for word in phrase.split()]
            is_open = "" in (*stems[:1], *stems[-1:])  # * alone between two is any word
            if not stems or is_open or any(_ANY_ENDING in stem for stem in stems):
                mend = "write words, each with * at its end alone, if at all, or * for any between."
                yield f"heads/{_pointer(type_)}", repr(phrase), mend
    parts = _codes_around(package, table, Role.PART)
    for type_, roles in composed.roles.items():
        for fault, mend in _unlike(roles.values(), parts, f"role in {table}"):
            yield f"roles/{_pointer(type_)}", fault, mend
    slots = {*_TOLD, *parts, *_codes_around(package, table, Role.LINK)}
    slots |= {f"{one} told" for one in parts}
    slots |= {f"{before}{name}" for name in schema.references for before in ("", "in ")}
    for type_, patterns in composed.phrases.items():
        place = f"phrases/{_pointer(type_)}"
        for pattern in patterns:
            if not _PHRASE.fullmatch(pattern):
                mend = "close each {slot}, <verb, participle> and [part], none within its like."
                yield place, repr(pattern), mend
            alternatives = [slot for part in _SLOT.findall(pattern) for slot in part.split("|")]
            for fault, mend in _unlike(map(str.strip, alternatives), slots, f"slot of {table}"):
                yield place, fault, mend


def _of_phrases(package: Package) -> Iterator[tuple[str, str, str]]:
    """Place, what is wrong and its mend, of what parts, links and mentions say in words."""
    for table, settings in package.settings.tables.items():
        schema = package.schemas.get(table)
        mentions = settings.role is Role.MENTION
        columns = _code_columns(schema) if schema else []
        values = {""}.union(
            *(
                _values(package, table, column) or ()
                for column in columns[: None if mentions else 1]
            )
        )
        for place, words in (("phrases", settings.phrases), ("nobody", settings.nobody)):
            for fault, mend in _unlike(words if schema else (), values, f"code of {table}"):
                yield f"tables/{table}/{place}", fault, mend
        for value, phrases in settings.phrases.items():
            if not mentions and any("{}" not in way for way in phrases[0].split("|")):
                mend = "write {} where the name of who takes part is to stand."
                yield f"tables/{table}/phrases/{_pointer(value)}", repr(phrases[0]), mend


def _pointer(name: str) -> str:
    """A name within a JSON pointer."""
    return name.replace("~", "~0").replace("/", "~1")


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Name a value that is there, or define it first.",
    why="What is declared of a value that nothing can have is never done, and nobody is told.",
    since="0.10.0",
    keeps=Example(package={"sandhi": {"compose": {"prices": {"drafts": ["article"]}}}}),
    breaks=Example(package={"sandhi": {"compose": {"prices": {"heads": {"dear": ["costly"]}}}}}),
)
def settings_name_values(context: Context) -> Iterator[Breach]:
    """The settings name codes, types and roles that are there, and slots that can be filled."""
    package = context.package
    settings = package.settings
    for place, table, column, values in references_to_values(settings):
        allowed = _values(package, table, column)
        for fault, mend in _unlike(values, allowed or set(), f"{column} of {table}"):
            if allowed is not None:
                yield Breach(fault, mend, file=DESCRIPTOR, place=f"/sandhi/{place}")
    for place, fault, mend in _of_phrases(package):
        yield Breach(fault, mend, file=DESCRIPTOR, place=f"/sandhi/{place}")
    for table, composed in settings.compose.items():
        if table not in package.schemas:  # which another rule tells
            continue
        for place, fault, mend in _of_composed(package, table, composed):
            at = f"/sandhi/compose/{table}/{place}"
            yield Breach(fault, mend, file=DESCRIPTOR, place=at)


RULES = [settings_name_values]
