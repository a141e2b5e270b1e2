"""A build replaces what a build of this tool wrote, within its package, and nothing else."""

from pathlib import Path

import pytest

from tests.conftest import Copy
from tests.trust.conftest import command
from tests.trust.statements import files


@pytest.fixture
def others(tmp_path: Path) -> Path:
    """A folder of somebody else's, with downloads of its own."""
    folder = tmp_path / "others"
    (folder / "downloads").mkdir(parents=True)
    (folder / "downloads" / "thesis.txt").write_text("years of work")
    (folder / "sandhi.db").write_text("mine")
    return folder


def test_a_build_that_leads_out_of_the_package_is_refused(cricket: Copy, others: Path) -> None:
    (cricket.root / "build").symlink_to(others)
    before = files(others)
    ran = command(cricket.root, "--trust", "build")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert f"to {others}" in ran.err
    assert files(others) == before


@pytest.mark.parametrize("target", [".", "..", "../package-next-to-it", "/"])
def test_so_is_one_that_leads_to_the_package_or_above_it(cricket: Copy, target: str) -> None:
    (cricket.root.parent / "package-next-to-it").mkdir()
    (cricket.root / "build").symlink_to(target)
    before = files(cricket.root)
    assert command(cricket.root, "--trust", "build").code == 2
    assert files(cricket.root) == before


def test_so_are_downloads_that_lead_out_of_it(cricket: Copy, others: Path) -> None:
    (cricket.root / "build").mkdir()
    (cricket.root / "build" / "downloads").symlink_to(others / "downloads")
    before = files(others)
    ran = command(cricket.root, "--trust", "build")
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert f"build/downloads leads out of the package, to {others / 'downloads'}" in ran.err
    assert files(others) == before


@pytest.mark.parametrize("target", ["build", "nothing", "/nothing/at/all"])
def test_a_build_that_leads_nowhere_is_told_as_such(cricket: Copy, target: str) -> None:
    (cricket.root / "build").symlink_to(target)
    ran = command(cricket.root, "--trust", "build")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Error: build is a link that leads nowhere; make it a folder\n"


def test_downloads_that_no_manifest_lists_are_kept_and_told(cricket: Copy) -> None:
    assert command(cricket.root, "--trust", "build").code == 0
    assert command(cricket.root, "--trust", "build").code == 0  # over its own
    kept = cricket.root / "build" / "downloads" / "thesis.txt"
    kept.write_text("years of work")
    ran = command(cricket.root, "--trust", "build")
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert "build/downloads/thesis.txt" in ran.err
    assert kept.read_text() == "years of work"


def test_a_build_linked_within_the_package_is_built(cricket: Copy) -> None:
    (cricket.root / "made").mkdir()
    (cricket.root / "build").symlink_to("made")
    assert command(cricket.root, "--trust", "build").code == 0
    assert (cricket.root / "made" / "sandhi.db").is_file()
