"""The words of pages and of charts, in the language in which they are asked for.

Words stand in templates and code in English, the language of the pages (``{{ _("Read") }}``,
``{% trans %}``, ``gettext("Read")``). A language that the interface speaks beside it is a catalogue
of GNU gettext, ``locale/CODE.po`` beside this module; words that it lacks stay English.
"""

from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from sandhi.publish.languages.context import ENGLISH, language

_T = TypeVar("_T")

CATALOGUES = Path(__file__).parent / "locale"


@cache
def languages() -> tuple[str, ...]:
    """The languages that the interface speaks, by their codes (BCP 47), English first."""
    return ENGLISH, *sorted(path.stem for path in CATALOGUES.glob("*.po"))


def page_language(code: str) -> str:
    """The language of pages that is nearest to one by its code: hi for hi-IN; itself if none is.

    Parts are dropped from the end of the code (RFC 4647, section 3.4).
    """
    parts = code.split("-")
    shorter = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((one for one in shorter if one in languages()[1:]), code)


def by_page_language(declared: Mapping[str, _T]) -> dict[str, _T]:
    """What is declared for languages, by those of pages; what is for just that language is before.

    So whoever reads pages in Hindi reads what is said in hi-IN, if nothing is in hi.
    """
    nearest: dict[str, _T] = {}
    for code in sorted(declared, key=lambda one: (page_language(one) != one, one)):
        nearest.setdefault(page_language(code), declared[code])
    return nearest


def gettext(message: str) -> str:
    """Return a word or sentence of the interface in the language that is asked for."""
    # Of nothing a catalogue would say what it has about itself.
    return _translations(language()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return what is said of ``n`` things, in the language that is asked for."""
    return _translations(language()).ngettext(singular, plural, n)


@cache
def _translations(code: str) -> NullTranslations:
    """What a catalogue says; nothing where the language has none."""
    if code not in languages()[1:]:
        return NullTranslations()
    compiled = BytesIO()
    with (CATALOGUES / f"{code}.po").open("rb") as catalogue:
        write_mo(compiled, read_po(catalogue, locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)
