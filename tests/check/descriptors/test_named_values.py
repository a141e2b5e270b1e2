"""What settings name by value, type, role or slot is there: else it would never be done."""

from typing import Any

import pytest

from sandhi.check.context import Context
from sandhi.check.rules.declared_values import settings_name_values
from sandhi.check.rules.descriptors import descriptor_settings
from sandhi.package import Package, Trust
from sandhi.package.settings import parse_settings
from tests.conftest import Copy


def told(package: Package, **settings: Any) -> list[tuple[str, str]]:
    """Place and evidence of what is told of settings, instead of those that a package has."""
    changed = Package.open(package.root, Trust.WITHHELD)
    changed.__dict__["settings"] = parse_settings({**package.descriptor["sandhi"], **settings})
    return [
        (one.place.removeprefix("/sandhi/"), one.evidence)
        for rule in (descriptor_settings, settings_name_values)
        for one in rule.judge(Context(changed, "", rule.id, rule.reads))  # type: ignore[misc,union-attr]
    ]
