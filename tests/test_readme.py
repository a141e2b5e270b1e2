"""README.md is written anew as it should be, and leads to what is there.

That it shows what is printed today, and counts what is there, a test of the dataset says.
"""

import re

from tests.conftest import ROOT
from tests.harness import readme

README = readme.README.read_text("utf-8")
SESSIONS = readme.sessions(README)


def test_the_readme_shows_the_thing_working() -> None:
    commands = [step.command for session in SESSIONS for step in session]
    assert sum("sandhi check" in command for command in commands) >= 2
    assert any("sandhi build" in command for command in commands)


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
