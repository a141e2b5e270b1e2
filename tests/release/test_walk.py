"""A walk through six versions: each has its right number, and every row that was cited is found."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from frictionless import Package as OtherPackage

from sandhi.release.delta import apply_delta
from tests.release.conftest import Walk

pytestmark = [pytest.mark.needs("git"), pytest.mark.slow]

STEPS = ["0.9.0", "1.0.0", "1.0.1", "1.1.0", "2.0.0", "3.0.0"]


def test_the_ledger_knows_every_version(walk: Walk) -> None:
    assert walk.package.ledger.versions == STEPS
    assert walk.package.finding_places() == set()


@pytest.mark.parametrize(
    ("low", "level", "least"),
    [("1.0.2", "minor", "1.1.0"), ("1.2.0", "major", "2.0.0"), ("2.0.1", "major", "3.0.0")],
)
def test_a_number_that_claims_too_little_is_refused(
    walk: Walk, low: str, level: str, least: str
) -> None:
    assert f"{low} claims too little" in walk.refused[low]
    assert f"the change is {level}" in walk.refused[low]
    assert f"give {least}" in walk.refused[low]


@pytest.mark.parametrize(("old", "new"), [*pairwise(STEPS)])
def test_old_and_delta_are_new_byte_for_byte(walk: Walk, old: str, new: str) -> None:
    lines = (walk.package.folder(new) / "delta.jsonl").read_bytes()
    assert apply_delta(walk.tables[old], lines) == walk.tables[new]
    assert json.loads(lines.splitlines()[0]) == {"op": "version", "from": old, "to": new}


def test_nothing_and_the_first_delta_are_the_first_version(walk: Walk) -> None:
    lines = (walk.package.folder("0.9.0") / "delta.jsonl").read_bytes()
    assert apply_delta({}, lines) == walk.tables["0.9.0"]


@pytest.mark.parametrize("version", STEPS)
def test_the_ledger_makes_the_tables_of_each_version_again(walk: Walk, version: str) -> None:
    edition = walk.package.ledger.edition(version)
    made = {name: table.text().encode() for name, table in edition.tables.items()}
    assert made == walk.tables[version]


@pytest.mark.parametrize("version", STEPS)
def test_each_release_is_proven_as_a_folder_and_as_a_zip(walk: Walk, version: str) -> None:
    for path in (walk.package.folder(version), walk.package.archive(version)):
        ran = walk.package.run("verify-release", path)
        assert (ran.exit_code, ran.stderr) == (0, ""), ran.output


@pytest.mark.parametrize(
    ("version", "key", "code", "told"),
    [
        ("0.9.0", "R1", 0, "R1 is unchanged since 0.9.0."),
        ("1.0.0", "R2", 1, "R2 was withdrawn in 2.0.0: the other side's innings."),
        ("1.0.1", "R2", 1, "R2 was withdrawn in 2.0.0: the other side's innings."),
        ("0.9.0", "R3", 1, "R3 was merged in 3.0.0: the same runs → R1."),
        ("1.1.0", "R4", 0, "R4 is unchanged since 1.1.0."),
    ],
)
def test_a_citation_is_told_what_became_of_its_row(
    walk: Walk, version: str, key: str, code: int, told: str
) -> None:
    ran = walk.package.run("verify", key, "--digest", f"sha256:{walk.digests[version][key]}")
    assert (ran.stdout.splitlines()[0], ran.exit_code) == (told, code)


def test_the_changelog_tells_of_the_data_of_each_version(walk: Walk) -> None:
    text = (walk.package.root / "CHANGELOG.md").read_text("utf-8")
    assert text.count("### Data\n") == len(STEPS)
    assert "- **Breaking**: R2 of scores was withdrawn (the other side's innings)" in text
    assert "- **Breaking**: R3 of scores was merged into R1 (the same runs)" in text
    assert "| scores |  | 1: R2 |  |" in text


def test_versions_are_compared_wherever_they_are(walk: Walk) -> None:
    ways: list[tuple[str | Path, str | Path]] = [
        ("1.0.1", "1.1.0"),
        (walk.package.archive("1.0.1"), walk.package.archive("1.1.0")),
        (walk.package.folder("1.0.1"), "1.1.0"),
    ]
    found = [walk.package.run("diff", *way, "--format", "json") for way in ways]
    first, *others = [json.loads(ran.stdout) for ran in found]
    assert [ran.exit_code for ran in found] == [1, 1, 1]
    assert [first, first] == others
    assert [(row["key"], row["event"], row["level"]) for row in first["rows"]] == [
        ("R4", "added", "minor")
    ]
    same = walk.package.run("diff", "3.0.0")
    assert (same.exit_code, same.stdout) == (0, "3.0.0 → 3.0.0: no difference.\n")


def test_another_reader_sees_every_table_in_the_zip(walk: Walk) -> None:
    package = OtherPackage(str(walk.package.archive("3.0.0")))
    rows = {
        name: len(package.get_table_resource(name).read_rows()) for name in package.resource_names
    }
    assert {name: rows[name] for name in ("scores", "sides", "sentences", "seeds")} == {
        name: data.count(b"\n") - 1 for name, data in walk.tables["3.0.0"].items()
    }
    assert rows["ledger"] == len(walk.package.ledger.entries)


def test_a_key_that_ended_is_not_given_again(walk: Walk) -> None:
    rows = walk.package.rows("scores")
    try:
        walk.package.write("scores", [rows[0], rows[-1] | {"score_id": "R3"}, rows[-1]])
        assert ("no-ended-key-is-used-again", "", None, "score_id") in walk.package.finding_places()
    finally:
        walk.package.write("scores", rows)
