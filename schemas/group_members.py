"""Rules of who belongs to a group."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

MEMBER = {"membership_id": "GM0001", "group_id": "A0044", "member_id": "A0001"}


@rule(
    table="group_members",
    column="group_id",
    reads=("actors",),
    mend="Name a group, or make {group_id} one.",
    why="A state or a body acts as one; who counts its members would count it twice.",
    since="0.1.0",
    keeps={
        "group_members": [MEMBER],
        "actors": [{"actor_id": "A0044", "kind": "group"}],
    },
    breaks={
        "group_members": [MEMBER],
        "actors": [{"actor_id": "A0044", "kind": "body"}],
    },
)
def only_a_group_has_members(context: Context) -> "Series[bool]":
    """The actor that has members is a group."""
    members, actors = context["group_members"], context["actors"]
    return members["group_id"].isin(actors.loc[actors["kind"] == "group", "actor_id"])


@rule(
    table="group_members",
    column="member_id",
    reads=("actors",),
    mend="List the members of {member_id} themselves.",
    why="Groups are resolved into their members in one step, so none may lead to another.",
    since="0.1.0",
    keeps={
        "group_members": [MEMBER],
        "actors": [{"actor_id": "A0001", "kind": "state"}],
    },
    breaks={
        "group_members": [MEMBER],
        "actors": [{"actor_id": "A0001", "kind": "group"}],
    },
)
def member_is_no_group(context: Context) -> "Series[bool]":
    """No member of a group is a group itself."""
    members, actors = context["group_members"], context["actors"]
    return ~members["member_id"].isin(actors.loc[actors["kind"] == "group", "actor_id"])


@rule(
    table="group_members",
    column="member_id",
    reads=("actor_mentions",),
    mend="Widen the passage until it names {member_id}, or code the mention in it.",
    why="The passage shows who is meant by the group, so it must name the member.",
    since="0.1.0",
    keeps={
        "group_members": [{**MEMBER, "seed_id": "S001", "start": 0, "end": 25}],
        "actor_mentions": [{"actor_id": "A0001", "seed_id": "S001", "start": 7, "end": 19}],
    },
    breaks={
        "group_members": [{**MEMBER, "seed_id": "S001", "start": 0, "end": 15}],
        "actor_mentions": [{"actor_id": "A0001", "seed_id": "S001", "start": 7, "end": 19}],
    },
)
def member_is_named_in_the_passage(context: Context) -> "Series[bool]":
    """The passage that shows a member of a group holds a mention of that member."""
    members, mentions = context["group_members"], context["actor_mentions"]
    member_names = mentions.rename(columns={"actor_id": "member_id"})
    return logic.holds_any(members, member_names, by=["member_id"])
