"""Trust is a decision on code as it stands in a folder: remembered, taken back, asked for anew."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from sandhi.check.registry import rules_of
from sandhi.check.run import check
from sandhi.package import Package, PackageError, Trust, UntrustedError
from sandhi.package.trust import forget
from sandhi.review.decisions import Session
from sandhi.writing import disk
from tests.conftest import CRICKET, Copy
from tests.trust.conftest import Canary, command


def test_trust_is_remembered_by_folder(strange: Copy, canary: Canary, tmp_path: Path) -> None:
    assert command(strange.root, "trust").code == 0
    assert not canary.ran
    assert command(strange.root, "check").code == 0
    assert canary.ran
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(strange.root, elsewhere)
    assert command(elsewhere, "check").code == 2
    assert command(strange.root, "trust", "--revoke").code == 0
    assert command(strange.root, "check").code == 2


def test_trust_takes_the_folder_as_its_argument(strange: Copy, tmp_path: Path) -> None:
    assert command(CRICKET, "trust", str(strange.root)).code == 0
    assert command(strange.root, "check").code == 0


CHANGES = {
    "a module edited": lambda root: (root / "schemas" / "scores.py").open("a").write("# more\n"),
    "a module added": lambda root: (root / "schemas" / "sides" / "more.py").write_text(""),
    "a module of another table": lambda root: (root / "schemas" / "seeds.py").write_text(""),
    "a module renamed": lambda root: (root / "schemas" / "sides" / "names.py").rename(
        root / "schemas" / "sides" / "labels.py"
    ),
    "a module taken away": lambda root: (root / "schemas" / "sides" / "names.py").unlink(),
    "a helper beside them": lambda root: (root / "schemas" / "helper.py").write_text(""),
    "a compiled helper": lambda root: (root / "schemas" / "helper.pyc").write_bytes(b""),
    "a library beside them": lambda root: (root / "schemas" / "sides" / "fast.so").write_bytes(b""),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_to_the_code_asks_anew(change: str, strange: Copy, canary: Canary) -> None:
    command(strange.root, "trust")
    CHANGES[change](strange.root)
    ran = command(strange.root, "check")
    assert ran.code == 2
    assert "has changed since it was trusted; read it" in ran.err  # not: which modules did
    assert not canary.ran


@pytest.mark.parametrize("deep", ["", "deep/"])
def test_so_does_one_in_a_folder_to_which_a_link_leads(
    deep: str, strange: Copy, canary: Canary
) -> None:
    (strange.root / "lib" / deep).mkdir(parents=True)
    helper = strange.root / "lib" / deep / "helper.py"
    helper.write_text("", encoding="utf-8")
    (strange.root / "schemas" / "lib").symlink_to("../lib")
    (strange.root / "schemas" / "itself").symlink_to(".")
    command(strange.root, "trust")
    helper.write_text(canary.code, encoding="utf-8")
    ran = command(strange.root, "check")
    assert (ran.code, "has changed since it was trusted" in ran.err) == (2, True)
    assert not canary.ran


def test_a_link_to_a_folder_elsewhere_is_refused(strange: Copy, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (strange.root / "schemas" / "lib").symlink_to(tmp_path / "elsewhere")
    ran = command(strange.root, "trust")
    assert (ran.code, "leaves the package" in ran.err) == (2, True)


def test_a_change_to_data_asks_nothing(strange: Copy) -> None:
    command(strange.root, "trust")
    strange.edit("scores", 0, runs="72")
    assert command(strange.root, "check").code == 1


def test_what_was_trusted_once_in_a_folder_stays_so(strange: Copy) -> None:
    command(strange.root, "trust")
    module = strange.root / "schemas" / "scores.py"
    before = module.read_text("utf-8")
    module.write_text(before + "# more\n", encoding="utf-8")
    command(strange.root, "trust")
    assert command(strange.root, "check").code == 0
    module.write_text(before, encoding="utf-8")
    assert command(strange.root, "check").code == 0


def test_a_package_without_code_never_asks(cricket: Copy, state: Path) -> None:
    (cricket.root / "schemas" / "scores.py").unlink()
    for arguments in (["check"], ["rules"], ["build"]):
        assert command(cricket.root, *arguments).code == 0
    assert "needs no trust" in command(cricket.root, "trust").out
    assert not state.exists()


def test_both_decisions_at_once_are_refused(strange: Copy, canary: Canary) -> None:
    for arguments in (["--trust", "check", "--no-rules"], ["check", "--no-rules", "--trust"]):
        ran = command(strange.root, *arguments)
        assert ran.code == 2
        assert "exclude each other" in ran.err
    assert not canary.ran


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_trust_that_cannot_be_remembered_is_told_in_a_line(strange: Copy, state: Path) -> None:
    state.mkdir(mode=0o500)
    ran = command(strange.root, "trust")
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)


def test_trust_without_a_place_to_remember_it_is_told_in_a_line(strange: Copy, state: Path) -> None:
    state.write_text("in the way")
    ran = command(strange.root, "trust")
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert "set XDG_STATE_HOME" in ran.err


def test_trust_that_holds_is_not_told_to_fail_where_its_folder_cannot_be_synced(
    strange: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    command(strange.root, "trust")  # now the folders are there

    def fail(folder: Path) -> None:
        raise OSError(errno.EIO, "Input/output error", str(folder))

    monkeypatch.setattr(disk, "sync_folder", fail)
    assert command(strange.root, "trust", "--revoke").code == 0
    assert command(strange.root, "rules").code == 2
    assert command(strange.root, "trust").code == 0
    assert command(strange.root, "rules").code == 0


@pytest.mark.parametrize("name", ["a\nb", "a\u2028b", "a\x85b", "a\x1cb", "a\rb", "a\\nb"])
def test_a_folder_of_any_name_is_remembered(strange: Copy, tmp_path: Path, name: str) -> None:
    strange.root.rename(tmp_path / name)
    assert command(tmp_path / name, "trust").code == 0
    assert command(tmp_path / name, "rules").code == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes among files here")
def test_a_pipe_where_trust_is_remembered_is_not_waited_for(strange: Copy, state: Path) -> None:
    command(strange.root, "trust")
    (file,) = (state / "sandhi" / "trusted").iterdir()
    file.unlink()
    os.mkfifo(file)
    assert command(strange.root, "check").code == 2
    assert command(strange.root, "trust").code == 0
    assert command(strange.root, "check").code == 0


def test_what_is_remembered_of_another_folder_is_no_trust(strange: Copy, state: Path) -> None:
    command(strange.root, "trust")
    (file,) = (state / "sandhi" / "trusted").iterdir()
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join(["/elsewhere", *lines[1:], ""]), encoding="utf-8")
    assert command(strange.root, "check").code == 2


def test_whoever_uses_the_library_decides_too(strange: Copy, canary: Canary) -> None:
    with pytest.raises(UntrustedError, match=r"was never trusted"):
        check(strange.root)
    with pytest.raises(PackageError):
        rules_of(Package.open(strange.root))
    assert not canary.ran
    assert rules_of(Package.open(strange.root, Trust.WITHHELD))["sides"]
    assert not canary.ran
    Package.open(strange.root).code.trust()
    check(strange.root)
    assert canary.ran
    assert forget(strange.root)
    assert not forget(strange.root)


def test_trust_given_to_a_review_holds_for_the_code_as_it_was(
    strange: Copy, canary: Canary
) -> None:
    module = strange.root / "schemas" / "scores.py"
    code = module.read_text("utf-8")
    module.write_text(code.replace(canary.code, ""), encoding="utf-8")
    (strange.root / "schemas" / "sides" / "names.py").unlink()
    sitting = Session(strange.root, Trust.GIVEN)
    key = strange.rows("scores")[0]["score_id"]
    module.write_text(code, encoding="utf-8")
    with pytest.raises(UntrustedError, match="has changed since --trust was given"):
        sitting.edit("scores", key, {"overs": ""})
    assert not canary.ran
    command(strange.root, "trust")
    sitting.edit("scores", key, {"overs": ""})
    assert canary.ran
