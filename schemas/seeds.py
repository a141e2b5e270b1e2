"""Rules of what is said of the seeds; those of their files are those of every package."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

ELSEWHERE = "from elsewhere|[Oo]utside (?:the seeds|these articles)"  # how a text of ours says so


@rule(
    table="seeds",
    column="published_latest",
    mend="Swap the first and the last day of publication, or mend one.",
    why="A span whose ends are swapped holds no day.",
    since="0.1.0",
    keeps={
        "seeds": [
            {
                "seed_id": "S001",
                "published_earliest": "2024-06-19",
                "published_latest": "2024-06-20",
            }
        ]
    },
    breaks={
        "seeds": [
            {
                "seed_id": "S001",
                "published_earliest": "2024-06-21",
                "published_latest": "2024-06-20",
            }
        ]
    },
    per_seed=True,
)
def publication_ends_after_it_begins(context: Context) -> "Series[bool]":
    """The last day on which a seed can have been published is not before the first."""
    seeds = context["seeds"]
    return ~logic.holds(seeds["published_earliest"] > seeds["published_latest"])


@rule(
    table="seeds",
    column="headline",
    reads=("sentences",),
    mend="Copy the headline from the seed, or code its sentence as a headline.",
    why="A citation shows the headline, so it must be the source's own.",
    since="0.1.0",
    keeps={
        "seeds": [{"seed_id": "S001", "headline": "संधि पर मुहर"}],
        "sentences": [{"seed_id": "S001", "kind": "headline", "quote": "रूस ने संधि पर मुहर लगाई"}],
    },
    breaks={
        "seeds": [{"seed_id": "S001", "headline": "संधि पर मुहर"}],
        "sentences": [{"seed_id": "S001", "kind": "body", "quote": "रूस ने संधि पर मुहर लगाई"}],
    },
)
def headline_is_in_a_headline_sentence(context: Context) -> "Series[bool]":
    """A seed's headline stands in a sentence of that seed of the kind headline."""
    seeds, sentences = context["seeds"], context["sentences"]
    return _stands_in(seeds, "headline", sentences)


@rule(
    table="seeds",
    column="credit",
    reads=("sentences",),
    mend="Copy the agency's name from the seed, or code its sentence as a credit.",
    why="Who is credited with an article must be named in it.",
    since="0.1.0",
    keeps={
        "seeds": [{"seed_id": "S001", "credit": "एएनआई"}],
        "sentences": [{"seed_id": "S001", "kind": "credit", "quote": "(एएनआई)"}],
    },
    breaks={
        "seeds": [{"seed_id": "S001", "credit": "पीटीआई"}],
        "sentences": [{"seed_id": "S001", "kind": "credit", "quote": "(एएनआई)"}],
    },
)
def credit_is_in_a_credit_sentence(context: Context) -> "Series[bool]":
    """The agency that a seed credits stands in a sentence of that seed of the kind credit."""
    seeds, sentences = context["seeds"], context["sentences"]
    return _stands_in(seeds, "credit", sentences)


def _stands_in(seeds: DataFrame, kind: str, sentences: DataFrame) -> "Series[bool]":
    """Whether a cell stands in a sentence of its seed that is of the kind named like the column."""
    quotes = sentences.loc[sentences["kind"] == kind, ["seed_id", "quote"]]
    pairs = seeds[["seed_id", kind]].assign(row=seeds.index).merge(quotes, on="seed_id")
    rows = pairs.loc[logic.occurs_in(pairs[kind], pairs["quote"]), "row"]
    return seeds[kind].isna() | seeds.index.isin(rows)


@rule(
    table="seeds",
    column="dating",
    reads=("reference_uses",),
    mend="Cite for {seed_id} who says so, or leave out what is known from elsewhere.",
    why="What we say beyond the seeds must be as easy to check as what they say.",
    since="0.1.0",
    keeps={
        "seeds": [{"seed_id": "S003", "dating": "The day is known from elsewhere."}],
        "reference_uses": [{"record_id": "S003", "reference_id": "RF0001"}],
    },
    breaks={
        "seeds": [{"seed_id": "S003", "dating": "The day is known from elsewhere."}],
        "reference_uses": [{"record_id": "S004", "reference_id": "RF0001"}],
    },
)
def dating_is_cited(context: Context) -> "Series[bool]":
    """A dating that speaks of what is known from outside the seeds rests on a reference."""
    seeds, uses = context["seeds"], context["reference_uses"]
    beyond = logic.holds(seeds["dating"].str.contains(ELSEWHERE))
    return ~beyond | seeds["seed_id"].isin(uses["record_id"])


@rule(
    table="seeds",
    column="published_latest",
    mend="Narrow the days of publication by what {seed_id} tells as news, or of which weekday.",
    why="Every date that is resolved from a seed's day is as uncertain as that day.",
    since="0.1.0",
    keeps={"seeds": [{"published_earliest": "2024-11-12", "published_latest": "2024-11-14"}]},
    breaks={"seeds": [{"published_earliest": "2024-11-12", "published_latest": "2024-12-14"}]},
    per_seed=True,
)
def publication_is_known_to_a_few_days(context: Context) -> "Series[bool]":
    """The days on which a seed can have been published are at most three."""
    seeds = context["seeds"]
    days = (seeds["published_latest"] - seeds["published_earliest"]).dt.days + 1
    return ~logic.holds(days > 3)
