"""Rules of the rows of a table among each other: their order, and what no two may have alike."""

from functools import lru_cache
from itertools import pairwise

from pandas import DataFrame, Series, isna

from sandhi.check.example import Row
from sandhi.check.prose import key_numbers
from sandhi.check.rule import Context, Example, Kind, rule
from sandhi.text import natural_order


def _key_above(context: Context, row: Series, column: str) -> str:
    rows, key = context.rows, context.schema.primary_key
    place = int((rows.index == row.name).argmax())
    return f"{row[key]} below {rows[key].iloc[place - 1]}"


@rule(
    table=Kind.KEYS,
    mend="Sort the rows by their key, as `sandhi fmt` does.",
    why="In one order, a difference between two versions shows what changed and nothing else.",
    since="0.1.0",
    keeps=Example(tables={"prices": [{"price_id": "P1"}, {"price_id": "P2"}]}),
    breaks=Example(tables={"prices": [{"price_id": "P2"}, {"price_id": "P1"}]}),
    explain=_key_above,
    columns=lambda schema: [schema.primary_key],
)
def rows_are_in_key_order(context: Context) -> DataFrame:
    """Rows stand in the order of their keys, in which numbers count as numbers."""
    rows, key = context.rows, context.schema.primary_key
    numbers = [*key_numbers(context.package, context.table).values()]
    # As nearly all tables have them. They may be larger than any number of NumPy.
    if numbers and all(one < other for one, other in pairwise(numbers[0])):
        return DataFrame({key: True}, index=rows.index)
    keys = [None if isna(one) else one for one in rows[key]]
    if context.schema.field(key).type == "string":
        keys = [text and natural_order(text) for text in keys]
    pairs = zip([None, *keys], keys, strict=False)
    above = [not (one is None or other is None) and other < one for one, other in pairs]
    return DataFrame({key: ~Series(above, index=rows.index, dtype=bool)})


@lru_cache(maxsize=1)  # what is explained of each row is looked up, not searched for
def _twins_by_key(context: Context) -> dict[tuple[str, ...], DataFrame]:
    """By unique key: of each row, how many have the same, and the first line; 0 without a key."""
    rows = context.rows
    lines = Series(rows.index, index=rows.index)
    groups = {
        key: lines.groupby([rows[column] for column in key], sort=False)
        for key in context.schema.unique_keys
    }
    return {
        key: DataFrame({"count": group.transform("size"), "first": group.transform("first")})
        .fillna(0)
        .astype(int)
        for key, group in groups.items()
    }


def _twin(context: Context, row: Series, column: str) -> str:
    line = int(str(row.name))
    twins = {key: rows for key, rows in _twins_by_key(context).items() if key[-1] == column}
    key = max(twins, key=lambda key: int(str(twins[key].at[line, "count"])))
    first = int(str(twins[key].at[line, "first"]))
    (file, other), (own_file, _) = (
        context.package.place(context.table, one) for one in (first, line)
    )
    return f"{', '.join(key)} as on line {other}{'' if file == own_file else f' of {file}'}"


BY_ARTICLE_AND_DAY = {"name": "prices", "uniqueKeys": [["article", "sold"]]}


def _sales(*days: str) -> Example:
    """Tea that was sold on some days."""
    rows: list[Row] = [
        {"price_id": f"P{at}", "article": "tea", "sold": day} for at, day in enumerate(days, 1)
    ]
    return Example(tables={"prices": rows}, schema=BY_ARTICLE_AND_DAY)


@rule(
    table=Kind.KEYS,
    mend="Keep one of the rows, or tell them apart.",
    why="Two rows that say one thing are counted as two things.",
    since="0.1.0",
    keeps=_sales("2024-06-19", "2024-06-20"),
    breaks=_sales("2024-06-19", "2024-06-19"),
    explain=_twin,
    columns=lambda schema: sum(schema.unique_keys, ()),
)
def unique_keys_are_unique(context: Context) -> DataFrame:
    """No two rows of a table have the same unique key (`uniqueKeys` in its schema)."""
    rows = context.rows
    unique = DataFrame(index=rows.index)
    for key in context.schema.unique_keys:
        columns = rows[list(key)]
        alone = ~columns.duplicated()
        if not alone.all():
            alone |= columns.isna().any(axis="columns")
        unique[key[-1]] = alone & unique.get(key[-1], True)
    return unique


def _placed(latitude: float) -> Example:
    """Two columns that are declared as a point."""
    numbers = [{"name": name, "type": "number"} for name in ("latitude", "longitude")]
    return Example(
        tables={"prices": [{"price_id": "P1", "latitude": latitude, "longitude": 73.9}]},
        schema={"name": "prices", "fields": numbers},
        package={"sandhi": {"tables": {"prices": {"point": ["latitude", "longitude"]}}}},
    )


@rule(
    table=Kind.CELLS,
    mend="Write degrees: a latitude from -90 to 90, and a longitude from -180 to 180.",
    why="What lies nowhere on earth has no map, and often its two numbers are exchanged.",
    since="0.10.0",
    keeps=_placed(18.5),
    breaks=_placed(118.5),
    per_seed=True,
)
def points_lie_on_earth(context: Context) -> DataFrame:
    """What the settings declare as a point is a latitude and a longitude, in degrees."""
    columns = context.package.settings.of(context.table).point
    most_degrees = dict(zip(columns, (90, 180), strict=False))
    numbers = [name for name in columns if name in context.schema.names]
    return DataFrame(
        {
            name: context.rows[name].isna() | (context.rows[name].abs() <= most_degrees[name])
            for name in numbers
            if context.schema.field(name).type in ("number", "integer")
        },
        index=context.rows.index,
    )


RULES = [rows_are_in_key_order, unique_keys_are_unique, points_lie_on_earth]
