"""On which day a time of day is that has none beside it: by the day that is told nearby."""

from typing import TYPE_CHECKING

import pytest

from sandhi.review.queue import items
from tests.review.composer.passages import with_lines

if TYPE_CHECKING:
    from tests.conftest import Copy

TOLD = "मंत्रालय ने बृहस्पतिवार को कहा कि बाजार में रात में आग लगी।"
BARE = "दमकल ने रात भर काम किया।"


@pytest.mark.parametrize(
    ("lines", "quote", "edtf"),
    [
        ([TOLD], "रात", "2025-06-04/2025-06-05"),
        ([BARE], "रात भर", ""),
        ([TOLD, BARE], "रात भर", "2025-06-04/2025-06-05"),
        ([BARE, TOLD], "रात भर", "2025-06-04/2025-06-05"),
        (["मंगलवार को मेला था।", "देर रात आग लगी।"], "देर रात", "2025-06-03"),
        ([TOLD, "कुछ हुआ।", "कुछ हुआ।", "कुछ हुआ।", BARE], "रात भर", ""),
    ],
)
def test_a_time_of_day_is_of_the_day_told_nearby(
    real: "Copy", lines: list[str], quote: str, edtf: str
) -> None:
    package = with_lines(real, [(one, "") for one in ["एक और दिन बीता।", *lines]])
    (item,) = [
        one
        for one in items(package, ["S004"])
        if one.kind == "date"
        and one.quote == quote
        and one.start > package.texts["S004"].index(lines[0])
    ]
    assert item.row["edtf"] == edtf
    assert (item.row["basis"], bool(item.row["note"])) == ("event_relative", bool(edtf))
