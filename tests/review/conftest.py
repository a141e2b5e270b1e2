"""Packages to be reviewed: the real one without a few rows, and a small one to be composed in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sandhi.package import Trust
from sandhi.review.app import review_app
from tests.conftest import CRICKET, Copy, made_once
from tests.harness import frozen
from tests.review.composing import with_moments

TOKEN = "a-token-for-tests"


def without_some_rows(package: Copy) -> None:
    """Take a date, an exclusion and a mention of a name that is used elsewhere out of a package.

    All three stand in one seed, in this order.
    """
    for table, quote in (("dates", "मंगलवार"), ("exclusions", "51"), ("actor_mentions", "पुतिन")):
        rows = package.rows(table)
        place = next(
            number
            for number, row in enumerate(rows)
            if row["quote"] == quote and row["seed_id"] == "S003"
        )
        del rows[place]
        package.write(table, rows)


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered beside packages is of no test but the one that has it remembered."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def gaps(real: Copy) -> Copy:
    """The real package without a few rows."""
    without_some_rows(real)
    return real


@pytest.fixture
def page(gaps: Copy) -> Iterator[TestClient]:
    """The page over that package, with the token already given."""
    app = review_app(gaps.root, ["S003"], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": TOKEN})
        yield client


@pytest.fixture(scope="session")
def moments(shared: Path) -> Copy:
    """The package on cricket with moments of the match, of which much is not coded yet."""
    with made_once(shared / "moments") as root:
        if root is not None:
            shutil.copytree(CRICKET, root, dirs_exist_ok=True)
            with_moments(Copy(root, set()))
    return Copy(shared / "moments", set(), shared / "moments")


@pytest.fixture
def match(moments: Copy, tmp_path: Path) -> Copy:
    """A copy of that package."""
    root = tmp_path / "match"
    frozen.unpack(moments.root, root)
    return Copy(root, set(), moments.root)


@pytest.fixture
def client(match: Copy) -> Iterator[TestClient]:
    """The page over the package with moments, with the token already given."""
    app = review_app(match.root, [], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": TOKEN})
        yield client
