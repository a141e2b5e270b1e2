"""The source archive: the package with the tool that checks it anew, for when neither is online."""

from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires
from importlib.resources import files as resource_files
from pathlib import Path

from sandhi.publish.archive.sums import SIGNATURE, SUMS, with_sums

TOOL, GUIDE = "tool", "CHECK.md"
_PROJECT = "pyproject.toml"
_BESIDE = (_PROJECT, "LICENSE", "requirements*.in", "requirements*.txt")
_OF_DEVELOPERS = "requirements-dev"  # what begins so is not needed to check anything


def source_files(archive: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the source archive, of those of the archive: the tool lies in ``tool/``."""
    files = {path: data for path, data in archive.items() if path not in (SUMS, SIGNATURE)}
    files |= {f"{TOOL}/{path}": data for path, data in _tool()}
    guide = (resource_files("sandhi.release") / "CHECK.md").read_bytes()
    return with_sums({**files, GUIDE: guide})


def _tool() -> Iterator[tuple[str, bytes]]:
    """Each file of the tool as it runs here, with what says which libraries it needs."""
    code = Path(__file__).parents[1]
    for file in sorted(code.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            yield f"{code.name}/{file.relative_to(code).as_posix()}", file.read_bytes()
    if (code.parent / _PROJECT).is_file():
        files_beside = [file for form in _BESIDE for file in sorted(code.parent.glob(form))]
        for file in files_beside:
            if not file.name.startswith(_OF_DEVELOPERS):
                yield file.name, file.read_bytes()
        return
    try:
        requirements = [one for one in requires(code.name) or () if "extra ==" not in one]
    except PackageNotFoundError:
        requirements = []
    yield "requirements.txt", "".join(f"{one}\n" for one in requirements).encode("utf-8")
