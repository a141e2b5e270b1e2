"""How a site opens on a database."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sandhi.publish.catalogue import Catalogue
from sandhi.publish.sqlite.reading import Reader
from sandhi.site.app import open_site
from sandhi.site.store.contents import from_database
from sandhi.site.store.foreign import inspect
from tests.conftest import ROOT


def test_a_database_is_read_and_inspected_once(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / built.name  # that no test has opened
    shutil.copy(built, database)
    inspected = list[str]()

    def counted(reader: Reader, catalogue: Catalogue, name: str) -> None:
        inspected.append(name)
        inspect(reader, catalogue, name)

    monkeypatch.setattr(from_database, "inspect", counted)
    open_site(database)
    assert inspected == [built.name]


def test_a_server_loads_nothing_that_the_site_never_asks_for() -> None:
    program = """
import sys
from sandhi.site import live
print(sorted({*sys.modules} & {"dask", "scipy", "pandas", "pygments", "datasette.vendored.pint"}))
from datasette.vendored import pint
print(pint.UnitRegistry()("3 m").magnitude)
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    loaded, asked_for_later = ran.stdout.splitlines()
    assert ast.literal_eval(loaded) == []
    assert asked_for_later == "3"
