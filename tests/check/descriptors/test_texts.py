"""What a descriptor says is seen, wherever in it or in a schema it stands."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Copy

RULE = "descriptor-text-is-seen"


@pytest.mark.parametrize(
    "text", ["\u202e", "Runs\u202e", "te\u200ba", "\u2066x", "\ufeffRuns", "\u200d"]
)
@pytest.mark.parametrize(
    ("path", "say", "place"),
    [
        ("datapackage.json", lambda raw, text: raw.update(title=text), "/title"),
        (
            "datapackage.json",
            lambda raw, text: raw["sandhi"].update(limits=["Whole.", text]),
            "/sandhi/limits/1",
        ),
        (
            "schemas/sides.json",
            lambda raw, text: raw["fields"][0].update(description=text),
            "/fields/0/description",
        ),
    ],
)
def test_what_cannot_be_seen_is_found_in_words_of_descriptors(
    cricket: "Copy", path: str, say: Callable[[Any, str], None], place: str, text: str
) -> None:
    cricket.describe(path, lambda raw: say(raw, text))
    told = [one for one in cricket.findings() if one.rule == RULE]
    assert [(one.file, one.place, one.evidence) for one in told] == [(path, place, ascii(text))]


def test_what_spells_a_word_may_stand_in_a_descriptor(cricket: "Copy") -> None:
    said = "क्\u200dष, می\u200cخواهم\nand more"
    cricket.describe("datapackage.json", lambda raw: raw.update(description=said))
    assert RULE not in {one.rule for one in cricket.findings()}
