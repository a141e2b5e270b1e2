"""A JSON Schema, put to values: swiftly where these keep it, else with words for what breaks it."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

import jsonschema_rs

Json = dict[str, Any]


class JsonSchema:
    """A JSON Schema of the draft that it names, else of 2020-12.

    Written in Rust, one library judges a value in a hundredth of the time; the other has better
    words, and is loaded and asked only where the first refuses a value.
    """

    def __init__(
        self, schema: Json, formats: Mapping[str, Callable[[str], bool]] | None = None
    ) -> None:
        """Take a schema; of ``formats``, those are judged that are given."""
        self._schema, self._formats = schema, dict(formats or {})
        self._swift = jsonschema_rs.validator_for(
            schema, validate_formats=bool(formats), formats=self._formats, offline=True
        )

    def errors(self, value: Any) -> Iterator[Any]:
        """Yield the errors of a value, as the library ``jsonschema`` has them."""
        if not self._swift.is_valid(value):
            yield from self._validator_with_words.iter_errors(value)

    @cached_property
    def _validator_with_words(self) -> Any:
        from jsonschema import Draft202012Validator, FormatChecker
        from jsonschema.validators import validator_for

        checker = FormatChecker(formats=())
        for name, is_one in self._formats.items():
            checker.checks(name)(_of_texts(is_one))
        return validator_for(self._schema, Draft202012Validator)(
            self._schema, format_checker=checker
        )


def _of_texts(is_one: Callable[[str], bool]) -> Callable[[object], bool]:
    """A format as one library has it, for which a format says nothing of what is no text."""
    return lambda value: not isinstance(value, str) or is_one(value)
