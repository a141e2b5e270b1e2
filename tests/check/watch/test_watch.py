"""A watched package: after each edit its check says what a fresh one says, finding by finding."""

import ast
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import click
import pytest

from sandhi.check.report import as_text
from sandhi.check.rule import Breach, Context, Kind, Rule, rule
from sandhi.check.rules import folders
from sandhi.check.run import check
from sandhi.check.watch import session
from sandhi.check.watch.rechecking import Rechecking
from sandhi.check.watch.states import LookedAt
from sandhi.files import inside
from sandhi.package import Package, Trust
from tests.check.watch.edits import Edits, of_tables, outcome, trust
from tests.conftest import ROOT, Copy, Run
from tests.harness.extent import examples

EDITS = examples(8, 300)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust in code that changes is remembered for the test alone."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_a_check_after_an_edit_says_what_a_fresh_one_says(cricket: Copy) -> None:
    trust(cricket.root)
    edits, watched = Edits(cricket.root, Random(1)), Rechecking(cricket.root)
    assert outcome(watched.report) == outcome(lambda: check(cricket.root))
    odd = 0
    for _ in range(EDITS):
        what = edits.one()
        trust(cricket.root)
        watched.changed_paths()
        first = outcome(lambda: watched.report(in_haste=True))
        again, fresh = outcome(watched.report), outcome(lambda: check(cricket.root))
        assert again == fresh, what
        assert of_tables(first, ()) == of_tables(fresh, ()), what
        odd += bool(fresh[0])
    assert EDITS // 4 < odd < EDITS  # most edits break something, and some mend all


def test_a_rule_is_put_again_only_where_what_it_reads_has_changed(cricket: Copy) -> None:
    module = cricket.root / "schemas/scores.py"
    module.write_text(
        module.read_text("utf-8").replace(
            '    scores = context["scores"]\n',
            '    context.package.root.joinpath("asked").open("a").write("1")\n'
            '    scores = context["scores"]\n',
        ),
        encoding="utf-8",
    )
    watched = Rechecking(cricket.root, trust=Trust.GIVEN)
    asked = []
    for table, cell in (("", ""), ("sides", "name"), ("scores", "overs")):
        if table:
            cricket.edit(table, 0, **{cell: "12"})
            assert watched.changed_paths() == [f"data/{table}.csv"]
        watched.report(in_haste=True)
        watched.report()
        asked.append(len((cricket.root / "asked").read_text("utf-8")))
    assert asked == [1, 1, 2]


def idle(actions: Sequence[Callable[[], object]]) -> Callable[[float], None]:
    """What is done instead of waiting for the next look; at last, the session is interrupted."""
    left = [*actions]

    def sleep(seconds: float) -> None:
        if seconds != session.SETTLED:
            if not left:
                raise KeyboardInterrupt
            left.pop(0)()

    return sleep


def watch(
    monkeypatch: pytest.MonkeyPatch, watched: Rechecking, *actions: Callable[[], object]
) -> None:
    monkeypatch.setattr(session, "sleep", idle(actions))
    with pytest.raises(KeyboardInterrupt):
        session.watch(watched)


def test_a_session_prints_after_each_save_what_check_prints(
    cricket: Copy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = [click.unstyle(as_text(cricket.report()))]

    def edit(runs: str) -> None:
        if runs:
            cricket.edit("scores", 1, runs=runs)
        else:
            (cricket.root / "data" / "copy.csv").touch()
        printed.append(click.unstyle(as_text(cricket.report())))

    actions = [partial(edit, runs) for runs in ("149", "148", "")]
    watch(monkeypatch, Rechecking(cricket.root, trust=Trust.GIVEN), *actions)
    told = capsys.readouterr()
    assert told.out == "".join(f"{one}\n" for one in printed)
    assert "149" in printed[1]
    assert "copy.csv" in printed[3]
    headings = [line[10:] for line in told.err.splitlines() if line[2:3] == ":"]
    assert headings == ["data/scores.csv", "data/scores.csv", "data"]
    assert "1 finding so far" in told.err


def edits_once(root: Path, error: Exception | None) -> Rule:
    """A rule on the package that saves another file of it while it is put, and may fail by that."""

    @rule(
        table=Kind.PACKAGE,
        mend="Look again.",
        why="Whoever edits does not wait for a check.",
        since="0.1.0",
        keeps=folders.every_file_is_named.keeps,
        breaks=folders.every_file_is_named.breaks,
    )
    def nobody_edits_meanwhile(context: Context) -> Iterator[Breach]:
        """Nobody edits meanwhile."""
        readme = inside(root, "seeds/README.md")
        if (root / "go").exists() and not readme.exists():
            readme.touch()
            if error is not None:
                raise error
        yield from ()

    return nobody_edits_meanwhile


@pytest.mark.parametrize("error", [None, IndexError("no row there")], ids=["ends", "fails"])
def test_an_edit_during_a_check_leads_to_another(
    cricket: Copy,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception | None,
) -> None:
    rules = [edits_once(cricket.root, error), *folders.RULES]
    watched = Rechecking(cricket.root, (), rules, Trust.GIVEN)

    def go() -> None:
        (cricket.root / "go").touch()
        cricket.edit("sides", 0, name="Bharat")

    watch(monkeypatch, watched, go)
    told = capsys.readouterr()
    headings = [line[10:] for line in told.err.splitlines() if line[2:3] == ":"]
    assert headings == ["data/sides.csv", "seeds, seeds/README.md"]
    # Of the check that came to nothing, no summary is printed.
    assert told.out.count("nothing to mend") == 2


def test_code_that_changes_does_not_run_until_it_is_trusted(
    cricket: Copy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = cricket.root / "schemas/scores.py"
    before = module.read_bytes()
    watch(
        monkeypatch,
        Rechecking(cricket.root, trust=Trust.GIVEN),
        lambda: module.write_bytes(before + f"open({str(cricket.root / 'ran')!r}, 'w')\n".encode()),
        lambda: cricket.edit("sides", 0, name="two  spaces"),
        lambda: module.write_bytes(before),
        lambda: module.write_bytes(before + b"\n"),
        lambda: trust(cricket.root),
    )
    told = capsys.readouterr()
    refused = [line for line in told.err.splitlines() if line.startswith("Not checked: the code")]
    assert len(refused) == 3
    assert "has changed since --trust was given" in refused[0]
    assert f"`sandhi trust {cricket.root}`" in refused[0]
    assert not (cricket.root / "ran").exists()
    assert told.out.count("two  spaces") == 2  # as before, and once the new code is trusted


def test_what_keeps_a_package_from_being_opened_is_told_and_waited_out(
    cricket: Copy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = cricket.root / "datapackage.json"
    before = file.read_bytes()
    watched = Rechecking(cricket.root, trust=Trust.GIVEN)
    watch(monkeypatch, watched, lambda: file.write_bytes(b"{"), lambda: file.write_bytes(before))
    told = capsys.readouterr()
    assert told.err.count("Not checked: datapackage.json is not JSON") == 1
    assert told.out.count("nothing to mend") == 2


def test_ctrl_c_ends_it_in_one_line(
    sandhi: Run, cricket: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "sleep", idle([]))
    done = sandhi("--package", cricket.root, "check", "--watch", "sides")
    assert done.returncode == 130
    assert done.stdout.endswith("saw 2 rows: nothing to mend.\n")
    assert done.stderr.splitlines()[1:] == ["Stopped."]


def test_it_prints_text_alone(sandhi: Run, cricket: Copy) -> None:
    done = sandhi("--package", cricket.root, "check", "--watch", "--format", "json")
    assert done.returncode == 2
    assert "--watch goes with neither" in done.stderr


def test_whatever_is_saved_is_seen(tmp_path: Path) -> None:
    """Written twice at once in the same size, replaced, gone, or come; not what editors leave."""
    (tmp_path / "data").mkdir()
    file, other = tmp_path / "data/a.csv", tmp_path / "data/.a.csv.swp"
    file.write_bytes(b"one\n")
    seen = LookedAt(tmp_path)
    with seen.noting():
        for path in ("data", "data/a.csv", "data/b.csv"):
            inside(tmp_path, path)
    assert seen.changed_paths() == []
    at = file.stat().st_mtime_ns
    file.write_bytes(b"two\n")
    os.utime(file, ns=(at, at))
    assert seen.changed_paths() == ["data/a.csv"]
    other.write_bytes(b"two\n")
    assert seen.changed_paths() == []
    other.replace(file)
    assert seen.changed_paths() == ["data/a.csv"]
    file.unlink()
    assert seen.changed_paths() == ["data", "data/a.csv"]
    (tmp_path / "data/b.csv").touch()
    assert seen.changed_paths() == ["data", "data/b.csv"]
    assert seen.changed_paths() == []


# What these look at beside their arguments is looked at by whoever calls them, each time.
LOOKED_AT_BY_CALLERS = {
    "check/context.py": {"_texts_of"},
    "check/rules/anchors.py": {"_of_table"},
    "check/rules/words/cells.py": {"_texts_of"},
    "check/rules/published/state.py": {"promises"},  # for rules on the whole, put each time
}


def test_nothing_is_remembered_of_a_package_but_with_what_it_rests_on() -> None:
    """An answer that a cache gives would hide from a rule's what it rests on."""
    cached: dict[str, set[str]] = {}
    for folder in ("check", "coverage"):
        for path in sorted((ROOT / "sandhi" / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if not isinstance(node, ast.FunctionDef):
                    continue
                decorators = " ".join(map(ast.unparse, node.decorator_list))
                if "cache(" in decorators and "package: Package" in ast.unparse(node.args):
                    cached.setdefault(str(path.relative_to(ROOT / "sandhi")), set()).add(node.name)
    assert cached == LOOKED_AT_BY_CALLERS


def test_a_copy_of_a_package_remembers_nothing_of_it(cricket: Copy) -> None:
    package = Package.as_it_stands(cricket.root, Trust.GIVEN)
    assert package.runnable
    assert replace(package, trust=Trust.WITHHELD).runnable == {}
