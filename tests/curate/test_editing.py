"""Cells set, rows withdrawn and rekeyed, keys filled in: on a small package, in this process."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from sandhi.cli import main
from sandhi.ledger.entries import NAMES
from sandhi.table import csv_text
from tests.review.composing import with_moments

if TYPE_CHECKING:
    from tests.conftest import Copy


@pytest.fixture
def match(cricket: "Copy") -> "Copy":
    return with_moments(cricket)


@pytest.fixture
def run(match: "Copy") -> Callable[..., Result]:
    """Call a command on the package."""
    return lambda *given: CliRunner().invoke(main, ["--package", str(match.root), *map(str, given)])


def publish(match: "Copy", *rows: tuple[str, str]) -> None:
    """Say in the ledger that rows are published since 1.0.0."""
    entries = [("1.0.0", table, key, "added") for table, key in rows]
    cells = [
        [f"L{number}", *entry, *[""] * (len(NAMES) - 5)] for number, entry in enumerate(entries)
    ]
    text = csv_text(NAMES, cells)
    (match.root / "data" / "ledger.csv").write_text(text, encoding="utf-8")


def everything(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_a_cell_is_set_and_bounds_follow(run: Callable[..., Result], match: "Copy") -> None:
    ran = run("set", "MO002", "day", "2025-03")
    assert ran.exit_code == 0, ran.output
    row = match.rows("moments")[1]
    assert (row["day"], row["day_first"], row["day_last"]) == (
        *("2025-03", "2025-03-01"),
        "2025-03-31",
    )
    assert "+MO002" in ran.output
    assert "was never trusted" in ran.stderr


def test_what_a_cell_breaks_is_told_at_once(run: Callable[..., Result], match: "Copy") -> None:
    ran = run("--trust", "set", "MM001", "start", "3")
    assert ran.exit_code == 0, ran.output
    assert re.match(r"To be mended: .*quote", ran.stderr)
    assert run("--trust", "set", "MM001", "start", "0").stderr == ""


def test_a_quote_takes_its_offsets_along(run: Callable[..., Result], match: "Copy") -> None:
    ran = run("set", "MM003", "quote", "19.2 ओवर में 148 रन पर सिमट गई")
    assert ran.exit_code == 0, ran.output
    assert run("set", "MM002", "quote", "पुणे में").exit_code == 0  # the headline has it too
    rows = match.rows("moment_mentions")
    assert [(row["start"], row["end"]) for row in rows[1:3]] == [("39", "47"), ("24", "54")]


WRONG = [
    (("set", "MM002", "quote", "पुणे मे"), "quote: in M1 it cuts a character in two"),
    (("set", "MO009", "day", "2025"), "no row has the key 'MO009'"),
    (("set", "nothing/MO001", "day", "2025"), "no table 'nothing'"),
    (("set", "MO001", "dye", "2025"), "moments has no column 'dye'"),
    (("set", "MO001", "moment_id", "MO009"), "moment_id is the key"),
    (("set", "MO001", "mood", "sad"), "mood: “sad” is none of done, hoped"),
    (("set", "MO001", "kind", "song"), "“song” is no key of moment_kinds"),
    (("set", "M1", "sha256", "0"), "seeds is not set by hand"),
    (("withdraw", "MO001"), "would refer to a row that is gone"),
    (("withdraw", "MO009"), "no row has the key 'MO009'"),
    (("rekey", "MO001", "--beside", "."), "name the keys, or the package of the others"),
    (("rekey", "win"), "the keys of moment_kinds are not numbered"),
]


@pytest.mark.parametrize(("given", "why"), WRONG)
def test_what_cannot_be_done_is_told_in_one_line(
    run: Callable[..., Result], match: "Copy", given: tuple[str, ...], why: str
) -> None:
    before = everything(match.root)
    ran = run(*given)
    assert ran.exit_code == 2
    assert why in ran.stderr.splitlines()[-1]
    assert everything(match.root) == before


def test_a_dry_run_sets_nothing(run: Callable[..., Result], match: "Copy") -> None:
    before = everything(match.root)
    assert run("set", "MO002", "mood", "hoped", "--dry-run").exit_code == 0
    assert run("withdraw", "ML001", "--dry-run").exit_code == 0
    assert run("rekey", "MO001", "--dry-run").exit_code == 0
    assert everything(match.root) == before


def test_a_row_goes_with_what_refers_to_it(run: Callable[..., Result], match: "Copy") -> None:
    ran = run("withdraw", "MO002", "ML001", "MM003", "MM004", "MW001")
    assert ran.exit_code == 0, ran.output
    assert [row["moment_id"] for row in match.rows("moments")] == ["MO001"]
    assert match.rows("mention_sides") == []


def test_of_a_published_row_the_changelog_says_why(
    run: Callable[..., Result], match: "Copy"
) -> None:
    publish(match, ("moment_links", "ML001"))
    ran = run("withdraw", "ML001")
    assert "ML001 is published; say why" in ran.stderr
    ran = run("withdraw", "ML001", "--reason", "no cause is told")
    assert "has no section for the version to come" in ran.stderr
    changelog = match.root / "CHANGELOG.md"
    changelog.write_text("# Changes\n\n## 1.1.0\nMore.\n\n## 1.0.0\nAll.\n", encoding="utf-8")
    assert run("withdraw", "ML001", "--reason", "no cause is told").exit_code == 0
    assert changelog.read_text("utf-8") == (
        "# Changes\n\n## 1.1.0\nMore.\n- withdrawn ML001: no cause is told\n\n## 1.0.0\nAll.\n"
    )


def test_with_a_seed_go_its_text_and_all_that_stands_in_it(
    run: Callable[..., Result], match: "Copy"
) -> None:
    assert run("withdraw", "M2", "T2", "MO001", "MM001", "MM002", "MS001", "MS002").exit_code == 0
    assert not (match.root / "seeds/colombo.txt").exists()
    assert [row["seed_id"] for row in match.rows("sentences")] == ["M1"] * 4
    assert match.rows("moments") == []


def test_a_text_that_another_seed_has_too_stays(run: Callable[..., Result], match: "Copy") -> None:
    seeds = match.rows("seeds")
    match.write("seeds", [*seeds, {**seeds[0], "seed_id": "M3"}])
    assert run("withdraw", "M3").exit_code == 0
    assert (match.root / "seeds/pune.txt").is_file()


def test_a_text_that_lies_elsewhere_stays(run: Callable[..., Result], match: "Copy") -> None:
    elsewhere = match.root.parent / "thesis.txt"
    elsewhere.write_text("years of work", encoding="utf-8")
    seeds = match.rows("seeds")
    match.write("seeds", [*seeds, {**seeds[0], "seed_id": "M3", "path": "../thesis.txt"}])
    ran = run("withdraw", "M3")
    assert ran.exit_code == 2
    assert "leaves the package" in ran.stderr
    assert elsewhere.is_file()


def test_a_new_key_is_carried_to_every_reference(run: Callable[..., Result], match: "Copy") -> None:
    rows = match.rows("moments")
    rows[1]["label"] = "After MO001"
    match.write("moments", rows)
    ran = run("rekey", "MO001")
    assert "moments: MO001 is MO003" in ran.output
    keys = [row["moment_id"] for row in match.rows("moment_mentions")]
    assert keys == ["MO003", "MO003", "MO002", "MO002"]
    assert [row["moment_id"] for row in match.rows("moment_sides")] == ["MO003", "MO003"]
    assert match.rows("moment_links")[0]["other_id"] == "MO003"
    assert match.rows("moments")[0]["label"] == "After MO003"
    # The row that the other side gave the key to fills the gap.
    rules = {finding.rule for finding in match.findings()}
    assert rules == {"coverage", "keys-run-without-a-gap"}


def test_the_gap_of_a_row_that_went_is_closed(run: Callable[..., Result], match: "Copy") -> None:
    publish(match, ("moment_mentions", "MM002"))
    ran = run("withdraw", "MM003")
    assert ran.exit_code == 0
    assert "`sandhi rekey` closes the gaps between keys." in ran.output
    ran = run("rekey")
    assert ran.exit_code == 0, ran.output
    assert [row["mention_id"] for row in match.rows("moment_mentions")] == [
        "MM001",
        "MM002",
        "MM003",
    ]
    assert [row["mention_id"] for row in match.rows("mention_sides")] == ["MM003"]
    assert "moment_mentions: MM004 is MM003" in ran.output
    assert run("rekey").output == "0 rows rekeyed.\n"
    assert "rekey" not in run("withdraw", "MM003").output  # the last leaves none


def test_a_published_key_stays(run: Callable[..., Result], match: "Copy") -> None:
    publish(match, ("moments", "MO001"))
    ran = run("rekey", "MO001")
    assert ran.exit_code == 2
    assert "MO001 of moments is published since 1.0.0" in ran.stderr


def test_keys_that_others_gave_to_other_rows_are_given_anew(
    run: Callable[..., Result], match: "Copy", tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs"
    shutil.copytree(match.root, theirs)
    own = match.rows("side_mentions")[0]
    second = {**own, "naming_id": "SM002", "start": "9", "end": "13"}
    match.write("side_mentions", [own, second])
    other = type(match)(theirs, set())
    other.write(
        "side_mentions",
        [own, {**own, "naming_id": "SM002", "start": "48", "end": "56", "quote": "श्रीलंका"}],
    )
    ran = run("rekey", "--beside", theirs)
    assert ran.exit_code == 0, ran.output
    assert "side_mentions: SM002 is SM003" in ran.output
    assert "1 row rekeyed" in ran.output
    assert [row["naming_id"] for row in match.rows("side_mentions")] == ["SM001", "SM003"]


def test_a_text_that_one_corrected_is_the_same_text(cricket: "Copy", tmp_path: Path) -> None:
    """All its places are others then, and none of its rows is another's."""
    theirs, corrected = tmp_path / "theirs", tmp_path / "corrected.txt"
    shutil.copytree(cricket.root, theirs)
    text = (cricket.root / cricket.rows("seeds")[0]["path"]).read_text("utf-8")
    corrected.write_text(f"आज {text}", encoding="utf-8")
    ran = CliRunner().invoke(main, ["--package", str(theirs), "reanchor", "M1", str(corrected)])
    assert ran.exit_code in (0, 1), ran.output
    before = everything(cricket.root)
    assert everything(theirs) != before
    ran = CliRunner().invoke(
        main, ["--package", str(cricket.root), "rekey", "--beside", str(theirs)]
    )
    assert ran.output == "0 rows rekeyed.\n"
    assert everything(cricket.root) == before


def test_a_seed_that_each_added_is_rekeyed_with_its_sentences(
    run: Callable[..., Result], match: "Copy", tmp_path: Path
) -> None:
    theirs, text = tmp_path / "theirs", tmp_path / "text.txt"
    shutil.copytree(match.root, theirs)
    for root, words in ((theirs, "भारत जीता। वह खुश है।"), (match.root, "भारत हारा। वह दुखी है।")):
        text.write_text(words, encoding="utf-8")
        ran = CliRunner().invoke(main, ["--package", str(root), "add-seed", str(text)])
        assert ran.exit_code == 0, ran.output
    own = match.rows("side_mentions")[0]
    mention = {**own, "naming_id": "SM002", "seed_id": "M3", "start": "0", "end": "4"}
    match.write("side_mentions", [own, mention])
    type(match)(theirs, set()).write("side_mentions", [own, mention])
    ran = run("rekey", "--beside", theirs)
    assert ran.exit_code == 0, ran.output
    assert [row["seed_id"] for row in match.rows("seeds")] == ["M1", "M2", "M4"]
    added = [row for row in match.rows("sentences") if row["seed_id"] == "M4"]
    assert [row["sentence_id"][:3] for row in added] == ["M4-", "M4-"]
    assert match.rows("side_mentions")[1]["naming_id"] == "SM003"
    assert match.rows("side_mentions")[1]["seed_id"] == "M4"


def test_a_row_without_a_key_gets_the_next_one(run: Callable[..., Result], match: "Copy") -> None:
    row = {"seed_id": "M1", "quote": "श्रीलंका", "side_id": "T2", "form": "name"}
    bare = {**row, "naming_id": "", "start": "", "end": ""}
    match.write("side_mentions", [*match.rows("side_mentions"), bare])
    ran = run("anchor", "side_mentions")
    assert "1 key given, 1 row anchored, 0 left open." in ran.output
    last = match.rows("side_mentions")[-1]
    assert (last["naming_id"], last["start"]) == ("SM002", "48")
