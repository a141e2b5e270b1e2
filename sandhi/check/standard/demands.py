"""What of a descriptor is not in the dialect that is read: our own demands on it."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from typing import Any

from sandhi.check.standard.column_types import OTHER_TYPES, TYPES
from sandhi.check.standard.json_schema import JsonSchema
from sandhi.check.standard.properties import KINDS
from sandhi.check.standard.property import Json, Property
from sandhi.check.standard.settings import settings_faults
from sandhi.check.standard.words import demand_of, excerpt, plain
from sandhi.files import parse_json
from sandhi.package import Fault
from sandhi.package.schema import LIMITS

Place = tuple[str | int, ...]

# How like a known name one must be to be taken for a slip: "licences", not "references".
LIKENESS = 0.84
INSTEAD = {"path": "data"}  # what stands for a property that is missing, and is told of itself


def faults(kind: str, described: Any, place: Place = ()) -> Iterator[Fault]:
    """Yield what in an object of a descriptor is not as this tool reads it, all of it."""
    if not isinstance(described, dict):
        yield Fault(place, excerpt(described), "write an object here.")
        return
    properties = {property_.name: property_ for property_ in KINDS[kind]}
    for property_ in properties.values():
        if (
            property_.required
            and property_.name not in described
            and INSTEAD.get(property_.name) not in described
        ):
            mend = f"add {property_.name}: {plain(property_.words)}."
            yield Fault(
                place,
                f"{property_.name!r} is missing",
                " ".join(filter(None, [mend, property_.lack])),
            )
    for name, value in described.items():
        if name in properties:
            yield from _of_property(properties[name], value, (*place, name))
        elif "@" not in name:  # description@de, in another language, is no slip
            yield from _misspelt(name, {*properties}, (*place, name))
    if kind == "field":
        yield from _of_type(described, place)


def _of_property(property_: Property, value: Any, place: Place) -> Iterator[Fault]:
    """What is wrong with the value of a property."""
    if property_.name == "type" and isinstance(value, str) and value in OTHER_TYPES:
        yield Fault(place, excerpt(value), f"{OTHER_TYPES[value]}.")
        return
    breaches = [*_breaches(property_.takes, value, place, property_.mend)]
    yield from breaches
    if breaches or not property_.inner:
        return
    if property_.inner == "settings":
        yield from settings_faults(value, place)
        return
    for number, part in enumerate(value) if isinstance(value, list) else ():
        if property_.inner != "category" or isinstance(part, dict):
            yield from faults(property_.inner, part, (*place, number))
    if isinstance(value, dict):
        yield from faults(property_.inner, value, place)


def _misspelt(name: str, names: set[str], place: Place) -> Iterator[Fault]:
    """That a name is so like one of the standard that it can only be a slip."""
    lowered = name.lower()
    names_in_lower_case = {one.lower(): one for one in names if one[0].lower() == lowered[:1]}
    close = get_close_matches(lowered, names_in_lower_case, 1, LIKENESS)
    if close:
        what = f"{name!r} is not known here"
        yield Fault(
            place, what, f"did you mean {names_in_lower_case[close[0]]}? Else give it another name."
        )


def _of_type(field: Json, place: Place) -> Iterator[Fault]:
    """What of a field does not go with its type."""
    type_ = TYPES.get(str(field.get("type", "string")))
    if type_ is None:
        return
    form = field.get("format", "default")
    if isinstance(form, str) and form not in type_.formats:
        mend = f"write the cells as {plain(type_.cells)}, and take the format out."
        if type_.is_text:
            mend = "take the format out, or write as type that of which it is a format."
        yield Fault((*place, "format"), excerpt(form), mend)
    constraints = field.get("constraints", {})
    for name, limit in constraints.items() if isinstance(constraints, dict) else ():
        at = (*place, "constraints", name)
        is_standard = any(one.name == name and not one.mend for one in KINDS["constraints"])
        if name in type_.constraints:
            of_value = name == "enum" or name in LIMITS
            mend = f"write a value as cells have it: {plain(type_.cells)}." if of_value else ""
            yield from _breaches(type_.constraints[name], limit, at, mend)
        elif is_standard:
            mend = f"take it out: a column of this type may have {', '.join(type_.constraints)}."
            yield Fault(at, f"{name!r} does not go with the type", mend)


def _breaches(takes: Json, value: Any, place: Place, mend: str = "") -> Iterator[Fault]:
    """What of a value a JSON Schema does not let through."""
    for error in _demand(json.dumps(takes)).errors(value):
        reason = demand_of(error)
        at = (*place, *error.absolute_path)
        if error.validator == "const" and not mend:
            reason = f"write {json.dumps(error.validator_value)}"
        yield Fault(at, excerpt(error.instance), mend or f"{reason}.")


@cache
def _demand(takes: str) -> JsonSchema:
    return JsonSchema(parse_json(takes), _FORMATS)


def _is_read_by(read: Callable[[str], object]) -> Callable[[str], bool]:
    def is_read(text: str) -> bool:
        try:
            read(text)
        except ValueError:
            return False
        return True

    return is_read


# The formats that demands name, each judged by what will read it.
_FORMATS = {
    "date": _is_read_by(date.fromisoformat),
    "datetime": _is_read_by(datetime.fromisoformat),
    "moment": _is_read_by(datetime.fromisoformat),
}
