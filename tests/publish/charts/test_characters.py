"""Characters that no XML can hold, in whatever text of a chart: it is drawn without them."""

import resource
from xml.etree import ElementTree

import pytest

from sandhi.files import PackageError
from sandhi.language.text_languages import TextLanguages
from sandhi.publish.charts.layout.look import wrapped_lines
from sandhi.publish.charts.picture import Caption, paragraph, sheet, standalone
from sandhi.publish.charts.vega_lite.svg import PlacedText, Text, svg

CONTROL = "a\x01b\x0bc\uffff"


def test_a_text_that_vega_draws_or_that_stands_beside_is_drawn_without_them() -> None:
    spec = {"data": {"values": [{}]}, "mark": {"type": "text", "text": CONTROL}}
    beside = PlacedText(Text(f"{CONTROL}!"), [f"{CONTROL}!"], 0, 0)
    drawn = svg(TextLanguages(by_script={}), CONTROL, spec, (40, 40), texts=[beside])
    root = ElementTree.fromstring(drawn)
    assert root.attrib["aria-label"] == "a\ufffdb\ufffdc\ufffd"
    assert {"a\ufffdb\ufffdc\ufffd", "a\ufffdb\ufffdc\ufffd!"} <= {*root.itertext()}


def test_a_picture_has_none_in_its_caption() -> None:
    root = sheet(Caption(CONTROL, "", ""))
    paragraph(root, Text(CONTROL), 0, 0, 400)
    assert ElementTree.fromstring(standalone(root, 400, 40)).attrib["aria-label"][1] == "\ufffd"


def test_a_day_stays_on_one_line() -> None:
    text = "As told by an agency, 12–13 Nov 2024, and by another"
    lines = [wrapped_lines(text, width) for width in range(110, 400, 10)]
    assert all(any("12–13 Nov 2024" in line for line in one) for one in lines)
    assert all(" ".join(one) == text for one in lines)


def test_where_addresses_are_few_it_is_told_before_the_process_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (4_000_000_000, resource.RLIM_INFINITY))
    with pytest.raises(PackageError, match="run it without `ulimit -v`"):
        svg(TextLanguages(), "", {}, (1, 1))
