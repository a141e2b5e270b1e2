"""The rules of what was published: each defect in a released package is found by its rule alone."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from sandhi.ledger.edition import NOTHING, read_edition
from sandhi.ledger.entries import (
    LEDGER_PATH,
    LEDGER_SCHEMA_PATH,
    Ledger,
    LedgerEntry,
    entry_of_release,
    entry_of_row,
    entry_of_table,
    ledger_schema,
    parse_ledger,
    read_ledger,
)
from sandhi.package import PackageError
from tests.conftest import CRICKET, Copy, Run

Edit: TypeAlias = Callable[[Copy], object]


@pytest.fixture(scope="module")
def first_release(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The package as its first release has left it, with a policy for its scores."""
    cricket = Copy(CRICKET, set()).into(tmp_path_factory.mktemp("released") / "cricket")
    edition = read_edition(lambda path: (cricket.root / path).read_bytes())
    told = [entry_of_release("1.0.0", "2026-11-27")]
    for name, table in edition.tables.items():
        told.append(entry_of_table("1.0.0", "added", name, table))
        told += [entry_of_row("1.0.0", "added", name, table, key) for key in table.rows]
    cricket.file("ledger").write_text(Ledger(told).text(), encoding="utf-8")
    (cricket.root / LEDGER_SCHEMA_PATH).write_text(json.dumps(ledger_schema()), encoding="utf-8")

    def with_ledger(package: Any) -> None:
        ledger = {"name": "ledger", "path": LEDGER_PATH, "schema": LEDGER_SCHEMA_PATH}
        package["resources"].append(package["resources"][0] | ledger)

    identity = {"fact": ["side_id"], "added": ["overs"], "why": "A score is one of a side."}
    cricket.describe("datapackage.json", with_ledger)
    cricket.describe(
        "schemas/scores.json", lambda schema: schema.update(sandhi={"identity": identity})
    )
    assert cricket.finding_places() == set()
    return replace(cricket, origin=cricket.root)


@pytest.fixture
def released(first_release: Copy, tmp_path: Path) -> Copy:
    """A copy of that package."""
    return first_release.into(tmp_path / "cricket")


def entries(copy: Copy, edit: Callable[[list[LedgerEntry]], object]) -> None:
    """Change the entries of the ledger."""
    told = [*read_ledger(copy.root).entries]
    edit(told)
    copy.file("ledger").write_text(Ledger(told).text(), encoding="utf-8")


def place(told: list[LedgerEntry], key: str) -> int:
    return next(at for at, one in enumerate(told) if one.key == key)


def ended(told: list[LedgerEntry], key: str, **parts: Any) -> None:
    one = told[place(told, key)]
    told.append(one._replace(version="2.0.0", **({"event": "withdrawn", "reason": "why"} | parts)))


def without(copy: Copy, table: str, key: str) -> None:
    copy.write(table, [row for row in copy.rows(table) if key not in row.values()])


def reduced(copy: Copy) -> None:
    without(copy, "scores", "R2")


def ended_and_there(copy: Copy) -> None:
    entries(copy, lambda told: ended(told, "R2"))


def of_another_side(copy: Copy) -> None:
    copy.edit("scores", 1, side_id="T1")


def refilled(copy: Copy) -> None:
    copy.edit("scores", 1, overs="19.5")


def emptied(copy: Copy) -> None:
    copy.edit("scores", 1, overs="")


def another_digest(copy: Copy) -> None:
    entries(copy, lambda told: told.append(told.pop()._replace(digest="0" * 64)))


def added_twice(copy: Copy) -> None:
    entries(copy, lambda told: told.append(told[-1]._replace(version="1.0.1")))


def backwards(copy: Copy) -> None:
    entries(copy, lambda told: told.append(told[-1]._replace(version="0.9.0", event="changed")))


def without_reason(copy: Copy) -> None:
    without(copy, "scores", "R2")
    entries(copy, lambda told: ended(told, "R2", reason=""))


def into_nothing(copy: Copy) -> None:
    without(copy, "scores", "R2")
    entries(copy, lambda told: ended(told, "R2", event="merged", successors=("R9",)))


def in_a_circle(copy: Copy) -> None:
    without(copy, "scores", "R2")
    entries(copy, lambda told: ended(told, "R2", event="merged", successors=("R2",)))


def misdeclared(copy: Copy) -> None:
    copy.describe(
        "schemas/scores.json", lambda schema: schema["sandhi"]["identity"]["fact"].append("side")
    )


SCORES = "data/scores.csv"


@pytest.mark.parametrize(
    ("edit", "rule", "file", "column", "evidence"),
    [
        (reduced, "published-keys-stay", LEDGER_PATH, "key", "R2 of scores, published in 1.0.0"),
        (ended_and_there, "no-ended-key-is-used-again", SCORES, "score_id", "R2 was withdrawn"),
        (of_another_side, "published-facts-stay", SCORES, "side_id", "R2 had 'T2' in 1.0.0"),
        (refilled, "published-facts-stay", SCORES, "overs", "R2 had '19.2' in 1.0.0"),
        (emptied, "published-facts-stay", SCORES, "overs", "R2 had '19.2' in 1.0.0, and has ''"),
        (another_digest, "ledger-digests-are-those-of-its-rows", LEDGER_PATH, "digest", "0000"),
        (added_twice, "ledger-tells-each-row-in-order", LEDGER_PATH, "event", "a second time"),
        (backwards, "ledger-tells-each-row-in-order", LEDGER_PATH, "version", "0.9.0 after"),
        (without_reason, "what-ended-says-why", LEDGER_PATH, "reason", "R2 was withdrawn"),
        (into_nothing, "successors-are-rows", LEDGER_PATH, "successor", "R2 leads to R9"),
        (in_a_circle, "successors-run-in-no-circle", LEDGER_PATH, "successor", "R2 leads back"),
        (misdeclared, "identity-names-columns", "schemas/scores.json", None, "side"),
    ],
    ids=lambda part: part.__name__ if callable(part) else "",
)
def test_a_defect_is_found_by_its_rule_alone_where_it_is(
    released: Copy, edit: Edit, rule: str, file: str, column: str | None, evidence: str
) -> None:
    edit(released)
    (finding,) = released.findings()
    assert (finding.rule, finding.file, finding.column) == (rule, file, column)
    assert evidence in finding.evidence


@pytest.mark.parametrize(
    "edit",
    [
        lambda copy: copy.edit("scores", 0, overs="12.1"),  # filled in, where nothing was
        lambda copy: copy.edit("scores", 0, played="2025-03-03"),  # corrected
    ],
    ids=["filled in", "corrected"],
)
def test_what_may_change_under_a_key_is_no_finding(released: Copy, edit: Edit) -> None:
    edit(released)
    assert released.finding_places() == set()


def test_a_row_whose_end_the_changelog_tells_of_may_go(released: Copy) -> None:
    without(released, "scores", "R2")
    told = "# Changelog\n\n## 2.0.0\n- withdrawn R2: of another match\n"
    (released.root / "CHANGELOG.md").write_text(told, encoding="utf-8")
    assert released.finding_places() == set()
    old = told.replace("2.0.0", "1.0.0")  # of a version that was released before
    (released.root / "CHANGELOG.md").write_text(old, encoding="utf-8")
    assert {rule for rule, *_ in released.finding_places()} == {"published-keys-stay"}


def test_a_package_without_a_ledger_is_as_it_was(cricket: Copy) -> None:
    without(cricket, "scores", "R2")
    assert cricket.finding_places() == set()
    assert read_ledger(cricket.root).versions == []


def test_nobody_but_a_release_adds_to_the_ledger(released: Copy, sandhi: Run) -> None:
    before = released.file("ledger").read_bytes()
    ran = sandhi("--package", released.root, "new", "ledger", "--set", "version=1.0.1")
    assert (ran.returncode, "`sandhi release VERSION`" in ran.stderr) == (2, True)
    assert released.file("ledger").read_bytes() == before


def test_an_identity_that_is_misshapen_is_told_in_the_schema(cricket: Copy) -> None:
    cricket.describe(
        "schemas/scores.json", lambda schema: schema.update(sandhi={"identity": {"fact": "runs"}})
    )
    evidence = {(found.rule, found.file) for found in cricket.findings()}
    assert evidence == {("descriptor", "schemas/scores.json")}


def test_what_is_no_ledger_is_told_of(tmp_path: Path) -> None:
    for data in (b"", b"key,version\nR1,1\n", b'key\n"'):
        with pytest.raises(PackageError, match=r"^data/ledger\.csv"):
            parse_ledger(data)
    with pytest.raises(PackageError, match=r"has no version 1\.0\.0; it has none"):
        Ledger().edition("1.0.0")
    assert NOTHING.tables == {}
