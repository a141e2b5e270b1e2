"""A folder of builds that a stranger made: what it names elsewhere is neither moved nor removed."""

import json
from pathlib import Path
from typing import Any

import pytest

from sandhi.files import PackageError
from sandhi.writing.builds import refuse_foreign, settle_builds
from sandhi.writing.folders import new_build
from sandhi.writing.journal import JOURNAL, is_unsettled
from sandhi.writing.lock import ensure_settled
from tests.harness.striking.stage import Tree, tree

TOKEN = "0123456789abcdef"
NAMES = ["../../mine", "../../mine/thesis.txt", "../../link", "..", ".", "", "builds", "a/../../x"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a package; beside it lie what its user has, and a build of another package."""
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work", encoding="utf-8")
    (tmp_path / "link").symlink_to(mine / "thesis.txt")
    other = tmp_path / "other" / TOKEN
    (other / "empty").mkdir(parents=True)
    (other / "sandhi.db").write_text("theirs", encoding="utf-8")
    listed(other, ["sandhi.db"], ["sandhi.db"])
    (tmp_path / "package" / "build").mkdir(parents=True)
    return tmp_path / "package"


def listed(folder: Path, names: Any, files: Any) -> None:
    text = json.dumps({"names": names, "files": files})
    (folder / "files.json").write_text(text, encoding="utf-8")


def beside(root: Path) -> Tree:
    """All that lies beside a package."""
    found = tree(root.parent)
    return {path: what for path, what in found.items() if not path.startswith("package")}


def journal(root: Path, **entries: Any) -> None:
    text = json.dumps({"token": TOKEN, "builds": "build", **entries})
    (root / JOURNAL).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", [*NAMES, "{root}/mine", 5, None, ["x"], "a\0b"])
def test_what_a_list_of_a_stranger_names_elsewhere_stays(root: Path, name: Any) -> None:
    here = name.format(root=root.parent) if isinstance(name, str) else name
    before = beside(root)
    listed(root / "build", [here], [])
    with pytest.raises(PackageError, match=r"build/files\.json was not built by this version"):
        refuse_foreign(root / "build", ["sandhi.db"])
    # As where there are no links, and the command was killed while it moved a build in.
    build = root / "build" / "builds" / TOKEN
    build.mkdir(parents=True)
    listed(build, [here], [])
    journal(root, phase="decided")
    ensure_settled(root)
    assert beside(root) == before
    assert not is_unsettled(root)


@pytest.mark.parametrize("path", [*NAMES[:6], "{root}/mine/thesis.txt", 5, "out/thesis.txt"])
def test_what_an_old_build_of_a_stranger_lists_elsewhere_stays(root: Path, path: Any) -> None:
    build = root / "build" / "builds" / TOKEN
    build.mkdir(parents=True)
    (build / "out").symlink_to(root.parent / "mine")
    listed(build, [], [path.format(root=root.parent) if isinstance(path, str) else path])
    before = beside(root)
    settle_builds(root / "build")
    assert beside(root) == before


@pytest.mark.parametrize("phase", ["prepared", "decided"])
def test_builds_that_lead_to_those_of_another_package_are_left_alone(
    root: Path, phase: str
) -> None:
    (root / "build" / "builds").symlink_to(root.parent / "other")
    before = beside(root)
    journal(root, phase=phase)
    with pytest.raises(PackageError, match=r"\.sandhi-journal is not .* leaves the package"):
        ensure_settled(root)
    assert beside(root) == before


@pytest.mark.parametrize(
    "entries",
    [{"builds": 5}, {"builds": ["x"]}, {"before": "data"}, {"after": {"a": 1}}, {"scratch": {}}],
)
def test_a_journal_of_another_shape_is_told(root: Path, entries: dict[str, Any]) -> None:
    journal(root, **entries)
    with pytest.raises(PackageError, match=r"\.sandhi-journal is not what sandhi writes"):
        ensure_settled(root)


def test_a_link_to_where_it_lies_is_in_the_way(root: Path) -> None:
    (root / "build" / "current").symlink_to(".")
    with (
        pytest.raises(PackageError, match="build/current was not built by"),
        new_build(root, "build", ["sandhi.db"]),
    ):
        pass
