"""Rules of the descriptor of a package: what its settings name, and its addresses."""

from collections.abc import Iterator
from itertools import chain

from sandhi.check.rule import Breach, Context, Example, Kind, rule
from sandhi.check.rules.descriptors.effect import without_effect
from sandhi.language import fold
from sandhi.package import addresses
from sandhi.package.soundness.names import names_faults


@rule(
    table=Kind.DESCRIPTOR,
    mend="Name a table or a column that is there.",
    why="What is declared of a table that is not there is never done.",
    since="0.1.0",
    keeps=Example(package={"sandhi": {"front": ["prices"]}}),
    breaks=Example(package={"sandhi": {"front": ["costs"]}}),
)
def descriptor_settings(context: Context) -> Iterator[Breach]:
    """The settings name tables and columns that are there, and what the role of each asks for."""
    for place, what, mend in chain(names_faults(context.package), without_effect(context.package)):
        yield Breach(what, mend, place=f"/sandhi/{place}")


@rule(
    table=Kind.DESCRIPTOR,
    severity="warning",
    mend="Add it to datapackage.json: pages, citations and downloads tell it.",
    why="Without a licence nobody may use the data, and without words nobody knows what they are.",
    since="0.10.0",
    keeps=Example(),
    breaks=Example(package={"description": " "}),
)
def descriptor_introduces(context: Context) -> Iterator[Breach]:
    """A package has a title, a description and a licence."""
    for name in ("title", "description", "licenses"):
        if not str(context.package.descriptor.get(name) or "").strip():
            yield Breach(f"no {name}")


@rule(
    table=Kind.DESCRIPTOR,
    mend="Give an address that begins with https:// or http://, or take it out.",
    why="An address becomes a link, and a browser runs what stands behind javascript: or data:.",
    since="0.1.0",
    keeps=Example(package={"homepage": "https://example.org/prices"}),
    breaks=Example(package={"homepage": "javascript:alert(1)"}),
)
def descriptor_addresses(context: Context) -> Iterator[Breach]:
    """An address that the descriptor gives is http or https; a licence or source may be a path."""
    for place, address, within in addresses.declared_addresses(context.package.descriptor):
        if not addresses.is_right(address, within):
            path = ", or the relative path of a file" if within else ""
            mend = f"give an address that begins with https:// or http://{path}."
            yield Breach(address, mend, place=place)
    for table, table_settings in context.package.settings.tables.items():
        for column, address in table_settings.urls.items():
            if not addresses.is_http(address.replace("{}", "1")):
                mend = "give an address that begins with https:// or http:// and names a host."
                yield Breach(address, mend, place=f"/sandhi/tables/{table}/urls/{column}")


@rule(
    table=Kind.DESCRIPTOR,
    mend="Let each phrase stand once, in the group of all that mean the same.",
    why="Search takes a phrase for all that is in its group; of two groups it would see only one.",
    since="0.9.0",
    keeps=Example(package={"sandhi": {"synonyms": [["tea", "chai"], ["cup", "mug"]]}}),
    breaks=Example(package={"sandhi": {"synonyms": [["tea", "chai"], ["Tea", "infusion"]]}}),
)
def descriptor_synonyms(context: Context) -> Iterator[Breach]:
    """A phrase stands in one group of synonyms, once, however it is spelt."""
    groups = context.package.settings.synonyms
    phrases: set[str] = set()
    for number, group in enumerate(groups):
        for phrase in group:
            folded = " ".join(fold(phrase).split())
            if folded in phrases or not folded:
                yield Breach(phrase, "take it out.", place=f"/sandhi/synonyms/{number}")
            phrases.add(folded)
