"""What CLDR knows of a language, or of the nearest one to it that it knows."""

from functools import cache

from babel import Locale, UnknownLocaleError

from sandhi.publish.languages.context import ENGLISH


@cache
def locale(code: str) -> Locale:
    """Return the locale of a language by its code (BCP 47), which a package may have chosen.

    Parts are dropped from the end of a code until CLDR knows it (RFC 4647, section 3.4), as
    ``hi-IN`` is Hindi; a language that it does not know at all has its months in English.
    """
    parts = code.split("-")
    for count in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:count]), sep="-")
        except (UnknownLocaleError, ValueError):  # as not every well-formed code is parsed
            continue
    return Locale.parse(ENGLISH)
