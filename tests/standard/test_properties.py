"""Every property that the standard has: what is taken of it is taken, what is refused is told."""

import copy
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandhi.check.engine import dialect
from sandhi.check.finding import Finding
from sandhi.check.run import check
from sandhi.check.standard.column_types import REFUSED_TYPES, TYPES
from sandhi.check.standard.demands import faults
from sandhi.check.standard.page import tables, with_tables
from sandhi.check.standard.properties import KINDS
from sandhi.check.standard.property import Property, Treatment
from tests.conftest import ROOT
from tests.standard.packages import Json, orchards, write
from tests.standard.values import PLACES, VALUES


def package() -> Json:
    """The package of orchards, with an object of each kind."""
    described = orchards()
    described["contributors"] = [{"title": "A. B.", "roles": ["creator"]}]
    described["resources"][1]["schema"]["fields"][3]["categories"] = [
        {"value": "pear", "label": "Pear"},
        {"value": "plum"},
    ]
    return described


def at(described: Json, place: tuple[str | int, ...]) -> Any:
    """What stands at a place of a descriptor."""
    part: Any = described
    for step in place:
        part = part[step]
    return part


def shape(root: Path, kind: str, name: str, value: Any) -> list[Finding]:
    """What is told of the package with one property set; a schema also in a file of its own."""
    described = package()
    at(described, PLACES[kind])[name] = value
    write(root, described)
    findings = dialect.shape(root)
    if "schema" not in PLACES[kind]:
        return findings
    for number, resource in enumerate(described["resources"]):
        if isinstance(resource, dict) and isinstance(resource.get("schema"), dict):
            (root / f"{number}.json").write_text(json.dumps(resource["schema"]), "utf-8")
            resource["schema"] = f"{number}.json"
    write(root, described)
    faults_of_shape = dialect.shape(root)
    assert bool(faults_of_shape) == bool(findings), (
        "a schema is judged in a file as in the descriptor"
    )
    return findings


READ = [
    (kind, one)
    for kind, properties in KINDS.items()
    for one in properties
    if one.treatment is not Treatment.KEPT
]


def test_the_package_itself_is_in_order(tmp_path: Path) -> None:
    write(tmp_path, package())
    assert dialect.shape(tmp_path) == []


def test_each_property_is_tried() -> None:
    assert {kind: {*names} for kind, names in VALUES.items()} == {
        kind: {one.name for one in properties if one.treatment is not Treatment.KEPT}
        for kind, properties in KINDS.items()
    }


@pytest.mark.parametrize(("kind", "one"), READ, ids=[f"{kind} {one.name}" for kind, one in READ])
def test_what_is_taken_is_taken_and_what_is_refused_is_told(
    tmp_path: Path, kind: str, one: Property
) -> None:
    taken, refused = VALUES[kind][one.name]
    for number, value in enumerate(taken):
        assert shape(tmp_path / f"taken{number}", kind, one.name, value) == [], value
    for number, value in enumerate(refused):
        findings = shape(tmp_path / f"refused{number}", kind, one.name, value)
        assert findings, value
        place = "/" + "/".join(map(str, (*PLACES[kind], one.name)))
        assert any(
            finding.place.startswith(place) or one.name in finding.evidence for finding in findings
        )
        for finding in findings:
            assert "\n" not in finding.message
            assert f"In {finding.file} at {finding.place}: {finding.mend}" in finding.message


@pytest.mark.parametrize(
    ("kind", "one"),
    [(kind, one) for kind, one in READ if one.required],
    ids=lambda given: given if isinstance(given, str) else given.name,
)
def test_what_must_be_there_is_missed(tmp_path: Path, kind: str, one: Property) -> None:
    described = package()
    del at(described, PLACES[kind])[one.name]
    write(tmp_path, described)
    assert f"{one.name!r} is missing" in {finding.evidence for finding in dialect.shape(tmp_path)}


def official() -> Iterator[tuple[str, str]]:
    """Each property that the official profiles have, by the kind of the object that it is of."""

    def read(name: str) -> Json:
        text = (files("dplib") / "profiles" / "2.0" / f"{name}.json").read_text("utf-8")
        profile: Json = json.loads(text)
        return profile["properties"]  # type: ignore[no-any-return]

    whole, schema = read("datapackage"), read("tableschema")
    resource = whole["resources"]["items"]["properties"]
    objects = {
        "package": [whole],
        "licence": [whole["licenses"]["items"]["properties"]],
        "source": [whole["sources"]["items"]["properties"]],
        "contributor": [whole["contributors"]["items"]["properties"]],
        "resource": [resource],
        "dialect": [resource["dialect"]["properties"], read("tabledialect")],
        "schema": [schema],
        "field": [one["properties"] for one in schema["fields"]["items"]["oneOf"]],
        "constraints": [
            one["properties"]["constraints"]["properties"]
            for one in schema["fields"]["items"]["oneOf"]
        ],
        "foreignKey": [one["properties"] for one in schema["foreignKeys"]["items"]["oneOf"]],
        "reference": [
            one["properties"]["reference"]["properties"]
            for one in schema["foreignKeys"]["items"]["oneOf"]
        ],
    }
    for kind, alternatives in objects.items():
        yield from ((kind, name) for name in sorted({name for one in alternatives for name in one}))


def test_each_property_of_the_standard_is_known() -> None:
    assert len([*official()]) > 90
    assert [
        (kind, name) for kind, name in official() if name not in {one.name for one in KINDS[kind]}
    ] == []


# What readers of JSON take differently, as a number beyond 64 bits, is refused before it is judged.
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=4)
WHOLE = st.integers(-(2**63), 2**63 - 1)
REAL = st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | WHOLE | REAL | TEXT,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2),
)


@settings(max_examples=60)
@given(place=st.sampled_from(READ), value=JSON)
def test_whatever_stands_in_a_property_is_judged(place: tuple[str, Property], value: Any) -> None:
    kind, one = place
    described = package()
    at(described, PLACES[kind])[one.name] = value
    with TemporaryDirectory() as folder:
        root = write(Path(folder), described)
        report = check(root)
    assert report.findings
    assert all("\n" not in finding.message for finding in report.findings)


@pytest.mark.parametrize("value", [1, "0", "soon"])
def test_a_category_that_is_no_moment_keeps_no_check_from_running(
    tmp_path: Path, value: object
) -> None:
    described = package()
    field = at(described, PLACES["field"])
    assert field["type"] == "datetime"
    field["categories"] = [value]
    assert check(write(tmp_path, described)).findings


def test_each_type_of_the_standard_is_known() -> None:
    profile = json.loads((files("dplib") / "profiles" / "2.0" / "tableschema.json").read_text())
    types = {
        type_
        for one in profile["properties"]["fields"]["items"]["oneOf"]
        for type_ in one["properties"]["type"]["enum"]
    }
    assert types <= TYPES.keys() | REFUSED_TYPES.keys()
    assert not TYPES.keys() & REFUSED_TYPES.keys()


@given(name=st.sampled_from([*official()]), own=st.text(min_size=1, max_size=12))
def test_no_valid_name_is_called_a_slip(name: tuple[str, str], own: str) -> None:
    kind, names = name
    described = copy.deepcopy(at(package(), PLACES[kind]))
    for one in (names, f"{names}@de", f"x_{own}"):
        slips = faults(kind, described | {one: {}})
        assert "did you mean" not in " ".join(fault.mend for fault in slips)


@pytest.mark.parametrize(
    ("kind", "slip", "meant"),
    [
        ("package", "licences", "licenses"),
        ("package", "keyword", "keywords"),
        ("resource", "Schema", "schema"),
        ("schema", "primarykey", "primaryKey"),
        ("schema", "fieldMatch", "fieldsMatch"),
        ("field", "categoriesOrder", "categoriesOrdered"),
        ("constraints", "minumum", "minimum"),
        ("reference", "resources", "resource"),
    ],
)
def test_a_slip_is_told(tmp_path: Path, kind: str, slip: str, meant: str) -> None:
    findings = shape(tmp_path, kind, slip, "x")
    assert any(f"did you mean {meant}?" in finding.mend for finding in findings)


PAGES = ["data-package", "declaring"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_the_tables_that_the_check_goes_by(page: str) -> None:
    text = (ROOT / "docs" / f"{page}.md").read_text("utf-8")
    assert with_tables(text) == text, f"run python -m sandhi.check.standard.page docs/{page}.md"


def test_every_table_of_what_the_check_goes_by_is_on_a_page() -> None:
    texts = [(ROOT / "docs" / f"{page}.md").read_text("utf-8") for page in PAGES]
    for name, table in tables().items():
        assert any(f"<!-- table: {name} -->\n{table}<!-- end -->" in text for text in texts), name
