"""Rules of the whole: what is built of a package, and reckoned from its codings."""

from collections.abc import Iterator
from os.path import lexists

from sandhi.check.rule import EVERY_TABLE, Breach, Context, Example, Kind, rule
from sandhi.files import PackageError, read_bytes, read_text
from sandhi.ledger.changelog import CHANGELOG
from sandhi.publish.agreement import agreement
from sandhi.publish.archive.contents import documents, pages
from sandhi.publish.bounds import keys, names, times
from sandhi.publish.bounds.examples import SOUND, declared_example
from sandhi.publish.rules.trials import trials

# What a build cannot hold is told by rules of its kinds; one more tells what none of them knows of.
BOUNDS = [*names.RULES, *keys.RULES, *times.RULES]


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Rename, or mend, what it speaks of.",
    why="What cannot be built can be neither shown nor downloaded.",
    since="0.1.0",
    keeps=declared_example("views", SOUND),
    breaks=Example(package={"sandhi": {"tables": {"shops": {"search": ["name", "name"]}}}}),
)
def database_is_built(context: Context) -> Iterator[Breach]:
    """The database of a package can be built, as a trial in memory shows."""
    failure = trials(context.package, whole=context.whole_trial).failure
    breaches = (breach for one in BOUNDS if one.judge for breach in one.judge(context))
    if failure and not any(True for _ in breaches):
        yield Breach(failure)


_UNREAD = {
    "folder": "codings",
    "tables": {"prices": {"file": "p", "columns": {"article": "article"}}},
}


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Mend the file of the coding, or take the declaration out.",
    why="How far the codings agree is told with the data, and reckoned when they are built.",
    since="0.9.0",
    keeps=declared_example("views", SOUND),
    breaks=Example(package={"sandhi": {"agreement": _UNREAD}}),
)
def codings_are_read(context: Context) -> Iterator[Breach]:
    """The codings that the package compares with its tables are there, and can be read."""
    try:
        agreement(context.package)
    except PackageError as error:
        yield Breach(str(error))


@rule(
    table=Kind.PACKAGE,
    mend="Put back what is to be read there, or take away what stands in its place.",
    why="The archive of a package holds its documents, and the site shows what it says of itself.",
    since="0.10.0",
    keeps=Example(package={"sandhi": {"about": "about.md"}}, files={"about.md": "Prices.\n"}),
    breaks=Example(package={"sandhi": {"about": "about.md"}}),
)
def documents_are_read(context: Context) -> Iterator[Breach]:
    """The documents of a package can be read, and those that are shown are text."""
    package = context.package
    page_paths = {*pages(package), CHANGELOG}
    try:
        paths = {*documents(package)}
    except PackageError:  # codings that are elsewhere, which their rule tells
        return
    if lexists(package.root / CHANGELOG):  # be it a folder
        paths.add(CHANGELOG)
    for path in sorted(paths):
        try:
            (read_text if path in page_paths else read_bytes)(package.root, path)
        except PackageError as error:
            yield Breach(str(error), file=path)
