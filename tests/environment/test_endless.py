"""What has no end, or cannot be carried, is refused in words, and at once."""

import os
from pathlib import Path

import pytest

from sandhi import regular
from sandhi.cite.results import question
from sandhi.site.ask import LONGEST, QuestionError, ensure_addressable
from tests.conftest import CRICKET, Run


@pytest.mark.parametrize(
    "command",
    [
        ("suggest", "/dev/zero"),
        ("add-seed", "/dev/zero", "--dry-run"),
        ("reanchor", "M1", "/dev/zero", "--dry-run"),
        ("resolve", "/dev/zero", "."),
        ("verify-release", "/dev/zero"),
    ],
    ids=lambda command: str(command[0]),
)
def test_a_device_is_no_text(sandhi: Run, command: tuple[str, ...]) -> None:
    done = sandhi("--package", CRICKET, *command, cwd=CRICKET)
    assert (done.returncode, "it is a device" in done.stderr) == (2, True)


def test_a_file_of_more_than_is_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "sparse"
    file.touch()
    os.truncate(file, 2**40)
    with pytest.raises(OSError, match="more than"):
        regular.regular_bytes(file)
    with pytest.raises(OSError, match="more than 3 bytes"):
        regular.regular_bytes(Path(__file__), most=3)


@pytest.mark.parametrize("value", ["x" * LONGEST, "a\x01", "\ud800"])
def test_what_no_address_can_carry_is_not_asked(value: str) -> None:
    with pytest.raises(QuestionError, match="what is asked"):
        ensure_addressable(question("scores", [("name", value)]))
