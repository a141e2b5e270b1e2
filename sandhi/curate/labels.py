"""What a row is called, beside its key."""

from sandhi.package import Package


def labels(package: Package, table: str) -> dict[str, str]:
    """The label of each row of a table by its key, as the package declares it; else nothing."""
    cells = package.cells(table)
    declared = package.settings.get("tables", {}).get(table, {}).get("label", [])
    named = [declared] if isinstance(declared, str) else declared
    columns = [column for column in named if column in package.schemas[table].names]
    parts = cells[columns].to_numpy().tolist()
    keys = cells[package.schemas[table].primary_key]
    return {key: " · ".join(part) for key, part in zip(keys, parts, strict=True)}
