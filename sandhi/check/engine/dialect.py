"""The descriptors of a package: their shape, and whether what they say fits together.

Frictionless ignores what it does not know, a misspelt key as well as a new one of version 2; here
a descriptor is held to the dialect that this tool reads, and to the official profiles.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sandhi.check.context import Context
from sandhi.check.engine.files import breaches_of
from sandhi.check.finding import Finding
from sandhi.check.rules import descriptors
from sandhi.check.standard import demands, official
from sandhi.check.standard.words import shown
from sandhi.files import PackageError, read_json
from sandhi.package import DESCRIPTOR, Fault, Package, Resource
from sandhi.package.descriptor import read_resource_schema, read_resources


def shape(root: Path) -> list[Finding]:
    """What in the descriptors is not of the shape that is read; PackageError for what is no JSON.

    A schema that cannot be read is a finding, so that what is wrong elsewhere is told as well.
    """
    descriptor = read_json(root, DESCRIPTOR)
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
    for table in tables:
        for rule in descriptors.OF_SCHEMAS:
            of_rule = breaches_of(rule, Context(package, table), package.schema_paths[table])
            findings += [one for one in of_rule if not _of_unsound(one, unsound)]
        findings += _examples(package, table)
    return findings


def _of_unsound(finding: Finding, unsound: Collection[str]) -> bool:
    """Whether a finding is that a table is not there which is there, and not in order."""
    return any(finding.evidence == descriptors.no_table(name) for name in unsound)


def _of_package(root: Path, descriptor: Any) -> Iterator[Fault]:
    """The faults of the descriptor, with those of schemas that stand in it."""
    faults = [*demands.faults("package", descriptor)]
    listed = descriptor.get("resources")
    for number, resource in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(resource, dict) and isinstance(resource.get("schema"), dict):
            place = ("resources", number, "schema")
            faults += demands.faults("schema", resource["schema"], place)
            faults += _named_after(resource["schema"], str(resource.get("name")), place)
    faults += [
        fault._replace(mend=f"{fault.mend}.")
        for fault in read_resources(root, descriptor)
        if isinstance(fault, Fault) and not _shares_a_place(fault, faults)
    ]
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
        yield Fault((*place, "name"), shown(name), f'write "{table}", or take it out.')


def _elsewhere(faults: Iterable[Fault], others: Iterable[Fault]) -> Iterator[Fault]:
    """The faults at places of which nothing is told yet."""
    others = [*others]
    return (fault for fault in faults if not _shares_a_place(fault, others))


def _shares_a_place(fault: Fault, others: Iterable[Fault]) -> bool:
    """Whether something is told of the place of a fault, of one within, or of one around it."""
    for other in others:
        length = min(len(fault.place), len(other.place))
        around = len(other.place) < len(fault.place) and "is missing" in other.what
        if not around and other.place[:length] == fault.place[:length]:
            return True
    return False


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
        mend=f"In {file} at {fault.pointer}: {fault.mend}",
    )


def _column(schema: Any, place: tuple[str | int, ...]) -> str | None:
    """The name of the field in which a place of a Table Schema lies, if it lies in one."""
    match place:
        case ("fields", int(number), *_):
            field = schema["fields"][number]
            name = field.get("name") if isinstance(field, dict) else None
            return name if isinstance(name, str) else None
    return None


def _examples(package: Package, table: str) -> Iterator[Finding]:
    """The examples of columns that break the columns' constraints, which Pandera judges."""
    from pandas import DataFrame

    from sandhi.check.engine.pandera import breaches
    from sandhi.table import as_typed

    schema = package.schemas[table]
    given = [field for field in schema.fields if field.example]
    if not given:
        return
    examples = DataFrame([{field.name: field.example for field in given}], dtype="str")
    typed = as_typed(examples, {field.name: field.type for field in given})
    broken = dict.fromkeys((name for name in typed if typed[name].isna().any()), "type")
    alone = replace(schema, fields=tuple(given))
    broken |= {str(breach.column): breach.rule for breach in breaches(typed, alone)} | broken
    for name, constraint in broken.items():
        yield Finding.in_file(
            descriptors.descriptor_examples,
            package.schema_paths[table],
            schema.field(str(name)).example,
            table=table,
            column=str(name),
            mend=f"Give an example that keeps its {constraint}.",
        )
