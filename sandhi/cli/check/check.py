"""``sandhi check``: prove the package, or some of its tables."""

import click

from sandhi.cli import decision, form_option, package_root, trust_options


@click.command(short_help="Check tables against schemas, rules and sources")
@form_option("json", "junit", "github", text="How the findings are written.")
@click.option("--strict", is_flag=True, help="End with 1 where there are only warnings, too.")
@click.option(
    "--deep",
    is_flag=True,
    help="Let Frictionless and Pandera judge every table of a large package.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="How many processes put the rules to the tables; each takes memory of its own.",
)
@trust_options
@click.argument("tables", nargs=-1, metavar="[TABLE]…")
def check(form: str, strict: bool, deep: bool, jobs: int, tables: tuple[str, ...]) -> None:
    """Check every TABLE of the package against its schema, its rules and its sources.

    Without a TABLE all are checked. Each finding is an error or a warning, as its rule has it. The
    rules that the package brings as code run where you have trusted them (`sandhi trust`); with
    --no-rules the check says how many it did not run. In a package of more than 20,000 rows,
    Frictionless and Pandera judge the tables in which a fast pass over whole columns doubts a cell;
    with --deep they judge all.

    Exit codes: 0 no errors, 1 errors (with --strict, any findings), 2 could not run.

    \b
    Examples:
      sandhi check
      sandhi check events actors
      sandhi check --format json
      sandhi check --strict
      sandhi check --no-rules
      sandhi check --jobs 4
    """  # noqa: D301 (click looks for the character)
    root = package_root()
    from sandhi.check.engine.here import Here
    from sandhi.check.report import FORMATS
    from sandhi.check.run import check as check_package
    from sandhi.publish.rules import RULES

    report = check_package(root, tables, RULES, decision(), deep=deep, engine=lambda package: Here(package, jobs))
    click.echo(FORMATS[form](report))
    if report.findings if strict else report.errors:
        raise click.exceptions.Exit(1)
