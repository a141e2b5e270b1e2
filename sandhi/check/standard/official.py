"""What of a descriptor the official profiles of Data Package 2.0 do not let through.

The profiles are those that the package ``dplib-py`` brings along.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from sandhi.check.standard.json_schema import JsonSchema
from sandhi.check.standard.words import demand_of, excerpt
from sandhi.files import parse_json
from sandhi.package import Fault

# Of these the profile lets through less than packages in use have: ``fieldsMatch`` as a list alone,
# ``example`` as text alone. What is taken of them stands among our own demands.
_LENIENT = {"fieldsMatch", "example"}


def faults(profile: str, described: Any) -> Iterator[Fault]:
    """Yield what of a descriptor is not as a profile has it: ``datapackage``, ``tableschema``."""
    for error in _profile(profile).errors(described):
        for leaf in _leaves(error):
            place = tuple(leaf.absolute_path)
            if not _LENIENT & {*place}:
                mend = f"the Data Package standard asks otherwise: {demand_of(leaf)}."
                yield Fault(place, excerpt(leaf.instance), mend)


def _leaves(error: Any) -> Iterator[Any]:
    """The errors that explain one; of alternatives, those of the one that comes nearest.

    That is the alternative of the field's type, where fields of several types are told apart.
    """
    if not error.context:
        yield error
        return
    ordered = sorted(error.context, key=lambda inner: inner.schema_path[0])
    alternatives = [
        [*errors] for _, errors in groupby(ordered, key=lambda inner: inner.schema_path[0])
    ]
    for inner in min(alternatives, key=_distance):
        yield from _leaves(inner)


def _distance(errors: list[Any]) -> tuple[bool, int]:
    """How far a value is from an alternative: whether in its type, and in how many places."""
    of_type = any([*one.path][-1:] == ["type"] or one.validator == "type" for one in errors)
    return of_type, len(errors)


@cache
def _profile(name: str) -> JsonSchema:
    text = (files("dplib") / "profiles" / "2.0" / f"{name}.json").read_text("utf-8")
    return JsonSchema(parse_json(text))
