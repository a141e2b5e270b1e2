"""Rules of what is said of the seeds; those of their files are those of every package."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import rule


@rule("published_latest", mend="Swap the first and the last day of publication, or mend one.")
def publication_ends_after_it_begins(seeds: DataFrame) -> "Series[bool]":
    """The last day on which a seed can have been published is not before the first."""
    return ~logic.known(seeds["published_earliest"] > seeds["published_latest"])


@rule("headline", mend="Copy the headline from the seed, or code its sentence as a headline.")
def headline_is_in_a_headline_sentence(seeds: DataFrame, sentences: DataFrame) -> "Series[bool]":
    """A seed's headline stands in a sentence of that seed of the kind headline."""
    return _stands_in(seeds, "headline", sentences)


@rule("credit", mend="Copy the agency's name from the seed, or code its sentence as a credit.")
def credit_is_in_a_credit_sentence(seeds: DataFrame, sentences: DataFrame) -> "Series[bool]":
    """The agency that a seed credits stands in a sentence of that seed of the kind credit."""
    return _stands_in(seeds, "credit", sentences)


def _stands_in(seeds: DataFrame, kind: str, sentences: DataFrame) -> "Series[bool]":
    """Whether a cell stands in a sentence of its seed that is of the kind named like the column."""
    quotes = sentences.loc[sentences["kind"] == kind, ["seed_id", "quote"]]
    pairs = seeds[["seed_id", kind]].assign(row=seeds.index).merge(quotes, on="seed_id")
    found = pairs.loc[logic.occurs_in(pairs[kind], pairs["quote"]), "row"]
    return seeds[kind].isna() | seeds.index.isin(found)
