"""The command ``sandhi``. Each of its commands is the module below this folder with its name."""

import os
import pkgutil
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from importlib import import_module
from os.path import exists
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sandhi import __version__
from sandhi.cli.ending import OutputError, ending
from sandhi.cli.environment import speak_utf_8, undecoded_text
from sandhi.cli.messages import in_the_words_of_the_check, usage_in_one_line
from sandhi.files import PackageError, did_you_mean
from sandhi.printing import printable
from sandhi.writing.lock import ensure_settled, writing

if TYPE_CHECKING:
    from sandhi.package import Trust

_Command = TypeVar("_Command", bound=Callable[..., Any])

FINISHED = "sandhi.finished"  # of a context: whether what was broken off is a change, now made
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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; what is none is told with the one that it is like."""
        name = args[0]
        if name not in self._modules and not name.startswith("-") and not ctx.resilient_parsing:
            hint = did_you_mean(name, self._modules, "`sandhi --help` lists them")
            ctx.fail(f"No such command {name!r}; {hint}")
        return super().resolve_command(ctx, args)

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
            message = in_the_words_of_the_check(error) or str(error)
            raise Failure(printable(" ".join(message.split()))) from None

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command that the arguments name, and exit as ``sandhi.cli.ending`` says."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, False, **extra)

        def run() -> int:
            speak_utf_8()
            # Of colour nobody wants to know who sets it: https://no-color.org
            if os.environ.get("NO_COLOR"):
                extra["color"] = False
            arguments = [*(sys.argv[1:] if args is None else args)]
            name = prog_name or "sandhi"
            try:
                self._main_shell_completion({}, name, complete_var)
                with self.make_context(name, arguments, **extra) as context:
                    self.invoke(context)
            except click.exceptions.Exit as ended:
                return ended.exit_code
            except click.ClickException as error:
                usage_in_one_line(error).show()
                return error.exit_code
            except (EOFError, click.Abort) as error:
                # The library makes one thing of an interrupt and of the end of what is read.
                if isinstance(error.__context__, KeyboardInterrupt):
                    raise KeyboardInterrupt from None
                raise OutputError("nobody answers: the input has ended") from None
            return 0

        # Warnings of libraries are for their makers; here they change neither verdict nor output.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sys.exit(ending(run))


def _decided(ctx: click.Context, parameter: click.Parameter, value: bool) -> bool:
    """Keep what was decided on the package's code, before or after the name of a command."""
    decisions: set[str] = ctx.find_root().ensure_object(set)
    if value:
        decisions.add(str(parameter.name))
    if len(decisions) > 1:
        raise click.UsageError("--trust and --no-rules exclude each other; give one of them")
    return value


def trust_options(command: _Command) -> _Command:
    """Let a command take --trust and --no-rules; ``decision`` tells which was given."""
    for name, text in (
        ("--no-rules", "Leave out the rules that the package brings as code."),
        ("--trust", "Let the package's code run this once."),
    ):
        option = click.option(name, is_flag=True, expose_value=False, callback=_decided, help=text)
        command = option(command)
    return command


def built_database(root: Path) -> Path:
    """The database that was built of a package; Failure where there is none yet."""
    from sandhi.publish.database import BUILT

    if not (root / BUILT).exists():
        raise Failure(f"{BUILT.as_posix()} is not there; run `sandhi build` first")
    return root / BUILT


def form_option(*forms: str, text: str) -> Callable[[_Command], _Command]:
    """Let a command take --format: text, or another of its ``forms``; ``text`` is its help."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", *forms]),
        default="text",
        show_default=True,
        help=text,
    )


def engine_options(command: _Command) -> _Command:
    """Let a command take --engine, --scheduler and --jobs, for ``asked_workers``."""
    for option in (
        click.option(
            "--jobs",
            type=click.IntRange(min=1),
            metavar="N",
            help="How many processes do the work; each takes memory of its own. Default: 1, and "
            "with dask as many as there are cores.",
        ),
        click.option(
            "--scheduler",
            "address",
            metavar="ADDRESS",
            help="The scheduler of Dask whose workers do the work, such as tcp://10.0.0.1:8786. "
            "All must see the package under the same path.",
        ),
        click.option(
            "--engine",
            type=click.Choice(["local", "dask"]),
            default="local",
            show_default=True,
            help="Who does the work: this process, or workers of Dask.",
        ),
    ):
        command = option(command)
    return command


@contextmanager
def asked_workers(engine: str, address: str | None, jobs: int | None) -> Iterator[int | None]:
    """The number of workers that the command line asks for; None where it asks for none.

    Failure where it asks for what contradicts itself.
    """
    if engine == "local":
        if address is not None:
            raise click.UsageError("--scheduler is for --engine dask; give both")
        yield None
        return
    if address is not None and jobs is not None:
        raise click.UsageError("a --scheduler has its own workers; leave out --jobs")
    from sandhi.cli.cluster import workers

    with workers(address, jobs) as count:
        yield count


@click.group(cls=Commands)
@click.version_option(__version__)
@click.option(
    "--package",
    "folder",
    metavar="DIR",
    type=click.Path(readable=False, path_type=Path),
    help="Folder of the package. Default: the nearest datapackage.json upward.",
)
@trust_options
def main(folder: Path | None) -> None:
    """Check, build and serve a dataset package whose every row is anchored in its sources.

    A package may bring rules as code, in schemas/. Code runs only where you have trusted it, as it
    is now: for good with `sandhi trust`, once with --trust. --no-rules goes on without it.

    Exit codes: 0 done, nothing to mend; 1 findings, or something left open; 2 could not run; 130
    stopped with Ctrl-C; 141 the reader of the output went away. Without colour: NO_COLOR=1.
    """


def package_root(folder_argument: Path | None = None) -> Path:
    """The folder of the package that the command line names; PackageError where it holds none.

    ``folder_argument`` is one that the command itself was given, if any.
    What a command that was killed there has left half done is settled first.
    """
    from sandhi.package import DESCRIPTOR, find_package, refuse_yaml

    context = click.get_current_context()
    folder: Path | None = folder_argument or context.find_root().params["folder"]
    if folder is None:
        folder = find_package(Path.cwd())
    context.meta[FINISHED] = ensure_settled(folder)
    if not exists(folder / DESCRIPTOR):  # noqa: PTH110 (it never raises)
        refuse_yaml(folder)
        raise PackageError(f"no {DESCRIPTOR} in {folder}; name the folder that holds one")
    return folder


def decision() -> "Trust":
    """What the command line decides on the code of the package: what is remembered, by default."""
    from sandhi.package import Trust

    decisions = click.get_current_context().find_root().ensure_object(set)
    if not decisions:
        return Trust.REMEMBERED
    return Trust.GIVEN if "trust" in decisions else Trust.WITHHELD


def hold_package(root: Path) -> None:
    """Let no other command write in the package until this one has ended; errors of ``writing``.

    Failure where the command line has text that no file could hold.
    """
    context = click.get_current_context()
    if fault := undecoded_text(context.params):
        raise Failure(fault)
    context.with_resource(writing(root))
