"""Packages to be reviewed: the real one without a few rows, and a small one to be composed in."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from sandhi.package import Trust
from sandhi.review.app import review_app
from tests.review.composing import with_moments

if TYPE_CHECKING:
    from tests.conftest import Copy

TOKEN = "a-token-for-tests"


def without_some_rows(package: "Copy") -> None:
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


@pytest.fixture
def gaps(real: "Copy") -> "Copy":
    """The real package without a few rows."""
    without_some_rows(real)
    return real


@pytest.fixture
def page(gaps: "Copy") -> Iterator[TestClient]:
    """The page over that package, with the token already given."""
    app = review_app(gaps.root, ["S003"], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": TOKEN})
        yield client


@pytest.fixture
def match(cricket: "Copy") -> "Copy":
    """The package on cricket with moments of the match, of which much is not coded yet."""
    return with_moments(cricket)


@pytest.fixture
def client(match: "Copy") -> Iterator[TestClient]:
    """The page over the package with moments, with the token already given."""
    app = review_app(match.root, [], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": TOKEN})
        yield client
