"""``sandhi build``: the database and all beside it, from a package that passes its check."""

import gc
from pathlib import Path

import click

from sandhi.cli import decision, hold_package, package_root, trust_options
from sandhi.cli.ending import say_what_was_done
from sandhi.side_by_side import usual_jobs


@click.command(short_help="Check, then write the database, downloads and charts")
@click.option(
    "--force",
    is_flag=True,
    help="Build in spite of findings; the database and its site say that it does not pass.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes do the work; each takes memory of its own. Default: 1, and of a large "
    "package 2, where there are as many cores.",
)
@trust_options
def build(force: bool, jobs: int | None) -> None:
    """Check the package, and write the database, downloads and charts: whole, or not at all.

    All of it goes into build/, where `sandhi serve` finds it. The rules that the package brings as
    code run where you have trusted them (`sandhi trust`); the site tells of a build without them.

    Exit codes: 0 built, 1 refused because of findings, 2 could not run.

    \b
    Examples:
      sandhi build
      sandhi build --force
      sandhi build --jobs 1
    """  # noqa: D301 (click looks for the character)
    root = package_root()
    hold_package(root)
    from sandhi.check.engine.here import Here
    from sandhi.check.run import check
    from sandhi.package import Package
    from sandhi.package.opening.memory import memory_of
    from sandhi.publish.database import BUILT
    from sandhi.publish.folder import guard_build_folder
    from sandhi.publish.publication import publish
    from sandhi.publish.rules import RULES
    from sandhi.publish.rules.trials import trials, trials_of_build

    guard_build_folder(root)

    # Warnings keep nobody from publishing: they ask for a look, and a look may find all well.
    def processes(package: Package) -> int:
        files = (root / file for files in package.files.values() for file in files)
        return jobs or usual_jobs(files)

    def judge(package: Package) -> Here:
        return Here(package, processes(package))

    # What a large package declares in SQL is tried on all rows of the database that is built.
    report = check(
        root, rules_on_the_whole=RULES, trust=decision(), whole_trial=False, engine=judge
    )

    def refuse(findings: int, shown_by: str) -> None:
        if findings and not force:
            click.echo(
                f"{BUILT.as_posix()} was not built: {_counted(findings)}; `{shown_by}` shows what "
                "to mend, `sandhi build --force` builds all the same",
                err=True,
            )
            raise click.exceptions.Exit(1)

    refuse(report.error_count, report.shown_by)
    # What was checked is what is published, whatever becomes of its files meanwhile; what the check
    # has worked out is not held beside it.
    package = report.package or Package.open(root, decision())
    memory_of(package).forget_of("sandhi.check")
    gc.collect()

    def late_findings(database: Path) -> int:
        # Where something failed on the first rows, all were tried then, and are counted.
        if not report.tried_in_part or trials(package, whole=False).failures:
            return 0
        late = len(trials_of_build(package, database).failures)
        refuse(late, "sandhi check --deep")
        return late

    published = publish(package, report.error_count, processes(package), late_findings)
    built = published.database
    rows, tables, views = sum(built.rows.values()), len(built.rows), len(built.views)
    many = "s" if views != 1 else ""
    lines = [
        f"{BUILT.as_posix()}: {rows:,} rows in {tables} tables, and {views} view{many}",
        f"build/downloads: {published.files} files; build/charts: {len(published.charts)}",
    ]
    if report.withheld:
        lines.append(f"{report.withheld:,} rules of the package's own were not run (--no-rules).")
    if findings := published.findings:
        left_out = f"{built.left_out:,} rows left out"
        lines.append(f"It does not pass its check: {_counted(findings)}, {left_out}.")
    say_what_was_done(*lines)


def _counted(findings: int) -> str:
    return f"{findings:,} finding{'s' if findings != 1 else ''}"
