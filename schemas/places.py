"""Rules of the places."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.countries import ALPHA_3
from sandhi.check.rule import rule


@rule("form_hi", mend="Write the form as {quote} has it, or anchor the place where it is named so.")
def hindi_name_is_in_the_quote(places: DataFrame) -> "Series[bool]":
    """The form in Hindi of a place stands in the passage at which it is anchored."""
    return logic.occurs_in(places["form_hi"], places["quote"])


@rule("name", mend="Tell the place from the actor by its name, as in `Atlantis (territory)`.")
def name_is_no_actors(places: DataFrame, actors: DataFrame) -> "Series[bool]":
    """No place has the English name of an actor: a territory is told from its state."""
    return ~places["name"].isin(actors["name"])


@rule("wikidata", mend="Leave the item to the actor: it stands for the state, not for the place.")
def wikidata_item_is_no_actors(places: DataFrame, actors: DataFrame) -> "Series[bool]":
    """No place has the Wikidata item of an actor."""
    return ~places["wikidata"].isin(actors["wikidata"].dropna())


@rule("country", mend="Look up the code of the country in ISO 3166-1 (alpha-3).")
def country_code_is_assigned(places: DataFrame) -> "Series[bool]":
    """A country code is one that ISO 3166-1 assigns."""
    return places["country"].isna() | places["country"].isin(ALPHA_3)


@rule("country", mend="Write the code of the country in which {name} lies.")
def city_lies_in_a_country(places: DataFrame) -> "Series[bool]":
    """A city and a state's territory have a country."""
    return ~places["kind"].isin(["city", "country"]) | places["country"].notna()


@rule(
    "latitude", mend="Give a city its latitude and longitude; leave both empty for what is wider."
)
def cities_alone_have_coordinates(places: DataFrame) -> "Series[bool]":
    """Latitude and longitude stand together, and only for a city."""
    both = places["latitude"].notna() & places["longitude"].notna()
    neither = places["latitude"].isna() & places["longitude"].isna()
    return neither | (both & places["kind"].isin(["city"]))
