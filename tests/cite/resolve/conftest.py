"""A package with a version, whose citations are resolved."""

import pytest

from tests.conftest import Copy


@pytest.fixture
def versioned(cricket: Copy) -> Copy:
    cricket.describe("datapackage.json", lambda one: one.update(version="1.0.0"))
    return cricket
