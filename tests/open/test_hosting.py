"""What the site is hosted with names what is there: files, commands and options."""

import configparser
import re
import shlex
from pathlib import Path

import click
import yaml

from sandhi.cli import main
from tests.conftest import ROOT

HOSTING = ROOT / "hosting"


def serve_options() -> set[str]:
    command = main.get_command(click.Context(main), "serve")
    assert command
    return {name for option in command.params for name in getattr(option, "opts", ())}


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Containerfile, their lines joined."""
    text = (HOSTING / "Containerfile").read_text("utf-8").replace("\\\n", " ")
    lines = (line.strip() for line in text.splitlines())
    parts = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return [(name, rest.strip()) for name, _, rest in parts]


def test_the_image_is_made_of_files_that_are_there() -> None:
    copied = [shlex.split(rest)[:-1] for name, rest in instructions() if name == "COPY"]
    own = [file for files in copied if not files[0].startswith("--from") for file in files]
    assert len(own) > 10
    assert [file for file in own if not (ROOT / file).exists()] == []
    needed = {
        *re.findall(r'"(requirements[^"]*\.in)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    }
    assert needed <= {*own}


def test_the_image_leaves_out_nothing_that_the_package_names() -> None:
    copied = " ".join(rest for name, rest in instructions() if name == "COPY")
    for folder in ("schemas", "data", "seeds", "codings", "sandhi"):
        assert f" {folder} " in f" {copied} "


def test_the_image_runs_as_nobody_and_starts_the_site() -> None:
    named = dict(instructions())
    assert named["USER"] == "sandhi"
    entry = named["ENTRYPOINT"]
    assert "sandhi serve" in entry
    assert {*re.findall(r"--[a-z-]+", entry)} <= serve_options()
    assert "/-/health" in named["HEALTHCHECK"]


def test_the_compose_file_builds_that_image() -> None:
    site = yaml.safe_load((HOSTING / "compose.yaml").read_text("utf-8"))["services"]["site"]
    built = HOSTING / site["build"]["context"] / site["build"]["dockerfile"]
    assert built.resolve() == HOSTING / "Containerfile"
    assert site["read_only"]
    assert site["cap_drop"] == ["ALL"]


def unit() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string((HOSTING / "sandhi.service").read_text("utf-8"))
    return parser


def test_the_service_starts_the_site() -> None:
    command = shlex.split(unit()["Service"]["ExecStart"])
    assert [Path(command[0]).name, command[1]] == ["sandhi", "serve"]
    assert {part for part in command if part.startswith("--")} <= serve_options()
