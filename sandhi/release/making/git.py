"""What git says of the folder of a package."""

import subprocess
from pathlib import Path

from sandhi.files import PackageError

_SHOWN = 3  # files that a message names


def refuse_unclean(root: Path, but: str) -> None:
    """PackageError where a folder is in no repository of git, or differs from what is committed.

    Nothing below ``but`` counts.
    """
    command = ["git", "-C", str(root), "status", "--porcelain", "--untracked-files=all"]
    try:
        ran = subprocess.run(
            [*command, "--", ".", f":(exclude){but}"],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except FileNotFoundError:
        raise PackageError("git is not installed; a release is of what is committed") from None
    if ran.returncode:
        raise PackageError(
            f"{root} is in no repository of git; commit the package there, so that the release "
            "is of something that can be found again"
        )
    changed = [line[3:] for line in ran.stdout.splitlines()]
    if changed:
        more = ", …" if len(changed) > _SHOWN else ""
        raise PackageError(
            f"not as it is committed: {', '.join(changed[:_SHOWN])}{more}; commit it, or take the "
            "change back, then release"
        )
