"""The conventions show how far the codings agree with the data as they are."""

import re
from pathlib import Path

from sandhi.agreement.output import as_markdown
from sandhi.agreement.report import comparisons
from sandhi.package import Package

ROOT = Path(__file__).parents[2]


def test_the_conventions_show_the_agreement_that_is_computed() -> None:
    """On a difference, put what `sandhi agreement --format markdown` prints between the markers."""
    conventions = (ROOT / "docs" / "curation.md").read_text("utf-8")
    (shown,) = re.findall(
        r"^<!-- agreement -->\n(.*?)\n<!-- /agreement -->$", conventions, re.DOTALL | re.MULTILINE
    )
    assert shown == as_markdown(comparisons(Package.open(ROOT)))
