"""Rules of the expressions that are not coded."""

import pandas as pd
from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import rule

# What the reasons that suit one kind of expression alone are reasons for.
KINDS = {
    "article": "number",
    "partitive": "number",
    "dual": "number",
    "identifier": "number",
    "unresolvable": "date",
    "sequence": "date",
    "manner": "date",
    "place": "name",
    "predicate": "name",
}
OUTSIDE = ["promo", "caption", "credit", "stray"]  # the kinds of sentence that are not coded


@rule("reason", mend="Give a reason for which a {kind} can be left out, or mend the kind.")
def reason_suits_the_kind(exclusions: DataFrame) -> "Series[bool]":
    """A number, a word of time and a name are each left out for a reason that suits them."""
    return ~logic.known(exclusions["reason"].map(KINDS) != exclusions["kind"])


@rule("reason", mend="Give what stands in such a sentence, and nothing else, the reason outside.")
def what_is_outside_the_article_is_left_out(
    exclusions: DataFrame, sentences: DataFrame
) -> "Series[bool]":
    """What stands in a promotion, caption, credit or stray text is left out for that alone."""
    uncoded = sentences[sentences["kind"].isin(OUTSIDE)]
    inside = logic.touches_any(exclusions, uncoded, by=[])
    return exclusions["reason"].isin(["outside"]) == inside


@rule("quote", mend="Withdraw the exclusion, or the row that codes {quote} at this place.")
def what_is_left_out_is_not_coded(
    exclusions: DataFrame, figures: DataFrame, dates: DataFrame, actor_mentions: DataFrame
) -> "Series[bool]":
    """What is left out is not coded as well: as a figure's numeral, a date or a mention."""
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
