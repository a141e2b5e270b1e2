"""What git says of the folder of a package, and that it runs nothing which the folder names.

The settings of a repository can name programs: a package may have come with its ``.git``.
"""

import os
import re
import subprocess
from pathlib import Path

from sandhi.files import PackageError

_SHOWN = 3  # files that a message names
# What git would run by itself while it compares files: monitors, hooks, fetching what is missing.
_QUIET = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
_ALONE = {"GIT_ALLOW_PROTOCOL": "", "GIT_OPTIONAL_LOCKS": "0"}
_FILTER = re.compile(r"filter\..*\.(clean|process)", re.DOTALL)


def refuse_unclean(root: Path, but: str) -> None:
    """PackageError where a folder is in no repository of git, or differs from what is committed.

    Nothing below ``but`` counts, nor what is changed within a submodule.
    """
    _refuse_filters(root)
    options = ("--porcelain", "--untracked-files=all", "--ignore-submodules=dirty")
    ran = _git(root, *_QUIET, "status", *options, "--", ".", f":(exclude){but}")
    if ran.returncode:
        raise PackageError(
            f"{root} is in no repository of git; commit the package there, so that the release "
            "is of something that can be found again"
        )
    changed_files = [line[3:] for line in ran.stdout.splitlines()]
    if changed_files:
        more = ", …" if len(changed_files) > _SHOWN else ""
        raise PackageError(
            f"not as it is committed: {', '.join(changed_files[:_SHOWN])}{more}; commit it, or "
            "take the change back, then release"
        )


def _refuse_filters(root: Path) -> None:
    """PackageError where the repository itself says through which programs files are read."""
    entries = _git(root, "config", "--null", "--show-scope", "--list").stdout.split("\0")
    for scope, entry in zip(entries[::2], entries[1::2], strict=False):
        key = entry.partition("\n")[0]
        if scope in ("local", "worktree") and _FILTER.fullmatch(key):
            raise PackageError(
                f"the repository of {root} names a program that git would run ({key}); if you "
                "trust it, set it in your own settings (git config --global), and unset it there"
            )


def _git(root: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, **_ALONE},
            check=False,
        )
    except FileNotFoundError:
        raise PackageError("git is not installed; a release is of what is committed") from None
