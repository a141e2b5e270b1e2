"""How a text is being read, as its address says: what is marked, and where the translation is."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from sandhi.site.elements.addresses import seed_path, span_asked
from sandhi.site.elements.interface import ENGLISH, gettext, language
from sandhi.text import Span

BESIDE, BENEATH, OFF = "beside", "beneath", "off"
TRANSLATIONS = (BESIDE, BENEATH, OFF)


class View(NamedTuple):
    """What of a text is shown: the span that is chosen, the preset, and the translation.

    ``show`` is empty for the preset that is marked at first.
    """

    at: Span | None = None
    show: str = ""
    translation: str = BESIDE

    def path(self, seed: str) -> str:
        """The path of a text that is read so; it leads to the span, where one is chosen."""
        arguments = {
            "at": f"{self.at.start}-{self.at.end}" if self.at else "",
            "show": self.show,
            "translation": "" if self.translation == usual_translation() else self.translation,
        }
        query = urlencode({name: value for name, value in arguments.items() if value})
        fragment = "#at" if self.at else ""
        return seed_path(seed) + (f"?{query}" if query else "") + fragment


def usual_translation() -> str:
    """Return where the translation is unless an address says: it is in English, for its readers."""
    return BESIDE if language() == ENGLISH else OFF


def view_asked(args: Mapping[str, str]) -> View:
    """Return how a request asks for a text; what it asks for that is not there is as unasked."""
    translation = args.get("translation") or ""
    return View(
        span_asked(args.get("at") or ""),
        args.get("show") or "",
        translation if translation in TRANSLATIONS else usual_translation(),
    )


def translation_title(translation: str) -> str:
    """Return the words for a place of the translation."""
    return {
        BESIDE: gettext("beside the text"),
        BENEATH: gettext("beneath each sentence"),
        OFF: gettext("off"),
    }[translation]
