"""A cited search is asked again."""

import json
from pathlib import Path

from tests.conftest import Copy, Run


def test_a_search_and_a_filter_are_asked_again(
    sandhi: Run, versioned: Copy, tmp_path: Path
) -> None:
    package = ["--package", versioned.root]
    written = tmp_path / "cited.txt"
    for form, arguments in (
        ("text", ["scores", "--query", "runs__gt=10&_sort_desc=runs"]),
        ("apa", ["--query", "रन"]),
    ):
        cite = sandhi(*package, "cite", "--format", form, *arguments)
        written.write_text(cite.stdout, encoding="utf-8")
        run = sandhi("resolve", written, versioned.root)
        assert (run.returncode, run.stdout.partition(":")[0]) == (0, "same"), run.stdout
        versioned.edit("scores", 0, runs="171", quote="71 रन")
        run = sandhi("resolve", written, versioned.root, "--format", "json")
        told = json.loads(run.stdout)
        assert (run.returncode, told["verdict"]) == (1, "differs")
        named = [(one["key"], one["what"]) for one in told["changes"]]
        assert (
            named == ([("R1", "changed"), ("R1", "moved"), ("R2", "moved")][: 3 * (form == "text")])
        )
        assert bool(told["notes"]) == (form == "apa")
        versioned.edit("scores", 0, runs="71")


def test_a_question_that_cannot_be_asked_any_more_has_no_answer(
    sandhi: Run, versioned: Copy, tmp_path: Path
) -> None:
    written = tmp_path / "cited.txt"
    cite = sandhi("--package", versioned.root, "cite", "scores", "--query", "runs__gt=10")
    written.write_text(cite.stdout.replace("runs__gt", "goals__gt"), encoding="utf-8")
    run = sandhi("resolve", written, versioned.root)
    assert (run.returncode, run.stdout.partition(":")[0]) == (1, "not there")
