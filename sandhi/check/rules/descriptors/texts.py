"""The rule of the words of descriptors: whoever reads them sees all that is in them."""

from collections.abc import Iterator
from typing import Any

from sandhi.check.rule import Breach, Context, Example, Kind, rule
from sandhi.files import read_json
from sandhi.package import addresses
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
    """No text of a descriptor has zero-width, control, private or unassigned characters."""
    package = context.package
    # Of an address another rule tells what it may have.
    judged = {place for place, *_ in addresses.declared_addresses(package.descriptor)}
    for place, text in _unseen(package.descriptor, ""):
        if place not in judged:
            yield Breach(ascii(text[:60]), file=DESCRIPTOR, place=place)
    for path in sorted({*package.schema_paths.values()} - {DESCRIPTOR}):
        for place, text in _unseen(read_json(package.root, path), ""):
            yield Breach(ascii(text[:60]), file=path, place=place)


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
