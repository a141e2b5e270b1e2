"""Rules of keys over all tables: that none is missing, and what one item outside stands for."""

from dataclasses import replace

from pandas import DataFrame, Series, concat

from sandhi.check.prose import key_numbers
from sandhi.check.rule import Context, Example, Kind, Rule, rule
from sandhi.package import Package

LEDGER = "ledger"  # the table that lists the keys of rows that were published and taken away
ITEM = "wikidata"  # the column that names the item of Wikidata that a row is about


def _keyed(*keys: str) -> Example:
    """Prices with these keys."""
    return Example(
        tables={"prices": [{"price_id": key, "amount": at} for at, key in enumerate(keys)]}
    )


def _ledger(package: Package) -> set[str]:
    """The keys that the ledger of a package lists; none where it has no ledger."""
    if LEDGER not in package.schemas:
        return set()
    column = package.settings.of(LEDGER).record or package.schemas[LEDGER].primary_key
    return {*package.cells(LEDGER)[column]}


def _missing(context: Context) -> Series:
    """For each row, the first key between the next lower one and its own that nobody has."""
    package, keys = context.package, context.cells[context.schema.primary_key]
    missing = Series("", index=keys.index, dtype=object)
    withdrawn = _ledger(package)
    for prefix, numbers in key_numbers(keys).items():
        # The order of the rows is another rule's.
        rows = sorted(zip(numbers, keys, keys.index, strict=True))
        lower = min(rows[0][0], 1) - 1
        for number, key, line in rows:
            width = len(key) - len(prefix)
            between = (f"{prefix}{one:0{width}}" for one in range(lower + 1, number))
            missing[line] = next((one for one in between if one not in withdrawn), "")
            lower = number
    return missing


def _first_missing(context: Context, row: Series, column: str) -> str:
    return f"{_missing(context)[row.name]} is not there"


@rule(
    table=Kind.KEYS,
    mend="Put the row back; if it was never published, number those below it anew.",
    why="A row that was lost by a slip leaves no trace but the gap between its neighbours.",
    since="0.9.0",
    keeps=_keyed("P1", "P2", "P3"),
    breaks=_keyed("P1", "P3"),
    explain=_first_missing,
)
def keys_run_without_a_gap(context: Context) -> DataFrame:
    """Keys of one prefix and digits run from 0 or 1 without a gap, but for what a ledger lists."""
    return DataFrame({context.schema.primary_key: _missing(context) == ""})


def _twins(context: Context) -> DataFrame:
    """The rows that name an item which the table names too: the table, the line and the item.

    Within a table whose items are unique by its schema, that is said there.
    """
    package = context.package
    named = [
        DataFrame({"table": table, "line": cells.index, "item": cells[ITEM]})
        for table, schema in package.schemas.items()
        if ITEM in schema.names
        for cells in [package.cells(table)]
        if table != context.table or not schema.field(ITEM).constraints.get("unique")
    ]
    items = concat(named, ignore_index=True) if named else DataFrame(columns=["table", "item"])
    within = items["table"].ne(context.table) | items["item"].duplicated(keep=False)
    return items[within & items["item"].ne("")]


def _other(context: Context, row: Series, column: str) -> str:
    twins = _twins(context)
    apart = twins["table"].ne(context.table) | twins["line"].ne(row.name)
    other = twins[twins["item"].eq(row[ITEM]) & apart].iloc[0]
    return f"{row[ITEM]}, as in {context.package.paths[other['table']]}:{other['line']}"


@rule(
    table=Kind.KEYS,
    mend="Look the two up, and give each the item that is about it and nothing else.",
    why="Two rows of one item are one thing that is counted twice, or one of them is mistaken.",
    since="0.9.0",
    keeps=Example(tables={"brands": [{"brand_id": "B1", ITEM: "Q1"}, {"brand_id": "B2"}]}),
    breaks=Example(
        tables={"brands": [{"brand_id": "B1", ITEM: "Q1"}, {"brand_id": "B2", ITEM: "Q1"}]}
    ),
    explain=_other,
)
def wikidata_item_is_of_one_row(context: Context) -> DataFrame:
    """No two rows, of whichever tables, are about the same item of Wikidata (`wikidata`)."""
    if ITEM not in context.schema.names:
        return DataFrame(index=context.rows.index)
    return DataFrame({ITEM: ~context.cells[ITEM].isin(_twins(context)["item"])})


RULES = [keys_run_without_a_gap, wikidata_item_is_of_one_row]


def rules(package: Package, table: str) -> list[Rule]:
    """The rules for a table, declared to read what they look at."""
    schema = package.schemas[table]
    asked = []
    if table != LEDGER:
        reads = (LEDGER,) if LEDGER in package.schemas else ()
        asked.append(replace(keys_run_without_a_gap, reads=reads))
    if ITEM in schema.names:
        others = [name for name, one in package.schemas.items() if ITEM in one.names]
        reads = tuple(name for name in others if name != table)
        asked.append(replace(wikidata_item_is_of_one_row, reads=reads))
    return asked
