"""``sandhi reanchor`` replaces a seed and moves its anchors: all files or none, nothing guessed."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import TYPE_CHECKING, NamedTuple

import pytest
from click.testing import CliRunner

from sandhi.anchors import anchors_match
from sandhi.cli import main
from tests.harness.extent import some

if TYPE_CHECKING:
    from tests.conftest import Copy, Row, Run
    from tests.curate.conftest import Command, Ran

SEED = "S000"
OLD, NEW = "पिछले हफ्ते", "पिछले हफ़्ते"
INSERTED = "बीच में एक नया वाक्य है। "
BEFORE = "जून में रूसी राष्ट्रपति"


@pytest.fixture
def text(real: "Copy") -> str:
    return real.package.texts[SEED]


@pytest.fixture
def corrected(text: str, tmp_path: Path) -> Path:
    """The seed with one sentence more and one word spelt otherwise."""
    file = tmp_path / "corrected.txt"
    file.write_bytes(_corrected(text).encode())
    return file


def _corrected(text: str) -> str:
    assert text.count(OLD) == text.count(BEFORE) == 1
    return text.replace(BEFORE, INSERTED + BEFORE).replace(OLD, NEW)


def anchored(real: "Copy") -> dict[str, list["Row"]]:
    """The rows of each anchored table that are in the seed."""
    tables = [name for name, schema in real.package.schemas.items() if schema.anchored]
    return {name: [row for row in real.rows(name) if row["seed_id"] == SEED] for name in tables}


class Done(NamedTuple):
    """A package whose seed was replaced by the corrected text, and how the command ended."""

    package: "Copy"
    ran: "Ran"


@pytest.fixture(scope="module")
def done(original: "Copy", tmp_path_factory: pytest.TempPathFactory) -> Done:
    """What the command makes of the correction, for tests that only read."""
    folder = tmp_path_factory.mktemp("reanchored")
    package = original.into(folder / "package")
    file = folder / "corrected.txt"
    file.write_bytes(_corrected(package.package.texts[SEED]).encode())
    given = ["--package", str(package.root), "reanchor", SEED, str(file)]
    ran = CliRunner().invoke(main, given, prog_name="sandhi", catch_exceptions=False)
    return Done(package, CompletedProcess(given, ran.exit_code, ran.stdout, ran.stderr))


def test_every_anchor_that_is_kept_quotes_the_same_text_at_its_new_place(
    original: "Copy", done: Done
) -> None:
    before, others = anchored(original), original.rows("sentences")
    text = original.package.texts[SEED]
    real, ran = done
    assert (ran.returncode, ran.stderr) == (1, "")
    kept = shifted = left = 0
    for table, rows in anchored(real).items():
        for old, new in zip(before[table], rows[: len(before[table])], strict=True):
            start = int(old["start"])
            if OLD in text[start : int(old["end"])]:
                left += 1
                assert new == old | {"start": "", "end": ""}
            else:
                move = (len(INSERTED) if start >= text.index(BEFORE) else 0) + (
                    len(NEW) - len(OLD) if start > text.index(OLD) else 0
                )
                kept, shifted = kept + 1, shifted + (move > 0)
                assert new == old | {
                    "start": str(start + move),
                    "end": str(int(old["end"]) + move),
                }
    (added,) = anchored(real)["sentences"][len(before["sentences"]) :]
    assert added["quote"] == INSERTED.strip()
    assert left > 4
    assert shifted > 100
    assert (
        f"{SEED}: {kept} anchors moved, {shifted} of them to other offsets; 0 rows changed as "
        f"proposed, {left} left open.\n" in ran.stdout
    )
    others = [row for row in others if row["seed_id"] != SEED]
    assert [row for row in real.rows("sentences") if row["seed_id"] != SEED] == others


def test_the_seed_and_what_is_said_of_its_file_are_replaced(
    original: "Copy", done: Done, corrected: Path
) -> None:
    real = done.package
    old = next(row for row in original.rows("seeds") if row["seed_id"] == SEED)
    data = corrected.read_bytes()
    new = next(row for row in real.rows("seeds") if row["seed_id"] == SEED)
    assert new == old | {
        "sha256": hashlib.sha256(data).hexdigest(),
        "characters": str(len(data.decode())),
    }
    assert (real.root / new["path"]).read_bytes() == data


def test_passages_in_doubt_are_listed_once_as_they_were_and_as_they_may_be(done: Done) -> None:
    lines = done.ran.stdout.splitlines()
    number = next(at for at, line in enumerate(lines) if line.startswith("dates D"))
    assert f"⟦{OLD}⟧, यूक्रेनी अधिकारियों" in lines[number + 1]
    assert lines[number + 1].startswith("  was  …")
    assert f"⟦{NEW}⟧, यूक्रेनी अधिकारियों" in lines[number + 2]
    assert lines[number + 2].startswith("  now  …")
    (together,) = (line for line in lines if line.startswith("events E"))
    assert ", event_mentions EM" in together
    assert together.count(", event_actors EA") == 3


def test_the_diff_shows_what_people_must_see_but_not_mere_shifts(done: Done) -> None:
    real, shown = done.package, done.ran.stdout
    files = [line.split()[1] for line in shown.splitlines() if line.startswith("+++ ")]
    assert files[:2] == [
        next(row["path"] for row in real.rows("seeds") if row["seed_id"] == SEED),
        "data/seeds.csv",
    ]
    assert "data/dates.csv" in files
    assert "data/actor_mentions.csv" not in files


def test_at_a_terminal_a_proposal_can_be_taken(
    real: "Copy", at_terminal: "Command", corrected: Path
) -> None:
    ran = at_terminal("reanchor", SEED, corrected, answers=["y"] * 5)
    assert ran.returncode == 0, ran.stdout
    package = real.package
    for table in anchored(real):
        assert anchors_match(package.table(table), package.texts).all()
    (date,) = (row for row in real.rows("dates") if row["quote"] == NEW)
    assert date["start"] == str(package.texts[SEED].index(NEW))


def test_at_a_terminal_a_proposal_can_be_left(
    real: "Copy", at_terminal: "Command", corrected: Path
) -> None:
    ran = at_terminal("reanchor", SEED, corrected, answers=["n", "y", "n", "n", "n"])
    assert ran.returncode == 1
    opened = [row for rows in anchored(real).values() for row in rows if not row["start"]]
    assert opened
    assert all(OLD in row["quote"] for row in opened)


def test_giving_up_at_the_terminal_changes_nothing(
    at_terminal: "Command", corrected: Path, files: Callable[[], dict[str, bytes]]
) -> None:
    before = files()
    ran = at_terminal("reanchor", SEED, corrected, answers=["y"])
    assert ran.returncode == 2
    assert ran.stderr.endswith("Error: nobody answers: the input has ended\n")
    assert files() == before


def test_a_row_left_open_is_placed_anew_once_its_quote_is_corrected(
    done: Done, tmp_path: Path, sandhi: "Run"
) -> None:
    real = done.package.into(tmp_path / "package")
    for table in anchored(real):
        rows = real.rows(table)
        for row in rows:
            row["quote"] = row["quote"] if row["start"] else row["quote"].replace(OLD, NEW)
        real.write(table, rows)
    assert sandhi("--package", real.root, "anchor").returncode == 0
    package = real.package
    assert all(anchors_match(package.table(table), package.texts).all() for table in anchored(real))


def test_a_dry_run_shows_the_same_and_changes_nothing(
    curate: "Command", done: Done, corrected: Path, files: Callable[[], dict[str, bytes]]
) -> None:
    before = files()
    shown = curate("reanchor", SEED, corrected, "--dry-run")
    assert files() == before
    assert (shown.returncode, shown.stdout) == (done.ran.returncode, done.ran.stdout)


def test_a_correction_that_touches_no_anchor_leaves_nothing_to_a_person(
    real: "Copy", curate: "Command", text: str, tmp_path: Path
) -> None:
    file = tmp_path / "new.txt"
    file.write_bytes(("\n\n" + text.replace("\n", "\r\n") + "\n").encode())
    ran = curate("reanchor", SEED, file)
    assert ran.returncode == 0
    assert ran.stdout.endswith("0 rows changed as proposed, 0 left open.\n")
    package = real.package
    assert all(anchors_match(package.table(table), package.texts).all() for table in anchored(real))
    assert real.report(*some(package.schemas, 2)).findings == []


def spoil_the_seed(real: "Copy") -> None:
    path = real.root / next(row["path"] for row in real.rows("seeds") if row["seed_id"] == SEED)
    path.write_bytes(path.read_bytes() + b"\n")


def spoil_an_anchor(real: "Copy") -> None:
    real.edit("dates", 0, start="0", end="5")


def spoil_a_table(real: "Copy") -> None:
    real.file("dates").write_bytes(real.file("dates").read_bytes().replace(b"\n", b"\r\n"))


def spoil_a_key(real: "Copy") -> None:
    rows = real.rows("seeds")
    real.write("seeds", [row for row in rows for _ in range(1 + (row["seed_id"] == SEED))])


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (spoil_a_key, f"seeds has 2 rows with the key {SEED!r}; mend what `sandhi check` finds"),
        (spoil_the_seed, "is not the text that was coded; put it back"),
        (spoil_an_anchor, "data/dates.csv:2: the quote is not the seed's text from start to end"),
        (spoil_a_table, "data/dates.csv is not in canonical form; run `sandhi fmt` first"),
    ],
)
def test_a_package_that_is_not_in_order_is_left_as_it_is(
    real: "Copy",
    refused: Callable[..., str],
    corrected: Path,
    files: Callable[[], dict[str, bytes]],
    spoil: Callable[["Copy"], None],
    message: str,
) -> None:
    spoil(real)
    before = files()
    assert message in refused("reanchor", SEED, corrected)
    assert files() == before


@pytest.mark.parametrize(
    ("seed", "data", "message"),
    [
        ("S099", "कुछ", "no seed 'S099'; there are S000, S001"),
        (SEED, "", "holds no text"),
        (SEED, "कुछ".encode("utf-16"), "is not UTF-8 at byte 0"),
    ],
)
def test_what_is_no_correction_is_told(
    refused: Callable[..., str], tmp_path: Path, seed: str, data: str | bytes, message: str
) -> None:
    file = tmp_path / "new.txt"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    assert message in refused("reanchor", seed, file)


def test_a_correction_that_is_done_already_is_no_failure(
    real: "Copy", sandhi: "Callable[..., Ran]", text: str, tmp_path: Path
) -> None:
    file = tmp_path / "new.txt"
    file.write_bytes(text.encode())
    ran = sandhi("--package", real.root, "reanchor", SEED, file)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"{SEED} has the text of {file} already" in ran.stdout
