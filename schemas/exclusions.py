"""Rules of the expressions that are not coded."""

import pandas as pd
from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import Context, Example, rule

OUTSIDE = ["promo", "caption", "credit", "stray"]  # the kinds of sentence that are not coded


REASONS = {"sandhi": {"coverage": {"reasons": {"article": ["number"], "sequence": ["date"]}}}}


@rule(
    table="exclusions",
    column="reason",
    mend="Give a reason for which a {kind} can be left out, or mend the kind.",
    why="A reason that cannot hold for such an expression hides what was overlooked.",
    since="0.1.0",
    keeps=Example(
        package=REASONS,
        tables={"exclusions": [{"quote": "51", "kind": "number", "reason": "article"}]},
    ),
    breaks=Example(
        package=REASONS,
        tables={"exclusions": [{"quote": "51", "kind": "number", "reason": "sequence"}]},
    ),
    per_seed=True,
)
def reason_suits_the_kind(context: Context) -> "Series[bool]":
    """A number, a word of time and a name are each left out for a reason that suits them."""
    exclusions, coverage = context["exclusions"], context.package.settings.coverage
    reasons = coverage.reasons if coverage else {}
    suit = {(reason, kind) for reason, kinds in reasons.items() for kind in kinds}
    pairs = zip(exclusions["reason"], exclusions["kind"], strict=True)
    suits = [reason not in reasons or (reason, kind) in suit for reason, kind in pairs]
    return Series(suits, index=exclusions.index, dtype=bool)


@rule(
    table="exclusions",
    column="reason",
    reads=("sentences",),
    mend="Give what stands in such a sentence, and nothing else, the reason outside.",
    why="Text outside of the article is left out as a whole, whatever it says.",
    since="0.1.0",
    keeps={
        "exclusions": [{"seed_id": "S001", "start": 5, "end": 9, "reason": "outside"}],
        "sentences": [{"seed_id": "S001", "start": 0, "end": 20, "kind": "promo"}],
    },
    breaks={
        "exclusions": [
            {"seed_id": "S001", "start": 5, "end": 9, "reason": "place", "kind": "name"}
        ],
        "sentences": [{"seed_id": "S001", "start": 0, "end": 20, "kind": "promo"}],
    },
)
def what_is_outside_the_article_is_left_out(context: Context) -> "Series[bool]":
    """What stands in a promotion, caption, credit or stray text is left out for that alone."""
    exclusions, sentences = context["exclusions"], context["sentences"]
    uncoded = sentences[sentences["kind"].isin(OUTSIDE)]
    inside = logic.touches_any(exclusions, uncoded, by=[])
    return exclusions["reason"].isin(["outside"]) == inside


@rule(
    table="exclusions",
    column="quote",
    reads=(
        "figures",
        "dates",
        "actor_mentions",
    ),
    mend="Withdraw the exclusion, or the row that codes {quote} at this place.",
    why="One expression cannot be both coded and left out.",
    since="0.1.0",
    keeps={
        "exclusions": [{"seed_id": "S001", "start": 5, "end": 9, "kind": "date"}],
        "dates": [{"seed_id": "S001", "start": 30, "end": 34}],
    },
    breaks={
        "exclusions": [{"seed_id": "S001", "start": 5, "end": 9, "kind": "date"}],
        "dates": [{"seed_id": "S001", "start": 5, "end": 9}],
    },
)
def what_is_left_out_is_not_coded(context: Context) -> "Series[bool]":
    """What is left out is not coded as well: as a figure's numeral, a date or a mention."""
    exclusions, figures, dates, actor_mentions = (
        context["exclusions"],
        context["figures"],
        context["dates"],
        context["actor_mentions"],
    )
    coded = pd.concat(
        [
            _numerals(figures).assign(kind="number"),
            dates[logic.ANCHOR].assign(kind="date"),
            actor_mentions[logic.ANCHOR].assign(kind="name"),
        ]
    )
    return ~logic.among(exclusions, coded, [*logic.ANCHOR, "kind"])


def _numerals(figures: DataFrame) -> DataFrame:
    """The anchor of each figure's numeral as written: within the quote, the first that reads so."""
    start = figures["start"] + logic.place_in(figures["as_written"], figures["quote"])
    end = start + figures["as_written"].str.len()
    return DataFrame({"seed_id": figures["seed_id"], "start": start, "end": end})


@rule(
    table="exclusions",
    column="quote",
    mend="Keep the wider of the exclusions of the kind {kind} that lie within each other.",
    why="What is left out twice is counted twice among what was judged.",
    since="0.1.0",
    keeps={
        "exclusions": [
            {"seed_id": "S001", "start": 0, "end": 11, "kind": "name"},
            {"seed_id": "S001", "start": 5, "end": 7, "kind": "number"},
        ]
    },
    breaks={
        "exclusions": [
            {"seed_id": "S001", "start": 0, "end": 11, "kind": "name"},
            {"seed_id": "S001", "start": 5, "end": 7, "kind": "name"},
        ]
    },
    per_seed=True,
)
def exclusion_lies_in_no_other(context: Context) -> "Series[bool]":
    """No exclusion lies within another of the same kind."""
    exclusions = context["exclusions"]
    return logic.holders(exclusions, exclusions, by=["kind"]) <= 1
