"""The rule of the one time that whatever is generated bears."""

from collections.abc import Iterator

from sandhi.check.rule import Breach, Context, Example, Kind, rule
from sandhi.files import PackageError
from sandhi.publish.creation_time import creation_time


@rule(
    table=Kind.PACKAGE,
    mend="Write created such as 2024-01-31T12:00:00Z, in a year from 1980 to 2107.",
    why="All that is built bears that time, and a ZIP file has none before or after.",
    since="0.1.0",
    keeps=Example(package={"created": "2024-01-31T12:00:00Z"}),
    breaks=Example(package={"created": "in January"}),
)
def created_is_a_time(context: Context) -> Iterator[Breach]:
    """The time at which a package was created is one that its files can bear."""
    try:
        creation_time(context.package)
    except PackageError:
        yield Breach(f"created: {context.package.descriptor['created']!r}")


RULES = [created_is_a_time]
