"""What a property of a descriptor is: how it is treated, and what it may hold."""

from enum import StrEnum
from typing import Any, NamedTuple

Json = dict[str, Any]


class Treatment(StrEnum):
    """What becomes of a property."""

    READ = "read"
    KEPT = "kept"
    REFUSED = "refused"


class Property(NamedTuple):
    """A property of an object of a descriptor.

    ``words`` say what is taken of it; ``takes`` is the JSON Schema of that. ``mend`` says what to
    do where it is something else, ``lack`` where it is missing. ``inner`` is the kind of the
    object, or objects, that it holds.
    """

    name: str
    treatment: Treatment
    words: str
    takes: Json
    mend: str = ""
    required: bool = False
    inner: str = ""
    lack: str = ""


TEXT: Json = {"type": "string", "minLength": 1}
TEXTS: Json = {"type": "array", "items": {"type": "string"}}
LIST: Json = {"type": "array", "minItems": 1}
ONE_NAME: Json = {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1, "maxItems": 1}]}
SEVERAL_NAMES: Json = {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]}
_MARK: Json = {"anyOf": [{"type": "string"}, {"type": "object", "required": ["value"]}]}
_NO_MARK: Json = {
    "anyOf": [
        {"const": ""},
        {"type": "object", "required": ["value"], "properties": {"value": {"const": ""}}},
    ]
}
MARKS: Json = {"type": "array", "items": _MARK, "contains": _NO_MARK}
_NEVER: Json = {"not": {}}


def read_property(name: str, words: str, takes: Json, mend: str = "", inner: str = "") -> Property:
    """Return a property that is read."""
    return Property(name, Treatment.READ, words, takes, mend, inner=inner)


def must(name: str, words: str, takes: Json, mend: str = "", inner: str = "") -> Property:
    """Return a property that is read, and must be there."""
    return Property(name, Treatment.READ, words, takes, mend, True, inner)


def kept_properties(*names: str) -> tuple[Property, ...]:
    """Return properties that are kept and passed on, whatever they hold."""
    return tuple(Property(name, Treatment.KEPT, "anything", {}) for name in names)


def refused_property(name: str, why: str, mend: str, takes: Json = _NEVER) -> Property:
    """Return a property that is refused, with the reason; but for what ``takes`` lets pass."""
    return Property(name, Treatment.REFUSED, why, takes, mend)
