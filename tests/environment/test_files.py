"""Whatever stands in the place of a file, each command ends with one line and a documented code."""

import asyncio
import contextlib
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from sandhi.publish.database import BUILT
from sandhi.site.app import open_site
from tests.conftest import Copy, Run
from tests.environment.commands import COMMANDS, DOCUMENTED
from tests.harness.extent import some


def is_folder(file: Path) -> None:
    file.unlink(missing_ok=True)
    file.mkdir()


def is_pipe(file: Path) -> None:
    file.unlink(missing_ok=True)
    os.mkfifo(file)


def is_socket(file: Path) -> None:
    file.unlink()
    with contextlib.chdir(file.parent), socket.socket(socket.AF_UNIX) as listening:
        listening.bind(file.name)  # a path of its own would be too long


def is_device(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


def is_loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


def leads_out(file: Path) -> None:
    file.unlink()
    file.symlink_to("/etc/hostname")


def is_lost(file: Path) -> None:
    file.unlink()


def is_empty(file: Path) -> None:
    file.write_bytes(b"")


def is_binary(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00\x81" * 50)


def has_nuls(file: Path) -> None:
    file.write_bytes(b"\0\0" + file.read_bytes() + b"\0")


def has_mark(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())


FAULTS: list[Callable[[Path], None]] = [
    is_folder, is_pipe, is_socket, is_device, is_loop,
    is_lost, is_empty, is_binary, has_nuls, has_mark,
]  # fmt: skip
TABLE, TEXT = "data/scores.csv", "seeds/pune.txt"
DESCRIPTORS = ("datapackage.json", "schemas/scores.json", "data/seeds.csv")
PLACES = [
    *((TABLE, fault) for fault in FAULTS),
    *((TEXT, fault) for fault in (is_folder, is_pipe, is_lost, is_binary)),
    *((file, fault) for file in DESCRIPTORS for fault in (is_folder, is_pipe, is_loop, is_binary)),
    *((file, leads_out) for file in (TABLE, *DESCRIPTORS)),
    *((".sandhi-journal", fault) for fault in (is_folder, is_pipe)),
    (".sandhi-journal.new", is_folder),
]


def commands_at(place: int) -> list[str]:
    """Some commands, which are others at the next place: at three in a row, all are tried."""
    names = [*COMMANDS]
    return some([*names[place % 3 :], *names[: place % 3]], -(-len(names) // 3))


def test_at_three_places_in_a_row_every_command_is_tried() -> None:
    assert {name for place in range(3) for name in commands_at(place)} == {*COMMANDS}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes among files here")
@pytest.mark.parametrize(
    ("path", "fault", "names"),
    [(*place, commands_at(number)) for number, place in enumerate(PLACES)],
    ids=[f"{file} {fault.__name__}" for file, fault in PLACES],
)
def test_a_file_that_is_none_is_told_in_one_line(
    sandhi: Run, cricket: Copy, path: str, fault: Callable[[Path], None], names: list[str]
) -> None:
    (cricket.root / "new.txt").write_text("Pune won by 12 runs.\n", encoding="utf-8")
    cited = sandhi("--package", cricket.root, "cite", "R1").stdout
    (cricket.root / "cited.txt").write_text(cited, encoding="utf-8")
    fault(cricket.root / path)
    for name in names:
        done = sandhi("--package", cricket.root, *COMMANDS[name], cwd=cricket.root)
        assert done.returncode in DOCUMENTED, (name, done.stderr)
        assert "Traceback" not in done.stderr, name
        if done.returncode == 2:
            assert len(done.stderr.splitlines()) == 1, (name, done.stderr)
            assert done.stderr.startswith("Error: "), name
            assert "None" not in done.stderr, name


# Where a pipe is, the command that would read it or write there, and what it says.
PIPES: dict[str, tuple[tuple[str, ...], str]] = {
    "given.zip": (("resolve", "cited.txt", "given.zip"), "is a pipe"),
    "given/release.zip": (("diff", "given"), "is a pipe"),
    "counts.md": (("coverage", "-o", "counts.md"), "is a pipe"),
    "CHANGELOG.md": (("check",), "is a pipe"),
    "schemas/about.md": (("check",), "is a pipe"),
    "schemas/queries/most-runs.sql": (("check",), "is a pipe"),
    "schemas/scores.py": (("rules",), "is a pipe"),
    "build/downloads/manifest.json": (("serve", "--port", "0"), "run `sandhi build`"),
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes among files here")
@pytest.mark.parametrize(
    ("path", "arguments", "said"), [(path, *rest) for path, rest in PIPES.items()], ids=PIPES
)
def test_no_command_waits_for_a_pipe_nor_puts_a_file_in_its_place(
    sandhi: Run, cricket: Copy, path: str, arguments: tuple[str, ...], said: str
) -> None:
    if arguments[0] == "coverage":
        coding = {"number": ["scores"], "date": ["scores"], "name": ["sides"]}
        cricket.describe("datapackage.json", lambda whole: whole["sandhi"].update(coverage=coding))
    cited = sandhi("--package", cricket.root, "cite", "R1").stdout
    (cricket.root / "cited.txt").write_text(cited, encoding="utf-8")
    if path.startswith("build/"):
        assert sandhi("--package", cricket.root, "build").returncode == 0
        (cricket.root / path).unlink()
    (cricket.root / path).parent.mkdir(exist_ok=True)
    (cricket.root / path).unlink(missing_ok=True)
    os.mkfifo(cricket.root / path)
    done = sandhi("--package", cricket.root, *arguments, cwd=cricket.root)
    assert done.returncode in (1, 2)
    assert said in (done.stderr or done.stdout)
    assert len(done.stderr.splitlines()) <= 1
    assert (cricket.root / path).is_fifo()


def test_every_command_that_reads_a_package_is_put_to_the_test() -> None:
    from sandhi.cli import main

    assert {*main._modules} == {*COMMANDS, "init", "trust"}


@pytest.mark.parametrize(
    ("number", "message"),
    [("9" * 5000, "beyond 64 bits"), ("1e999", "1e999 is no number"), ("NaN", "NaN is no number")],
)
def test_a_number_that_json_cannot_hold_is_told(
    sandhi: Run, cricket: Copy, number: str, message: str
) -> None:
    file = cricket.root / "schemas" / "scores.json"
    text = file.read_text("utf-8").replace("{", f'{{"odd": {number}, ', 1)
    file.write_text(text, encoding="utf-8")
    done = sandhi("--package", cricket.root, "check")
    assert (done.returncode, done.stderr) == (1, "")
    assert message in done.stdout
    assert len(done.stdout) < 600


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\0", b"no database at all"])
def test_a_database_that_is_none_is_not_called_one_of_another_version(
    sandhi: Run, cricket: Copy, data: bytes
) -> None:
    file = cricket.root / "build" / "sandhi.db"
    file.parent.mkdir()
    file.write_bytes(data)
    done = sandhi("--package", cricket.root, "serve", "--port", "0")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert ("no database of SQLite" in done.stderr) == (not data.startswith(b"SQLite"))
    file.unlink()
    file.mkdir()
    done = sandhi("--package", cricket.root, "serve", "--port", "0")
    assert done.stderr.startswith("Error: sandhi.db cannot be read: it is a folder")


def test_a_database_that_is_cut_off_is_called_damaged(
    sandhi: Run, cricket: Copy, built: Path
) -> None:
    file = cricket.root / "build" / "sandhi.db"
    file.parent.mkdir()
    content = built.read_bytes()
    for length in (200, 4096, len(content) // 2):
        file.write_bytes(content[:length])
        done = sandhi("--package", cricket.root, "serve", "--port", "0")
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "sandhi.db is damaged; run `sandhi build`" in done.stderr, length


def test_a_seed_that_is_no_plain_text_is_told(sandhi: Run, cricket: Copy) -> None:
    file = cricket.root / "new.txt"
    file.write_bytes(b"\xef\xbb\xbfPune won.\0")
    done = sandhi("--package", cricket.root, "add-seed", "--dry-run", file)
    assert done.returncode == 0
    assert "begins with a byte order mark" in done.stderr
    assert "holds 1 NUL, the first as character 10" in done.stderr


def test_what_nobody_sees_in_a_seed_is_told(sandhi: Run, cricket: Copy) -> None:
    file = cricket.root / "new.txt"
    odd = "\x1b \x7f \u202e \u2067 a\ufeff \ufffd \uffff \ue000 \U000e0041"
    file.write_text(f"Pune won. {odd} \u200d\u00ad\t\x85\n", encoding="utf-8")
    done = sandhi("--package", cricket.root, "add-seed", "--dry-run", file)
    assert done.returncode == 0
    for told in (
        "2 control character, the first as character 10",
        "2 sign that turns the direction of what follows, the first as character 14",
        "1 byte order mark within, the first as character 19",
        "1 sign of letters that were lost (U+FFFD), the first as character 21",
        "3 code point that is no character, the first as character 23",
    ):
        assert f"holds {told}" in done.stderr


def test_a_package_whose_folder_is_no_text_is_built_and_shown(
    sandhi: Run, cricket: Copy, tmp_path: Path
) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff %41?#\xfe"))
    cricket.root.rename(folder)
    (folder / "new.txt").write_text("Pune won by 12 runs.\n", encoding="utf-8")
    for arguments in (("build",), ("build",), ("export", "--format", "csv", folder / "out")):
        done = sandhi("--package", folder, *arguments)
        assert (done.returncode, done.stderr) == (0, ""), arguments
    site = open_site(folder / BUILT)
    page = asyncio.run(site.client.get("/sandhi/scores"))
    assert (page.status_code, "R1" in page.text) == (200, True)
    assert sandhi("--package", folder, "add-seed", folder / "new.txt").returncode == 0


def test_a_folder_that_may_not_be_entered_is_named(
    cricket: Copy, sandhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cricket.root / "datapackage.json").unlink()  # as it looks from outside
    monkeypatch.setattr(os, "access", lambda *_: False)  # whoever is root may enter all
    done = sandhi("--package", cricket.root, "check")
    assert done.returncode == 2
    assert done.stderr.startswith(f"Error: {cricket.root} cannot be opened; see that")
