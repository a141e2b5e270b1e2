"""What is judged swiftly is judged as the reference judges it, for each demand on each value."""

import json
from copy import deepcopy
from itertools import product
from typing import Any

from sandhi.check.standard import demands, official, settings
from sandhi.check.standard.json_schema import JsonSchema
from sandhi.check.standard.properties import KINDS
from tests.conftest import Copy

ODD: list[Any] = [
    None, True, False, 0, 1, 1.0, -1, 0.5, 2**63 - 1, "", " ", "a", "a ", "a\n", "a b", "a_b",
    "a-b", "A", "नाम", "\ufeffa", "a\x85", "a\x1c", "[a]", "2024-06-19", "2024-02-30", "20240619",
    "2024-06-19T12:00:00Z", "2024-06-19T12:00:00", "12:00", "https://example.org", "data/a.csv",
    "../a.csv", "/a.csv", "1.0.0", "v1", [], [""], ["a"], ["a", "a"], ["a", 1], [{}], [[]],
    [{"value": ""}], [{"value": "a"}], [{"name": "a"}], {}, {"name": "a"}, {"value": 1}, {"": ""},
]  # fmt: skip


def _differ(schema: JsonSchema, value: Any) -> bool:
    return any(schema.errors(value)) != any(schema._validator_with_words.iter_errors(value))


def test_demands_are_judged_alike() -> None:
    demanded = {json.dumps(one.takes) for kind in KINDS.values() for one in kind}
    differ = [
        (takes, value)
        for takes, value in product(demanded, ODD)
        if _differ(demands._demand(takes), value)
    ]
    assert not differ


def test_profiles_are_judged_alike(cricket: Copy) -> None:
    """Of descriptors in each of which one place is odd, or missing."""
    descriptor, schema = (
        json.loads((cricket.root / path).read_text("utf-8"))
        for path in ("datapackage.json", "schemas/scores.json")
    )
    descriptor["resources"], schema["fields"] = descriptor["resources"][:1], schema["fields"][:2]
    described = {
        official._profile("datapackage"): descriptor,
        official._profile("tableschema"): schema,
        settings._profile(): descriptor["sandhi"],
    }
    differ = []
    for profile, sound in described.items():
        for name in sound:
            for value in (..., *ODD[::4]):
                odd = deepcopy(sound)
                if value is ...:
                    del odd[name]
                else:
                    odd[name] = value
                differ += [(name, value)] if _differ(profile, odd) else []
    assert not differ
