"""Names, keys and times that a build cannot hold: each is found by its rule, before a build."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from sandhi.check.finding import Finding
from sandhi.check.run import check
from sandhi.package import Trust
from sandhi.package.declarations import Declaration
from sandhi.publish.rules import RULES
from tests.conftest import Copy, Run
from tests.harness.extent import some


def findings_of(copy: Copy) -> list[Finding]:
    return check(copy.root, rules_on_the_whole=RULES, trust=Trust.GIVEN).findings


def evidence(copy: Copy) -> set[tuple[str, str]]:
    """Rule and evidence of each finding."""
    return {(one.rule, one.evidence) for one in findings_of(copy)}


def renamed(copy: Copy, old: str, new: str) -> None:
    """Rename a table, and all that leads to it."""
    for file in [copy.root / "datapackage.json", *copy.root.glob("schemas/*.json")]:
        text = file.read_text("utf-8")
        file.write_text(text.replace(f'"{old}"', f'"{new}"'), encoding="utf-8")


def with_column(copy: Copy, name: str) -> None:
    """Rename the last column of the sides."""
    file = copy.file("sides")
    head, _, rest = file.read_text("utf-8").partition("\n")
    last = head.rpartition(",")[2]
    file.write_text(f"{head.removesuffix(last)}{name}\n{rest}", encoding="utf-8")

    def rename(schema: dict[str, list[dict[str, str]]]) -> None:
        schema["fields"][-1]["name"] = name

    copy.describe("schemas/sides.json", rename)


@pytest.mark.parametrize(
    ("name", "what"),
    some(
        [
            ("records", "the directory of all rows"),
            ("meta", "what the database says of itself"),
            ("evidence", "the view of all passages"),
            ("scores_fts", "the index of the words of scores"),
            ("scores_fts_data", "a part of the index of the words of scores"),
            ("records_fts_words_idx", "a part of the index of the words of records"),
        ],
        3,
    ),
)
def test_a_table_named_as_something_of_the_tool_is_found(
    cricket: Copy, name: str, what: str
) -> None:
    renamed(cricket, "sides", name)
    assert ("names-are-free", f"{name}, a table, is {what} too") in evidence(cricket)


@pytest.mark.parametrize("name", ["sqlite_x", "json_each", "pragma_table_info"])
def test_names_of_sqlite_are_found(cricket: Copy, name: str) -> None:
    renamed(cricket, "sides", name)
    message = f"{name}: SQLite keeps all such names for itself"
    assert ("names-are-free", message) in evidence(cricket)


@pytest.mark.parametrize("name", some(["rank", "rowid", "oid", "_rowid_", "_size", "a__gt"], 3))
def test_a_column_that_stands_for_something_else_is_found(cricket: Copy, name: str) -> None:
    with_column(cricket, name)
    rules = {one.rule for one in findings_of(cricket)}
    assert rules <= {"columns-have-names-of-their-own", "descriptor"}
    assert rules


def test_a_key_of_two_tables_is_found_in_one_line(cricket: Copy) -> None:
    key = cricket.rows("sides")[0]["side_id"]
    first = next(iter(cricket.rows("scores")[0]))
    cricket.edit("scores", 0, **{first: key})
    by_rule = {one.rule: one for one in findings_of(cricket)}
    assert "keys-are-of-one-table" in by_rule
    assert "database-is-built" not in by_rule
    assert by_rule["keys-are-of-one-table"].file in ("data/scores.csv", "data/sides.csv")


@pytest.mark.parametrize(
    ("key", "message"),
    some(
        [
            ("..", "leads elsewhere"),
            (".", "leads elsewhere"),
            ("K" * 2000, "takes 2,000 characters"),
            ("क" * 200, "takes 1,800 characters"),
            ("a\tb", "does not show"),
        ],
        3,
    ),
)
def test_a_key_that_no_address_carries_is_found(cricket: Copy, key: str, message: str) -> None:
    first = next(iter(cricket.rows("sides")[0]))
    cricket.edit("sides", 1, **{first: key})
    ((line,),) = [[what for rule, what in evidence(cricket) if rule == "keys-make-addresses"]]
    assert message in line


def test_a_key_that_is_another_with_an_ending_is_found(cricket: Copy) -> None:
    rows = cricket.rows("sides")
    first, key = next(iter(rows[0].items()))
    cricket.edit("sides", 1, **{first: f"{key}.json"})
    assert ("keys-make-addresses", f"{key}.json is the address of {key} as a file") in evidence(
        cricket
    )


@pytest.mark.parametrize(
    "created", ["2108-01-01", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00"]
)
def test_a_time_that_no_file_can_bear_is_found(cricket: Copy, created: str) -> None:
    cricket.describe("datapackage.json", lambda one: one.update(created=created))
    assert evidence(cricket) == {("created-is-a-time", f"created: {created!r}")}


@pytest.mark.parametrize("version", some(["../1", "a/b", "1" * 101, " "], 2))
def test_a_version_that_no_file_can_bear_is_found(cricket: Copy, version: str) -> None:
    cricket.describe("datapackage.json", lambda one: one.update(version=version))
    assert {rule for rule, _ in evidence(cricket)} == {"names-make-addresses"}


NO_VALUE = {
    "SELECT 9e999 AS i": "an infinite number",
    "SELECT x'00' AS i": "bytes (a BLOB)",
    "SELECT char(0) AS i": "text with U+0000",
    "SELECT cast(x'ff' AS TEXT) AS i": "Could not decode",
    "SELECT abs(-9223372036854775807 - 1) AS i": "integer overflow",
    "SELECT fold('x') AS i": "no such function",
}
NOT_TAKEN = [
    "EXPLAIN SELECT 1 AS i",
    "EXPLAIN QUERY PLAN SELECT 1 AS i",
    "SELECT 1 AS i /* and so on",
    "SELECT 1 AS i;;",
    "SELECT 1 AS i; -- one",
    "SELECT 1 AS i;\n/* one */",
]


def found_in(copy: Copy, kind: str, sqls: Iterable[str], term: str = "i") -> list[tuple[str, str]]:
    """Rule and evidence of what is found in each of some views or questions, one in each."""
    folder = copy.root / "schemas" / kind
    folder.mkdir(exist_ok=True)
    for number, sql in enumerate(sqls):
        terms = "".join(f"-- {one}: a number\n" for one in dict.fromkeys(["i", term]))
        text = f"-- N\n-- W.\n--\n{terms}\n{sql}\n"
        (folder / f"numbers{number}.sql").write_text(text, "utf-8")
    copy.describe("datapackage.json", lambda one: one["sandhi"].update({kind: f"schemas/{kind}"}))
    found = sorted(findings_of(copy), key=lambda one: one.file)
    files = [f"schemas/{kind}/numbers{number}.sql" for number, _ in enumerate(sqls)]
    assert [one.file for one in found] == files
    return [(one.rule, one.evidence) for one in found]


@pytest.mark.parametrize("kind", ["views", "queries"])
def test_what_yields_no_value_is_found(cricket: Copy, kind: str) -> None:
    found = found_in(cricket, kind, NO_VALUE)
    for (_, what), message in zip(found, NO_VALUE.values(), strict=True):
        assert message in what


def test_what_sqlite_runs_and_a_build_does_not_take_is_found(cricket: Copy) -> None:
    assert {rule for rule, _ in found_in(cricket, "queries", NOT_TAKEN)} == {"questions-run"}


UNBOUND = {
    "SELECT 1 AS i WHERE 2 = :other": ":other",
    "SELECT 1 AS i WHERE 2 = $other": ":other",
    "SELECT 1 AS i WHERE 2 = ?": ":NAME",
    "SELECT 1 AS i WHERE 2 = ?3": ":NAME",
}


def test_a_parameter_of_which_the_header_says_nothing_is_told_in_words_of_ours(
    cricket: Copy,
) -> None:
    evidence = [what for _, what in found_in(cricket, "queries", UNBOUND)]
    assert evidence == [
        f"no value for a parameter: write {name} in the SQL, -- {name[1:]}: WORDS in the header"
        for name in UNBOUND.values()
    ]


@pytest.mark.parametrize(
    ("term", "sql", "what"),
    [
        ("i", "SELECT 1 AS i WHERE 2 = :i", "i is a column and a parameter"),
        ("_shape", "SELECT 1 AS i WHERE 2 = :_shape", "the site keeps :_shape for itself"),
    ],
)
def test_a_parameter_that_something_else_is_called_is_found(
    cricket: Copy, term: str, sql: str, what: str
) -> None:
    ((rule, evidence),) = found_in(cricket, "queries", [sql], term)
    assert (rule, evidence) == ("headers-name-the-columns", what)


def test_a_column_whose_name_begins_that_of_a_parameter_is_none() -> None:
    terms = {"side": "a column", "side_id": "a parameter"}
    sql = "SELECT side_id AS side FROM scores WHERE side_id = :side_id"
    assert Declaration("n", "", "", terms, sql, "n.sql").parameters == ("side_id",)


@pytest.mark.parametrize("aside", ["':at'", '":at"', "1 -- :at\n", "1 /* or\n:at */"])
def test_what_stands_in_words_or_comments_is_no_parameter(aside: str) -> None:
    sql = f"SELECT {aside} AS at WHERE 'a' = :side"
    terms = {"at": "a column", "side": "a parameter"}
    assert Declaration("n", "", "", terms, sql, "n.sql").parameters == ("side",)


def test_build_and_export_judge_by_the_same_rules_as_check(
    cricket: Copy, sandhi: Run, tmp_path: Path
) -> None:
    cricket.describe("datapackage.json", lambda one: one.update(version="a/b"))
    for command in (["check"], ["build"], ["export", tmp_path / "files"]):
        assert sandhi("--package", cricket.root, *command).returncode == 1
    assert not (cricket.root / "build").exists()
    assert not (tmp_path / "files").exists()
