"""What of a package's settings of this tool is not as it reads them, by a JSON Schema of ours."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from sandhi.check.standard.json_schema import JsonSchema
from sandhi.check.standard.words import demand_of, excerpt
from sandhi.files import did_you_mean, parse_json
from sandhi.package import Fault


def settings_faults(settings: Any, at: tuple[str | int, ...]) -> Iterator[Fault]:
    """Yield what is wrong with the property ``sandhi`` of a descriptor, which stands there."""
    for error in _profile().errors(settings):
        for place, what, mend in _places(error):
            yield Fault((*at, *place), what, mend)


@cache
def profile() -> dict[str, Any]:
    """The JSON Schema of the settings, in which each property says what it is for."""
    schema: dict[str, Any] = parse_json(
        (files("sandhi.check") / "profiles" / "settings.json").read_text("utf-8")
    )
    return schema


@cache
def _profile() -> JsonSchema:
    return JsonSchema(profile())


def _places(error: Any) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Place, what is wrong, and how to mend it, of an error of JSON Schema."""
    place = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        properties = sorted(error.schema["properties"])
        for name in sorted(set(error.instance) - set(properties)):
            mend = did_you_mean(name, properties, f"known are {', '.join(properties)}.")
            yield (*place, name), f"{name!r} is not known here", mend
    elif error.validator == "required":
        missing = error.message.split("'")[1]
        yield place, f"{missing!r} is missing", f"add {missing}."
    elif error.validator in ("enum", "const"):
        allowed = error.validator_value if error.validator == "enum" else [error.validator_value]
        yield place, excerpt(error.instance), f"write {' or '.join(map(excerpt, allowed))}."
    else:
        yield place, excerpt(error.instance), f"{demand_of(error)}."
