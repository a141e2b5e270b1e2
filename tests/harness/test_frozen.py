"""The frozen package says what keeps it from being built."""

from tests.conftest import Copy, why_not_built


def test_what_keeps_it_from_being_built_is_told_with_how_a_new_column_is_added(
    cricket: Copy,
) -> None:
    new = {"name": "coach", "type": "string", "title": "Coach", "description": "Its coach."}
    cricket.describe("schemas/sides.json", lambda schema: schema["fields"].append(new))
    told = why_not_built(cricket, "1 finding")
    assert "data/sides.csv: " in told
    assert "refreeze fmt" in told
