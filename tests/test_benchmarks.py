"""The figures of ``make bench`` are what they are called, and none is left out of its report."""

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, nullcontext
from pathlib import Path

import pytest

from benchmarks.clients.programs import PROGRAMS as CLIENTS
from benchmarks.clients.programs import Program as Client
from benchmarks.search.__main__ import asking
from benchmarks.speed import aims, programs, site, synthetic
from benchmarks.speed.__main__ import Bench, Plan
from benchmarks.speed.figures import history
from benchmarks.speed.figures.costs import (
    Cost,
    Failure,
    Measures,
    Rounds,
    Size,
    exponent,
    paired_ratio,
)
from benchmarks.speed.process import Limits, failure, run
from benchmarks.speed.report import Introduction, report
from benchmarks.speed.tasks import checks, csvw, databases, descriptor, floor
from sandhi.check.run import check
from sandhi.package import Trust
from tests.conftest import CRICKET, ROOT, Copy, Run

LIMITS = Limits(5, 4)
COPIES = 101  # the last of them has a number of three digits
SIZES = [Size(f"10^{power}", 10**power, 4 * 10**power, 1) for power in (3, 4, 5)]
REAL = Size(aims.REAL, 500, 2300, 0.1)
RUN = {"when": "", "commit": "a", "machine": "m", "quick": False}


def cost(cpu: float, megabytes: float = 1) -> Cost:
    return Cost(cpu, 2 * cpu, megabytes)


def grown(*seconds: float | Failure) -> Measures:
    """Measures of one program at sizes that follow each other."""
    outcomes = zip(SIZES, seconds, strict=False)
    rounds: Rounds = {
        ("check", size.name): [one if isinstance(one, Failure) else cost(one)]
        for size, one in outcomes
    }
    return Measures(rounds, [REAL, *SIZES])


def test_a_ratio_is_the_median_of_rounds_and_not_one_of_medians() -> None:
    # In the second round all took ten times as long, in the third the peer was disturbed.
    ours, peer = [cost(2), cost(20), cost(2)], [cost(1), cost(10), cost(4)]
    assert paired_ratio(ours, peer) == 2
    assert paired_ratio(ours, [cost(1), Failure("no")]) == 2
    assert paired_ratio(ours, []) is None


def test_a_cost_is_the_median_of_each_part_or_the_failure_of_a_round() -> None:
    rounds: Rounds = {("a", "10^3"): [Cost(1, 9, 5), Cost(3, 7, 6), Cost(2, 8, 4)]}
    assert Measures(rounds, SIZES).cost("a", "10^3") == Cost(2, 8, 5)
    rounds["a", "10^3"].append(Failure("broke"))
    assert Measures(rounds, SIZES).cost("a", "10^3") == Failure("broke")
    assert Measures({}, SIZES).cost("a", "10^3") == Failure("not measured")


def test_growth_is_told_of_the_largest_sizes_that_were_finished() -> None:
    assert exponent(3, 300, 10) == pytest.approx(2)
    measures = grown(1, 10, Failure("not done", spent=True))
    for more, expected in ((measures, (*SIZES[:2], 1)), (grown(1, 10, 1000), (*SIZES[1:], 2))):
        told = more.growth("check")
        assert told is not None
        assert (*told[:2], round(told[2], 9)) == expected
    assert grown(1).growth("check") is None


def test_what_would_take_too_long_is_not_tried_and_told() -> None:
    assert grown(1, 10).expected("check", SIZES[2]) == pytest.approx(100)
    spent = grown(1, Failure("not done", spent=True)).expected("check", SIZES[2])
    assert spent == Failure("not tried: not done at 10^4", spent=True, tried=False)
    # What was not tried leaves the question to the size below it.
    untried = grown(1, Failure("not tried", spent=True, tried=False)).expected("check", SIZES[2])
    assert untried == pytest.approx(100)
    # What failed otherwise is tried again, by the size below it.
    assert grown(1, Failure("broke")).expected("check", SIZES[2]) == pytest.approx(100)
    bench = Bench(Plan((3,), 1, LIMITS, 100, site.Asking(1, 1), False))
    bench.measures.rounds.update(grown(1, 10).rounds)
    bench.sizes.extend(SIZES)
    refused = bench.refusal(programs.BY_NAME["check"], SIZES[2])
    assert refused is not None
    assert "some 100 s" in refused.reason


def test_a_history_tells_ratios_between_machines_and_seconds_on_one(tmp_path: Path) -> None:
    def kept(check: float, peer: float, more: float, **others: object) -> history.Run:
        rounds: Rounds = {
            ("check", "10^3"): [cost(check)],
            (programs.FRICTIONLESS, "10^3"): [cost(peer)],
            ("bare", "10^3"): [cost(more)],
        }
        return {**RUN, **others, "cells": history.cells(rounds, programs.PEERS)}

    file = tmp_path / "history.jsonl"
    for one in (kept(9, 9, 9, quick=True), kept(4, 1, 1)):
        history.add(file, one)
    slower = kept(16, 2, 2)
    before = history.comparable(history.read(file), slower)
    assert before == kept(4, 1, 1)
    assert [one.line[:5] for one in history.changes(before, slower)] == [
        ("check", "10^3", "ratio", "4", "8"),
        (programs.FRICTIONLESS, "10^3", "cpu", "1", "2"),
        ("bare", "10^3", "cpu", "1", "2"),
    ]
    elsewhere = slower | {"machine": "another"}
    assert [one.program for one in history.changes(before, elsewhere)] == ["check"]
    assert "× 2.00" in history.difference(before, slower)
    assert [*history.changes(before, kept(4.2, 1, 1))] == []
    assert "Nothing differs" in history.difference(before, before)
    assert "first run" in history.difference(None, before)


def test_what_finishes_no_longer_is_a_change_and_what_was_not_tried_is_none() -> None:
    cells = history.cells(grown(1, Failure("not done"), Failure("late", tried=False)).rounds, {})
    assert cells["check"].keys() == {"10^3", "10^4"}
    before, after = (
        {**RUN, "cells": {"check": {"10^3": cells["check"][size]}}} for size in ("10^3", "10^4")
    )
    (change,) = history.changes(before, after)
    assert change.line == ("check", "10^3", "finished", "1 s", "not done", "")


def test_the_report_has_every_program_aim_and_failure() -> None:
    rounds: Rounds = {
        (program.name, size.name): [cost(2)] for program in programs.PROGRAMS for size in SIZES
    }
    rounds["csvw", "10^4"] = [Failure("ended with 1: a | in a `line`")]
    rounds |= {
        (site.name("row", kind), REAL.name): [cost(seconds, 0.05)]
        for kind, seconds in (("plain", 0.02), ("first", 0.09), ("cold", 0.01), ("warm", 0.0001))
    }
    text = report(Measures(rounds, [REAL, *SIZES]), Introduction("where", "nothing"))
    assert all(f"| {program.title} |" in text for program in programs.PROGRAMS)
    assert "- [1] `ended with 1: a ¦ in a 'line'`" in text
    assert "| row | 20 | 90 | 10 | 0.5 | 0.10 | 200 | 50 |" in text
    reached = {line[0]: line[3:] for line in aims.lines(Measures(rounds, [REAL, *SIZES]))}
    assert reached["row, cold, of plain Datasette"] == ("0.5", "yes")
    assert reached["check, all rules, of `frictionless validate`"] == ("1", "open; **no** at 10^5")
    assert reached["the slowest page, asked for first"] == ("90 ms", f"open; yes at {REAL.name}")
    assert reached["`--watch` after one cell changed"] == ("not measured", "no")


def test_a_program_has_its_cost_or_says_why_not(tmp_path: Path) -> None:
    ran = run([sys.executable, "-SEc", "pass"], tmp_path, LIMITS)
    assert isinstance(ran, Cost)
    assert 0 < ran.cpu < LIMITS.seconds
    assert ran.megabytes > 1
    broken = run([sys.executable, "-SEc", "raise SystemExit('broken in no way')"], tmp_path, LIMITS)
    assert broken == Failure("ended with 1: broken in no way")
    absent = run([str(tmp_path / "absent")], tmp_path, LIMITS)
    assert absent == Failure("cannot be started: No such file or directory")
    late = run([sys.executable, "-SEc", "import time; time.sleep(9)"], tmp_path, LIMITS, 0.01)
    assert isinstance(late, Failure)
    assert late.spent
    assert failure(1, "MemoryError", ran, LIMITS) == Failure("needs more than 4 GB of memory", True)
    assert failure(-signal.SIGXCPU, "", ran, LIMITS).spent


@pytest.mark.parametrize("name", ["suggest", "suggest-2"])
def test_a_command_is_asked_as_it_answers(
    name: str, cricket: Copy, sandhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandhi.cli.curate.suggest.asked_workers", lambda *_: nullcontext(None))
    arguments = programs.BY_NAME[name].command[len(programs.OURS) :]
    ran = sandhi("--package", cricket.root, *arguments)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout


def test_each_task_does_what_it_is_measured_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    shutil.copytree(CRICKET, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.chdir(package)
    for step in floor.STEPS.values():
        step()
    assert checks.by_pandas()
    csvw.write()
    assert '"url": "package/data/' in (tmp_path / "csv-metadata.json").read_text("utf-8")
    target = tmp_path / "plain.db"
    databases.by_executemany(target)
    with closing(sqlite3.connect(target)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert {table.name for table in descriptor.tables()} <= tables
    file = package / "data" / "scores.csv"
    file.write_text(file.read_text("utf-8").replace("M1,89,94", "M1,90,95"), "utf-8")
    assert not checks.by_pandas()


def test_copies_of_a_package_pass_its_check(cricket: Copy, tmp_path: Path) -> None:
    """They do where their keys have more digits than its own, as has the number of copies."""
    for schema in (cricket.root / "schemas").glob("*.json"):
        widened = schema.read_text("utf-8").replace("[0-9]", "[0-9]+")
        schema.write_text(widened, encoding="utf-8")
    # The texts that are copied are other sources, of which nothing is said in another language.
    source = {"title": "A match report", "path": "https://example.org/"}
    (cricket.root / "schemas" / "hi.json").write_text(json.dumps({source["title"]: "रपट"}))
    cricket.describe("datapackage.json", lambda one: one.update(sources=[source]))
    words = {"hi": {"words": "schemas/hi.json"}}
    cricket.describe("datapackage.json", lambda one: one["sandhi"].update(languages=words))
    rows = synthetic.make(cricket.root, tmp_path / "copies", COPIES)
    assert rows["scores"] == COPIES * len(cricket.rows("scores"))
    report = check(tmp_path / "copies", trust=Trust.GIVEN)
    assert [*report.findings] == []
    assert json.loads((tmp_path / "copies" / "schemas" / "hi.json").read_text("utf-8")) == {}


@pytest.mark.needs("make")
@pytest.mark.parametrize(("given", "quick"), [((), False), (("QUICK=1",), True)])
def test_a_run_is_quick_where_it_is_asked_to_be(given: tuple[str, ...], quick: bool) -> None:
    commands = subprocess.run(
        ["make", "-n", "bench", *given], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    ).stdout
    (command,) = (line for line in commands.splitlines() if "benchmarks.speed" in line)
    assert ("--quick" in command) == quick


@pytest.mark.parametrize("program", CLIENTS, ids=lambda one: f"{one.library} {one.task}")
def test_the_code_of_a_client_names_no_place_but_those_that_it_is_told(program: Client) -> None:
    places = {"site": "http://127.0.0.1", "folder": "f", "rows": "1", "scratch": "s"}
    assert program.code.format(**places)
    assert program.expected.format(**places)


def test_the_search_that_is_measured_is_that_of_the_site(built: Path) -> None:
    with asking(built) as ask:
        assert "table:treaties" in ask("treaty")[0]
        assert ask("zzzxqy") == []  # which sounds like no word
