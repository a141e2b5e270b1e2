"""The folder that a build goes into: within its package, with nothing in it that others wrote."""

from os.path import realpath
from pathlib import Path

from sandhi.files import parse_json
from sandhi.package import PackageError
from sandhi.publish.database import BUILT
from sandhi.publish.downloads.manifest import LISTS, MANIFEST
from sandhi.publish.publication import DOWNLOADS
from sandhi.regular import regular_bytes


def guard_build_folder(root: Path) -> None:
    """See that a build replaces nothing of others; PackageError where it would.

    That is so where ``build`` leads out of the package, and where among its downloads lies a file
    that no manifest of this tool lists.
    """
    folder = root / BUILT.parent
    for name in (BUILT.parent, BUILT.parent / DOWNLOADS):
        within = Path(realpath(root / name))
        if (root / name).is_symlink() and not within.exists():
            raise PackageError(f"{name} is a link that leads nowhere; make it a folder")
        if not within.is_relative_to(realpath(root)) or within == Path(realpath(root)):
            raise PackageError(
                f"{name} leads out of the package, to {within}, where nothing is replaced; make it "
                "a folder of the package"
            )
    downloads = folder / DOWNLOADS
    if downloads.is_dir():
        names = {*_listed(downloads / MANIFEST), *LISTS}
        for file in sorted(downloads.rglob("*")):
            path = file.relative_to(downloads).as_posix()
            if not file.is_dir() and path not in names:
                raise PackageError(
                    f"{BUILT.parent}/{DOWNLOADS}/{path} is none that sandhi wrote, and a build "
                    "would remove it; move it elsewhere"
                )


def _listed(manifest: Path) -> list[str]:
    """The files that a manifest lists; none where there is no manifest, or no such one."""
    try:
        return [str(file["path"]) for file in parse_json(regular_bytes(manifest))["files"]]
    except (OSError, ValueError, LookupError, TypeError):
        return []
