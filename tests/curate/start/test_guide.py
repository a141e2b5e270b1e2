"""The curator's guide names commands and options that there are."""

import re

import click
import pytest

from sandhi.cli import main
from tests.curate.conftest import ROOT

GUIDE = (ROOT / "docs" / "curation.md").read_text("utf-8")
CALLS = sorted({*re.findall(r"(?m)^ *(sandhi .+)$|`(sandhi [^`]+)`", GUIDE)})


@pytest.mark.parametrize("call", [one or other for one, other in CALLS])
def test_a_call_in_the_guide_can_be_made(call: str) -> None:
    assert isinstance(main, click.Group)
    _, name, *words = call.split()
    command = main.get_command(click.Context(main), name)
    assert command is not None, f"there is no command {name}"
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("-")} <= options


def test_the_guide_leads_through_every_command_of_the_curator() -> None:
    commands = {call.split()[1] for pair in CALLS for call in pair if call}
    curators = {"add-seed", "anchor", "coverage", "fmt", "new", "reanchor", "review", "suggest"}
    assert commands >= curators | {"check"}
