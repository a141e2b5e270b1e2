"""Rules over all tables: no key is missing, one item is one row, one passage is cut alike."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import replace
from functools import lru_cache

from pandas import DataFrame, Series, concat

from sandhi.check.context import TEXTS
from sandhi.check.example import Row
from sandhi.check.prose import key_numbers
from sandhi.check.rule import Context, Example, Kind, Rule, rule
from sandhi.check.rules.passages import pair_numbers, passages
from sandhi.package import ANCHOR, LEDGER, Package, TableSchema
from sandhi.package.opening.memory import memoized

_KEY = "key"  # the column of the ledger that has them
ITEM = "wikidata"  # the column that names the item of Wikidata that a row is about


def _keyed_prices(*keys: str) -> Example:
    """Prices with these keys."""
    return Example(
        tables={"prices": [{"price_id": key, "amount": at} for at, key in enumerate(keys)]}
    )


@memoized
def _ledger(package: Package) -> frozenset[str]:
    """The keys that the ledger of a package lists, of rows that are there and of those that ended.

    None where it has no ledger.
    """
    if LEDGER not in package.schemas or _KEY not in package.schemas[LEDGER].names:
        return frozenset()
    return frozenset(package.cells(LEDGER)[_KEY].tolist())


@lru_cache(maxsize=1)  # what is explained of each row is read off what was judged of all
def _missing(context: Context) -> Series:
    """For each row, the first key between the next lower one and its own that nobody has."""
    package, lines = context.package, context.cells.index
    keys = context.cells[context.schema.primary_key].tolist()
    missing: dict[int, str] = {}
    ledger_keys = _ledger(package)
    for prefix, numbers in key_numbers(package, context.table).items():
        # The order of the rows is another rule's.
        rows = sorted(zip(numbers, keys, lines.tolist(), strict=True))
        lower = min(rows[0][0], 1) - 1
        width = min(map(len, keys)) - len(prefix)  # of more digits are those that need them
        for number, _, line in rows:
            if number > lower + 1:
                between = (f"{prefix}{one:0{width}}" for one in range(lower + 1, number))
                missing[line] = next((one for one in between if one not in ledger_keys), "")
            lower = number
    return Series([missing.get(line, "") for line in lines.tolist()], index=lines, dtype=object)


def _first_missing(context: Context, row: Series, column: str) -> str:
    return f"{_missing(context).at[row.name]} is not there"


@rule(
    table=Kind.KEYS,
    mend="Put the row back; if it was never published, number those below it anew.",
    why="A row that was lost by a slip leaves no trace but the gap between its neighbours.",
    since="0.1.0",
    keeps=_keyed_prices("P1", "P2", "P3"),
    breaks=_keyed_prices("P1", "P3"),
    explain=_first_missing,
    columns=lambda schema: [schema.primary_key, _KEY],
)
def keys_run_without_a_gap(context: Context) -> DataFrame:
    """Keys of one prefix and digits run from 0 or 1 without a gap, but for what a ledger lists."""
    return DataFrame({context.schema.primary_key: _missing(context) == ""})


def _names_items(schema: TableSchema) -> bool:
    """Whether rows name items: a column of numbers or of days that is called so names none."""
    return ITEM in schema.names and schema.field(ITEM).type == "string"


@lru_cache(maxsize=1)
def _twins(context: Context) -> DataFrame:
    """The rows that name an item which the table names too: the table, the line and the item.

    Within a table whose items are unique by its schema, that is said there.
    """
    package = context.package
    frames = [
        DataFrame({"table": table, "line": cells.index, "item": cells[ITEM]})
        for table, schema in package.schemas.items()
        if _names_items(schema)
        for cells in [package.cells(table)]
        if table != context.table or not schema.field(ITEM).constraints.get("unique")
    ]
    items = concat(frames, ignore_index=True) if frames else DataFrame(columns=["table", "item"])
    within = items["table"].ne(context.table) | items["item"].duplicated(keep=False)
    return items[within & items["item"].ne("")]


@lru_cache(maxsize=1)  # what is explained of each row is looked up, not searched for
def _places_of_twins(context: Context) -> dict[str, list[tuple[str, int]]]:
    places = defaultdict[str, list[tuple[str, int]]](list)
    for table, line, item in _twins(context).itertuples(index=False, name=None):
        places[item].append((table, line))
    return places


def _other(context: Context, row: Series, column: str) -> str:
    own_place = (context.table, row.name)
    other = next(place for place in _places_of_twins(context)[row[ITEM]] if place != own_place)
    file, line = context.package.place(*other)
    return f"{row[ITEM]}, as in {file}:{line}"


@rule(
    table=Kind.KEYS,
    mend="Look the two up, and give each the item that is about it and nothing else.",
    why="Two rows of one item are one thing that is counted twice, or one of them is mistaken.",
    since="0.1.0",
    keeps=Example(tables={"brands": [{"brand_id": "B1", ITEM: "Q1"}, {"brand_id": "B2"}]}),
    breaks=Example(
        tables={"brands": [{"brand_id": "B1", ITEM: "Q1"}, {"brand_id": "B2", ITEM: "Q1"}]}
    ),
    explain=_other,
    columns=lambda schema: [ITEM],
)
def wikidata_item_is_of_one_row(context: Context) -> DataFrame:
    """No two rows, of whichever tables, are about the same item of Wikidata (`wikidata`)."""
    if not _names_items(context.schema):
        return DataFrame(index=context.rows.index)
    return DataFrame({ITEM: ~context.cells[ITEM].isin(_twins(context)["item"])})


@memoized
def _unlike(package: Package) -> DataFrame:
    """Anchors with one of another table about the same thing that ends, or begins, a word apart.

    Both begin, or end, at one place. Columns are ``table`` and ``line`` of the one, ``table_other``
    and ``line_other`` of the other.
    """
    every = passages(package)
    unlike = []
    things = pair_numbers(every["thing"], every["seed_id"])
    for shared_bound, other_bound, count in (("start", "end", "last"), ("end", "start", "first")):
        at = pair_numbers(things, every[shared_bound])
        shares = at.duplicated(keep=False)
        several = every.drop(columns=["thing", "seed_id", shared_bound])[shares]
        several["at"] = at[shares]
        pairs = several.merge(several, on="at", suffixes=("", "_other"))
        is_word_apart = (pairs[count] - pairs[f"{count}_other"]).abs().le(1)
        differ = pairs[other_bound].ne(pairs[f"{other_bound}_other"]) & pairs["table"].ne(
            pairs["table_other"]
        )
        unlike.append(
            pairs.loc[is_word_apart & differ, ["table", "line", "table_other", "line_other"]]
        )
    return concat(unlike, ignore_index=True)


@memoized
def _unlike_places(package: Package) -> dict[tuple[str, Hashable], tuple[str, int]]:
    """The first that each is unlike, by table and line."""
    unlike = _unlike(package)[["table", "line", "table_other", "line_other"]]
    places: dict[tuple[str, Hashable], tuple[str, int]] = {}
    for table, line, other, line_other in unlike.itertuples(index=False, name=None):
        places.setdefault((table, line), (other, line_other))
    return places


def _likeness(context: Context, row: Series, column: str) -> str:
    package = context.package
    other, line_other = _unlike_places(package)[context.table, row.name]
    quote = str(package.cells(other).at[line_other, ANCHOR[-1]])
    file, line = package.place(other, line_other)
    return f"“{row[ANCHOR[-1]]}”, and “{quote}” in {file}:{line}"


def _discount(start: int, end: int) -> Example:
    """A price in a text, and another row about it, anchored from and to these characters."""
    text = "चाय सस्ती है।"
    price: Row = {"price_id": "P1", "seed_id": "M1", "start": 0, "end": 9, "quote": text[:9]}
    offer: Row = {"offer_id": "O1", "price_id": "P1", "seed_id": "M1"}
    anchor: Row = {"start": start, "end": end, "quote": text[start:end]}
    return Example(
        package={"sandhi": {"tables": {"offers": {"role": "part", "of": "price_id"}}}},
        tables={"prices": [price], "offers": [{**offer, **anchor}]},
        texts={"M1": text},
    )


@rule(
    table=Kind.ANCHORS,
    column=ANCHOR[-1],
    reads=(TEXTS,),
    mend="Give both the same passage, the one that has all it needs and no more.",
    why="One passage that is cut in two ways is two passages to whoever joins tables by it.",
    since="0.1.0",
    keeps=_discount(0, 9),
    breaks=_discount(0, 12),
    explain=_likeness,
    per_seed=True,
)
def passages_about_one_thing_agree(context: Context) -> "Series[bool]":
    """No passage is a word longer or shorter than one of another table about the same thing."""
    rows, unlike = context.rows, _unlike(context.package)
    of_table = unlike.loc[unlike["table"].eq(context.table), "line"]
    return Series(~rows.index.isin(of_table), index=rows.index)


RULES = [keys_run_without_a_gap, wikidata_item_is_of_one_row, passages_about_one_thing_agree]


def rules(package: Package, table: str) -> list[Rule]:
    """The rules for a table, declared to read what they look at."""
    schema = package.schemas[table]
    pairs: list[tuple[Rule, list[str]]] = []
    # Of the rows of another table, only some need be said more of.
    if table != LEDGER and schema.extends is None:
        pairs.append((keys_run_without_a_gap, [LEDGER]))
    if _names_items(schema):
        others = [name for name, one in package.schemas.items() if _names_items(one)]
        pairs.append((wikidata_item_is_of_one_row, others))
    leading = [one for one in package.settings.tables.values() if one.of or one.record]
    if schema.anchored and table != "sentences" and leading:
        anchored = [name for name, one in package.schemas.items() if one.anchored]
        others = [name for name in anchored if name != "sentences"]
        pairs.append((passages_about_one_thing_agree, [TEXTS, *others]))
    present = {*package.schemas, TEXTS} - {table}
    return [
        replace(rule, reads=tuple(name for name in reads if name in present))
        for rule, reads in pairs
    ]
