"""The rule of the words of descriptors: whoever reads them sees all that is in them."""

from collections.abc import Iterator
from typing import Any

from sandhi.check.rule import Breach, Context, Example, Kind, rule
from sandhi.files import PackageError, inside, read_json, read_text
from sandhi.package import Package, addresses
from sandhi.package.descriptor import DESCRIPTOR
from sandhi.text import has_unseen


@rule(
    table=Kind.DESCRIPTOR,
    mend="Take out the character that cannot be seen.",
    why="A title of such characters is blank, and one that turns the direction turns the page.",
    since="0.9.0",
    keeps=Example(package={"title": "Prices of tea"}),
    breaks=Example(package={"title": "Prices \u202eof tea"}),
)
def descriptor_text_is_seen(context: Context) -> Iterator[Breach]:
    """No text of a descriptor has zero-width, control, private or unassigned characters.

    So it is with what heads a file of SQL, with the words of a chart and with what the package
    says of itself.
    """
    package = context.package
    # Of an address another rule tells what it may have.
    judged = {place for place, *_ in addresses.declared_addresses(package.descriptor)}
    for place, text in _unseen(package.descriptor, ""):
        if place not in judged:
            yield Breach(ascii(text[:60]), file=DESCRIPTOR, place=place)
    for path in sorted({*package.schema_paths.values(), *_charts(package)} - {DESCRIPTOR}):
        for place, text in _unseen(read_json(package.root, path), ""):
            yield Breach(ascii(text[:60]), file=path, place=place)
    for path, line, text in _declared_lines(package):
        if has_unseen(text):
            yield Breach(ascii(text[:60]), line=line, file=path)


def _unseen(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """The texts within a value of JSON that have what cannot be seen, each with its pointer."""
    match value:
        case str() if has_unseen(value):
            yield place, value
        case dict():
            for name, part in value.items():
                yield from _unseen(name, f"{place}/{name}")
                yield from _unseen(part, f"{place}/{name}")
        case list():
            for number, part in enumerate(value):
                yield from _unseen(part, f"{place}/{number}")


def _charts(package: Package) -> Iterator[str]:
    """The files that say how charts are drawn."""
    if folder := package.settings.charts:
        yield from (f"{folder}/{file.name}" for file in inside(package.root, folder).glob("*.json"))


def _declared_lines(package: Package) -> Iterator[tuple[str, int, str]]:
    """The lines that pages show of other files that are declared, with path and number.

    Of SQL that is its header: a statement may have to name what cannot be seen.
    """
    settings = package.settings
    folders = {settings.views, settings.queries, settings.charts, settings.exports}
    statements = (
        f"{folder}/{file.name}"
        for folder in sorted(filter(None, folders))
        for file in inside(package.root, folder).glob("*.sql")
    )
    abouts = (settings.about, *(spoken.about for spoken in settings.languages.values()))
    for path in (*sorted(statements), *filter(None, abouts)):
        for number, text in enumerate(_lines(package, path), 1):
            if path.endswith(".sql") and not text.startswith("--"):
                break
            yield path, number, text


def _lines(package: Package, path: str) -> list[str]:
    """The lines of a file; none where it cannot be read, which other rules tell."""
    try:
        return read_text(package.root, path).splitlines()
    except PackageError:
        return []
