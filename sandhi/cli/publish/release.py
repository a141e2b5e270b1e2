"""``sandhi release``: a version of the dataset, told in its ledger and built to be kept."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sandhi.cli import decision, hold_package, package_root, trust_options
from sandhi.cli.ending import say_what_was_done
from sandhi.release.making.git import refuse_unclean
from sandhi.release.signing import sign

if TYPE_CHECKING:
    from sandhi.release.making.plan import Plan


@click.command(short_help="Release a version: ledger, changelog, archive")
@click.argument("version")
@click.option("--dry-run", is_flag=True, help="Show what would be released, and write nothing.")
@click.option(
    "--sign",
    "key",
    metavar="KEYFILE",
    type=click.Path(readable=False, path_type=Path, exists=True, dir_okay=False),
    help="Sign it with this private key of SSH; verify-release verifies that.",
)
@trust_options
def release(version: str, dry_run: bool, key: Path | None) -> None:
    """Release the package as VERSION, such as 1.2.0.

    It must pass its check, be as it is committed in git, and have a section in CHANGELOG.md,
    `## VERSION (YEAR-MONTH-DAY)`. Of each row that was released before and is gone the section says
    why: `- withdrawn KEY: why`, `- merged KEY into KEY: why`, `- split KEY into KEY, KEY: why`.

    What was withdrawn, merged, split, renamed or removed asks for a new first number, what was
    added for a new second one, what was corrected for a new third; a number that claims less is
    refused. Before 1.0.0 the second number stands for the first.

    The ledger, the section on the data in the changelog and every file that names the version are
    written, all or none; then build/release-VERSION/, with the archive, the archive of the tool,
    the differences and their hashes. Called again with the same VERSION, it builds those anew, once
    that folder is moved elsewhere.

    Exit codes: 0 released (or shown), 1 refused because of findings, 2 could not run.

    \b
    Examples:
      sandhi release 1.0.0 --dry-run
      sandhi release 1.0.0
      sandhi release 1.0.0 --sign ~/.ssh/id_ed25519
    """  # noqa: D301 (click looks for the character)
    root = package_root()
    hold_package(root)
    from sandhi.check.run import check
    from sandhi.package import Package
    from sandhi.publish.rules import RULES
    from sandhi.release.making.make import BUILD, make, target
    from sandhi.release.making.plan import plan

    package = Package.open(root, decision())
    report = check(root, rules_on_the_whole=RULES, trust=decision())
    if findings := report.error_count:
        finding_count = f"{findings:,} finding{'s' if findings != 1 else ''}"
        click.echo(
            f"{version} was not released: {finding_count}; `{report.shown_by}` shows them", err=True
        )
        raise click.exceptions.Exit(1)
    if report.withheld:
        click.echo(
            f"{version} was not released: {report.withheld:,} of the package's own rules were not "
            "run; release it with --trust",
            err=True,
        )
        raise click.exceptions.Exit(1)
    planned = plan(package, version)
    if not planned.is_rebuild:
        refuse_unclean(root, BUILD)
    click.echo(announcement(planned))
    if dry_run:
        return
    files = make(package, planned, (lambda data: sign(data, key)) if key else None)
    folder = target(root, version).relative_to(root)
    lines = [f"{folder.as_posix()}: {len(files)} files, proven"]
    if planned.files:
        lines.append(
            f"Commit what it changed, and tag it: git add -A, git commit, git tag v{version}"
        )
    say_what_was_done(*lines)


def announcement(planned: "Plan") -> str:
    """What a release is, and what it writes."""
    from sandhi.release.differing import as_text
    from sandhi.release.making.telling import data_section

    differences = planned.differences
    after = f" after {planned.previous}" if planned.previous else ", the first"
    lines = [f"{planned.version}{after}: {planned.level.name.lower()}"]
    if planned.previous:
        lines.append(as_text(differences))
    lines += [data_section(differences, planned.entries), ""]
    lines += [f"  {'changes' if one.before else 'adds'} {one.path}" for one in planned.files]
    return "\n".join(lines)
