"""Rules of the actors."""

from pandas import DataFrame, Series

from sandhi.check import logic, reading
from sandhi.check.countries import ALPHA_3
from sandhi.check.makers.parts import Parts
from sandhi.check.rule import Context, rule

PARTS = Parts("actors", "actor_id", "an actor", ("A0001", "A0002"))
RUSSIAN = PARTS._replace(keys=("A0002", "A0010"))
OF_PUTIN = PARTS._replace(keys=("A0008", "A0010"))
ELSEWHERE = "from elsewhere|[Oo]utside (?:the seeds|these articles)"  # how a text of ours says so


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
    column="form_hi",
    reads=("actor_mentions",),
    awaits=("actor_mentions",),
    mend="Write the form that one of the mentions of {name} has.",
    why="The form that is searched for must be one that the sources have.",
    since="0.1.0",
    keeps={
        "actors": [{"actor_id": "A0012", "form_hi": "जापान"}],
        "actor_mentions": [{"actor_id": "A0012", "quote": "जापान"}],
    },
    breaks={
        "actors": [{"actor_id": "A0012", "form_hi": "जापान देश"}],
        "actor_mentions": [{"actor_id": "A0012", "quote": "जापान"}],
    },
)
def hindi_name_is_that_of_a_mention(context: Context) -> "Series[bool]":
    """The form in Hindi of an actor is, letter for letter, that of one of its mentions."""
    actors, actor_mentions = context["actors"], context["actor_mentions"]
    names = actors[["actor_id", "form_hi"]].set_axis(["actor_id", "quote"], axis=1)
    mentioned = actors["actor_id"].isin(actor_mentions["actor_id"])
    return logic.among(names, actor_mentions, ["actor_id", "quote"]) | ~mentioned


@rule(
    table="actors",
    column="form_hi",
    mend="Give {name} the form that tells it from the other actor with {form_hi}.",
    why="What is searched for by a name must lead to the one who bears it, and to nobody else.",
    since="0.10.0",
    keeps={
        "actors": [
            {"actor_id": "A0044", "kind": "group", "form_hi": "दोनों देशों"},
            {"actor_id": "A0045", "kind": "group", "form_hi": "दोनों देशों"},
        ]
    },
    breaks={
        "actors": [
            {"actor_id": "A0012", "kind": "state", "form_hi": "जापान"},
            {"actor_id": "A0013", "kind": "state", "form_hi": "जापान"},
        ]
    },
)
def form_is_of_one_actor_or_of_groups(context: Context) -> "Series[bool]":
    """No actor but a group has the form in Hindi of another actor."""
    actors = context["actors"]
    shared = actors["form_hi"].notna() & actors["form_hi"].duplicated(keep=False)
    return ~shared | actors["kind"].isin(["group"])


@rule(**PARTS.circle("0.1.0"))
def part_of_has_no_cycle(context: Context) -> "Series[bool]":
    """No actor is part of itself, not even by way of others."""
    return PARTS.has_no_circle(context)


@rule(
    table="actors",
    column="part_of",
    mend="Name the state, body, force, agency or group to which {name} belongs.",
    why="A person leads or speaks for a body, and has none as a part.",
    since="0.1.0",
    keeps=RUSSIAN.rows({"kind": "state"}, {"kind": "body"}),
    breaks=OF_PUTIN.rows({"kind": "person"}, {"kind": "body"}),
)
def nothing_is_part_of_a_person(context: Context) -> "Series[bool]":
    """The actor of which another is a part is no person."""
    return ~logic.holds(PARTS.of_whole(context, "kind") == "person")


@rule(
    table="actors",
    column="country",
    mend="Give {name} the country of {part_of}, of which it is a part, or mend that.",
    why="A parliament of one country that is part of another is a slip in either cell.",
    since="0.1.0",
    keeps=RUSSIAN.rows({"country": "RUS"}, {"country": "RUS"}),
    breaks=RUSSIAN.rows({"country": "RUS"}, {"country": "PRK"}),
)
def part_has_the_country_of_its_whole(context: Context) -> "Series[bool]":
    """An actor belongs to the same country as the actor of which it is a part."""
    return ~logic.holds(context["actors"]["country"] != PARTS.of_whole(context, "country"))


@rule(
    table="actors",
    column="country",
    mend="Look up the code of the country in ISO 3166-1 (alpha-3).",
    why="A code that nobody has assigned joins with no other data.",
    since="0.1.0",
    keeps={"actors": [{"actor_id": "A0006", "country": "KOR"}]},
    breaks={"actors": [{"actor_id": "A0006", "country": "ROK"}]},
    per_seed=True,
)
def country_code_is_assigned(context: Context) -> "Series[bool]":
    """A country code is one that ISO 3166-1 assigns."""
    actors = context["actors"]
    return actors["country"].isna() | actors["country"].isin(ALPHA_3)


@rule(
    table="actors",
    column="description",
    reads=("reference_uses",),
    awaits=("reference_uses",),
    mend="Cite for {actor_id} who says so, or leave out what is known from elsewhere.",
    why="What we say beyond the seeds must be as easy to check as what they say.",
    since="0.1.0",
    keeps={
        "actors": [{"actor_id": "A0011", "description": "The office is known from elsewhere."}],
        "reference_uses": [{"record_id": "A0011", "reference_id": "RF0001"}],
    },
    breaks={
        "actors": [{"actor_id": "A0011", "description": "The office is known from elsewhere."}],
        "reference_uses": [{"record_id": "A0012", "reference_id": "RF0001"}],
    },
)
def description_is_cited(context: Context) -> "Series[bool]":
    """A description that speaks of what is known from outside the seeds rests on a reference."""
    actors, uses = context["actors"], context["reference_uses"]
    beyond = logic.holds(actors["description"].str.contains(ELSEWHERE))
    return ~beyond | actors["actor_id"].isin(uses["record_id"])


@rule(
    table="actors",
    column="quote",
    mend="Leave the postposition out, or go on to the word on which it hangs.",
    why="What breaks off at का or में promises a word that is not there.",
    since="0.1.0",
    keeps={"actors": [{"quote": "मास्को"}]},
    breaks={"actors": [{"quote": "मास्को में"}]},
    per_seed=True,
)
def actor_ends_in_no_postposition(context: Context) -> "Series[bool]":
    """No passage that identifies an actor ends in a postposition."""
    return ~reading.ends_in_a_postposition(context["actors"]["quote"])


@rule(
    table="actors",
    column="description",
    reads=("group_members",),
    mend="List the members of {actor_id} by a passage that shows them, or say no article does.",
    why="Groups are resolved into members; one that cannot be must say so, or seems forgotten.",
    since="0.1.0",
    keeps={
        "actors": [{"actor_id": "A0040", "kind": "group", "description": "No article lists them."}]
    },
    breaks={
        "actors": [{"actor_id": "A0040", "kind": "group", "description": "Unnamed observers."}]
    },
)
def group_has_members_or_says_why_not(context: Context) -> "Series[bool]":
    """A group has members, or its description says that no article lists them."""
    actors, members = context["actors"], context["group_members"]
    unlisted = logic.holds(actors["description"].str.contains("[Nn]o (?:seed|article) lists"))
    listed = actors["actor_id"].isin(members["group_id"])
    return ~actors["kind"].isin(["group"]) | listed | unlisted


@rule(
    table="actors",
    column="actor_id",
    reads=("states",),
    mend="Give {actor_id} its codes in `states`, or another kind; `sandhi new states "
    "--set actor_id={actor_id}` fills in those of ISO 3166-1 and says where the others stand.",
    why="A state without codes falls out of every join with other datasets, unseen.",
    since="0.1.0",
    keeps={
        "actors": [{"actor_id": "A0001", "kind": "state"}],
        "states": [{"actor_id": "A0001"}],
    },
    breaks={
        "actors": [{"actor_id": "A0001", "kind": "state"}],
        "states": [{"actor_id": "A0002"}],
    },
)
def state_has_its_codes(context: Context) -> "Series[bool]":
    """Every state has its codes in other datasets."""
    actors, states = context["actors"], context["states"]
    return ~actors["kind"].isin(["state"]) | actors["actor_id"].isin(states["actor_id"])


@rule(
    table="actors",
    column="kind",
    reads=("event_actors", "figure_actors", "mention_actors"),
    awaits=("event_actors", "figure_actors", "mention_actors"),
    mend="Give {actor_id} another kind, or code what it reports.",
    why="Reports are weighed by who makes them; a chamber or a ministry is no medium.",
    since="0.1.0",
    keeps={
        "actors": [{"actor_id": "A0019", "kind": "agency"}],
        "event_actors": [{"actor_id": "A0019", "role": "speaker"}],
    },
    breaks={
        "actors": [{"actor_id": "A0026", "kind": "agency"}],
        "event_actors": [{"actor_id": "A0026", "role": "topic"}],
    },
)
def agency_reports(context: Context) -> "Series[bool]":
    """A news agency, or another medium, speaks or reports somewhere."""
    actors, tables = context["actors"], ("event_actors", "figure_actors", "mention_actors")
    roles = ["speaker", "claimant", "reporter"]
    reports = [actors["actor_id"].isin(_playing(context[name], roles)) for name in tables]
    return ~actors["kind"].isin(["agency"]) | reports[0] | reports[1] | reports[2]


def _playing(parts: DataFrame, roles: list[str]) -> Series:
    """The actors that have one of some roles."""
    return parts.loc[parts["role"].isin(roles), "actor_id"]
