"""The states that actors stand for, and the pairs of them that an event joins."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import permutations

SOURCES = {"initiator", "speaker", "visitor", "ratifier"}
EQUALS = {"participant", "signatory"}
TARGETS = {"recipient", "target", "addressee", "host", "counterpart"}
NOBODY = {"reporter", "topic", "affected"}

Pairs = dict[tuple[str, str], str]
StateRows = Iterable[Mapping[str, str]]


def stands_for(actors: StateRows, members: StateRows, states: StateRows) -> dict[str, set[str]]:
    """The states that each actor stands for, found by walking up from it."""
    up: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        up[actor["actor_id"]] |= {actor["part_of"]} - {""}
    for member in members:
        up[member["group_id"]].add(member["member_id"])
    keys = {state["actor_id"] for state in states}

    def reached(actor: str, seen: set[str]) -> set[str]:
        if actor in seen:
            return set()
        above = [reached(one, seen | {actor}) for one in up[actor]]
        return ({actor} & keys).union(*above)

    return {actor["actor_id"]: reached(actor["actor_id"], set()) for actor in actors}


def joined(parts: Iterable[tuple[str, str]], states: Mapping[str, set[str]]) -> Pairs:
    """The ordered pairs of states that the parts of one event join, and how."""
    sides = [(state, role) for actor, role in parts for state in states[actor]]
    pairs: Pairs = {}
    for (one, role), (other, its) in permutations(sides, 2):
        if one == other or role not in SOURCES | EQUALS or its in NOBODY:
            continue
        if its in TARGETS:
            pairs[one, other] = "directed"
        elif role == its and role in EQUALS:
            if pairs.get((one, other)) != "directed":
                pairs[one, other] = "mutual"
        else:
            pairs.setdefault((one, other), "joint")
    return pairs
