"""Languages by the names that CLDR has for them, in the language of the interface."""

from sandhi.publish.languages.cldr import locale
from sandhi.site.elements.interface import language
from sandhi.site.store.contents.from_database import LANGUAGE


def language_name(column: str, value: str) -> str:
    """Return what a cell of a column of languages is called, such as "Hindi" for ``hi``.

    Empty where the column is none of them, or the value no code (BCP 47) of which CLDR knows.
    """
    if column != LANGUAGE:
        return ""
    return str(locale(language()).languages.get(value, ""))
