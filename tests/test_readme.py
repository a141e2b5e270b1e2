"""README.md shows what is really printed, and counts what is really there."""

import re
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Copy, run_unmeasured
from tests.harness import readme
from tests.harness.readme import Step

README = readme.README.read_text("utf-8")
SESSIONS = readme.sessions(README)
ANEW = "run `make readme`, and look at what it changes"


@pytest.fixture
def clone(real: Copy) -> Path:
    """A copy of the package, with the set-up of `make` in its `.venv`."""
    (real.root / ".venv").symlink_to(sys.prefix)
    return real.root


def test_the_readme_shows_the_thing_working() -> None:
    commands = [step.command for session in SESSIONS for step in session]
    assert sum("sandhi check" in command for command in commands) >= 2
    assert any("sandhi build" in command for command in commands)


BUILD = ".venv/bin/sandhi build --trust"


@pytest.mark.parametrize(
    "session",
    [session for session in SESSIONS if session[0].command != BUILD],
    ids=lambda session: session[0].command,
)
def test_each_command_prints_what_the_readme_shows(clone: Path, session: list[Step]) -> None:
    for step in session:
        assert run_unmeasured(["sh", "-c", step.command], clone) == step.output, ANEW


def test_the_build_prints_what_the_readme_shows(printed_by_build: str) -> None:
    built = [step.output for session in SESSIONS for step in session if step.command == BUILD]
    assert built == [printed_by_build], ANEW


def test_the_shown_question_gets_the_shown_answer(publication: Path) -> None:
    program, answer = readme.question(README)
    assert run_unmeasured([sys.executable, "-c", program], publication) == answer, ANEW


def test_the_table_of_tables_counts_the_rows_that_are_there() -> None:
    stated, counted = readme.stated(README), readme.counted(ROOT)
    assert {*stated} == {*counted}, "a table is a line of the README's table of tables"
    assert stated == counted, ANEW


SMALL = """Words.

```console
$ .venv/bin/sandhi check
2 rules saw 4 rows.

$ sed -i data
$ .venv/bin/sandhi build
built
```

```python
print(4)
```

```text
4
```

| table | rows |
|---|---:|
| `sides` | 4 | a side |
| `new` | 0 | new |
"""


def test_the_readme_is_written_anew_with_what_is_printed_and_counted() -> None:
    def printed(command: list[str]) -> str:
        return {"print(5)\n": "5", ".venv/bin/sandhi check": "3 rules.\n\n5 rows."}.get(
            command[-1], "" if "sed" in command[-1] else "built"
        )

    before = SMALL.replace("print(4)", "print(5)")
    after = (
        before.replace("2 rules saw 4 rows.", "3 rules.\n\n5 rows.")
        .replace("```text\n4", "```text\n5")
        .replace("| 4 | a side", "| 1,005 | a side")
    )
    assert readme.rewritten(before, {"sides": "1,005"}, printed) == after
    assert readme.rewritten(after, {"sides": "1,005"}, printed) == after


def test_what_the_readme_shows_is_where_it_is_written_anew() -> None:
    shown = iter([*(step for session in SESSIONS for step in session), readme.question(README)])

    def printed(command: list[str]) -> str:
        step = next(shown)
        assert command[-1] == step.command
        return step.output

    assert readme.rewritten(README, readme.stated(README), printed) == README


def test_every_link_into_the_repository_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_path_of_the_layout_exists() -> None:
    (layout,) = re.findall(r"## Layout\n.*?```\n(.*?)```", README, re.DOTALL)
    paths = re.findall(r"^([\w./-]+)", layout, re.MULTILINE)
    assert len(paths) >= 8
    assert [path for path in paths if not (ROOT / path).exists()] == []
