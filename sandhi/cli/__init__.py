"""The command ``sandhi``. Each of its commands is the module below this folder with its name."""

import pkgutil
import sys
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from sandhi import __version__
from sandhi.files import PackageError

# The folders of the commands, in the order in which `--help` lists what is in them.
FOLDERS = {"check": "Prove the data", "curate": "Code and mend", "publish": "Publish and cite"}


class Failure(click.ClickException):
    """The command could not run: one line on standard error, and exit code 2."""

    exit_code = 2


class Commands(click.Group):
    """A group that imports a command when it is called, so that none pays for another's imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, which are the modules of the folders below this one."""
        return sorted(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, which its module defines under the same name."""
        if cmd_name not in self._modules:
            return None
        module = import_module(self._modules[cmd_name])
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by what they are for."""
        for folder, purpose in FOLDERS.items():
            within = [one for one, module in self._modules.items() if f".{folder}." in module]
            commands = [(one, self.get_command(ctx, one)) for one in sorted(within)]
            with formatter.section(purpose):
                formatter.write_dl(
                    [(one, command.get_short_help_str(60)) for one, command in commands if command]
                )

    @cached_property
    def _modules(self) -> dict[str, str]:
        """The module of each command by its name."""
        return {
            module.name.replace("_", "-"): f"{__name__}.{folder}.{module.name}"
            for folder in FOLDERS
            for module in pkgutil.iter_modules([str(Path(__file__).parent / folder)])
        }

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what keeps it from running is told in one line."""
        try:
            return super().invoke(ctx)
        except PackageError as error:
            raise Failure(" ".join(str(error).split())) from None


@click.group(cls=Commands)
@click.version_option(__version__)
@click.option(
    "--package",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder of the package. Default: the nearest datapackage.json upward.",
)
def main(folder: Path | None) -> None:
    """Check, build and serve a dataset package whose every row is anchored in its sources."""
    for stream in (sys.stdout, sys.stderr):
        # Where output is redirected, some systems would write it in an encoding that lacks letters.
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]


def package_root() -> Path:
    """The folder of the package that the command line names; PackageError where it holds none."""
    from sandhi.package import DESCRIPTOR, find_package, refuse_yaml

    folder: Path | None = click.get_current_context().find_root().params["folder"]
    if folder is None:
        return find_package(Path.cwd())
    if not (folder / DESCRIPTOR).is_file():
        refuse_yaml(folder)
        raise PackageError(f"no {DESCRIPTOR} in {folder}; name the folder that holds one")
    return folder
