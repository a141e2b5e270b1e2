"""How a site opens on a database."""

from pathlib import Path

import pytest

from sandhi.site.app import open_site
from sandhi.site.store.contents import from_database


def test_a_database_is_read_and_inspected_once(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspected, inspect = list[str](), from_database.inspect
    monkeypatch.setattr(
        from_database, "inspect", lambda *of: inspected.append(of[2]) or inspect(*of)
    )
    open_site(built)
    assert inspected == [built.name]
