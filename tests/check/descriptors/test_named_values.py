"""What settings name by value, type, role or slot is there: else it would never be done."""

from typing import TYPE_CHECKING, Any

from sandhi.check.rule import Breach, Context
from sandhi.check.rules.declared_values import settings_name_values
from sandhi.check.rules.descriptors.package import descriptor_settings
from tests.check.descriptors.edits import PACKAGE

if TYPE_CHECKING:
    from sandhi.package import Package
    from tests.conftest import Copy

# Where it is declared, what; and what of it is told at its own place, or at that below it.
ODD = [
    ("compose/events/heads", {"wars": ["युद्ध"]}, "'wars' is no event_type of events"),
    ("compose/events/heads", {"war": ["*"]}, "'*'"),
    ("compose/events/heads", {"visit": ["या*त्रा"]}, "'या*त्रा'"),
    ("compose/events/heads", {"meeting": ["  "]}, "'  '"),
    ("compose/events/roles", {"visits": {"agent": "visitor"}}, "'visits' is no event_type of"),
    ("compose/events/roles", {"*": {"agent": "doer"}}, "'doer' is no role in events"),
    ("compose/events/roles", {"निंदा, pacts": {"of": "host"}}, "'pacts' is no event_type of"),
    ("compose/events/cells", {"निंदा, pact": {"status": "denied"}}, "'pact' is no event_type of"),
    ("compose/events/cells", {"visit": {"status": "so"}}, "'so' is no status of events"),
    ("compose/events/phrases", {"pacts": ["{told}"]}, "'pacts' is no event_type of events"),
    ("compose/events/phrases", {"meeting, दौरा, pacts": ["{told}"]}, "'pacts' is no event_type"),
    ("compose/events/phrases", {"visit": ["{guest|host} <come>"]}, "'guest' is no slot of"),
    ("compose/events/phrases", {"war": ["{target} <be, been so"]}, "'{target} <be, been so'"),
    ("compose/events/phrases", {"answer": ["{told} [a [b] c]"]}, "'{told} [a [b] c]'"),
    ("compose/events/moods/future", {"status": "to be"}, "'to be' is no status of events"),
    ("compose/events/moods/of", {"class": ["acts"]}, "'acts' is no class of events"),
    ("compose/events/undated/cells", {"date_basis": "no"}, "'no' is no date_basis of events"),
    ("compose/figures", {"heads": {"x": ["y"]}}, "'x' is no measure of figures"),
    ("compose/places", {"roles": {"*": {"agent": "x"}}}, "'x' is no role in places"),
    ("compose/actors", {"phrases": {"x": ["{told}"]}}, "'x' is no type, as actors leads to no"),
    ("tables/event_links/phrases", {"by": ["{}", ""]}, "'by' is no code of event_links"),
    ("tables/event_links/phrases", {"cause": ["x", "{}"]}, "'x'"),
    ("tables/figure_actors/nobody", {"teller": "x"}, "'teller' is no code of figure_actors"),
    ("tables/seeds", {"named_by": "translations"}, "sentences has no column translations"),
    ("coverage", {"sentences": ["bodies"]}, "'bodies' is no kind of sentences"),
    ("coverage", {"reasons": {"why": ["name"]}}, "'why' is no reason of exclusions"),
    ("coverage", {"number": ["sums"]}, "sums is no table"),
    ("", {"no_facts_in": ["feet"]}, "'feet' is no kind of sentences"),
    ("names/0/where", {"form": ["short"]}, "'short' is no form of actor_mentions"),
    ("suggest", {"number": "sums"}, "sums is no table"),
    ("suggest", {"date": "measures"}, "the rows of measures have no anchors"),
    ("reader/presets/0", {"tables": ["event_types"]}, "the rows of event_types have no anchors"),
    ("reader/presets/1", {"name": "facts"}, "two are named facts"),
    ("compose", {"measures": {}}, "the rows of measures have no anchors"),
]


def told(package: "Package") -> list[tuple[str, str]]:
    """Place and evidence of what is told of the settings of a package."""
    return [
        (breach.place.removeprefix("/sandhi/"), breach.evidence)
        for rule in (descriptor_settings, settings_name_values)
        if rule.judge
        for breach in rule.judge(Context(package, "", rule.id, rule.reads))
        if isinstance(breach, Breach)
    ]


def test_what_settings_name_is_there(real: "Copy") -> None:
    assert told(real.package) == []

    def declare(descriptor: Any) -> None:
        for place, properties, _ in ODD:
            at = descriptor["sandhi"]
            for step in filter(None, place.split("/")):
                at = at[int(step)] if isinstance(at, list) else at.setdefault(step, {})
            at |= properties
        first, second = descriptor["sandhi"]["reader"]["presets"][:2]
        first["name"] = second["name"]

    real.describe(PACKAGE, declare)
    breaches = told(real.package)
    for place, _, evidence in ODD:
        assert any(at.startswith(place) and evidence in what for at, what in breaches), evidence
    assert len(breaches) == len(ODD)
