"""What the codebook is made from: all that the schemas and the rules of a package say.

It is stored in the database as it stands here, so that the site needs nothing of the package.
"""

from collections.abc import Iterable
from typing import Any

from sandhi.package import Field, Package, TableSchema


def codebook(package: Package, schemas: Iterable[TableSchema]) -> dict[str, Any]:
    """Return the tables with their columns and values, and the rules.

    PackageError where the rules cannot be read.
    """
    return {"tables": [_table(schema) for schema in schemas], "rules": _rules(package)}


def _table(schema: TableSchema) -> dict[str, Any]:
    references = {key.field: key.table for key in schema.foreign_keys}
    return {
        "name": schema.name,
        "title": schema.title,
        "description": schema.description,
        "key": schema.primary_key,
        "unique": [list(key) for key in schema.unique_keys],
        "columns": [_column(field, references.get(field.name)) for field in schema.fields],
    }


def _column(field: Field, table: str | None) -> dict[str, Any]:
    return {
        "name": field.name,
        "type": field.type,
        "title": field.title,
        "description": field.description,
        "example": field.example,
        "constraints": {
            name: setting for name, setting in field.constraints.items() if name != "enum"
        },
        "table": table,
        "values": [category.__dict__ for category in field.categories],
    }


def _rules(package: Package) -> list[dict[str, Any]]:
    """The rules by name, each under the kind of thing that the check first applies it to.

    They are those that a build holds against a package: the rules of what is published among them.

    ``cases`` has what it says of each kind; ``tables`` the tables whose own rule it is.
    """
    from sandhi.check.registry import all_rules  # brings pandas, not needed by a site
    from sandhi.check.rule import Kind
    from sandhi.publish.rules import RULES  # which try what is built, and so come by this module

    by_id: dict[str, dict[str, Any]] = {}
    for rule, tables in all_rules(package, RULES).items():
        entry = by_id.setdefault(rule.id, {"name": rule.id, "tables": [], "cases": []})
        entry["tables"] += [] if isinstance(rule.table, Kind) else tables
        entry["cases"].append({"about": rule.about, "sentence": rule.sentence})
    return [*by_id.values()]
