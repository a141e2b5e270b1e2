"""Texts in XML: characters that no XML has stand as others, one for one, and that is said."""

from xml.etree import ElementTree

import pytest

from sandhi.publish.interchange.texts.cas import cas, utf16_offsets
from sandhi.publish.interchange.texts.marks import AnchoredRow, CodedText
from sandhi.publish.interchange.texts.tei import _anchored, _spans
from sandhi.publish.interchange.texts.xml import NOTE, in_xml, notes_on

EVERY = "".join(chr(point) for point in range(0x10000) if not 0xD800 <= point < 0xE000)
NONE = {*map(chr, range(32)), "\ufffe", "\uffff"} - {*"\t\n\r"}


def test_every_other_character_stays_as_it_is() -> None:
    stands = in_xml(EVERY)
    assert len(stands) == len(EVERY)
    assert {char for char, own in zip(EVERY, stands, strict=True) if char != own} == NONE
    assert notes_on("tea", EVERY) == (NOTE,)
    assert notes_on("tea", "चाय\r\n") == ()


@pytest.mark.parametrize("char", sorted(NONE))
def test_a_text_with_such_characters_is_well_formed_and_keeps_its_offsets(char: str) -> None:
    text = f"a{char}b \U0001f600{char}"
    coded = CodedText("M1", text, "en", [AnchoredRow("K1", "things", f"x{char}<", 0, len(text))])
    root = ElementTree.fromstring(cas(coded))
    sofa = next(one.attrib["sofaString"] for one in root if "sofaString" in one.attrib)
    (mark,) = (one.attrib for one in root if "key" in one.attrib)
    assert utf16_offsets(sofa) == utf16_offsets(text)
    assert (sofa, mark["label"]) == (in_xml(text), "x\ufffd<")
    marked = ElementTree.fromstring(f"<ab>{''.join(_anchored(coded, [0, 2]))}</ab>")
    assert "".join(marked.itertext()) == in_xml(text)
    assert "x\ufffd<" in "".join(ElementTree.fromstring("".join(_spans(coded))).itertext())
