"""What a rule is asked of cells: each text once, and of plain ones nothing where all keep it."""

import pytest
from pandas import DataFrame

from sandhi.check.context import CellTexts
from sandhi.package.opening.columns import TextColumn


@pytest.mark.parametrize(
    "text", ["é", " tea", "tea ", "green  tea", "te\0a", "te\na", "=tea", "-tea", "tel:1"]
)
def test_a_rule_of_odd_texts_is_asked_of_each_of_these_once(text: str) -> None:
    cells = DataFrame({"a": ["Tea, 2 kg", text], "b": [text, ""]}, dtype=object)
    columns = {name: TextColumn.of(cells[name].to_numpy()) for name in ("a", "b")}
    texts = CellTexts(columns, cells.index)
    asked: list[str] = []

    def refuse(one: str) -> bool:
        asked.append(one)
        return False

    verdict = texts.each(refuse, texts.odd)
    assert asked == [text]
    assert verdict.to_numpy().tolist() == [[True, False], [False, True]]
