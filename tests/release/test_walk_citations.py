"""The citations of a walk, in every format: each is resolved offline and by the site."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sandhi.cite.formats import FORMATS
from sandhi.cite.from_package import PackageSource
from sandhi.cite.resolve.citation import read_citation
from sandhi.cite.resolve.verdict import Verdict, resolve
from sandhi.cli.publish.resolve import became
from sandhi.publish.database import build
from sandhi.site.app import open_site
from tests.cite.resolve.archives import opened_release
from tests.conftest import ROOT
from tests.release.conftest import Walk
from tests.release.test_walk import STEPS

pytestmark = [pytest.mark.needs("git"), pytest.mark.slow]

LAST = "3.0.0"


def cited(walk: Walk) -> Iterator[tuple[str, str]]:
    """Each row of each version."""
    for version, rows in walk.citations.items():
        yield from ((version, key) for key in rows)


@pytest.mark.no_cover
@pytest.mark.parametrize("release", ["1.0.1", LAST])
def test_every_citation_in_every_format_is_told_what_became_of_its_row(
    walk: Walk, release: str
) -> None:
    """Offline, from the archive of a release; what is told is what the documentation shows."""
    until = STEPS[: STEPS.index(release) + 1]
    rows = [(version, key) for version, key in cited(walk) if version in until]
    lines = []
    with opened_release(walk.package.archive(release)) as package:
        source = PackageSource(package)
        for version, key in rows:
            told = set()
            for written in walk.citations[version][key].values():
                reference = read_citation(written)
                found = resolve(reference, source, lambda question: None)
                assert (reference.key, reference.version) == (key, version)
                assert reference.digest == walk.digests[version][key]
                since = [] if found.verdict is Verdict.SAME else became(package, reference)
                told.add(" ".join([f"{found.verdict}.", *since[:1]]))
            assert len(told) == 1, told
            lines.append(f"{key} of {version}: {told.pop()}")
    shown = (ROOT / "docs" / "releases.md").read_text("utf-8")
    assert "\n".join(["", f"Asked of release {release}:", *lines, ""]) in shown, "\n".join(lines)


def test_they_are_in_more_than_seven_formats(walk: Walk) -> None:
    assert len(FORMATS) == 9
    assert sum(len(rows) for rows in walk.citations.values()) == 18


async def test_the_site_finds_each_of_them_too(walk: Walk, tmp_path: Path) -> None:
    build(walk.package.package, tmp_path / "sandhi.db")
    site = open_site(tmp_path / "sandhi.db")
    now = {*walk.citations[LAST]}
    for version, key in cited(walk):
        digest = walk.digests[version][key]
        for path in (f"/v/{version}/{key}", f"/id/{key}?version={version}"):
            answer = await site.client.get(path)
            assert (answer.status_code, digest in answer.text) == (200, True), path
        for ending, name in (("bib", "bibtex"), ("ris", "ris"), ("csljson", "csljson")):
            frozen = read_citation((await site.client.get(f"/v/{version}/{key}.{ending}")).text)
            then = read_citation(walk.citations[version][key][name])
            assert frozen == then, (version, key)
        answer = await site.client.get(f"/id/{key}")
        assert answer.status_code == (303 if key in now else 410)
