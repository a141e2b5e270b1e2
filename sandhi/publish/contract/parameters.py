"""What is given as text, and meant as a number: addresses know no types.

A parameter of a worked question is a number where its header says so (``-- value (number): …``);
where it says no type, it is one if there are columns of its name, and each of them holds numbers.
"""

import re
from collections.abc import Mapping
from math import isfinite

from sandhi.publish.catalogue import Catalogue

_NUMERIC = frozenset(("integer", "number", "year"))
_DIGITS = 19  # of a whole number, from which on 64 bits do not hold each
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?", re.IGNORECASE)


def number_parameters(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    """The parameters of worked questions that are numbers, by the SQL of the question."""
    of_columns: dict[str, set[str]] = {}
    for schema in catalogue.tables.values():
        for field in schema.fields:
            of_columns.setdefault(field.name, set()).add(field.type)
    return {
        question.sql: frozenset(
            name
            for name in question.parameters
            if (types := {question.types[name]} if name in question.types else of_columns.get(name))
            and types <= _NUMERIC
        )
        for question in catalogue.questions.values()
    }


def as_number(value: object) -> int | float | None:
    """The number that a text says; None where it says none that SQLite holds."""
    match = _NUMBER.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        return None
    if not match[1] and not match[2] and len(match[0].lstrip("-")) < _DIGITS:
        return int(match[0])
    number = float(match[0])
    return number if isfinite(number) else None


def with_numbers(values: Mapping[str, object], numeric: frozenset[str]) -> dict[str, object]:
    """Values, with numbers for what says one among the parameters that are numbers."""
    numbers = {name: as_number(values[name]) for name in numeric & values.keys()}
    return {**values, **{name: one for name, one in numbers.items() if one is not None}}
