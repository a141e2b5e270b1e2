"""README.md counts what is there and shows what is printed: as `make readme` writes it."""

import pytest

from tests.conftest import Copy
from tests.harness import readme

README = readme.README.read_text("utf-8")


@pytest.mark.slow
def test_the_readme_is_as_make_readme_writes_it(published: Copy) -> None:
    after = (published.root / readme.README.name).read_text("utf-8")
    assert after == README, "run `make readme`, and look at what it changes"


def test_every_table_is_counted(dataset: Copy) -> None:
    tables = {*readme.counted(dataset.root)}
    assert {*readme.stated(README)} == tables, "a table is a line of the README's table of tables"
