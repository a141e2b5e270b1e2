"""A set of changes is shown as a diff, and written whole or not at all."""

from pathlib import Path

import pytest

from sandhi.curate.changes import Change, diff, write
from sandhi.files import PackageError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "a.csv").write_bytes(b"key\nA1\n")
    (tmp_path / "b.csv").write_bytes(b"key\nB1\n")
    return tmp_path


CHANGES = [
    Change("a.csv", b"key\nA1\n", b"key\nA1\nA2\n"),
    Change("new/c.csv", None, b"key\n"),
    Change("b.csv", b"key\nB1\n", b"key\nB2\n"),
]


def contents(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {str(path.relative_to(root)): path.read_bytes() for path in files}


def test_a_diff_shows_the_changed_lines_and_the_size_of_a_new_file() -> None:
    assert list(diff(CHANGES)) == [
        "--- a.csv",
        "+++ a.csv",
        "@@ -2,0 +3 @@",
        "+A2",
        "+++ new/c.csv (new, 4 bytes)",
        "--- b.csv",
        "+++ b.csv",
        "@@ -2 +2 @@",
        "-B1",
        "+B2",
    ]


def test_a_diff_shows_what_cannot_be_seen_and_does_nothing_to_a_terminal() -> None:
    before = b"\xef\xbb\xbfkey\r\n\x1b[2J"
    assert list(diff([Change("a.csv", before, b"key\n")]))[3:] == [
        "-<BOM>key␍",
        "-␛[2J (no line end)",
        "+key",
    ]


def test_all_changes_are_written_and_nothing_else_is_left_behind(root: Path) -> None:
    write(root, CHANGES)
    assert contents(root) == {change.path: change.after for change in CHANGES}


@pytest.mark.parametrize("other", [b"key\nB3\n", None], ids=["edited", "deleted"])
def test_nothing_is_written_if_a_file_is_no_longer_as_it_was_read(
    root: Path, other: bytes | None
) -> None:
    if other is None:
        (root / "b.csv").unlink()
    else:
        (root / "b.csv").write_bytes(other)
    before = contents(root)
    with pytest.raises(PackageError, match=r"b\.csv has been changed"):
        write(root, CHANGES)
    assert contents(root) == before


def test_nothing_is_written_over_a_file_that_should_be_new(root: Path) -> None:
    (root / "new").mkdir()
    (root / "new/c.csv").write_bytes(b"somebody else's\n")
    before = contents(root)
    with pytest.raises(PackageError, match="run the command again"):
        write(root, CHANGES)
    assert contents(root) == before


def test_what_was_renamed_is_put_back_if_a_later_file_cannot_be(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(root)
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "b.csv":
            raise PermissionError(13, "Permission denied", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(
        PackageError, match=r"b\.csv cannot be written, nothing .*: Permission denied; see that"
    ):
        write(root, CHANGES)
    assert contents(root) == before


def test_nothing_is_written_if_a_folder_cannot_be_made(root: Path) -> None:
    before = contents(root)
    with pytest.raises(PackageError, match="nothing was changed"):
        write(root, [CHANGES[0], Change("b.csv/c.csv", None, b"key\n")])
    assert contents(root) == before


def test_nothing_is_written_outside_of_the_package(root: Path) -> None:
    before = contents(root)
    with pytest.raises(PackageError, match="leaves the package"):
        write(root, [CHANGES[0], Change("../c.csv", None, b"key\n")])
    assert contents(root) == before


def test_a_file_keeps_its_rights_and_a_link_stays_a_link(root: Path) -> None:
    (root / "a.csv").rename(root / "really.csv")
    (root / "a.csv").symlink_to("really.csv")
    (root / "really.csv").chmod(0o640)
    write(root, CHANGES[:1])
    assert (root / "a.csv").is_symlink()
    assert (root / "really.csv").read_bytes() == CHANGES[0].after
    assert (root / "really.csv").stat().st_mode & 0o777 == 0o640
