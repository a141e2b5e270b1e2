"""What a journal asks for is done, unless it would undo what somebody else has done."""

import os
from pathlib import Path

import pytest

from sandhi.files import PackageError
from sandhi.writing.changes import Change, write
from sandhi.writing.journal import Journal, digest_of
from sandhi.writing.lock import ensure_settled
from tests.harness.striking.stage import tree


@pytest.mark.parametrize(
    "journal",
    [
        "{}",
        "[]",
        '{"phase": "other"}',
        '{"token": "../../x"}',
        '{"scratch": ["/etc"]}',
        '{"scratch": ["a%00b/.sandhi-0123456789abcdef-new-0"]}',
        '{"before": [1]}',
        '{"before": {"data/a.csv": 1}}',
        '{"after": {"data/a.csv": "abc"}}',
        '{"folders": {}}',
        '{"builds": "data"}',
        '{"unknown": 1}',
    ],
)
def test_a_journal_of_a_strangers_making_is_not_followed(tmp_path: Path, journal: str) -> None:
    (tmp_path / ".sandhi-journal").write_text(journal, encoding="utf-8")
    if journal == "{}":  # says nothing, and so asks for nothing
        ensure_settled(tmp_path)
        assert [*tmp_path.iterdir()] == []
        return
    with pytest.raises(PackageError, match=r"\.sandhi-journal is not"):
        ensure_settled(tmp_path)
    assert (tmp_path / ".sandhi-journal").is_file()


def test_a_journal_that_leads_out_of_the_package_is_refused(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside.csv", tmp_path / "package"
    root.mkdir()
    outside.write_text("mine", encoding="utf-8")
    (root / ".sandhi-journal").write_text(
        '{"phase": "returning", "token": "0123456789abcdef", '
        f'"after": {{"../outside.csv": "{digest_of(b"mine")}"}}}}',
        encoding="utf-8",
    )
    with pytest.raises(PackageError, match=r"\.sandhi-journal is not .* leaves the package"):
        ensure_settled(root)
    assert outside.read_text("utf-8") == "mine"


def test_what_lies_where_no_text_could_say_is_cleared_away(tmp_path: Path) -> None:
    root = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff %41"))
    root.mkdir()
    journal = Journal()
    places = [folder / journal.name("new", 0) for folder in (root, tmp_path)]
    journal.scratch = [str(place) for place in places]
    journal.write(root)
    for place in places:
        place.mkdir()
    moved = root.rename(tmp_path / "moved")  # as a folder that another machine mounts elsewhere
    ensure_settled(moved)
    assert [path.name for path in tmp_path.iterdir()] == ["moved"]
    assert not any(moved.iterdir())


HELD = {name: f"what {name} held".encode() for name in ("replaced", "gone", "made", "returned")}


def _broken_off(root: Path, phase: str) -> dict[str, bytes]:
    """A package in which a command was broken off that changes files; what they hold."""
    journal = Journal(
        phase,
        before={name: digest_of(data) for name, data in HELD.items() if name != "made"},
        after={name: digest_of(b"new") for name in ("replaced", "made", "returned")},
    )
    for name, data in HELD.items():
        (root / name).write_bytes(data)
    if phase == "decided":
        (root / "made").unlink()
        for number in (0, 1, 2):
            journal.new(root, number).write_bytes(b"new")
    else:
        for name in ("replaced", "made", "returned"):
            (root / name).write_bytes(b"new")
        (root / "gone").rename(journal.old(root, 3))
        for number, name in ((0, "replaced"), (2, "returned")):
            journal.old(root, number).write_bytes(HELD[name])
    journal.write(root)
    return {name: (root / name).read_bytes() for name in HELD if (root / name).exists()}


@pytest.mark.parametrize("phase", ["decided", "returning"])
def test_what_was_broken_off_is_settled_where_nobody_touched_it(tmp_path: Path, phase: str) -> None:
    _broken_off(tmp_path, phase)
    ensure_settled(tmp_path)
    left = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    if phase == "decided":
        assert left == dict.fromkeys(("replaced", "made", "returned"), b"new")
    else:
        assert left == {name: HELD[name] for name in ("replaced", "gone", "returned")}


@pytest.mark.parametrize("phase", ["decided", "returning"])
@pytest.mark.parametrize("name", HELD)
def test_work_that_was_done_after_a_command_was_broken_off_stays(
    tmp_path: Path, phase: str, name: str
) -> None:
    """And so what a stranger's journal names, but what the stranger had made as well."""
    _broken_off(tmp_path, phase)
    (tmp_path / name).write_bytes(b"an hour of work")
    before = tree(tmp_path)
    with pytest.raises(PackageError, match=f"^{name} changed after .* move it out of the package"):
        ensure_settled(tmp_path)
    assert tree(tmp_path) == before
    (tmp_path / name).unlink()
    ensure_settled(tmp_path)
    assert not any(file.name.startswith(".sandhi-") for file in tmp_path.iterdir())


@pytest.mark.parametrize("path", [".git/HEAD", "vendor/.GIT/HEAD", "data/HEAD"])
def test_no_journal_removes_what_git_keeps(tmp_path: Path, path: str) -> None:
    """What a new repository holds is known to everybody, and nobody can send it along by git."""
    for folder in (".git", "vendor/.GIT"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "HEAD").write_bytes(b"ref: refs/heads/main\n")
    (tmp_path / "data").symlink_to(".git")
    known = digest_of(b"ref: refs/heads/main\n")
    Journal("decided", before={path: known}).write(tmp_path)
    with pytest.raises(PackageError, match=r"\.sandhi-journal is not what sandhi writes"):
        ensure_settled(tmp_path)
    assert (tmp_path / path).is_file()


def test_a_change_that_fails_twice_over_is_put_back_by_the_next_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(b"old")
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == "b.csv" or "-old-" in self.name:
            raise OSError(5, "Input/output error", str(target))
        return replace(self, target)

    changes = [Change(name, b"old", b"new") for name in ("a.csv", "b.csv")]
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing)
        with pytest.raises(PackageError, match="the next command settles it"):
            write(tmp_path, changes)
    ensure_settled(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a.csv": b"old",
        "b.csv": b"old",
    }
