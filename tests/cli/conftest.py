"""What commands see of the small package."""

from typing import TYPE_CHECKING

import pytest

from sandhi.check.registry import all_rules
from sandhi.publish.rules import RULES

if TYPE_CHECKING:
    from tests.conftest import Copy


@pytest.fixture
def rule_count(cricket: "Copy") -> int:
    """How many rules hold for that package."""
    return len(all_rules(cricket.package, RULES))
