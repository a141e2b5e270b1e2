"""The rule of coverage: nothing in the seeds was overlooked."""

from dataclasses import replace
from inspect import Parameter, Signature
from typing import Any

from pandas import DataFrame, Series

from sandhi.check.rule import Rule, rule
from sandhi.coverage.account import OPEN, account, tables
from sandhi.package import Package


def rules(package: Package) -> list[Rule]:
    """The rule, asking for every table that the account of a package reads.

    None where the package declares no coverage, or lacks the tables of seeds and sentences.
    """
    asked = tables(package)
    if not {"seeds", "sentences"} <= {*asked}:
        return []

    def judge(sentences: DataFrame, *_: Any) -> "Series[bool]":
        verdict: Series[bool] = coverage(sentences, package)
        return verdict

    names = ["sentences", "package", "texts", *(name for name in asked if name != "sentences")]
    parameters = [Parameter(name, Parameter.POSITIONAL_OR_KEYWORD) for name in names]
    judge.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return [replace(coverage, function=judge)]


def _found(row: "Series[str]", package: Package) -> str:
    """What of a sentence is open, and whether nothing in it is coded."""
    found, sentences = account(package).expressions, account(package).sentences
    spans = found[found["sentence_id"].eq(row["sentence_id"]) & found["state"].eq(OPEN)]
    told = [
        f"“{span.quote}” ({span.kind}, {span.start} to {span.end})" for span in spans.itertuples()
    ]
    bare = sentences.loc[sentences["sentence_id"].eq(row["sentence_id"]), "bare"].any()
    return "; ".join([*told, *(["nothing in it is coded"] if bare else [])])


@rule(
    "quote",
    mend="Code what is open in {sentence_id}, or leave it out with a row that says why.",
    explain=_found,
)
def coverage(sentences: DataFrame, package: Package) -> "Series[bool]":
    """Every number, word of time and known name is coded or left out, and every sentence coded."""
    found = account(package)
    in_sentence = found.expressions.loc[found.expressions["state"].eq(OPEN), "sentence_id"]
    kept = ~found.sentences["bare"] & ~found.sentences["sentence_id"].isin(in_sentence)
    return Series(kept.to_numpy(dtype=bool), index=sentences.index)
