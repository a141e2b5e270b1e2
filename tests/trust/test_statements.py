"""What a package declares in SQL can read its tables and do nothing else, within limits."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from sandhi.check.run import check
from sandhi.package import PackageError, Trust
from sandhi.publish.publication import publish
from sandhi.publish.rules import RULES
from sandhi.publish.sqlite.limits import Allowance
from tests.conftest import Copy
from tests.trust.statements import COSTLY, HEADER, WRITING, files

Declare: TypeAlias = Callable[[str, str], str]
DeclareAll: TypeAlias = Callable[[str, dict[str, str]], dict[str, str]]
KINDS = {"views": "views-run", "queries": "questions-run"}


@pytest.fixture
def declared(cricket: Copy) -> Declare:
    """Declare a view or a worked question in a package, and return its path."""

    def declare(kind: str, sql: str) -> str:
        (cricket.root / "schemas" / kind).mkdir(exist_ok=True)
        cricket.describe(
            "datapackage.json", lambda one: one["sandhi"].update({kind: f"schemas/{kind}"})
        )
        path = f"schemas/{kind}/numbers.sql"
        (cricket.root / path).write_text(f"{HEADER}{sql}\n", encoding="utf-8")
        return path

    return declare


def findings(copy: Copy) -> list[tuple[str, str, str]]:
    """Rule, file and evidence of what the check finds in what is declared."""
    report = check(copy.root, rules_on_the_whole=RULES, trust=Trust.GIVEN)
    return [(one.rule, one.file, one.evidence) for one in report.findings]


@pytest.fixture
def declare_all(cricket: Copy, declared: Declare) -> DeclareAll:
    """Declare each of many views or worked questions, and return the name of each by its path."""

    def declare(kind: str, statements: dict[str, str]) -> dict[str, str]:
        (cricket.root / declared(kind, "SELECT 1 AS i")).unlink()
        paths = {f"schemas/{kind}/n{at:02}.sql": name for at, name in enumerate(statements)}
        for path, name in paths.items():
            (cricket.root / path).write_text(f"{HEADER}{statements[name]}\n", encoding="utf-8")
        return paths

    return declare


@pytest.mark.parametrize("kind", KINDS)
def test_no_declaration_does_more_than_read(
    kind: str, cricket: Copy, declare_all: DeclareAll, tmp_path: Path
) -> None:
    file = tmp_path / "written"
    paths = declare_all(kind, {name: sql.format(file=file) for name, sql in WRITING.items()})
    before = files(tmp_path)
    places = findings(cricket)
    assert sorted((rule, path) for rule, path, _ in places) == [(KINDS[kind], one) for one in paths]
    assert all(evidence and "\n" not in evidence for _, _, evidence in places)
    assert files(tmp_path) == before


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["attach", "delete returning", "vacuum into", "an extension"])
def test_nor_does_one_that_is_published_unchecked(
    kind: str, name: str, cricket: Copy, declared: Declare, tmp_path: Path
) -> None:
    declared(kind, WRITING[name].format(file=tmp_path / "written"))
    before = files(tmp_path)
    with pytest.raises(PackageError, match=r"numbers\.sql: "):
        publish(cricket.package)
    assert files(tmp_path) == before


@pytest.mark.parametrize("kind", KINDS)
def test_no_declaration_costs_without_end(
    kind: str, cricket: Copy, declare_all: DeclareAll, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = declare_all(kind, COSTLY)
    _brief(monkeypatch)
    places = findings(cricket)
    assert sorted((rule, path) for rule, path, _ in places) == [(KINDS[kind], one) for one in paths]
    assert all(len(evidence.splitlines()) == 1 for _, _, evidence in places)


def _brief(monkeypatch: pytest.MonkeyPatch) -> None:
    """Allow a fiftieth of what is allowed, so that many can be tried."""
    least = Allowance(1_000_000, 1.5, 20_000, 5_000_000)
    monkeypatch.setattr("sandhi.publish.sqlite.reading.allowance_on", lambda connection: least)


def test_views_that_nest_without_measure_are_found(
    cricket: Copy, declared: Declare, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each takes the one before it twice, so that the last would be read 2 ** 15 times."""
    declared("views", "SELECT 1 AS i")
    for number in range(15):
        before = f"v{number - 1}" if number else "numbers"
        sql = f"SELECT (SELECT i FROM {before}) + (SELECT i FROM {before}) AS i"
        (cricket.root / "schemas" / "views" / f"v{number}.sql").write_text(f"{HEADER}{sql}\n")
    _brief(monkeypatch)
    told = {evidence for _, _, evidence in findings(cricket)}
    assert "its views are nested too deep" in told


def test_views_that_take_one_another_are_found(cricket: Copy, declared: Declare) -> None:
    declared("views", "SELECT i FROM others")
    (cricket.root / "schemas" / "views" / "others.sql").write_text(
        f"{HEADER}SELECT i FROM numbers\n"
    )
    assert {rule for rule, _, _ in findings(cricket)} == {"views-run"}


@pytest.mark.parametrize("kind", ["views", "exports"])
def test_an_endless_one_ends_a_build_that_did_not_check_it(
    kind: str,
    cricket: Copy,
    declared: Declare,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = declared(kind, COSTLY["rows without end"])
    (cricket.root / path).with_suffix(".json").write_text("{}")
    _brief(monkeypatch)
    with pytest.raises(PackageError, match=r"numbers\.sql: it comes to no end; mend its SQL"):
        publish(cricket.package)
    assert not (cricket.root / "build" / "sandhi.db").exists()
