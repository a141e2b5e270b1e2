"""Rules of the rows that take part in discrepancies."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import rule


@rule("record_id", mend="Write the key of a row that says what is in question.")
def record_is_a_row(
    discrepancy_members: DataFrame,
    actor_mentions: DataFrame,
    actors: DataFrame,
    dates: DataFrame,
    event_actors: DataFrame,
    event_mentions: DataFrame,
    events: DataFrame,
    exclusions: DataFrame,
    figure_actors: DataFrame,
    figures: DataFrame,
    places: DataFrame,
    provisions: DataFrame,
    sentences: DataFrame,
    treaties: DataFrame,
) -> "Series[bool]":
    """What takes part in a discrepancy is a row that is anchored in a seed."""
    rows = logic.records(
        actor_mentions,
        actors,
        dates,
        event_actors,
        event_mentions,
        events,
        exclusions,
        figure_actors,
        figures,
        places,
        provisions,
        sentences,
        treaties,
    )
    return discrepancy_members["record_id"].isin(rows["record_id"])


@rule("quote", mend="Anchor the member where {record_id} is anchored, or name another row.")
def anchor_is_that_of_the_record(
    discrepancy_members: DataFrame,
    actor_mentions: DataFrame,
    dates: DataFrame,
    event_mentions: DataFrame,
    figures: DataFrame,
    provisions: DataFrame,
    sentences: DataFrame,
) -> "Series[bool]":
    """Where what takes part is one passage, the member's anchor shares text with it."""
    passages = logic.records(actor_mentions, dates, event_mentions, figures, provisions, sentences)
    shared = logic.touches_any(discrepancy_members, passages, by=["record_id"])
    return shared | ~discrepancy_members["record_id"].isin(passages["record_id"])
