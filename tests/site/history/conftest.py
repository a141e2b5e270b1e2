"""The package with a ledger, made once."""

import json
import shutil

import pytest

from sandhi.ledger.edition import edition_of
from sandhi.ledger.entries import (
    LEDGER_PATH,
    LEDGER_SCHEMA_PATH,
    Ledger,
    ledger_schema,
)
from sandhi.publish.database import build
from sandhi.site.app import open_site
from tests.conftest import CRICKET, Copy
from tests.site.history.ledgers import Told, entries


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    root = tmp_path_factory.mktemp("told") / "cricket"
    shutil.copytree(CRICKET, root, ignore=shutil.ignore_patterns("__pycache__"))
    package = Copy(root, set())
    found = package.package
    scores = edition_of("", found.schemas, lambda name: found.path(name).read_bytes())
    ledger = Ledger([*entries(scores.tables["scores"])])
    (root / LEDGER_PATH).write_text(ledger.text(), encoding="utf-8", newline="")
    (root / LEDGER_SCHEMA_PATH).write_text(json.dumps(ledger_schema()), encoding="utf-8")
    resource = {
        "name": "ledger",
        "type": "table",
        "path": LEDGER_PATH,
        "schema": LEDGER_SCHEMA_PATH,
    }
    package.describe("datapackage.json", lambda said: said["resources"].append(resource))
    database = root / "build" / "sandhi.db"
    build(package.package, database)
    return Told(package, open_site(database))
