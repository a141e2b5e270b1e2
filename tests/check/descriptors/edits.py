"""Edits of the descriptors of the small package."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


SCORES = "schemas/scores.json"
PACKAGE = "datapackage.json"


def field(number: int, **properties: Any) -> "Callable[[Any], object]":
    return lambda schema: schema["fields"][number].update(properties)


def constrained(number: int, **constraints: Any) -> "Callable[[Any], object]":
    return lambda schema: schema["fields"][number]["constraints"].update(constraints)


def settings(**properties: Any) -> "Callable[[Any], object]":
    return lambda package: package["sandhi"].update(properties)


def without(*path: Any) -> "Callable[[Any], object]":
    def drop(descriptor: Any) -> None:
        for step in path[:-1]:
            descriptor = descriptor[step]
        del descriptor[path[-1]]

    return drop
