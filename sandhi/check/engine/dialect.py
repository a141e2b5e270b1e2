"""The descriptors of a package: their shape, and whether what they say fits together.

Frictionless ignores what it does not know, a misspelt key as well as a new one of version 2; here
a descriptor is held to the dialect that this tool reads, and to the official profiles.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sandhi.check.context import Context
from sandhi.check.engine.files import breaches_of
from sandhi.check.finding import Finding
from sandhi.check.rules import descriptors
from sandhi.check.standard import demands, official
from sandhi.check.standard.words import excerpt
from sandhi.files import PackageError, parse_json, read_json
from sandhi.package import DESCRIPTOR, Fault, Field, Package, Resource
from sandhi.package.descriptor import read_resource_schema, read_resources
from sandhi.package.soundness.keys import no_table

if TYPE_CHECKING:
    from pandas import Series

# Constraints that no value breaks by itself.
_OF_SEVERAL = {"required", "unique"}


def shape(root: Path) -> list[Finding]:
    """What in the descriptors is not of the shape that is read; PackageError for what is no JSON.

    A schema that cannot be read is a finding, so that what is wrong elsewhere is told as well.
    """
    return shape_of(root, read_json(root, DESCRIPTOR))


def shape_of(root: Path, descriptor: Any) -> list[Finding]:
    """As ``shape``, of a descriptor that may not have been written yet."""
    faults = [*_of_package(root, descriptor)]
    findings = [_finding(DESCRIPTOR, descriptor, fault) for fault in faults]
    pointers = {fault.pointer for fault in faults}
    for resource in read_resources(root, descriptor):
        if not isinstance(resource, Resource) or f"{resource.place}/schema" in pointers:
            continue
        if resource.inline is None:
            findings += _of_schema(resource)
    return findings


def sound_part(root: Path, misshapen: Iterable[Finding]) -> Package:
    """The package with those of its tables alone whose descriptors are in order.

    PackageError where the descriptor is no JSON.
    """
    descriptor = read_json(root, DESCRIPTOR)
    unsound = {finding.table for finding in misshapen}
    sound = []
    for resource in read_resources(root, descriptor):
        if isinstance(resource, Resource) and resource.name not in unsound:
            sound.append(resource)
    return Package.of(root, descriptor, sound)


def sense(package: Package, tables: Iterable[str], unsound: Collection[str] = ()) -> list[Finding]:
    """What in the descriptor and in the schemas of the tables contradicts itself.

    Where some tables are ``unsound``, it is not asked whether what is named elsewhere is there.
    """
    findings: list[Finding] = []
    for rule in descriptors.OF_PACKAGE if not unsound else ():
        findings += breaches_of(rule, Context(package, ""), DESCRIPTOR)
    tables = [*tables]
    examples = _examples(package, tables)
    for table in tables:
        for rule in descriptors.OF_SCHEMAS:
            of_rule = breaches_of(rule, Context(package, table), package.schema_paths[table])
            findings += [one for one in of_rule if not _of_unsound(one, unsound)]
        findings += [finding for finding in examples if finding.table == table]
    return findings


def _of_unsound(finding: Finding, unsound: Collection[str]) -> bool:
    """Whether a finding is that a table is not there which is there, and not in order."""
    return any(finding.evidence == no_table(name) for name in unsound)


def _of_package(root: Path, descriptor: Any) -> Iterator[Fault]:
    """The faults of the descriptor, with those of schemas that stand in it."""
    faults = [*demands.faults("package", descriptor)]
    entries = descriptor.get("resources")
    for number, resource in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(resource, dict) and isinstance(resource.get("schema"), dict):
            place = ("resources", number, "schema")
            faults += demands.faults("schema", resource["schema"], place)
            faults += _named_after(resource["schema"], str(resource.get("name")), place)
    of_resources = (one for one in read_resources(root, descriptor) if isinstance(one, Fault))
    faults += [one._replace(mend=f"{one.mend}.") for one in _elsewhere(of_resources, [*faults])]
    yield from faults
    yield from _elsewhere(official.faults("datapackage", descriptor), faults)


def _of_schema(resource: Resource) -> Iterator[Finding]:
    """What is wrong with the schema of a table in a file of its own."""
    path = resource.schema_path
    try:
        schema = read_resource_schema(resource)
    except PackageError as error:
        what, _, mend = str(error).partition("; ")
        yield Finding.in_file(
            descriptors.descriptor, path, what, table=resource.name, mend=f"{mend.capitalize()}."
        )
        return
    faults = [*demands.faults("schema", schema), *_named_after(schema, resource.name, ())]
    for fault in [*faults, *_elsewhere(official.faults("tableschema", schema), faults)]:
        yield _finding(path, schema, fault, resource.name)


def _named_after(
    schema: Mapping[str, Any], table: str, place: tuple[str | int, ...]
) -> Iterator[Fault]:
    """That a schema bears the name of another table than its own."""
    name = schema.get("name", table)
    if name != table:
        yield Fault((*place, "name"), excerpt(name), f'write "{table}", or take it out.')


def _elsewhere(faults: Iterable[Fault], others: Iterable[Fault]) -> Iterator[Fault]:
    """The faults at places of which nothing is told yet: nor of one within, nor of one around.

    That something is missing at a place says nothing of what is there.
    """
    others = [*others]
    places = {other.place[:length] for other in others for length in range(len(other.place) + 1)}
    places_around = {other.place for other in others if "is missing" not in other.what}
    for fault in faults:
        outer = (fault.place[:length] for length in range(len(fault.place)))
        if fault.place not in places and places_around.isdisjoint(outer):
            yield fault


def _finding(file: str, described: Any, fault: Fault, table: str = "") -> Finding:
    """A fault as a finding; of the descriptor, the place says of which table."""
    place = fault.place
    match place:
        case ("resources", int(number), *rest) if file == DESCRIPTOR:
            resource = described["resources"][number]
            if isinstance(resource, dict):
                table = str(resource.get("name", ""))
                described = resource.get("schema")
                place = tuple(rest[1:]) if rest[:1] == ["schema"] else ()
    return Finding.in_file(
        descriptors.descriptor,
        file,
        fault.what,
        table=table,
        column=_column(described, place),
        mend=fault.mend,
        place=fault.pointer,
    )


def _column(schema: Any, place: tuple[str | int, ...]) -> str | None:
    """The name of the field in which a place of a Table Schema lies, if it lies in one."""
    match place:
        case ("fields", int(number), *_):
            field = schema["fields"][number]
            name = field.get("name") if isinstance(field, dict) else None
            return name if isinstance(name, str) else None
    return None


class _Example(NamedTuple):
    """The example of a column, with its type and, as JSON, what it lets through of that."""

    type: str
    limits: str
    text: str

    @classmethod
    def of(cls, field: Field) -> "_Example":
        """That of a field, each value by itself."""
        limits = {key: one for key, one in field.constraints.items() if key not in _OF_SEVERAL}
        return cls(field.type, json.dumps(limits, sort_keys=True), field.example)


def _examples(package: Package, tables: Iterable[str]) -> list[Finding]:
    """The examples of columns that break the columns' constraints, those of no value first."""
    examples = [
        (table, field, _Example.of(field))
        for table in tables
        for field in package.schemas[table].fields
        if field.example
    ]
    constraints = _constraints_broken(tuple(dict.fromkeys(example for *_, example in examples)))
    broken = [(table, field, constraints.get(example, "")) for table, field, example in examples]
    return [
        Finding.in_file(
            descriptors.descriptor_examples,
            package.schema_paths[table],
            field.example,
            table=table,
            column=field.name,
            mend=f"Give an example that keeps its {constraint}.",
        )
        for table, field, constraint in sorted(broken, key=lambda one: one[2] != "type")
        if constraint
    ]


@lru_cache(maxsize=64)  # of packages that are checked one after the other most have the same
def _constraints_broken(examples: tuple[_Example, ...]) -> dict[_Example, str]:
    """What each example breaks that breaks something: its type, or a constraint.

    Pandera judges those of whole columns that are doubted, in one go, since each has a cost,
    however little is to judge.
    """
    from pandas import DataFrame

    from sandhi.check.engine.doubt import breaks_text_limits, is_doubtful
    from sandhi.check.engine.pandera import breaches
    from sandhi.package.opening.columns import TextColumn, as_array

    values, places = _typed(examples)
    is_value = {type_: column.notna().tolist() for type_, column in values.items()}
    broken = {one: "type" for one in examples if not is_value[one.type][places[one]]}
    # Of one value there is nothing to say but what its column lets through; where columns let the
    # same through, they are judged as one.
    examples_by_limits: dict[tuple[str, str], list[_Example]] = {}
    for example in examples:
        if example not in broken and example.limits != "{}":
            examples_by_limits.setdefault((example.type, example.limits), []).append(example)
    doubted_fields, doubted_columns = [], {}
    for (type_, limits), group in examples_by_limits.items():
        name = f"{type_} {limits}"
        field = Field(name, type_, "", "", group[0].text, parse_json(limits))
        texts = [one.text for one in group]
        if type_ == "string" and not breaks_text_limits(field.constraints, texts):
            continue
        column = values[type_].iloc[[places[one] for one in group]].reset_index(drop=True)
        if is_doubtful(field, TextColumn.of(as_array(texts))):
            doubted_fields.append(field)
            doubted_columns[name] = column
    groups = {f"{type_} {limits}": group for (type_, limits), group in examples_by_limits.items()}
    for breach in breaches(DataFrame(doubted_columns), doubted_fields) if doubted_fields else ():
        broken[groups[str(breach.column)][breach.line]] = breach.rule
    return broken


def _typed(examples: Iterable[_Example]) -> tuple[dict[str, "Series"], dict[_Example, int]]:
    """The examples of each type, typed together, and the place of each among them."""
    from pandas import DataFrame

    from sandhi.table import as_typed

    texts_by_type: dict[str, list[str]] = {}
    places: dict[_Example, int] = {}
    for example in examples:
        texts = texts_by_type.setdefault(example.type, [])
        places[example] = len(texts)
        texts.append(example.text)
    values = {
        type_: as_typed(DataFrame({type_: texts}, dtype="str"), {type_: type_})[type_]
        for type_, texts in texts_by_type.items()
    }
    return values, places
