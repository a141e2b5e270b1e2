"""Packages in parts: what workers find is what one process finds, wherever the defect lies."""

import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import dask
import pytest
from click.testing import CliRunner

from sandhi.check import prose
from sandhi.check.parts import work
from sandhi.check.parts.engine import InParts
from sandhi.check.parts.groups import divided_tables, fewer, groups
from sandhi.check.parts.rows import with_rows
from sandhi.check.registry import rules_of
from sandhi.check.run import Report, check
from sandhi.cli import main
from sandhi.package import Trust
from sandhi.package.forms import name_forms
from tests.check.parted import BREAKS, DIVIDED, break_rows, by_seed, change, divide, shops
from tests.harness.extent import THOROUGH, examples, some

if TYPE_CHECKING:
    from tests.conftest import Copy

PACKAGES = examples(1, 100)


@pytest.fixture(autouse=True)
def in_this_process() -> object:
    with dask.config.set(scheduler="synchronous"):
        yield


def in_parts(root: Path, slices: int = 2, deep: bool = False) -> Report:
    return check(root, trust=Trust.GIVEN, deep=deep, engine=lambda one: InParts(one, slices))


def same(root: Path, slices: int = 2, deep: bool = False) -> Report:
    """What is found in a package, which must be the same in parts."""
    alone, parted = check(root, trust=Trust.GIVEN, deep=deep), in_parts(root, slices, deep)
    assert parted.findings == alone.findings
    assert (parted.ran, parted.skipped, parted.rows) == (alone.ran, alone.skipped, alone.rows)
    return alone


def split(root: Path, ways: int, tables: tuple[str, ...] = DIVIDED) -> None:
    for table in tables:
        names = (root / "data" / f"{table}.csv").read_text("utf-8").splitlines()[0].split(",")
        divide(root, [table], by_seed(names.index("seed_id"), ways))


@pytest.mark.parametrize("seed", range(PACKAGES))
def test_workers_find_what_one_process_finds(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    shops(tmp_path, random, random.choice((3, 5)))
    break_rows(tmp_path, random, random.choice((1, 2, 4, 8, 16)))
    for table in DIVIDED:
        if random.random() < 0.7:
            stray = random.random() < 0.2
            if stray:  # rows of one seed in several files
                divide(tmp_path, [table], lambda *_: random.randrange(3))
            else:
                split(tmp_path, 3, (table,))
    same(tmp_path, slices=random.choice((1, 3)), deep=random.random() < 0.5)


@pytest.mark.no_cover
def test_rules_that_are_per_seed_judge_each_seed_as_they_judge_all(
    original: "Copy", tmp_path: Path
) -> None:
    copy = original.into(tmp_path / "broken")
    random = Random(1)
    divided = divided_tables(copy.package)
    tables = some((table for table in divided if table != "seeds"), 6)
    for _ in range(80):
        change(copy.root, random.choice(tables), random.choice(BREAKS), random)
    package = copy.package
    rules = {
        table: [rule.id for rule in rules_of(package)[table] if rule.per_seed] for table in tables
    }
    facts = work.Facts(prose.keys(package), name_forms(package), prose.evidence_base(package))
    whole = work.judge(package, package, rules, facts)
    frames = [(table, 0, package.cells(table)) for table in divided_tables(package)]
    seeds = sorted({seed for _, _, cells in frames for seed in cells["seed_id"]})
    parts = [
        work.judge(
            package,
            work.part_of(package, {}, divided_tables(package), frames, frozenset(some)),
            rules,
            facts,
        )
        for some in (seeds[::2], seeds[1::2])
    ]
    assert len({one.rule for ones in whole.values() for one in ones}) > (10 if THOROUGH else 4)
    for table, findings in whole.items():
        found = [one for part in parts for one in part.get(table, ())]
        assert {*found} == {*findings}, table


def _put(line: int, cell: int, text: str) -> Callable[..., None]:
    def by(rows: list[list[str]], _: Random) -> None:
        rows[line][cell] = text

    return by


def _exchanged(one: int, other: int) -> Callable[..., None]:
    def by(rows: list[list[str]], _: Random) -> None:
        rows[one][0], rows[other][0] = rows[other][0], rows[one][0]

    return by


# Of ten prices, two for each of five texts, 1, 2 to 5 and 6 to 10 lie in a file each.
ACROSS = [
    ("prices", _put(8, 0, "P1"), "unique", ("data/prices-2.csv", 4)),
    ("prices", _put(9, 6, "507"), "unique", ("data/prices-2.csv", 5)),
    ("prices", _put(0, 8, "P11"), "foreign-key", ("data/prices-0.csv", 2)),
    ("prices", _exchanged(1, 2), "rows-are-in-key-order", ("data/prices-1.csv", 2)),
    ("offers", _put(9, 5, "P12"), "foreign-key", ("data/offers-2.csv", 5)),
    ("namings", _put(9, 0, "N12"), "keys-run-without-a-gap", ("data/namings-2.csv", 5)),
    ("sentences", _put(0, 6, "as P12"), "keys-in-words-are-there", ("data/sentences-0.csv", 2)),
    (
        "sentences",
        _put(1, 6, "It costs 600"),
        "numbers-in-words-are-borne-out",
        ("data/sentences-0.csv", 3),
    ),
]
SOUND_ACROSS = [
    ("prices", _put(0, 8, "P10")),
    ("offers", _put(9, 5, "P1")),
    ("sentences", _put(0, 6, "as P10")),
    ("sentences", _put(1, 6, "It costs 535")),
]


def test_defects_across_parts_are_found(tmp_path: Path) -> None:
    random = Random(0)
    shops(tmp_path, random)
    for table, defect, *_ in ACROSS:
        change(tmp_path, table, defect, random)
    split(tmp_path, 3)
    places = {(one.rule, (one.file, one.line)) for one in in_parts(tmp_path).findings}
    assert {(rule, place) for _, _, rule, place in ACROSS} - places == set()


def test_what_rests_on_another_part_is_no_defect(tmp_path: Path) -> None:
    random = Random(0)
    shops(tmp_path, random)
    for table, cell in SOUND_ACROSS:
        change(tmp_path, table, cell, random)
    split(tmp_path, 3)
    assert in_parts(tmp_path).findings == []


def test_a_file_or_a_seed_that_is_lost_keeps_the_same_rules_from_being_run(cricket: "Copy") -> None:
    split(cricket.root, 2, ("scores",))
    (cricket.root / "data" / "scores-1.csv").write_text("score_id\n", "utf-8")
    assert {one.rule for one in same(cricket.root).findings} >= {"header"}
    (cricket.root / "data" / "scores-1.csv").unlink()
    (cricket.root / "seeds" / "pune.txt").write_text("पुणे", "utf-8")
    report = same(cricket.root)
    assert {"seeds-are-unchanged"} <= {one.rule for one in report.findings}
    assert {one.why for one in report.skipped} >= {
        "a seed cannot be read, or is not the one that was coded"
    }


def test_a_rule_that_fails_in_a_part_tells_of_it_once(cricket: "Copy") -> None:
    file = cricket.root / "schemas" / "scores.py"
    source = file.read_text("utf-8").replace(
        "    return Series([", '    assert "R2" not in [*scores["score_id"]]\n    return Series(['
    )
    file.write_text(source, "utf-8")
    split(cricket.root, 2, ("scores",))
    (failure,) = same(cricket.root).findings
    assert failure.failed
    assert failure.rule == "runs-are-in-the-quote"


def test_files_that_share_a_seed_are_of_one_group() -> None:
    files = [{"M1", "M2"}, {"M3"}, {"M2", "M4"}]
    seeds = [f"M{at}" for at in range(1, 8)]
    parted = groups(files, seeds, 2)
    assert parted == [{"M1", "M2", "M4"}, {"M3"}, {"M5", "M6"}, {"M7"}]
    assert fewer(parted, 3) == [{"M1", "M2", "M3", "M4"}, {"M5", "M6", "M7"}]
    assert fewer(parted, 9) == parted


def test_code_goes_to_workers_as_it_was_trusted(cricket: "Copy") -> None:
    handed = pickle.loads(pickle.dumps(with_rows(cricket.package, {}, {})))
    file = cricket.root / "schemas" / "scores.py"
    file.write_text(f"raise SystemExit\n{file.read_text('utf-8')}", "utf-8")
    assert b"SystemExit" not in handed.runnable["schemas/scores.py"]


def test_workers_that_have_another_package_are_told_of(cricket: "Copy") -> None:
    package = cricket.package
    cricket.describe("datapackage.json", lambda whole: whole.update(title="Another"))
    with pytest.raises(Exception, match="a worker has another package, or none, at"):
        InParts(package)


def test_two_processes_find_what_one_finds_and_run_nothing_of_the_current_folder(
    cricket: "Copy", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "mark"
    (cricket.root / "multiprocessing.py").write_text(f"open({str(mark)!r}, 'w')", "utf-8")
    monkeypatch.chdir(cricket.root)
    cricket.edit("scores", 1, runs="149")
    split(cricket.root, 2, ("scores", "sentences"))
    command = ["--package", str(cricket.root), "check", "--trust", "--format", "json"]
    alone = CliRunner().invoke(main, command)
    with dask.config.set(scheduler=None):
        jobs = "2" if THOROUGH else "1"  # processes beside this one
        parted = CliRunner().invoke(main, [*command, "--engine", "dask", "--jobs", jobs])
    assert "runs-are-in-the-quote" in alone.stdout
    assert parted.stdout == alone.stdout
    assert not mark.exists()


def test_without_dask_one_line_says_what_to_install(
    cricket: "Copy", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    command = ["--package", str(cricket.root), "check", "--trust", "--engine", "dask"]
    ran = CliRunner().invoke(main, command)
    assert (ran.exit_code, ran.stderr) == (
        2,
        'Error: the engine dask is not installed; `pip install "sandhi[dask]"` installs it\n',
    )
