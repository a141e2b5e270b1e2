"""The command that writes a site as files: what it says, and what it leaves."""

import re
import tempfile
from pathlib import Path

import pytest

from sandhi.publish.database import BUILT
from sandhi.static_site.folder import write_static_site
from tests.conftest import Copy, Run
from tests.static_site.files import Written, files


@pytest.mark.usefixtures("few")
def test_the_command_writes_the_site_of_a_build_to_the_byte(
    written: Written, sandhi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "told"
    # Where a command that is killed would leave what is of use to it alone, it writes nothing.
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "nowhere"))
    ran = sandhi("--package", written.root, "export-site", folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    written_line, left_out = ran.stdout.splitlines()
    assert written_line.startswith(f"{folder}: {len(files(folder))} files, ")
    assert re.fullmatch(r"Left out, and no link leads there: [0-9]+ lists .+\.", left_out)
    write_static_site(written.root, written.root / BUILT, tmp_path / "again")
    assert files(tmp_path / "again") == files(folder)
    again = sandhi("--package", written.root, "export-site", folder)
    assert again.returncode == 2
    assert again.stderr == f"Error: {folder} is there already; name another folder\n"


def test_an_interrupt_leaves_nothing(written: Written, tmp_path: Path) -> None:
    def interrupt(files: int, waiting: int) -> None:
        assert files > 0 < waiting
        raise KeyboardInterrupt

    out = tmp_path / "new" / "out"
    with pytest.raises(KeyboardInterrupt):
        write_static_site(written.root, written.root / BUILT, out, progress=interrupt)
    assert [*tmp_path.iterdir()] == []


def test_the_command_says_what_it_lacks(cricket: Copy, sandhi: Run, tmp_path: Path) -> None:
    ran = sandhi("--package", cricket.root, "export-site", tmp_path / "out")
    assert ran.stderr == "Error: build/sandhi.db is not there; run `sandhi build` first\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org", "https://example.org?a=1"])
def test_an_address_that_is_none_is_refused(
    written: Written, sandhi: Run, tmp_path: Path, address: str
) -> None:
    out = tmp_path / "out"
    ran = sandhi("--package", written.root, "export-site", "--base-url", address, out)
    assert ran.returncode == 2
    assert f"--base-url '{address}' is no address of a site: " in ran.stderr
    assert not out.exists()
