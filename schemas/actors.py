"""Rules of the actors."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.countries import ALPHA_3
from sandhi.check.rule import Context, rule


@rule(
    table="actors",
    column="actor_id",
    reads=("actor_mentions",),
    mend="Code the mentions of {name}, or withdraw the actor.",
    why="An actor that no source mentions has no place in a dataset of what the sources say.",
    since="0.1.0",
    keeps={
        "actors": [{"actor_id": "A0008", "name": "Vladimir Putin"}],
        "actor_mentions": [{"actor_id": "A0008", "quote": "पुतिन"}],
    },
    breaks={
        "actors": [{"actor_id": "A0008", "name": "Vladimir Putin"}],
        "actor_mentions": [{"actor_id": "A0009", "quote": "किम"}],
    },
)
def actor_is_mentioned(context: Context) -> "Series[bool]":
    """Every actor is mentioned at least once."""
    actors, actor_mentions = context["actors"], context["actor_mentions"]
    return actors["actor_id"].isin(actor_mentions["actor_id"])


@rule(
    table="actors",
    column="quote",
    reads=("actor_mentions",),
    mend="Anchor the actor at one of its mentions, or code the mention in {quote}.",
    why="The anchor of an actor is the passage that shows it, so it must name the actor.",
    since="0.1.0",
    keeps={
        "actors": [{"actor_id": "A0008", "seed_id": "S001", "start": 0, "end": 30}],
        "actor_mentions": [{"actor_id": "A0008", "seed_id": "S001", "start": 10, "end": 15}],
    },
    breaks={
        "actors": [{"actor_id": "A0008", "seed_id": "S001", "start": 0, "end": 9}],
        "actor_mentions": [{"actor_id": "A0008", "seed_id": "S001", "start": 10, "end": 15}],
    },
)
def anchor_holds_a_mention(context: Context) -> "Series[bool]":
    """An actor's anchor is, or holds, one of its mentions."""
    actors, actor_mentions = context["actors"], context["actor_mentions"]
    mentioned = actors["actor_id"].isin(actor_mentions["actor_id"])
    return logic.holds_any(actors, actor_mentions, by=["actor_id"]) | ~mentioned


@rule(
    table="actors",
    column="name_hi",
    reads=("actor_mentions",),
    mend="Write the name as one of the mentions of {name} has it.",
    why="The Hindi name is the sources' own, not a translation of ours.",
    since="0.1.0",
    keeps={
        "actors": [{"actor_id": "A0012", "name_hi": "जापान"}],
        "actor_mentions": [{"actor_id": "A0012", "quote": "जापान"}],
    },
    breaks={
        "actors": [{"actor_id": "A0012", "name_hi": "जापान देश"}],
        "actor_mentions": [{"actor_id": "A0012", "quote": "जापान"}],
    },
)
def hindi_name_is_that_of_a_mention(context: Context) -> "Series[bool]":
    """The Hindi name of an actor is, letter for letter, that of one of its mentions."""
    actors, actor_mentions = context["actors"], context["actor_mentions"]
    names = actors[["actor_id", "name_hi"]].set_axis(["actor_id", "quote"], axis=1)
    mentioned = actors["actor_id"].isin(actor_mentions["actor_id"])
    return logic.among(names, actor_mentions, ["actor_id", "quote"]) | ~mentioned


@rule(
    table="actors",
    column="part_of",
    mend="Let {actor_id} be part of an actor that is not, in the end, part of it.",
    why="Whoever adds up an actor with all its parts would never come to an end.",
    since="0.1.0",
    keeps={"actors": [{"actor_id": "A0001"}, {"actor_id": "A0002", "part_of": "A0001"}]},
    breaks={
        "actors": [
            {"actor_id": "A0001", "part_of": "A0002"},
            {"actor_id": "A0002", "part_of": "A0001"},
        ]
    },
)
def part_of_has_no_cycle(context: Context) -> "Series[bool]":
    """No actor is part of itself, not even by way of others."""
    actors = context["actors"]
    return logic.acyclic(actors, "actor_id", "part_of")


@rule(
    table="actors",
    column="part_of",
    mend="Name the state, body, force, agency or group to which {name} belongs.",
    why="A person leads or speaks for a body, and has none as a part.",
    since="0.1.0",
    keeps={
        "actors": [
            {"actor_id": "A0002", "kind": "state"},
            {"actor_id": "A0010", "kind": "body", "part_of": "A0002"},
        ]
    },
    breaks={
        "actors": [
            {"actor_id": "A0008", "kind": "person"},
            {"actor_id": "A0010", "kind": "body", "part_of": "A0008"},
        ]
    },
)
def nothing_is_part_of_a_person(context: Context) -> "Series[bool]":
    """The actor of which another is a part is no person."""
    actors = context["actors"]
    return ~actors["part_of"].isin(actors.loc[actors["kind"] == "person", "actor_id"])


@rule(
    table="actors",
    column="country",
    mend="Give {name} the country of {part_of}, of which it is a part, or mend that.",
    why="A parliament of one country that is part of another is a slip in either cell.",
    since="0.1.0",
    keeps={
        "actors": [
            {"actor_id": "A0002", "country": "RUS"},
            {"actor_id": "A0010", "country": "RUS", "part_of": "A0002"},
        ]
    },
    breaks={
        "actors": [
            {"actor_id": "A0002", "country": "RUS"},
            {"actor_id": "A0010", "country": "PRK", "part_of": "A0002"},
        ]
    },
)
def part_has_the_country_of_its_whole(context: Context) -> "Series[bool]":
    """An actor belongs to the same country as the actor of which it is a part."""
    actors = context["actors"]
    of_whole = logic.look_up(actors["part_of"], actors, "actor_id", "country")
    return ~logic.known(actors["country"] != of_whole)


@rule(
    table="actors",
    column="country",
    mend="Look up the code of the country in ISO 3166-1 (alpha-3).",
    why="A code that nobody has assigned joins with no other data.",
    since="0.1.0",
    keeps={"actors": [{"actor_id": "A0006", "country": "KOR"}]},
    breaks={"actors": [{"actor_id": "A0006", "country": "ROK"}]},
)
def country_code_is_assigned(context: Context) -> "Series[bool]":
    """A country code is one that ISO 3166-1 assigns."""
    actors = context["actors"]
    return actors["country"].isna() | actors["country"].isin(ALPHA_3)


@rule(
    table="actors",
    column="country",
    mend="Merge the two states, or mend the country of {name}.",
    why="Two rows for one state would divide its mentions and its parts between them.",
    since="0.1.0",
    keeps={
        "actors": [
            {"actor_id": "A0006", "kind": "state", "country": "KOR"},
            {"actor_id": "A0012", "kind": "state", "country": "JPN"},
        ]
    },
    breaks={
        "actors": [
            {"actor_id": "A0006", "kind": "state", "country": "KOR"},
            {"actor_id": "A0012", "kind": "state", "country": "KOR"},
        ]
    },
)
def country_has_one_state(context: Context) -> "Series[bool]":
    """No two actors of the kind state are the same country."""
    actors = context["actors"]
    countries = actors.loc[actors["kind"] == "state", "country"].dropna()
    return Series(~actors.index.isin(countries[countries.duplicated()].index), actors.index)
