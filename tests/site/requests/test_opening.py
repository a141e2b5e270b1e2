"""How a site opens on a database."""

import shutil
from pathlib import Path

import pytest

from sandhi.publish.catalogue import Catalogue
from sandhi.publish.sqlite.reading import Reader
from sandhi.site.app import open_site
from sandhi.site.store.contents import from_database
from sandhi.site.store.foreign import inspect


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
