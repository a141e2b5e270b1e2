"""Random packages: what passes the check builds, answers and loses nothing; else a line says why.

A few run with all the other tests; `make thorough` tries many more.
"""

import asyncio
import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from sandhi.check.report import FORMATS
from sandhi.check.run import check
from sandhi.files import PackageError
from sandhi.package import Package
from sandhi.publish.database import BUILT
from sandhi.publish.publication import publish
from sandhi.publish.rules import RULES
from tests.generated.answers import dead
from tests.generated.editions import differing
from tests.generated.made import Made
from tests.generated.packages import packages
from tests.harness.extent import examples

EXAMPLES = examples(4, 2_000)

# Of messages of libraries, what no curator can do anything with.
_TECHNICAL = re.compile(r"Traceback|\w+Error\b|File \".*\", line")


def faults(made: Made, root: Path) -> list[str]:
    """What is amiss with how the tool takes a package; nothing where all is well."""
    made.write(root)
    try:
        report = check(root, rules_on_the_whole=RULES)
    except PackageError as error:
        return _unclear(f"{error}")
    told = [fault for one in report.findings for fault in _unclear(f"{one.evidence} {one.mend}")]
    for form in FORMATS.values():
        form(report).encode("utf-8")
    if report.errors:
        return told
    publish(Package.open(root))
    lost = differing(Package.open(root), root / "build" / "downloads")
    return [*told, *asyncio.run(dead(root / BUILT)), *lost]


def _unclear(line: str) -> list[str]:
    bad = _TECHNICAL.search(line) or not line.strip() or len(line) > 100_000
    return [f"unclear: {line[:300]}"] if bad else []


@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[*HealthCheck],
)
@given(packages())
def test_what_passes_the_check_is_published_whole(made: Made) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert faults(made, Path(folder) / "package") == []
