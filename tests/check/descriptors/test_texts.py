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


@pytest.mark.parametrize("text", ["\u202e", "te\u200ba"])
@pytest.mark.parametrize("path", ["views/by_side.sql", "charts/runs.json", "about.md"])
def test_what_cannot_be_seen_is_found_in_all_files_whose_words_pages_show(
    cricket: "Copy", path: str, text: str
) -> None:
    written = {
        "views/by_side.sql": f"-- By side\n-- {text}\n--\n-- side_id: of the side\n\n"
        f"SELECT DISTINCT side_id FROM scores WHERE '{text}' <> side_id",
        "charts/runs.json": f'{{"kind": "matrix", "title": "{text}"}}',
        "about.md": f"# About\n{text}\n",
    }
    file = cricket.root / "schemas" / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(written[path], encoding="utf-8")
    declared = {
        "views": "schemas/views",
        "charts": "schemas/charts",
        "about": "schemas/about.md",
    }
    name = path.partition("/")[0].removesuffix(".md")
    cricket.describe("datapackage.json", lambda raw: raw["sandhi"].update({name: declared[name]}))
    told = [one for one in cricket.findings() if one.rule == RULE]
    assert [(one.file, one.line or one.place) for one in told] == [
        (f"schemas/{path}", "/title" if path.endswith(".json") else 2)
    ]
