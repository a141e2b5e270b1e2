"""Addresses are http or https wherever a package declares them, and nowhere anything else."""

from functools import partial
from operator import methodcaller
from typing import Any

import pytest

from sandhi.check.engine import dialect
from sandhi.check.standard.properties import KINDS
from sandhi.cite.record import described_dataset
from sandhi.package.addresses import declared_addresses, is_right, leads_elsewhere, without_others
from tests.conftest import Copy
from tests.trust.conftest import command

BAD = [
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "\u200bjavascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "blob:https://example.org/x",
    "file:///etc/passwd",
    "ftp://example.org/",
    "gopher://example.org/",
    "https:example.org",
    "https://",
    "https:///x",
    "http://example.org/a b",
    'http://example.org/"onclick="x',
    "//example.org",
    "http://[::1",
    "http://example.org:99999/",
    "http://:80/",
    "https://example.org/\u202egro.live",
    "https://\u200bexample.org/",
]
GOOD = [
    "https://example.org",
    "http://example.org/a?b=c#d",
    "HTTPS://example.org/ä",
    "https://चाय.example/",
]
PLACES: dict[str, Any] = {
    "/homepage": lambda one, at: one.update(homepage=at),
    "/licenses/0/path": lambda one, at: one.update(licenses=[{"name": "Free", "path": at}]),
    "/sources/0/path": lambda one, at: one.update(sources=[{"title": "A source", "path": at}]),
    "/contributors/0/path": lambda one, at: one.update(contributors=[{"title": "A", "path": at}]),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("bad", BAD)
def test_an_address_that_is_none_of_the_web_is_found_in_its_place(
    bad: str, place: str, cricket: Copy
) -> None:
    cricket.describe("datapackage.json", lambda one: PLACES[place](one, bad))
    (finding,) = dialect.sense(cricket.package, [])
    assert (finding.rule, finding.evidence) == ("descriptor-addresses", bad)
    assert (finding.place, finding.mend[:15]) == (place, "give an address")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("good", GOOD)
def test_one_of_the_web_is_right(good: str, place: str, cricket: Copy) -> None:
    cricket.describe("datapackage.json", lambda one: PLACES[place](one, good))
    assert dialect.sense(cricket.package, []) == []


def test_a_licence_or_a_source_may_lie_in_the_package_and_a_homepage_not(cricket: Copy) -> None:
    for place, edit in PLACES.items():
        cricket.describe("datapackage.json", partial(edit, at="LICENSE.txt"))
        findings = [one for one in dialect.sense(cricket.package, []) if one.severity == "error"]
        right = place.startswith(("/licenses", "/sources"))
        assert bool(findings) != right, place
        cricket.describe("datapackage.json", methodcaller("pop", place.split("/")[1]))


def test_every_property_of_a_package_that_may_hold_an_address_is_looked_at() -> None:
    """The next such property of the dialect is to be told apart here too."""
    lists = ("licenses", "sources", "contributors")
    raw: dict[str, Any] = {"homepage": "x:y"} | {name: [{"path": "x:y"}] for name in lists}
    places = {place for place, _, _ in declared_addresses(raw)}
    for one in KINDS["package"]:
        inner = {within.name for within in KINDS.get(one.inner, ())}
        if one.name != "resources" and "path" in inner:
            assert f"/{one.name}/0/path" in places, one.name
    assert "/homepage" in places


@pytest.mark.parametrize("bad", BAD[:12])
def test_a_cell_that_is_such_an_address_is_found(bad: str, cricket: Copy) -> None:
    assert leads_elsewhere(bad) == (bad != "https:example.org")
    if bad.isprintable() and not bad.startswith((" ", "https:", "\u200b")):
        key = cricket.edit("sides", 0, name=bad)
        assert ("addresses-are-of-the-web", "sides", key, "name") in cricket.finding_places()


@pytest.mark.parametrize(
    "text", [*GOOD, "India", "P1: tea", "note: see https://example.org", "Q1065", "10:30", ""]
)
def test_a_cell_that_is_none_is_let_be(text: str) -> None:
    assert not leads_elsewhere(text)


@pytest.mark.parametrize("bad", BAD)
def test_no_citation_has_one(bad: str) -> None:
    raw = {"name": "a", "homepage": bad, "licenses": [{"name": "Free", "path": bad}]}
    assert (described_dataset(raw).homepage, described_dataset(raw).licence_address) == ("", "")
    assert without_others(raw) == {"name": "a", "licenses": [{"name": "Free"}]}
    assert not is_right(bad, within=True)


def test_no_site_is_cited_that_is_none_of_the_web(cricket: Copy) -> None:
    ran = command(cricket.root, "cite", "--site", "javascript:alert(1)")
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
