"""The rule of coverage: nothing in the seeds was overlooked."""

from collections import defaultdict
from dataclasses import replace

from pandas import Series

from sandhi.check.context import TEXTS
from sandhi.check.example import Row
from sandhi.check.rule import Context, Example, Rule, rule
from sandhi.coverage.account import OPEN, account, tables
from sandhi.package import Package
from sandhi.package.opening.memory import memoized

TEXT = "Hello world"
SENTENCE: Row = {
    "sentence_id": "M1-1",
    "seed_id": "M1",
    "start": 0,
    "end": 11,
    "quote": TEXT,
    "kind": "body",
}
REQUIRED = {"sandhi": {"coverage": {"sentences": ["body"]}}}


def rules(package: Package) -> list[Rule]:
    """The rule, declared to read every table that the account of a package reads.

    None where the package declares no coverage, or lacks the tables of seeds and sentences.
    """
    names = tables(package)
    if not {"seeds", "sentences"} <= {*names}:
        return []
    others = (name for name in names if name != coverage.table)
    return [replace(coverage, reads=(TEXTS, *others))]


@memoized
def _open_parts(package: Package) -> dict[str, list[str]]:
    """What is open, by the key of its sentence: expressions first, or that nothing is coded."""
    whole = account(package)
    parts = defaultdict[str, list[str]](list)
    for span in whole.expressions[whole.expressions["state"].eq(OPEN)].itertuples():
        parts[str(span.sentence_id)].append(
            f"“{span.quote}” ({span.kind}, {span.start} to {span.end})"
        )
    for key in whole.sentences.loc[whole.sentences["bare"], "sentence_id"]:
        parts[str(key)].append("nothing in it is coded")
    return dict(parts)


def _open(context: Context, row: "Series[str]", column: str) -> str:
    """What of a sentence is open, and whether nothing in it is coded."""
    return "; ".join(_open_parts(context.package)[str(row[context.schema.primary_key])])


@rule(
    table="sentences",
    column="quote",
    mend="Code what is open in it, or leave that out with a row that says why.",
    why="A dataset that was coded in part looks like one that was coded in whole.",
    since="0.1.0",
    keeps=Example(
        package=REQUIRED,
        tables={
            "sentences": [SENTENCE],
            "prices": [
                {"price_id": "P1", "seed_id": "M1", "start": 0, "end": 6, "quote": TEXT[:6]}
            ],
        },
        texts={"M1": TEXT},
    ),
    breaks=Example(
        package=REQUIRED,
        tables={"sentences": [SENTENCE], "prices": []},
        texts={"M1": TEXT},
    ),
    explain=_open,
    per_seed=True,
)
def coverage(context: Context) -> "Series[bool]":
    """Every number, word of time and known name is coded or left out, and every sentence coded."""
    whole = account(context.package)
    in_sentence = whole.expressions.loc[whole.expressions["state"].eq(OPEN), "sentence_id"]
    is_accounted_for = ~whole.sentences["bare"] & ~whole.sentences["sentence_id"].isin(in_sentence)
    return Series(is_accounted_for.to_numpy(dtype=bool), index=context.rows.index)


RULES = [coverage]
