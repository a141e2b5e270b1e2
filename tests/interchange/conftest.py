"""The package whose formats are read."""

import pytest

from sandhi.package import Package, Trust
from tests.conftest import Copy


@pytest.fixture(scope="session")
def package(original: Copy) -> Package:
    return Package.open(original.root, Trust.GIVEN)
