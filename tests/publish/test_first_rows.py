"""What a large package declares in SQL is tried on its first rows; on all before it is built."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sandhi.check.engine import doubt
from sandhi.check.engine.files import findings_of_whole
from sandhi.publish.rules import RULES, first_rows

if TYPE_CHECKING:
    from tests.conftest import Copy, Run

LARGE = 500  # rows, of which a package with more is large here
FEW = 5  # and of the small package
TOLD = "Its SQL was tried on its first rows"
VIEW = "schemas/views/first.sql"
HEADER = "-- Days\n-- Those of events.\n--\n-- day: a day\n\n"


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubt, "REFERENCE_ROWS", LARGE)
    monkeypatch.setattr(first_rows, "REFERENCE_ROWS", LARGE)
    monkeypatch.setattr(first_rows, "TRIED_ROWS", LARGE)


def put(real: "Copy", sql: str) -> None:
    (real.root / VIEW).write_text(HEADER + sql, encoding="utf-8")


def evidence(real: "Copy", *, whole: bool) -> list[str]:
    """What the rules on SQL find."""
    findings = findings_of_whole(real.package, RULES, whole_trial=whole)
    return [finding.evidence for finding in findings]


def test_what_the_first_rows_refer_to_is_among_them(original: "Copy") -> None:
    package = original.package
    rows = first_rows.first_rows(package)
    assert rows
    assert LARGE <= sum(map(len, rows.values())) < sum(len(package.cells(name)) for name in rows)
    followed = 0
    for name, places in rows.items():
        cells = package.cells(name)
        assert [*places] == sorted({*places}), name
        assert places, name
        for column, target in package.schemas[name].references.items():
            if target in rows and column in cells:
                key = package.schemas[target].primary_key
                has = {*package.cells(target).iloc[[*rows[target]]][key]} | {""}
                leads = {*cells.iloc[[*places]][column]} & {*package.cells(target)[key], ""}
                assert leads <= has, (name, column)
                followed += len(leads)
    assert followed > LARGE / 10


def test_of_a_small_package_all_are_tried(cricket: "Copy") -> None:
    assert first_rows.first_rows(cricket.package) is None


# Words for how the SQL ends, and what is told of it.
BROKEN: list[tuple[str, str]] = [
    ("SELECT begun AS day FROM events", "no such column: begun"),
    ("SELECT earliest AS day, 1 AS more FROM events", "more is not in the header"),
    ("SELECT earliest || char(0) AS day FROM events", "it yields text with U+0000"),
]


def test_what_is_amiss_with_the_sql_is_found_on_few_rows(real: "Copy") -> None:
    for number, (sql, _) in enumerate(BROKEN):
        path = real.root / VIEW
        path.with_stem(f"{path.stem}_{number}").write_text(HEADER + sql, encoding="utf-8")
    told = [told for _, told in BROKEN]
    for whole in (False, True):
        assert sorted(evidence(real, whole=whole)) == sorted(told)


def untried(real: "Copy") -> str:
    """The key of the last use of a reference, which no row refers to and no SQL names."""
    uses = real.rows("reference_uses")
    rows = first_rows.first_rows(real.package)
    assert rows
    assert len(uses) - 1 not in rows["reference_uses"]
    return uses[-1]["use_id"]


@pytest.fixture
def last_is_odd(real: "Copy") -> str:
    """A statement that goes wrong in a late row alone, and does not name its key as a word."""
    odd = f"iif(use_id = substr('.{untried(real)}', 2), char(0), states)"
    return f"SELECT {odd} AS day FROM reference_uses"


def test_what_is_amiss_with_a_late_row_is_found_on_all(real: "Copy", last_is_odd: str) -> None:
    put(real, last_is_odd)
    assert not evidence(real, whole=False)
    assert evidence(real, whole=True) == ["it yields text with U+0000"]


@pytest.fixture
def fewer_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the small package, too, some rows are not among the first."""
    for module in (doubt, first_rows):
        monkeypatch.setattr(module, "REFERENCE_ROWS", FEW)
    monkeypatch.setattr(first_rows, "TRIED_ROWS", FEW)


@pytest.mark.usefixtures("fewer_are_many")
def test_a_build_tries_all(cricket: "Copy", sandhi: "Run") -> None:
    odd = "SELECT iif(sentence_id = substr('.M2-2', 2), char(0), kind) AS day FROM sentences"
    # Of its question, too, some rows are not among the first: all would be tried because of that.
    views = {"views": str(Path(VIEW).parent), "questions": []}
    cricket.describe("datapackage.json", lambda said: said["sandhi"].update(views))
    (cricket.root / VIEW).parent.mkdir()
    put(cricket, odd)
    assert not evidence(cricket, whole=False)
    built = sandhi("--package", cricket.root, "build")
    assert built.returncode == 1
    assert "was not built: 1 finding; `sandhi check --deep` shows what to mend" in built.stderr
    assert not (cricket.root / "build" / "sandhi.db").exists()
    forced = sandhi("--package", cricket.root, "build", "--force")
    assert "It does not pass its check: 1 finding, 0 rows left out." in forced.stdout
    with closing(sqlite3.connect(cricket.root / "build" / "sandhi.db")) as database:
        about = dict(database.execute("SELECT name, value FROM meta WHERE name <> 'codebook'"))
    assert (about["checked"], about["findings"]) == ("no", "1")


@pytest.mark.usefixtures("fewer_are_many")
@pytest.mark.parametrize(("option", "is_told"), [((), True), (("--deep",), False)])
def test_the_command_says_what_it_tried(
    cricket: "Copy", sandhi: "Run", option: tuple[str, ...], *, is_told: bool
) -> None:
    done = sandhi("--package", cricket.root, "check", *option)
    assert (done.returncode, TOLD in done.stdout) == (0, is_told), done.stdout


def test_what_needs_rows_that_are_not_among_the_first_is_tried_on_all(real: "Copy") -> None:
    path = "schemas/charts/timeline.sql"
    sql = (real.root / path).read_text("utf-8")
    last = untried(real)
    assert "FROM events\nO" in sql
    is_there = f"EXISTS (SELECT * FROM reference_uses WHERE use_id = substr('.{last}', 2))"
    late = sql.replace("FROM events\nO", f"FROM events WHERE {is_there}\nO")
    (real.root / path).write_text(late, "utf-8")
    assert not evidence(real, whole=False)
