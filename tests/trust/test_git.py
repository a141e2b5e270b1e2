"""A package may come with its ``.git``: nothing that its settings name runs to look at it."""

import os
import subprocess
from pathlib import Path

import pytest

from sandhi.files import PackageError
from sandhi.release.making.git import refuse_unclean

pytestmark = pytest.mark.needs("git")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with one file, committed, and looked at anew since it was touched."""
    root = tmp_path / "package"
    root.mkdir()
    git(root, "init", "--quiet")
    (root / "a.csv").write_text("a\n", encoding="utf-8")
    git(root, "add", "--all")
    who = ("-c", "user.name=Curator", "-c", "user.email=curator@example.org")
    git(root, *who, "-c", "commit.gpgsign=false", "commit", "--quiet", "-m", "Begin")
    os.utime(root / "a.csv", (0, 0))  # other than git has it noted, whatever the clock's grain
    return root


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)


@pytest.mark.parametrize("kind", ["monitor", "filter", "included filter", "process", "hook"])
def test_no_program_of_a_repository_runs(kind: str, root: Path, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {mark}\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    match kind:
        case "monitor":
            git(root, "config", "core.fsmonitor", str(program))
        case "hook":
            hook = root / ".git" / "hooks" / "post-index-change"
            hook.parent.mkdir(exist_ok=True)
            hook.symlink_to(program)
        case _:
            of = ["--file", str(root / ".git" / "more")] if "included" in kind else []
            name = "process" if kind == "process" else "clean"
            git(root, "config", *of, f"filter.x.{name}", str(program))
            git(root, "config", "include.path", "more")
            (root / ".git" / "info").mkdir(exist_ok=True)
            (root / ".git" / "info" / "attributes").write_text("* filter=x\n", encoding="utf-8")
    if kind in ("monitor", "hook"):
        refuse_unclean(root, "build")
    else:
        with pytest.raises(PackageError, match=r"names a program .*filter\.x\."):
            refuse_unclean(root, "build")
    assert not mark.exists()
    subprocess.run(["git", "-C", str(root), "status"], check=False, capture_output=True)
    assert mark.exists()  # git itself would have run it
