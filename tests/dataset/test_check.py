"""The dataset passes its check, whatever it holds."""

import re

from tests.conftest import Copy
from tests.harness import readme


def test_no_row_breaks_a_rule_and_every_rule_is_run(published: Copy) -> None:
    """What is not run is told on a line of its own."""
    (check, *_), *_ = readme.sessions((published.root / readme.README.name).read_text("utf-8"))
    rows = sum(len(published.rows(table)) for table in published.package.schemas)
    nothing = rf"\d+ rules saw {rows:,} rows: nothing to mend\."
    assert re.fullmatch(nothing, check.output), check.output
