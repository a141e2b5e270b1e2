"""``sandhi check`` and ``sandhi rules`` as processes: what they print, and how they end."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as xml

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Copy, Run

SEEN = 94  # the rules that hold for that package


def test_a_clean_package_ends_with_0_and_says_how_much_was_seen(
    process: "Run", cricket: "Copy"
) -> None:
    done = process("--package", cricket.root, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{SEEN} rules saw 12 rows: nothing to mend.\n"


def test_the_package_is_the_nearest_one_upward(sandhi: "Run", cricket: "Copy") -> None:
    done = sandhi("check", "sides", cwd=cricket.root / "data")
    assert done.returncode == 0
    assert done.stdout.endswith("saw 2 rows: nothing to mend.\n")


def test_findings_end_with_1_and_say_where_what_and_how_to_mend(
    process: "Run", cricket: "Copy"
) -> None:
    cricket.edit("scores", 1, runs="149")
    done = process("--package", cricket.root, "check")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        "runs-are-in-the-quote  The runs stand in the passage, in digits.",
        "  data/scores.csv:3  R2  runs  149",
        "    → Write the number that stands in 19.2 ओवर में 148 रन.",
        "",
        f"{SEEN} rules saw 12 rows: 1 finding.",
    ]


def test_json_is_for_machines(sandhi: "Run", cricket: "Copy") -> None:
    cricket.edit("scores", 1, runs="149")
    done = sandhi("--package", cricket.root, "check", "--format", "json")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert (report["rules"], report["rows"], len(report["findings"])) == (SEEN, 12, 1)
    assert report["findings"][0]["line"] == 3


def test_junit_is_xml(sandhi: "Run", cricket: "Copy") -> None:
    done = sandhi("--package", cricket.root, "check", "--format", "junit")
    assert done.returncode == 0
    assert xml.fromstring(done.stdout).get("failures") == "0"


def test_github_gets_annotations(sandhi: "Run", cricket: "Copy") -> None:
    cricket.edit("scores", 1, runs="149")
    done = sandhi("--package", cricket.root, "check", "--format", "github", cwd=cricket.root)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=data/scores.csv,line=3,title=runs-are-in-the-quote")


def drop_column(data: bytes) -> bytes:
    return b"\n".join(line.rpartition(b",")[0] for line in data.split(b"\n"))


# What a table's file is turned into, and what standard output then tells.
TABLES: "dict[str, tuple[Callable[[bytes], bytes], str]]" = {
    "missing column": (drop_column, "missing: 'home'"),
    "renamed column": (lambda data: data.replace(b"name", b"title", 1), "missing: 'name'"),
    "UTF-16": (lambda data: data.decode().encode("utf-16"), "0xFF at offset 0 is not UTF-8"),
    "Windows-1252": (lambda data: data.replace(b"India", b"Indi\xe9"), "0xE9"),
    "byte order mark": (lambda data: b"\xef\xbb\xbf" + data, "EF BB BF"),
    "CRLF": (lambda data: data.replace(b"\n", b"\r\n"), "Save the file with LF"),
    "ragged row": (lambda data: data.replace(b"India,true", b"India"), "6 cells"),
    "blank line": (lambda data: data.replace(b"\nT2", b"\n\nT2"), "0 cells"),
    "unclosed quote": (lambda data: data.replace(b"India", b'"India'), "begins on line 2 cannot"),
    "empty file": (lambda data: b"", "the file is empty"),
    "header alone": (lambda data: data[: data.index(b"\n") + 1], "no rows"),
    "no text at all": (lambda data: bytes(range(256)), "is not UTF-8"),
    "one long line": (lambda data: b"a" * 1_000_000, "missing: 'side_id'"),
    "value in another form": (lambda data: data.replace(b",true", b",TRUE"), "home  'TRUE'"),
    "number beyond all types": (lambda data: data.replace(b",25,", b",25%d," % 10**400), "T1  end"),
    "number beyond all reason": (
        lambda data: data.replace(b",25,", b"," + b"9" * 9999 + b","),
        "T1  end",
    ),
}


@pytest.mark.parametrize("kind", TABLES)
def test_a_bad_table_is_a_finding(sandhi: "Run", cricket: "Copy", kind: str) -> None:
    edit, message = TABLES[kind]
    data = cricket.file("sides").read_bytes()
    cricket.file("sides").write_bytes(edit(data))
    assert cricket.file("sides").read_bytes() != data
    done = sandhi("--package", cricket.root, "check")
    assert (done.returncode, done.stderr) == (1, ""), done.stderr
    assert message in done.stdout
    assert "data/sides.csv" in done.stdout


def remove(path: str) -> "Callable[[Copy], object]":
    return lambda package: (package.root / path).unlink()


def write(path: str, text: str) -> "Callable[[Copy], object]":
    return lambda package: (package.root / path).write_text(text, encoding="utf-8")


def resource(number: int, **properties: Any) -> "Callable[[Copy], object]":
    return lambda package: package.describe(
        "datapackage.json", lambda whole: whole["resources"][number].update(properties)
    )


def misspelt(package: "Copy") -> None:
    field = "schemas/sides.json"
    package.describe(field, lambda schema: schema["fields"][0].update(constrains={}))


# What is done to a package, how the command ends, and what it tells on one of the two streams.
PACKAGES: "dict[str, tuple[Callable[[Copy], object], int, str]]" = {
    "missing table": (remove("data/sides.csv"), 1, "data/sides.csv is missing"),
    "missing seed": (remove("seeds/pune.txt"), 1, "seeds/pune.txt is missing"),
    "changed seed": (write("seeds/pune.txt", "पुणे"), 1, "seeds-are-unchanged"),
    "misspelt property": (misspelt, 1, "schemas/sides.json at /fields/0/constrains"),
    "descriptor that is no JSON": (
        write("datapackage.json", "{"),
        2,
        "datapackage.json is not JSON",
    ),
    "schema that is no JSON": (write("schemas/sides.json", "{,}"), 1, "sides.json is not JSON"),
    "missing schema": (remove("schemas/sides.json"), 1, "schemas/sides.json is missing"),
    "path that leaves": (resource(1, path="../sides.csv"), 1, "leaves the package"),
    "absolute path": (resource(1, path="/etc/passwd"), 1, "leaves the package"),
    "schema that leaves": (resource(1, schema="../sides.json"), 1, "leaves the package"),
    "address as a path": (resource(1, path="http://host/sides.csv"), 1, "leaves the package"),
    "two tables of one name": (resource(1, name="scores"), 1, "second table 'scores'"),
    "rules that raise": (write("schemas/sides.py", "1 / 0"), 2, "sides.py:1 raises ZeroDivision"),
    "rules that do not parse": (write("schemas/sides.py", "def"), 2, "sides.py:1 raises SyntaxErr"),
    "missing descriptor": (remove("datapackage.json"), 2, "no datapackage.json in"),
}


@pytest.mark.parametrize("kind", PACKAGES)
def test_a_bad_package_is_a_finding_or_a_line(sandhi: "Run", cricket: "Copy", kind: str) -> None:
    spoil, code, message = PACKAGES[kind]
    spoil(cricket)
    done = sandhi("--package", cricket.root, "check")
    assert done.returncode == code
    assert message in (done.stdout if code == 1 else done.stderr)
    assert (done.stderr.count("\n"), done.stdout.count("\n") > 0) == (
        (0, True) if code == 1 else (1, False)
    )


def test_without_a_package_the_command_says_how_to_name_one(sandhi: "Run", tmp_path: Path) -> None:
    done = sandhi("check", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: no datapackage.json in ")
    assert "--package DIR" in done.stderr


def test_a_table_that_is_not_there_is_one_line(sandhi: "Run", cricket: "Copy") -> None:
    done = sandhi("--package", cricket.root, "check", "goals")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: no table 'goals' in the package; its tables are")


def test_rules_lists_every_rule_in_its_sentence(sandhi: "Run", cricket: "Copy") -> None:
    done = sandhi("--package", cricket.root, "rules")
    assert done.returncode == 0
    assert "  runs-are-in-the-quote  The runs stand in the passage, in digits.\n" in done.stdout
    assert "  quotes-are-the-text  A quote is the seed's text" in done.stdout
    assert done.stdout.endswith(f"{SEEN} rules.\n")


def test_rules_explains_one_with_its_examples(sandhi: "Run", cricket: "Copy") -> None:
    done = sandhi("--package", cricket.root, "rules", "runs-are-in-the-quote")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "runs-are-in-the-quote  The runs stand in the passage, in digits.",
        "  Why:      The number is the report's own, not one of ours.",
        "  Checks:   The table scores, column runs",
        "  Severity: error",
        "  Since:    0.1.0",
        "  Mend:     Write the number that stands in {quote}.",
        "  Keeps:",
        "    scores",
        "      score_id  quote  runs",
        "      R1        71 रन  71",
        "  Breaks:",
        "    scores",
        "      score_id  quote  runs",
        "      R1        71 रन  72",
    ]


def test_rules_are_a_list_for_machines(sandhi: "Run", cricket: "Copy") -> None:
    done = sandhi("--package", cricket.root, "rules", "--format", "json")
    assert done.returncode == 0
    rules = {rule["id"]: rule for rule in json.loads(done.stdout)}
    assert len(rules) == SEEN
    assert rules["runs-are-in-the-quote"] == {
        "id": "runs-are-in-the-quote",
        "sentence": "The runs stand in the passage, in digits.",
        "why": "The number is the report's own, not one of ours.",
        "severity": "error",
        "table": "scores",
        "tables": ["scores"],
        "about": "The table scores",
        "column": "runs",
        "reads": [],
        "since": "0.1.0",
        "mend": "Write the number that stands in {quote}.",
        "keeps": {"tables": {"scores": [{"score_id": "R1", "quote": "71 रन", "runs": 71}]}},
        "breaks": {"tables": {"scores": [{"score_id": "R1", "quote": "71 रन", "runs": 72}]}},
    }
    assert rules["quotes-are-the-text"]["table"] is None
    assert rules["quotes-are-the-text"]["tables"] == ["scores", "sides", "sentences"]
    assert rules["empty-file"]["breaks"] == {"file": ""}


def test_a_rule_that_is_not_there_is_told_with_the_nearest(sandhi: "Run", cricket: "Copy") -> None:
    done = sandhi("--package", cricket.root, "rules", "runs-are-in-the-quotes")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no rule 'runs-are-in-the-quotes'" in done.stderr
    assert "did you mean runs-are-in-the-quote?" in done.stderr


WARNING = """
from sandhi.check.rule import rule

@rule(
    table="sides",
    column="home",
    mend="Look at it.",
    why="It may be a slip.",
    since="0.1.0",
    severity="warning",
    keeps={"sides": [{"home": False}]},
    breaks={"sides": [{"home": True}]},
)
def nobody_is_at_home(context):
    'Nobody is at home.'
    return ~context.rows["home"]
"""


def test_a_warning_ends_with_0_and_with_1_where_it_is_strict(
    sandhi: "Run", cricket: "Copy"
) -> None:
    (cricket.root / "schemas" / "sides.py").write_text(WARNING, "utf-8")
    done = sandhi("--package", cricket.root, "check")
    assert done.returncode == 0
    assert "nobody-is-at-home (warning)  Nobody is at home." in done.stdout
    assert sandhi("--package", cricket.root, "check", "--strict").returncode == 1
    cricket.edit("scores", 1, runs="149")
    assert sandhi("--package", cricket.root, "check").returncode == 1


def test_a_warning_keeps_nobody_from_building(sandhi: "Run", cricket: "Copy") -> None:
    (cricket.root / "schemas" / "sides.py").write_text(WARNING, "utf-8")
    assert sandhi("--package", cricket.root, "build").returncode == 0


def test_rules_of_a_package_with_bad_descriptors_are_not_listed(
    sandhi: "Run", cricket: "Copy"
) -> None:
    misspelt(cricket)
    done = sandhi("--package", cricket.root, "rules")
    assert (done.returncode, done.stdout) == (2, "")
    assert "schemas/sides.json at /fields/0/constrains" in done.stderr
    assert done.stderr.endswith("`sandhi check` lists all of them.\n")


@pytest.mark.parametrize("command", ["check", "rules"])
def test_help_gives_an_example(sandhi: "Run", command: str) -> None:
    done = sandhi(command, "--help")
    assert done.returncode == 0
    assert f"  sandhi {command}" in done.stdout


def test_the_commands_are_listed_with_what_they_do(sandhi: "Run", tmp_path: Path) -> None:
    done = sandhi("--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "check " in done.stdout
    assert "rules " in done.stdout


def test_an_unknown_command_is_told(sandhi: "Run") -> None:
    done = sandhi("chekc")
    assert done.returncode == 2
    assert "No such command 'chekc'" in done.stderr
