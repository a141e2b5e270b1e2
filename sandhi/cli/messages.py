"""What a terminal is told of what keeps a command from running, in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from sandhi.files import PackageError


def in_the_words_of_the_check(error: PackageError) -> str | None:
    """What a check finds first in descriptors that are of another shape; None of any other error.

    What it needs for that takes long to load: it is asked only where something is amiss.
    """
    from sandhi.package.descriptor import DescriptorShapeError

    return first_fault(error.root) if isinstance(error, DescriptorShapeError) else None


def first_fault(root: Path) -> str | None:
    """What a check finds first in the form of a package's descriptors, or None."""
    from sandhi.check.engine import dialect

    for finding in dialect.shape(root):
        where = f"{finding.file} at {finding.place}" if finding.place else finding.file
        return f"{where}: {finding.evidence}; {finding.mend} `sandhi check` shows all of it."
    return None


@contextmanager
def descriptors_told_at_once() -> Iterator[None]:
    """Say what is wrong with the descriptors of a package while its folder is still there.

    That of a release in a ZIP is gone when the command ends.
    """
    from sandhi.package.descriptor import DescriptorShapeError

    try:
        yield
    except DescriptorShapeError as error:
        raise PackageError(in_the_words_of_the_check(error) or str(error)) from None


def usage_in_one_line(error: click.ClickException) -> click.ClickException:
    """What is wrong with the arguments, without the lines on usage that the library puts before it.

    Whoever names no command at all is given the help.
    """
    if not isinstance(error, click.UsageError) or isinstance(
        error, click.exceptions.NoArgsIsHelpError
    ):
        return error
    line = " ".join(error.format_message().split()).rstrip(".")
    command = error.ctx.command_path if error.ctx else "sandhi"
    if "--help`" not in line:
        line += f"; see `{command} --help`"
    return click.ClickException(line)
