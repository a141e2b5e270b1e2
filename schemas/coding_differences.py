"""Rules of the differences between an independent coding and the data."""

import pandas as pd
from pandas import DataFrame, Series

from sandhi.check import logic, reading
from sandhi.check.example import Row
from sandhi.check.makers.clauses import ends_with_its_clause
from sandhi.check.rule import Context, rule

FORM: Row = {
    "compared_table": "actor_mentions",
    "record_id": "AM0001",
    "compared_column": "form",
    "ours": "title",
    "theirs": "name",
}
ROW: Row = {"compared_table": "actor_mentions", "record_id": "AM0001", "ours": "A0033; title"}
OF_ACTORS = ("actor_mentions", "event_actors")  # each row of which is of one actor
OF_EVENTS = ["class", "status"]  # columns of an event that are compared at its mentions
COMPARED = ("actor_mentions", "dates", "event_actors", "event_mentions", "figures", "provisions")


@rule(
    table="coding_differences",
    column="record_id",
    reads=COMPARED,
    mend="Name the row of {compared_table} at this passage; leave it empty if it was withdrawn.",
    why="A key that has gone to another row turns an old difference into one that never was.",
    since="0.1.0",
    keeps={
        "coding_differences": [
            {
                "compared_table": "dates",
                "record_id": "D0001",
                "seed_id": "S001",
                "start": 0,
                "end": 9,
            }
        ],
        "dates": [{"date_id": "D0001", "seed_id": "S001", "start": 0, "end": 5}],
    },
    breaks={
        "coding_differences": [
            {
                "compared_table": "dates",
                "record_id": "D0001",
                "seed_id": "S001",
                "start": 0,
                "end": 9,
            }
        ],
        "dates": [{"date_id": "D0001", "seed_id": "S002", "start": 0, "end": 5}],
    },
)
def record_is_at_the_passage(context: Context) -> "Series[bool]":
    """The row that differs is one of the compared table, and shares text with the passage."""
    differences = context["coding_differences"]
    rows = [logic.records(context[table]).assign(compared_table=table) for table in COMPARED]
    by = ["compared_table", "record_id"]
    shared = logic.touches_any(differences, pd.concat(rows, ignore_index=True), by=by)
    return differences["record_id"].isna() | shared


@rule(
    table="coding_differences",
    column="settled",
    reads=(*COMPARED, "events"),
    mend="Say whose value {record_id} has in {compared_column}, or give it the one settled on.",
    why="A difference that was settled one way and coded the other was not settled at all.",
    since="0.1.0",
    keeps={
        "coding_differences": [{**FORM, "settled": "theirs"}],
        "actor_mentions": [{"mention_id": "AM0001", "form": "name"}],
    },
    breaks={
        "coding_differences": [{**FORM, "settled": "ours"}],
        "actor_mentions": [{"mention_id": "AM0001", "form": "name"}],
    },
)
def settled_value_is_in_the_data(context: Context) -> "Series[bool]":
    """The row has the value of ours, or of theirs, in whose favour a difference was settled."""
    differences = context["coding_differences"]
    value = differences["ours"].where(differences["settled"] == "ours", differences["theirs"])
    cells = differences[["compared_table", "record_id", "compared_column"]].assign(value=value)
    data = pd.concat([_cells(context, table) for table in COMPARED], ignore_index=True)
    judged = logic.among(cells, data, ["compared_table", "record_id", "compared_column"])
    judged &= differences["settled"].isin(["ours", "theirs"]) & value.notna()
    return ~judged | logic.among(cells, data, [*cells.columns])


def _cells(context: Context, table: str) -> DataFrame:
    """The texts of a table in columns that differ, a row for each cell.

    Those of an event stand at each of its mentions too.
    """
    rows, differing = context[table], {*context["coding_differences"]["compared_column"].dropna()}
    if table == "event_mentions":
        for column in OF_EVENTS:
            of_event = logic.look_up(rows["event_id"], context["events"], "event_id", column)
            rows = rows.assign(**{column: of_event})
    texts = rows.select_dtypes(["string", "object"])
    key, *columns = texts.columns
    compared = [name for name in columns if name in differing]
    cells = texts.melt(key, compared, var_name="compared_column")
    return cells.rename(columns={key: "record_id"}).assign(compared_table=table)


@rule(
    table="coding_differences",
    column="settled",
    mend="Settle it as ours, since {record_id} stands; or withdraw that row, and leave this empty.",
    why="What the coding lacks is in the data or not, and nothing lies between.",
    since="0.1.0",
    keeps={"coding_differences": [{**ROW, "settled": "ours"}]},
    breaks={"coding_differences": [{**ROW, "settled": "theirs"}]},
    per_seed=True,
)
def row_that_stands_is_ours(context: Context) -> "Series[bool]":
    """A row that the coding has not, and that stands, was settled as ours."""
    differences = context["coding_differences"]
    stands = differences["record_id"].notna() & differences["compared_column"].isna()
    return ~(stands & differences["theirs"].isna()) | differences["settled"].isin(["ours"])


@rule(
    table="coding_differences",
    mend="Write one value of {compared_column}, or, without a column, the row of {compared_table}.",
    why="Values that are written in one way can be counted by table and column.",
    since="0.1.0",
    keeps={"coding_differences": [FORM, ROW]},
    breaks={"coding_differences": [{**FORM, "theirs": "A0033; title"}, {**ROW, "ours": "act"}]},
    per_seed=True,
)
def what_differs_is_a_value_or_a_row(context: Context) -> DataFrame:
    """A column differs in one value; a row of actors begins with its actor, and no other does."""
    differences = context["coding_differences"]
    of_column = differences["compared_column"].notna()
    of_actors = differences["compared_table"].isin(OF_ACTORS)

    def fits(texts: Series) -> "Series[bool]":
        several = logic.holds(texts.str.contains("; ", regex=False))
        actor = logic.holds(texts.str.match(r"A\d{4}; "))
        return texts.isna() | (~several).where(of_column, actor == of_actors)

    return differences[["ours", "theirs"]].apply(fits)


@rule(**ends_with_its_clause("coding_differences", "सैनिक भेजे गए हैं।", "सैनिक भेजे गए"))
def passage_ends_with_its_clause(context: Context) -> "Series[bool]":
    """No passage that was coded differently stops before its verb, or where a word needs more."""
    return ~reading.stops_within_a_clause(context["coding_differences"], context.texts)
