"""A release is the same bytes, whoever makes it, wherever and whenever."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sandhi.release.proof import files_below
from tests.conftest import ROOT
from tests.harness.extent import some
from tests.release.conftest import Released, begin

pytestmark = [pytest.mark.needs("git"), pytest.mark.slow, pytest.mark.no_cover]

# Time zone, locale, seed of hashes, umask, and the name of the folder that it is made in.
PLACES = [
    ("Pacific/Kiritimati", "C", "4242", 0o077, "über there"),
    ("UTC", "C.UTF-8", "0", 0o022, "here"),
    ("America/St_Johns", "hi_IN.UTF-8", "1", 0o002, "a/deeper/folder"),
]


def released_at(folder: Path, zone: str, locale: str, seed: str, umask: int) -> dict[str, bytes]:
    folder.parent.mkdir(parents=True, exist_ok=True)
    package: Released = begin(folder)
    package.tell("0.9.0")
    package.commit()
    here = {"PYTHONPATH": str(ROOT), "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
    ran = subprocess.run(
        [sys.executable, "-m", "sandhi", "--trust", "release", "0.9.0"],
        cwd=folder,
        env={**os.environ, **here},
        umask=umask,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return files_below(package.folder("0.9.0"))


def test_a_release_is_the_same_bytes_everywhere(tmp_path: Path) -> None:
    package = begin(tmp_path / "this process")
    assert package.release("0.9.0").exit_code == 0
    first = files_below(package.folder("0.9.0"))
    assert len(first) > 8
    for zone, locale, seed, umask, name in some(PLACES, 1):
        other = released_at(tmp_path / name, zone, locale, seed, umask)
        assert {*first} == {*other}
        assert [path for path in first if first[path] != other[path]] == []
