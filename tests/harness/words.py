"""Every word of the site and of charts, as it stands in their templates and their code.

``python -m tests.harness.words`` brings each catalogue of ``sandhi/publish/languages/locale/`` up
to date: a new word stands there empty, to be translated, and one that is not used any more is gone.
It ends by saying which are empty, and in which lines.
"""

from collections.abc import Iterator
from functools import cache
from io import BytesIO

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from sandhi.check import registry
from sandhi.package.rights import UNSTATED
from sandhi.publish.bounds.editions import EVERY_NOTE
from sandhi.publish.downloads.formats import INTERCHANGE_FORMATS
from sandhi.publish.downloads.source import THEIRS
from sandhi.publish.interchange.texts.xml import NOTE
from sandhi.publish.rules import RULES
from sandhi.site.elements.interface import CATALOGUES

Text = str | list[str] | tuple[str, ...] | None

SANDHI = CATALOGUES.parents[2]
FOLDERS = (
    SANDHI / "publish" / "charts",
    SANDHI / "publish" / "languages",
    SANDHI / "site",
    SANDHI / "static_site",
)
_READERS = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
_OPTIONS = {"**.html": {"extensions": "jinja2.ext.i18n", "trimmed": "true", "silent": "false"}}
# What a header of gettext has for teams and tools that there are none of here.
_UNSAID = tuple(
    f'"{name}: '.encode()
    for name in (
        *("Project-Id-Version", "Report-Msgid-Bugs-To", "POT-Creation-Date", "PO-Revision-Date"),
        *("Last-Translator", "Language-Team", "Generated-By"),
    )
)


@cache
def extracted() -> Catalog:
    """The words that templates and code of the site mark as those of the interface."""
    words = Catalog()
    for text in stored():
        words.add(text)
    for folder in FOLDERS:
        for place, _, message, _, context in extract_from_dir(
            folder, method_map=_READERS, options_map=_OPTIONS
        ):
            words.add(message, None, [(place, 0)], context=context)
    return words


def stored() -> Iterator[str]:
    """Yield what the tool itself writes into databases and manifests, which pages say in words."""
    yield from EVERY_NOTE
    yield NOTE
    yield THEIRS
    yield UNSTATED
    yield from (form.about for form in INTERCHANGE_FORMATS.values())
    yield from (rule.sentence for rule in (*registry.RULES, *RULES))


def refreshed(code: str) -> bytes:
    """A catalogue brought up to date; words keep the order in which they stand in the site."""
    with (CATALOGUES / f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    catalogue.header_comment = f"# The words of the interface in {Locale.parse(code).english_name}."
    catalogue.update(extracted(), no_fuzzy_matching=True, update_creation_date=False)
    written = BytesIO()
    write_po(written, catalogue, width=100, no_location=True, ignore_obsolete=True)
    lines = written.getvalue().splitlines(keepends=True)
    kept = b"".join(line for line in lines if not line.startswith(_UNSAID))
    return kept.rstrip(b"\n") + b"\n"


def refresh() -> None:
    """Bring each catalogue up to date, and print what is to be said in it."""
    for path in sorted(CATALOGUES.glob("*.po")):
        path.write_bytes(refreshed(path.stem))
        print(*awaiting(path.stem) or [f"{path.name}: every word is said"], sep="\n")


def awaiting(code: str) -> list[str]:
    """What is to be said in a catalogue, each after its line there."""
    return [
        f"{code}.po:{one.lineno}: {forms(one.id)[0]}"
        for one in messages(code)
        if not all(form.strip() for form in forms(one.string) or [""])
    ]


def messages(code: str) -> list[Message]:
    """What a catalogue says."""
    with (CATALOGUES / f"{code}.po").open("rb") as file:
        return [one for one in read_po(file, locale=code) if one.id]


def forms(text: Text) -> tuple[str, ...]:
    """The text of a message, or its forms in the singular and the plural."""
    return (text,) if isinstance(text, str) else tuple(text or ())


if __name__ == "__main__":
    refresh()
