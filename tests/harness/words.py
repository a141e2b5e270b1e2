"""Every word of the site's interface, as it stands in its templates and its code.

``python -m tests.harness.words`` brings each catalogue of ``sandhi/site/locale/`` up to date: a new
word stands there empty, to be translated, and one that is not used any more is gone.
"""

from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from sandhi.site.elements.interface import CATALOGUES

SITE = CATALOGUES.parent
_READERS = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
_OPTIONS = {"**.html": {"extensions": "jinja2.ext.i18n", "trimmed": "true", "silent": "false"}}


def extracted() -> Catalog:
    """The words that templates and code of the site mark as those of the interface."""
    words = Catalog()
    for place, _, message, _, context in extract_from_dir(
        SITE, method_map=_READERS, options_map=_OPTIONS
    ):
        words.add(message, None, [(place, None)], context=context)
    return words


def refresh() -> None:
    """Bring each catalogue up to date; words keep the order in which they stand in the site."""
    words = extracted()
    for path in sorted(CATALOGUES.glob("*.po")):
        code = path.stem
        with path.open("rb") as file:
            catalogue = read_po(file, locale=code)
        catalogue.update(words, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        written = BytesIO()
        write_po(written, catalogue, width=100, no_location=True, ignore_obsolete=True)
        path.write_bytes(written.getvalue())


if __name__ == "__main__":
    refresh()
