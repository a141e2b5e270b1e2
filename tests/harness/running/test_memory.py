"""What is read once for several tests is each one's own."""

from pathlib import Path
from typing import Any

from sandhi.site.app import open_site
from sandhi.site.store import contents


def test_what_a_test_changes_of_a_site_no_other_has(built: Path) -> None:
    one, other = (contents(open_site(built)) for _ in range(2))
    questions: Any = one.catalogue.questions
    assert questions == other.catalogue.questions
    questions.popitem()
    assert questions != other.catalogue.questions
