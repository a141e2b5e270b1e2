"""Make a release: first its words in the package, all or none, then its files in a new folder."""

from pathlib import Path

from sandhi.files import PackageError
from sandhi.package import Package
from sandhi.release.making.plan import Plan, plan
from sandhi.release.parts import Sign, release_files
from sandhi.release.proof import faults_of_files
from sandhi.writing import changes, disk
from sandhi.writing.folders import new_folder

BUILD = "build"


def target(root: Path, version: str) -> Path:
    """The folder of a release."""
    return root / BUILD / f"release-{version}"


def make(package: Package, release_plan: Plan, sign: Sign | None = None) -> list[str]:
    """Make a release that is planned, and return the paths of its files.

    What it changes in the package is written first, all or nothing. The folder appears when it is
    complete and proven. Where it does not come to that, the same command makes it later.
    PackageError or OSError where something cannot be written.
    """
    root = package.root
    folder = target(root, release_plan.version)
    if folder.exists() and any(folder.iterdir()):
        raise PackageError(
            f"{folder.relative_to(root)} is there already; move it elsewhere, or release a "
            "higher version"
        )
    changes.write(root, release_plan.files)
    released_package = Package.open(root, package.trust)
    again = plan(released_package, release_plan.version)
    files = release_files(released_package, again.differences, again.entries, sign)
    for fault in faults_of_files(files):
        raise PackageError(f"the release is not what it should be: {fault}; report this")
    with new_folder(root, folder) as (new, _):
        disk.new_folders(new)
        for path, data in files.items():
            disk.new_folders((new / path).parent)
            disk.write_new(new / path, data)
    return sorted(files)
