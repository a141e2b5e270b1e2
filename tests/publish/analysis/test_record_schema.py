"""The schema of PLOVER's records takes all of ours, and no misshapen one."""

from typing import Any

import jsonschema
import pytest


def test_the_schema_of_records_is_valid_and_so_are_all_records(
    plover: list[dict[str, Any]], schema: dict[str, Any]
) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    for record in plover:
        validator.validate(record)


@pytest.mark.parametrize(
    "edit",
    [
        {"place": "Paris"},
        {"date": "2024-02-30"},
        {"date": "2024"},
        {"event": ["SPEAK"]},
        {"event": []},
        {"event": ["AGREE"], "mode": ["visit"]},
        {"event": ["AID"], "mode": None, "recipient": None},
        {"quad_code": 5},
        {"event_scale": 11},
        {"actor": [{"code": "PRK"}]},
        {"actor": [{"code": "731", "identifier_text": "North Korea"}]},
        {"actor": None},
        {"recipient": []},
    ],
)
def test_the_schema_of_records_refuses(
    plover: list[dict[str, Any]], schema: dict[str, Any], edit: dict[str, Any]
) -> None:
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    record = {name: value for name, value in (plover[0] | edit).items() if value is not None}
    assert not validator.is_valid(record)
