"""Each command of the curator says how it is called, and how it ends."""

import re

import click
import pytest

from sandhi.cli import main


@pytest.mark.parametrize("name", ["add-seed", "anchor", "fmt", "init", "new", "reanchor"])
def test_the_help_has_examples_and_exit_codes(name: str) -> None:
    assert isinstance(main, click.Group)
    with click.Context(main, info_name="sandhi") as context:
        command = main.get_command(context, name)
        assert command is not None
        told = command.get_help(click.Context(command, parent=context, info_name=name))
    assert re.search(rf"^  Examples:\n    sandhi {name}\b", told, re.MULTILINE)
    assert re.search(r"Exit\s+codes:\s+0 .*2\s+could\s+not\s+run", told, re.DOTALL)
    assert "--dry-run" in told
