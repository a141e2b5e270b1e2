"""Text as an XML document can hold it: every character in its place, but for those that no XML has.

XML 1.0 (section 2.2) has no control character but tab, line feed and carriage return, and neither
U+FFFE nor U+FFFF. One sign stands for each of them, so that offsets are what they were, in code
points and in units of UTF-16.
"""

import re

_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NOTE = (
    "Characters that no XML can hold are U+FFFD, one for one, so that offsets hold; the text "
    "itself and the other editions have them."
)


def in_xml(text: str) -> str:
    """Return a text with U+FFFD for each character that no XML can hold."""
    return _NO_XML.sub("\ufffd", text)


def notes_on(*texts: str) -> tuple[str, ...]:
    """What is to be said beside a document that holds some texts."""
    return (NOTE,) if any(map(_NO_XML.search, texts)) else ()
