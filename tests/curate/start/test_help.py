"""Each command says in a line what it does; those of the curator, how they are called, and end."""

import re

import click
import pytest
from click.testing import CliRunner

from sandhi.cli import main

assert isinstance(main, click.Group)
_COMMANDS = main.list_commands(click.Context(main))


@pytest.mark.parametrize(
    "name",
    [
        "add-seed",
        "add-table",
        "anchor",
        "fmt",
        "init",
        "new",
        "reanchor",
        "rekey",
        "set",
        "withdraw",
    ],
)
def test_the_help_has_examples_and_exit_codes(name: str) -> None:
    assert isinstance(main, click.Group)
    with click.Context(main, info_name="sandhi") as context:
        command = main.get_command(context, name)
        assert command is not None
        text = command.get_help(click.Context(command, parent=context, info_name=name))
    assert re.search(rf"^  Examples:\n    sandhi {name}\b", text, re.MULTILINE)
    assert re.search(r"Exit\s+codes:\s+0 .*2\s+could\s+not\s+run", text, re.DOTALL)
    assert "--dry-run" in text


def test_the_list_of_commands_has_each_on_one_line_and_cuts_none_off() -> None:
    text = CliRunner().invoke(main, ["--help"], terminal_width=80).output
    listed = re.findall(r"^  ([a-z][a-z-]+)  +[A-Z].*[^.]$", text, re.MULTILINE)
    assert sorted(listed) == _COMMANDS


@pytest.mark.parametrize("name", _COMMANDS)
def test_examples_stand_on_lines_of_their_own(name: str) -> None:
    text = CliRunner().invoke(main, [name, "--help"]).output
    assert re.search(rf"^  Examples?:\n    sandhi {name}\b", text, re.MULTILINE)
