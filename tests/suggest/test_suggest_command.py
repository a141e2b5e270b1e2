"""``sandhi suggest`` as a process: for people, as lines of JSON, and as rows to paste."""

import contextlib
import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sandhi.curate.keys import next_key
from sandhi.table import records

if TYPE_CHECKING:
    from tests.conftest import Copy, Run

ROOT = Path(__file__).parents[2]
ARTICLE = "टैस ने मंगलवार को कहा कि लगभग 15,000 लोग आए। 🙂\r\nमुख्यमंत्री रवि देसाई ने रूस का दौरा किया।\r\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "elsewhere" / "article.txt"
    path.parent.mkdir()
    path.write_bytes(ARTICLE.encode())
    return path


def objects(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_lines_of_json_keep_their_contract(sandhi: "Run", real: "Copy") -> None:
    done = sandhi("--package", real.root, "suggest", "--format", "jsonl", "S000", "S003")
    assert (done.returncode, done.stderr) == (0, "")
    suggestions = objects(done.stdout)
    texts = {row["path"]: real.package.texts[row["seed_id"]] for row in real.rows("seeds")}
    more = {
        "number": {"class", "value", "lower", "upper", "qualifier"},
        "date": {"edtf", "earliest", "latest"},
        "name": {"record", "records", "ambiguous"},
        "unknown_name": {"score", "signs"},
    }
    assert {one["seed_id"] for one in suggestions} == {"S000", "S003"}
    assert {one["kind"] for one in suggestions} >= {"number", "date", "name"}
    for one in suggestions:
        assert {"file", "start", "end", "quote", "kind", "coded", "why"} <= one.keys()
        assert more[one["kind"]] <= one.keys()
        assert texts[one["file"]][one["start"] : one["end"]] == one["quote"]


def test_each_candidate_of_a_seed_is_beside_the_rows_that_code_it(
    sandhi: "Run", real: "Copy"
) -> None:
    done = sandhi("--package", real.root, "suggest", "--format", "jsonl", "--kind", "name", "S003")
    coded = {(one["start"], one["end"]): one["coded"] for one in objects(done.stdout)}
    wanted = [row for row in real.rows("actor_mentions") if row["seed_id"] == "S003"]
    named = [row for row in wanted if row["form"] != "title"]
    assert named
    for row in named:
        assert coded[int(row["start"]), int(row["end"])][0] == row["mention_id"]


def test_a_withdrawn_row_makes_its_passage_a_candidate_again(sandhi: "Run", real: "Copy") -> None:
    before = sandhi("--package", real.root, "suggest", "--uncoded", "S004").stdout
    assert "4,700" not in before
    rows = real.rows("figures")
    real.write("figures", [row for row in rows if row["as_written"] != "4,700"])
    after = sandhi("--package", real.root, "suggest", "--uncoded", "S004").stdout
    assert "[अनुमानित 4,700 से अधिक सैनिक]" in after


def test_text_shows_the_passage_in_its_context_and_why(sandhi: "Run", real: "Copy") -> None:
    done = sandhi("--package", real.root, "suggest", "--kind", "date", "S000")
    place, passage, why, *_, count = done.stdout.splitlines()
    assert place == "S000:129-136  date  2024-11-12  D0001"
    assert "मीडिया ने [मंगलवार] को रिपोर्ट दी" in passage
    assert why.startswith("    from the date of publication")
    assert count.endswith("candidates, 0 of them not coded.")


def test_text_says_what_each_kind_of_candidate_is(
    sandhi: "Run", real: "Copy", article: Path
) -> None:
    given = ["--package", real.root, "suggest", "--published", "2024-11-13", article]
    lines = [line.split("  ")[1:] for line in sandhi(*given).stdout.splitlines()[:-1:3]]
    assert lines == [
        ["name", "A0022", "not coded"],
        ["date", "2024-11-12", "not coded"],
        ["number", "about 15000", "not coded"],
        ["unknown name", "0.79", "not coded"],
        ["name", "A0002 or P0007", "not coded"],
    ]


def test_a_file_needs_no_package(sandhi: "Run", article: Path) -> None:
    done = sandhi("suggest", "--format", "jsonl", "article.txt", cwd=article.parent)
    assert (done.returncode, done.stderr) == (0, "")
    suggestions = objects(done.stdout)
    assert {(one["kind"], one["quote"]) for one in suggestions} >= {
        ("number", "लगभग 15,000 लोग"),
        ("date", "मंगलवार"),
        ("unknown_name", "रवि देसाई"),
    }
    assert "name" not in {one["kind"] for one in suggestions}
    assert all(ARTICLE[one["start"] : one["end"]] == one["quote"] for one in suggestions)
    assert {one["file"] for one in suggestions} == {"article.txt"}


def test_a_file_is_looked_through_for_the_names_of_the_package(
    sandhi: "Run", real: "Copy", article: Path
) -> None:
    done = sandhi("--package", real.root, "suggest", "--format", "jsonl", "--kind", "name", article)
    assert [(one["quote"], one["record"]) for one in objects(done.stdout)] == [
        ("टैस", "A0022"),
        ("रूस", "A0002"),
    ]


def test_dates_of_a_file_are_resolved_from_the_days_that_are_given(
    sandhi: "Run", article: Path
) -> None:
    given = ["suggest", "--kind", "date", "--format", "jsonl", "--published"]
    done = sandhi(*given, "2024-11-13", article)
    assert [one["edtf"] for one in objects(done.stdout)] == ["2024-11-12"]


@pytest.mark.parametrize("published", ["yesterday", "2024-13-01", "../2024"])
def test_days_that_are_none_are_told(sandhi: "Run", article: Path, published: str) -> None:
    done = sandhi("suggest", "--published", published, article)
    assert done.returncode == 2
    assert "Invalid value for '--published'" in done.stderr


def test_csv_has_the_columns_of_its_table_and_can_be_pasted(sandhi: "Run", real: "Copy") -> None:
    rows = real.rows("actor_mentions")
    taken, kept = rows[-3:], rows[:-3]
    real.write("actor_mentions", kept)
    done = sandhi("--package", real.root, "suggest", "--format", "csv", "--kind", "name", "S004")
    assert (done.returncode, done.stderr) == (0, "")
    table = records(done.stdout.encode())
    assert tuple(table.names) == real.package.schemas["actor_mentions"].names
    proposed = [dict(zip(table.names, row, strict=True)) for row in table.rows]
    named = [row for row in taken if row["form"] != "title"]
    free = next_key(real.package, "actor_mentions")
    assert free
    first = int(free[2:])
    assert proposed == [
        row | {"mention_id": f"AM{first + number:04}"} for number, row in enumerate(named)
    ]


def test_csv_of_dates_holds_what_was_resolved_and_how(sandhi: "Run", real: "Copy") -> None:
    rows = real.rows("dates")
    withdrawn = {"seed_id": "S003", "quote": "15 अक्टूबर"}
    real.write("dates", [row for row in rows if not withdrawn.items() <= row.items()])
    done = sandhi("--package", real.root, "suggest", "--format", "csv", "--kind", "date", "S003")
    header, line = done.stdout.splitlines()
    assert header.startswith("date_id,seed_id,start,end,quote,edtf,")
    key = next_key(real.package, "dates")
    assert line.startswith(f"{key},S003,499,509,15 अक्टूबर,2024-10-15,,2024-10-15,2024-10-15,seed_")


def test_csv_of_numbers_leaves_out_what_counts_nothing(sandhi: "Run", real: "Copy") -> None:
    real.write("exclusions", [])
    real.write("actor_mentions", [])
    done = sandhi("--package", real.root, "suggest", "--format", "csv", "--kind", "number")
    written = {row[7] for row in records(done.stdout.encode()).rows}
    assert "दूसरा" in written
    assert not {"एक", "दोनों", "51"} & written


def test_csv_of_several_tables_is_refused(sandhi: "Run", real: "Copy") -> None:
    done = sandhi("--package", real.root, "suggest", "--format", "csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "use --kind" in done.stderr


def test_a_package_without_a_table_for_a_kind_says_what_to_declare(
    sandhi: "Run", cricket: "Copy"
) -> None:
    done = sandhi("--package", cricket.root, "suggest", "--format", "csv", "--kind", "number")
    assert done.returncode == 2
    assert "name one at /sandhi/suggest/number" in done.stderr


def test_a_package_that_declares_nothing_still_gets_candidates(
    sandhi: "Run", cricket: "Copy"
) -> None:
    done = sandhi("--package", cricket.root, "suggest", "--kind", "number", "--format", "jsonl")
    assert done.returncode == 0
    assert all(one["coded"] == [] for one in objects(done.stdout))
    assert done.stdout


@pytest.mark.parametrize("arguments", [[], ["S000"], ["no such file.txt"]])
def test_what_is_no_text_is_told_in_one_line(
    sandhi: "Run", tmp_path: Path, arguments: list[str]
) -> None:
    done = sandhi("suggest", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: ")
    assert done.stderr.count("\n") == 1


def test_a_package_that_is_named_must_be_there(
    sandhi: "Run", tmp_path: Path, article: Path
) -> None:
    done = sandhi("--package", tmp_path, "suggest", article)
    assert done.returncode == 2
    assert "no datapackage.json" in done.stderr


def read_to_its_end(terminal: int) -> Iterator[bytes]:
    """What was written to a terminal whose other end is closed: some kilobytes at a time."""
    with contextlib.suppress(OSError):  # by which Linux tells the end
        while part := os.read(terminal, 1 << 16):
            yield part


@pytest.mark.no_cover
@pytest.mark.slow
def test_progress_is_shown_on_a_terminal_alone(sandhi: "Run", tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(("क" * 340 + "।\n") * (1 << 11), encoding="utf-8")
    asked = ("suggest", "--kind", "date", str(long))
    command = [sys.executable, "-m", "sandhi", *asked]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    person, terminal = pty.openpty()
    shown = subprocess.run(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=terminal, check=True
    )
    os.close(terminal)
    bar = b"".join(read_to_its_end(person)).decode()
    os.close(person)
    assert "100%" in bar
    assert b"%" not in shown.stdout
    silent = sandhi(*asked, cwd=tmp_path)
    assert (silent.returncode, silent.stderr) == (0, "")
