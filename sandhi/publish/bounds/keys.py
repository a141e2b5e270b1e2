"""Rules of keys over all tables: each names one row of the whole, and an address can carry it."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from sandhi.check.rule import EVERY_TABLE, Breach, Context, Example, Kind, rule
from sandhi.cite.formats import FORMATS
from sandhi.package import Package
from sandhi.package.opening.memory import memoized

LONGEST = 1_000  # characters of a key in an address, where each other than ASCII takes several
# What any address carries as it stands, as nearly all keys are.
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,100}")
# The endings by which the address of a row leads to it as a citation or as data.
ENDINGS = tuple(form.ending for form in FORMATS.values() if form.ending)


def _priced(key: str, other: str = "P1") -> Example:
    """Two prices, and a shop that has a key."""
    return Example(
        tables={
            "prices": [{"price_id": one} for one in sorted({"P1", other})],
            "shops": [{"shop_id": key}],
        }
    )


def _keys(package: Package) -> Iterator[tuple[str, int, str]]:
    """The table, line and key of each row, but of those that say more of another table's rows."""
    for table, keys in _key_columns(package):
        for line, key in zip(package.cells(table).index.tolist(), keys, strict=True):
            yield table, line, key


def _key_columns(package: Package) -> Iterator[tuple[str, list[str]]]:
    """The tables whose rows have addresses, with the keys of these."""
    for table, schema in package.schemas.items():
        if schema.addressed:
            yield table, package.cells(table)[schema.primary_key].tolist()


@memoized
def _every(package: Package) -> frozenset[str]:
    """The keys of all rows that have addresses."""
    return frozenset().union(*(keys for _, keys in _key_columns(package)))


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Rename one of them: give the keys of each table a beginning of their own.",
    why="A key is the address of a row, and one address leads to one row.",
    since="0.1.0",
    keeps=_priced("H1"),
    breaks=_priced("P1"),
)
def keys_are_of_one_table(context: Context) -> Iterator[Breach]:
    """No key is one of two tables, unless the one says more of the other's rows."""
    package, homes = context.package, dict[str, tuple[str, int]]()
    if len(_every(package)) == sum(len({*keys}) for _, keys in _key_columns(package)):
        return  # as nearly always
    for table, line, key in _keys(package):
        home, above = homes.setdefault(key, (table, line))
        if home != table:
            file_above, line_above = package.place(home, above)
            what = f"{key}, as in {file_above}:{line_above}"
            column = package.schemas[table].primary_key
            file, line_of_file = package.place(table, line)
            yield Breach(what, line=line_of_file, column=column, file=file)


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Give the row a short key of letters and digits.",
    why="A row without an address can be neither shown nor cited.",
    since="0.1.0",
    keeps=_priced("P1.2"),
    breaks=_priced(".."),
)
def keys_make_addresses(context: Context) -> Iterator[Breach]:
    """An address can carry a key: not . or .., nothing that cannot be seen, no end of another.

    One that is another key with the ending of a format (.json) would stand for two things.
    """
    package = context.package
    every = _every(package)
    if all(map(_PLAIN.fullmatch, every)):
        return
    for table, line, key in _keys(package):
        if what := _unaddressable(key, every):
            column = package.schemas[table].primary_key
            file, line_of_file = package.place(table, line)
            yield Breach(what, line=line_of_file, column=column, file=file)


def _unaddressable(key: str, every: frozenset[str]) -> str:
    """Why no address can carry a key; nothing where one can."""
    if _PLAIN.fullmatch(key):
        return ""
    if key in (".", ".."):
        return f"{key} leads elsewhere in an address"
    if not key.isprintable() or key != key.strip():
        return f"{key!a} holds what an address does not show"
    if len(quote(key)) > LONGEST:
        return f"{key[:40]}… takes {len(quote(key)):,} characters of an address"
    stem = next((key.removesuffix(f".{end}") for end in ENDINGS if key.endswith(f".{end}")), key)
    if stem != key and stem in every:
        return f"{key} is the address of {stem} as a file"
    return ""


RULES = [keys_are_of_one_table, keys_make_addresses]
