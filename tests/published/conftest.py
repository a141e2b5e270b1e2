"""The site of the real package with everything that is published beside its database."""

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from datasette.app import Datasette

from sandhi.publish.publication import publish
from sandhi.site.app import open_site
from tests.conftest import ROOT, Copy

Get: TypeAlias = Callable[..., Awaitable[Any]]


@pytest.fixture(scope="session")
def built(original: Copy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package with its build."""
    root = tmp_path_factory.mktemp("published") / "package"
    shutil.copytree(original.root, root)
    shutil.copy(ROOT / "CHANGELOG.md", root)
    copy = Copy(root, original.known)
    publish(copy.package, root / "build")
    return root


@pytest.fixture
def site(built: Path) -> Datasette:
    return open_site(built / "build" / "sandhi.db")


@pytest.fixture
def get(site: Datasette) -> Get:
    """Ask the site for an address, in this process."""

    async def ask(address: str, **options: Any) -> Any:
        return await site.client.get(address, **options)

    return ask
