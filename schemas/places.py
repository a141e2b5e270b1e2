"""Rules of the places."""

from pandas import Series

from sandhi.check import logic, reading
from sandhi.check.countries import ALPHA_3
from sandhi.check.rule import Context, rule


@rule(
    table="places",
    column="form_hi",
    mend="Write the form as {quote} has it, or anchor the place where it is named so.",
    why="The form that is searched for must be one that the sources have.",
    since="0.1.0",
    keeps={"places": [{"form_hi": "कीव", "quote": "कीव में"}]},
    breaks={"places": [{"form_hi": "कीएव", "quote": "कीव में"}]},
    per_seed=True,
)
def hindi_name_is_in_the_quote(context: Context) -> "Series[bool]":
    """The form in Hindi of a place stands in the passage at which it is anchored."""
    places = context["places"]
    return logic.occurs_in(places["form_hi"], places["quote"])


@rule(
    table="places",
    column="name",
    reads=("actors",),
    mend="Tell the place from the actor by its name, as in `Atlantis (territory)`.",
    why="A name should lead to the state or to its territory, not to either by chance.",
    since="0.1.0",
    keeps={"places": [{"name": "Russia (territory)"}], "actors": [{"name": "Russia"}]},
    breaks={"places": [{"name": "Russia"}], "actors": [{"name": "Russia"}]},
)
def name_is_no_actors(context: Context) -> "Series[bool]":
    """No place has the English name of an actor: a territory is told from its state."""
    places, actors = context["places"], context["actors"]
    return ~places["name"].isin(actors["name"])


@rule(
    table="places",
    column="wikidata",
    reads=("actors",),
    mend="Leave the item to the actor: it stands for the state, not for the place.",
    why="Two rows with one item would be merged by whoever joins by it.",
    since="0.1.0",
    keeps={"places": [{"wikidata": "Q649"}], "actors": [{"wikidata": "Q159"}]},
    breaks={"places": [{"wikidata": "Q159"}], "actors": [{"wikidata": "Q159"}]},
)
def wikidata_item_is_no_actors(context: Context) -> "Series[bool]":
    """No place has the Wikidata item of an actor."""
    places, actors = context["places"], context["actors"]
    return ~places["wikidata"].isin(actors["wikidata"].dropna())


@rule(
    table="places",
    column="country",
    mend="Look up the code of the country in ISO 3166-1 (alpha-3).",
    why="A code that nobody has assigned joins with no other data.",
    since="0.1.0",
    keeps={"places": [{"name": "Kyiv", "country": "UKR"}]},
    breaks={"places": [{"name": "Kyiv", "country": "UKA"}]},
    per_seed=True,
)
def country_code_is_assigned(context: Context) -> "Series[bool]":
    """A country code is one that ISO 3166-1 assigns."""
    places = context["places"]
    return places["country"].isna() | places["country"].isin(ALPHA_3)


@rule(
    table="places",
    column="country",
    mend="Write the code of the country in which {name} lies.",
    why="Places are grouped by country; a city without one falls out of every group.",
    since="0.1.0",
    keeps={"places": [{"name": "Kyiv", "kind": "city", "country": "UKR"}]},
    breaks={"places": [{"name": "Kyiv", "kind": "city"}]},
    per_seed=True,
)
def city_lies_in_a_country(context: Context) -> "Series[bool]":
    """A city and a state's territory have a country."""
    places = context["places"]
    return ~places["kind"].isin(["city", "country"]) | places["country"].notna()


@rule(
    table="places",
    column="latitude",
    mend="Give a city its latitude and longitude; leave both empty for what is wider.",
    why="A point on the map for what is as wide as a peninsula says more than is known.",
    since="0.1.0",
    keeps={"places": [{"name": "Kyiv", "kind": "city", "latitude": 50.45, "longitude": 30.52}]},
    breaks={
        "places": [
            {"name": "Korean Peninsula", "kind": "region", "latitude": 38, "longitude": 127.5}
        ]
    },
    per_seed=True,
)
def cities_alone_have_coordinates(context: Context) -> "Series[bool]":
    """Latitude and longitude stand together, and only for a city."""
    places = context["places"]
    both = places["latitude"].notna() & places["longitude"].notna()
    neither = places["latitude"].isna() & places["longitude"].isna()
    return neither | (both & places["kind"].isin(["city"]))


@rule(
    table="places",
    column="quote",
    mend="Leave the postposition out, or go on to the word on which it hangs.",
    why="What breaks off at का or में promises a word that is not there.",
    since="0.1.0",
    keeps={"places": [{"quote": "मास्को"}]},
    breaks={"places": [{"quote": "मास्को में"}]},
    per_seed=True,
)
def place_ends_in_no_postposition(context: Context) -> "Series[bool]":
    """No passage that identifies a place ends in a postposition."""
    return ~reading.ends_in_a_postposition(context["places"]["quote"])
