"""Rules of the actors."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.countries import ALPHA_3
from sandhi.check.rule import rule


@rule("actor_id", mend="Code the mentions of {name}, or withdraw the actor.")
def actor_is_mentioned(actors: DataFrame, actor_mentions: DataFrame) -> "Series[bool]":
    """Every actor is mentioned at least once."""
    return actors["actor_id"].isin(actor_mentions["actor_id"])


@rule("quote", mend="Anchor the actor at one of its mentions, or code the mention in {quote}.")
def anchor_holds_a_mention(actors: DataFrame, actor_mentions: DataFrame) -> "Series[bool]":
    """An actor's anchor is, or holds, one of its mentions."""
    mentioned = actors["actor_id"].isin(actor_mentions["actor_id"])
    return logic.holds_any(actors, actor_mentions, by=["actor_id"]) | ~mentioned


@rule("form_hi", mend="Write the form that one of the mentions of {name} has.")
def hindi_name_is_that_of_a_mention(actors: DataFrame, actor_mentions: DataFrame) -> "Series[bool]":
    """The form in Hindi of an actor is, letter for letter, that of one of its mentions."""
    names = actors[["actor_id", "form_hi"]].set_axis(["actor_id", "quote"], axis=1)
    mentioned = actors["actor_id"].isin(actor_mentions["actor_id"])
    return logic.among(names, actor_mentions, ["actor_id", "quote"]) | ~mentioned


@rule("part_of", mend="Let {actor_id} be part of an actor that is not, in the end, part of it.")
def part_of_has_no_cycle(actors: DataFrame) -> "Series[bool]":
    """No actor is part of itself, not even by way of others."""
    return logic.acyclic(actors, "actor_id", "part_of")


@rule("part_of", mend="Name the state, body, force, agency or group to which {name} belongs.")
def nothing_is_part_of_a_person(actors: DataFrame) -> "Series[bool]":
    """The actor of which another is a part is no person."""
    return ~actors["part_of"].isin(actors.loc[actors["kind"] == "person", "actor_id"])


@rule("country", mend="Give {name} the country of {part_of}, of which it is a part, or mend that.")
def part_has_the_country_of_its_whole(actors: DataFrame) -> "Series[bool]":
    """An actor belongs to the same country as the actor of which it is a part."""
    of_whole = logic.look_up(actors["part_of"], actors, "actor_id", "country")
    return ~logic.known(actors["country"] != of_whole)


@rule("country", mend="Look up the code of the country in ISO 3166-1 (alpha-3).")
def country_code_is_assigned(actors: DataFrame) -> "Series[bool]":
    """A country code is one that ISO 3166-1 assigns."""
    return actors["country"].isna() | actors["country"].isin(ALPHA_3)


@rule("country", mend="Merge the two states, or mend the country of {name}.")
def country_has_one_state(actors: DataFrame) -> "Series[bool]":
    """No two actors of the kind state are the same country."""
    countries = actors.loc[actors["kind"] == "state", "country"].dropna()
    return Series(~actors.index.isin(countries[countries.duplicated()].index), actors.index)
