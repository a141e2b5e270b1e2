"""A small build as this tool makes it, for a stranger to change."""

from pathlib import Path

import pytest

from sandhi.publish.publication import publish
from tests.conftest import CRICKET, Copy


@pytest.fixture(scope="session")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A small package with its build, made once."""
    package = Copy(CRICKET, set()).into(tmp_path_factory.mktemp("honest") / "cricket")
    for kind in ("views", "queries"):
        (package.root / "schemas" / kind).mkdir(exist_ok=True)
        (package.root / "schemas" / kind / "numbers.sql").write_text(
            "-- Numbers\n-- Words.\n--\n-- i: a number\n\nSELECT 1 AS i\n", encoding="utf-8"
        )
    package.describe(
        "datapackage.json",
        lambda one: one["sandhi"].update(views="schemas/views", queries="schemas/queries"),
    )
    package.describe("datapackage.json", lambda one: one["sandhi"].setdefault("front", ["scores"]))
    publish(package.package)
    return package


@pytest.fixture
def built(honest: Copy, tmp_path: Path) -> Path:
    """A copy of that build, for a stranger to change."""
    return honest.into(tmp_path / "cricket").root / "build" / "sandhi.db"
