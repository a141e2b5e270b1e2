"""A small package published as others meet it: its site, in this process and by an address."""

import asyncio
import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from datasette.app import Datasette

from sandhi.package import Package, Trust
from sandhi.publish.publication import publish
from sandhi.site.app import open_site
from sandhi.site.requests.origin import Standing
from tests.conftest import CRICKET

LICENCE = "https://example.org/licence"
RIGHTS = "A report from Pune; rights remain with its newspaper"


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, published; one of its texts has an owner, the other has none that is named."""
    root = tmp_path_factory.mktemp("open") / "cricket"
    shutil.copytree(CRICKET, root, ignore=shutil.ignore_patterns("__pycache__"))
    path = root / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    descriptor["licenses"][0]["path"] = LICENCE
    descriptor["sources"] = [{"title": RIGHTS, "path": "seeds/pune.txt"}]
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    publish(Package.open(root, Trust.GIVEN))
    return root


@pytest.fixture
def pavilion(ground: Path) -> Datasette:
    """Its site, whose data pages of other sites may read."""
    return open_site(ground / "build" / "sandhi.db", Standing(open_to_pages=True))


@pytest.fixture(scope="session")
def served(ground: Path) -> Iterator[str]:
    """The address of its site, served as anybody serves it."""
    site = open_site(ground / "build" / "sandhi.db", Standing(open_to_pages=True))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(site.app(), log_config=None, lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=lambda: asyncio.run(server.serve([listener])), daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()
