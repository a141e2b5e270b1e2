"""``sandhi rules`` lists the rules, explains one, and tells programs of all."""

import json
from typing import TYPE_CHECKING

from tests.cli.faults import misspelt

if TYPE_CHECKING:
    from tests.conftest import Copy, Run


def test_rules_lists_every_rule_in_its_sentence(
    sandhi: "Run", cricket: "Copy", rule_count: int
) -> None:
    done = sandhi("--package", cricket.root, "rules")
    assert done.returncode == 0
    assert "  runs-are-in-the-quote  The runs stand in the passage, in digits.\n" in done.stdout
    assert "  quotes-are-the-text  A quote is the seed's text" in done.stdout
    assert done.stdout.endswith(f"{rule_count} rules.\n")


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


def test_rules_are_a_list_for_machines(sandhi: "Run", cricket: "Copy", rule_count: int) -> None:
    done = sandhi("--package", cricket.root, "rules", "--format", "json")
    assert done.returncode == 0
    rules = {rule["id"]: rule for rule in json.loads(done.stdout)}
    assert len(rules) == rule_count
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


def test_rules_of_a_package_with_bad_descriptors_are_not_listed(
    sandhi: "Run", cricket: "Copy"
) -> None:
    misspelt(cricket)
    done = sandhi("--package", cricket.root, "rules")
    assert (done.returncode, done.stdout) == (2, "")
    assert "schemas/sides.json at /fields/0/constrains" in done.stderr
    assert done.stderr.endswith("`sandhi check` shows all of it.\n")
