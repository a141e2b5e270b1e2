"""Candidates as rows: what those that cannot be placed by themselves take from other texts."""

from typing import TYPE_CHECKING

from sandhi.suggest.rows import rows
from sandhi.suggest.sources import sources
from sandhi.suggest.suggestions import suggestions

if TYPE_CHECKING:
    from tests.conftest import Copy


def test_a_time_that_lasts_is_placed_as_the_same_words_of_another_text(original: "Copy") -> None:
    package = original.package
    found = suggestions(sources(["S000"], package, None), ["date"], package)
    dated = {row["quote"]: row for row in rows(package, "dates", found)}
    lasting = dated["शीत युद्ध की समाप्ति के बाद से"]  # S002, of June, has them last
    assert (lasting["edtf"], lasting["basis"]) == ("1991/2024-11-13", "world_knowledge")
    assert (lasting["earliest"], lasting["latest"]) == ("1991-01-01", "2024-11-13")
    assert "end of the Cold War" in lasting["note"]


def test_a_time_that_cannot_be_placed_has_no_note(original: "Copy") -> None:
    package = original.package
    found = suggestions(sources(["S001"], package, None), ["date"], package)
    dated = {row["quote"]: row for row in rows(package, "dates", found)}
    assert (dated["तब"]["edtf"], dated["तब"]["note"]) == ("", "")
    assert dated["11 नवंबर"]["note"]
