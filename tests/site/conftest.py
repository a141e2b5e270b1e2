"""The site of the real package, and of one that does not pass its check."""

import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from datasette.app import Datasette

from sandhi.site.app import open_site
from sandhi.site.store import Store, contents

Get: TypeAlias = Callable[..., Awaitable[Any]]


@pytest.fixture(scope="session")
def site(built: Path) -> Datasette:
    """The site, opened once, as whoever serves it does."""
    return open_site(built)


@pytest.fixture
def changed_site(built: Path) -> Datasette:
    """A site of its own, for a test that changes it, or what it would show."""
    return open_site(built)


@pytest.fixture
def get(site: Datasette) -> Get:
    """Ask the site for an address, in this process."""

    async def ask(address: str, **options: Any) -> Any:
        return await site.client.get(address, **options)

    return ask


@pytest.fixture
def store(built: Path, site: Datasette) -> Iterator[Store]:
    with closing(sqlite3.connect(built)) as connection:
        yield Store(connection, contents(site))
