"""``sandhi check``: prove the package, or some of its tables."""

from pathlib import Path
from typing import NoReturn

import click

from sandhi.cli import (
    asked_workers,
    decision,
    engine_options,
    form_option,
    package_root,
    trust_options,
)
from sandhi.cycles import left_unsearched


@click.command(short_help="Check tables against schemas, rules and sources")
@form_option("json", "junit", "github", text="How the findings are written.")
@click.option("--strict", is_flag=True, help="End with 1 where there are only warnings, too.")
@click.option(
    "--deep",
    is_flag=True,
    help="Judge every table of a large package by Frictionless and Pandera, and try SQL on all.",
)
@engine_options
@click.option(
    "--watch",
    is_flag=True,
    help="Stay, and check again whenever a file of the package is saved.",
)
@trust_options
@click.argument("tables", nargs=-1, metavar="[TABLE]…")
def check(
    form: str,
    strict: bool,
    deep: bool,
    engine: str,
    address: str | None,
    jobs: int | None,
    watch: bool,
    tables: tuple[str, ...],
) -> None:
    """Check every TABLE of the package against its schema, its rules and its sources.

    Without a TABLE all are checked. Each finding is an error or a warning, as its rule has it. The
    rules that the package brings as code run where you have trusted them (`sandhi trust`); with
    --no-rules the check says how many it did not run. In a package of more than 20,000 rows,
    Frictionless and Pandera judge the tables in which a fast pass over whole columns doubts a cell,
    and views, questions, charts and exports are tried on the first rows; with --deep they judge all
    tables, and SQL is tried on all rows, as `sandhi build` does.

    With --watch it stays until Ctrl-C, and checks again after each change: only what that can have
    touched, so that what the tables' rules find is there at once, and the rest a moment later.

    With --engine dask, workers judge the rows of each seed where they have read them, and only keys
    go from one to another; it finds the same. It pays for packages whose tables lie in several
    files, which `path` lists (`pip install "sandhi[dask]"`).

    Exit codes: 0 no errors, 1 errors (with --strict, any findings), 2 could not run.

    \b
    Examples:
      sandhi check
      sandhi check events actors
      sandhi check --format json
      sandhi check --strict
      sandhi check --no-rules
      sandhi check --jobs 4
      sandhi check --watch
      sandhi check --engine dask --scheduler tcp://10.0.0.1:8786
    """  # noqa: D301 (click looks for the character)
    if watch and (form != "text" or jobs is not None or strict or engine != "local"):
        raise click.UsageError("--watch goes with neither --format, --jobs, --engine nor --strict")
    root = package_root().absolute()
    if watch:
        _watch(root, tables, deep=deep)
    with left_unsearched(), asked_workers(engine, address, jobs) as workers:
        from sandhi.check.engine.here import Engine, Here
        from sandhi.check.report import FORMATS
        from sandhi.check.run import check as check_package
        from sandhi.package import Package
        from sandhi.publish.rules import RULES

        def judge(package: Package) -> Engine:
            if not workers:
                return Here(package, jobs or 1)
            from sandhi.check.parts.engine import InParts

            return InParts(package, workers)

        report = check_package(
            root, tables, RULES, decision(), deep=deep, whole_trial=deep, engine=judge
        )
    click.echo(FORMATS[form](report))
    if report.findings if strict else report.errors:
        raise click.exceptions.Exit(1)


def _watch(root: Path, tables: tuple[str, ...], *, deep: bool) -> NoReturn:
    with left_unsearched():
        from sandhi.check.watch.rechecking import Rechecking
        from sandhi.check.watch.session import watch
        from sandhi.publish.rules import RULES

    watch(Rechecking(root, tables, RULES, decision(), deep=deep))
