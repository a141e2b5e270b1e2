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
from sandhi.check.standard.page import filled, tables
from sandhi.check.standard.properties import KINDS
from sandhi.check.standard.property import Property, Treatment
from tests.conftest import ROOT
from tests.standard.packages import Json, orchards, write

# Where an object of each kind stands in the package of orchards.
PLACES: dict[str, tuple[str | int, ...]] = {
    "package": (),
    "licence": ("licenses", 0),
    "source": ("sources", 0),
    "contributor": ("contributors", 0),
    "resource": ("resources", 2),
    "dialect": ("resources", 0, "dialect"),
    "schema": ("resources", 2, "schema"),
    "field": ("resources", 2, "schema", "fields", 2),
    "constraints": ("resources", 2, "schema", "fields", 2, "constraints"),
    "category": ("resources", 1, "schema", "fields", 3, "categories", 0),
    "tableSettings": ("resources", 2, "schema", "sandhi"),
    "identity": ("resources", 2, "schema", "sandhi", "identity"),
    "foreignKey": ("resources", 2, "schema", "foreignKeys", 0),
    "reference": ("resources", 2, "schema", "foreignKeys", 0, "reference"),
}
# What is taken of each property that is not kept whatever it is, beside what stands in the package;
# and what is refused.
VALUES: dict[str, dict[str, tuple[list[Any], list[Any]]]] = {
    "package": {
        "name": (["Orchards.2"], ["", "two words", 2]),
        "title": (["Obstgärten"], ["", 1]),
        "description": (["Trees."], ["", None]),
        "licenses": ([[{"name": "CC0-1.0"}]], [[], [{"title": "free"}], "CC0-1.0"]),
        "resources": ([], [[], {}]),
        "version": (["1.0"], [1]),
        "created": (["2024-06-19", "2024-06-19T12:00:00Z"], ["May", 2024]),
        "homepage": (["https://example.org"], [1]),
        "id": (["https://doi.org/10.5281/zenodo.1", "orchards"], [1]),
        "keywords": ([["pear"]], ["pear", [1]]),
        "contributors": ([[{"title": "A. B."}]], [{"title": "A. B."}, ["A. B."]]),
        "sources": ([[]], ["https://example.org"]),
        "sandhi": ([{}], [[], {"fronts": []}]),
    },
    "licence": {
        "name": (["CC0-1.0"], [1, "free for all"]),
        "title": (["Free"], [1]),
        "path": (["LICENSE"], [1]),
    },
    "source": {"title": (["Trees"], [1]), "path": (["trees.html"], [1])},
    "contributor": {
        "title": (["A. B."], [1]),
        "givenName": (["A."], [1]),
        "familyName": (["B."], [1]),
        "roles": ([["creator"]], ["creator"]),
        "path": (["https://orcid.org/0000-0002-1825-0097"], [1]),
        "organization": (["An orchard"], [1]),
    },
    "resource": {
        "name": ([], ["", "my crops", "1", "Früchte"]),
        "path": (
            [["data/crops.csv"], "data/crop?.csv", ["data/*rops.csv", "data/crops.csv"]],
            [[], [1], "https://x.org/a.csv", ["data/crops.csv", "../crops.csv"]],
        ),
        "schema": ([], ["https://x.org/schema.json", "schema.yaml", ["crops.json"], None]),
        "title": (["Crops"], [1]),
        "description": (["Fruit."], [1]),
        "type": (["table"], ["json"]),
        "format": (["csv", "CSV"], ["xlsx", "tsv"]),
        "mediatype": (["text/csv", "text/csv; charset=utf-8"], ["application/json"]),
        "encoding": (["utf-8", "UTF-8", "utf8", "ascii"], ["latin-1", "utf-16"]),
        "dialect": (
            [{}, {"csv": {"delimiter": ","}}],
            ["dialect.json", {"csv": {"delimiter": ";"}}],
        ),
        "bytes": ([], ["92"]),
        "hash": ([""], ["crc32:00", "abc def"]),
        "data": ([], [[["Crop"], ["C1"]], "Crop"]),
        "scheme": (["file"], ["https"]),
        "compression": (["no", ""], ["zip"]),
        "extrapaths": ([[]], [["more.csv"]]),
    },
    "dialect": {
        "delimiter": ([","], [";"]),
        "lineTerminator": (["\n", "\r\n"], ["\r"]),
        "quoteChar": (['"'], ["'"]),
        "doubleQuote": ([True], [False]),
        "skipInitialSpace": ([True, False], ["no"]),
        "header": ([True], [False]),
        "headerRows": ([[1]], [[2], [1, 2]]),
        "csv": ([{"delimiter": ","}], [{"delimiter": ";"}, ","]),
        "commentChar": ([""], ["#"]),
        "commentRows": ([], [[1]]),
        "escapeChar": ([""], ["x"]),
        "nullSequence": ([""], ["NA"]),
        **{
            name: ([], ["x"])
            for name in ("property", "itemType", "itemKeys", "sheetNumber", "sheetName", "table")
        },
    },
    "schema": {
        "fields": ([], [[], {}]),
        "primaryKey": ([["Crop"]], [["Crop", "tree"], []]),
        "name": (["crops"], ["harvest"]),
        "title": (["Crops"], [1]),
        "description": (["Fruit."], [1]),
        "foreignKeys": ([], [{}, ["tree"]]),
        "uniqueKeys": ([[["tree", "weighed at"]]], ["tree", [[]]]),
        "missingValues": (
            [[""], ["", "-99"], [{"value": "", "label": "none"}, {"value": "NA"}]],
            [["NA"], "", [{"value": "NA"}]],
        ),
        "fieldsMatch": (["subset", ["equal"]], [1]),
        "sandhi": ([{}], [[], {"identity": []}]),
    },
    "tableSettings": {
        "identity": ([{"why": "A crop is one of a tree."}], [[], {"fact": ["tree"]}]),
    },
    "identity": {
        "fact": ([["tree"], []], ["tree", [1]]),
        "added": ([["ripe"], []], ["ripe", [1]]),
        "why": (["A crop is one of a tree."], ["", 1]),
    },
    "field": {
        "name": ([], ["", " x", "x ", "a[b]", 'say "x"', "a\nb", 1]),
        "type": ([], [*REFUSED_TYPES, "text", 1]),
        "format": (["default", "any"], ["%d.%m.%Y", 1]),
        "title": (["Weighed"], [1]),
        "description": (["When it was weighed."], [1]),
        "example": (["2024-09-01T08:15:00Z"], [[1]]),
        "constraints": ([{}], [[], {"minimum": "May"}, {"pattern": "2024.*"}]),
        "categories": ([], ["pear", [{}]]),
        "missingValues": ([[""]], [["NA"]]),
        "corrects": (["weighed at"], [1]),
        "trueValues": ([["true", "1"]], [["1"]]),
        "falseValues": ([["false", "0"]], [["0"]]),
        "bareNumber": ([True], [False]),
        "decimalChar": (["."], [","]),
        "groupChar": ([""], [","]),
    },
    "constraints": {
        "required": ([True, False], ["yes"]),
        "unique": ([True, False], [1]),
        "enum": ([["2024-09-01T08:15:00Z"]], [["May"], []]),
        "minimum": (["2024-09-01T08:15:00"], ["May", 2024]),
        "maximum": (["2024-09-01T08:15:00Z"], ["May"]),
        "exclusiveMinimum": (["2024-09-01T08:15:00Z"], ["May"]),
        "exclusiveMaximum": (["2024-09-01T08:15:00Z"], ["May"]),
        "pattern": ([], [".*"]),
        "minLength": ([], [1]),
        "maxLength": ([], [1]),
        "jsonSchema": ([], [{}]),
    },
    "category": {
        "value": ([], [None, []]),
        "label": (["Pear"], [1]),
        "description": (["Of the genus Pyrus."], [1]),
    },
    "foreignKey": {
        "fields": ([["tree"]], [["tree", "Crop"], []]),
        "reference": ([], ["fruit-trees"]),
    },
    "reference": {
        "fields": ([["tree"]], [["tree", "Kind"]]),
        "resource": ([], [1]),
        "package": ([], ["another"]),
    },
}


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
        assert any(place in finding.mend or one.name in finding.evidence for finding in findings)
        for finding in findings:
            assert "\n" not in finding.message
            assert finding.mend.startswith("In ")


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


def test_the_page_has_the_tables_that_the_check_goes_by() -> None:
    page = (ROOT / "docs" / "data-package.md").read_text("utf-8")
    assert filled(page) == page, "run python -m sandhi.check.standard.page docs/data-package.md"
    for name, table in tables().items():
        assert f"<!-- table: {name} -->\n{table}<!-- end -->" in page
