"""Characters that no XML can hold, in whatever text of a chart: it is drawn without them."""

from xml.etree import ElementTree

import pytest
import vl_convert

from sandhi.language.text_languages import TextLanguages
from sandhi.publish.charts.picture import Caption, paragraph, sheet, standalone
from sandhi.publish.charts.vega_lite.svg import SVG, PlacedText, Text, svg

CONTROL = "a\x01b\x0bc\uffff"


def test_a_text_that_vega_draws_or_that_stands_beside_is_drawn_without_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # As Vega writes a text: with all its characters.
    drawing = f'<svg xmlns="{SVG.strip("{}")}"><text>{CONTROL}</text></svg>'
    monkeypatch.setattr(vl_convert, "vegalite_to_svg", lambda *_, **__: drawing)
    beside = PlacedText(Text(f"{CONTROL}!"), [f"{CONTROL}!"], 0, 0)
    drawn = svg(TextLanguages(by_script={}), CONTROL, {}, (40, 40), texts=[beside])
    root = ElementTree.fromstring(drawn)
    assert root.attrib["aria-label"] == "a\ufffdb\ufffdc\ufffd"
    assert {"a\ufffdb\ufffdc\ufffd", "a\ufffdb\ufffdc\ufffd!"} <= {*root.itertext()}


def test_a_picture_has_none_in_its_caption() -> None:
    root = sheet(Caption(CONTROL, "", ""))
    paragraph(root, Text(CONTROL), 0, 0, 400)
    assert ElementTree.fromstring(standalone(root, 400, 40)).attrib["aria-label"][1] == "\ufffd"
