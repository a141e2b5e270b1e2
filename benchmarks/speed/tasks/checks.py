"""Checks as somebody would write them in an afternoon, run in the folder of a package.

    python -m benchmarks.speed.tasks.checks pandas|pandera

They end with 1 where the package does not keep them.
"""

import sys
from typing import Any

import pandas as pd

from benchmarks.speed.tasks.descriptor import Table, seeds, tables

ANCHOR = ["seed_id", "start", "end", "quote"]


def by_pandas() -> bool:
    """Keys, references, patterns, values and anchors, with pandas and a loop over the anchors."""
    package = tables()
    frames = {one.name: _frame(one) for one in package}
    texts = {file.as_posix(): file.read_bytes().decode("utf-8") for file in seeds()}
    sources = frames["seeds"] if "seeds" in frames else pd.DataFrame()
    by_key = {row["seed_id"]: texts[row["path"]] for row in sources.to_dict("records")}
    return all(
        [
            *(_is_kept(table, frames) for table in package),
            *(_is_anchored(frame, by_key) for frame in frames.values()),
        ]
    )


def _frame(table: Table) -> pd.DataFrame:
    return pd.read_csv(table.path, dtype=str, keep_default_na=False)


def _is_kept(table: Table, frames: dict[str, pd.DataFrame]) -> bool:
    frame = frames[table.name]
    kept: list[Any] = [not frame.duplicated(table.key).any()] if table.key else []
    for field in table.schema["fields"]:
        cells, constraints = frame[field["name"]], field.get("constraints", {})
        given = cells[cells != ""]
        if constraints.get("required"):
            kept.append(len(given) == len(cells))
        if "pattern" in constraints:
            kept.append(given.str.fullmatch(constraints["pattern"]).all())
        if "enum" in constraints:
            kept.append(given.isin([str(one) for one in constraints["enum"]]).all())
    for column, other, key in table.references:
        given = frame[column][frame[column] != ""]
        kept.append(given.isin(frames[other][key]).all())
    return all(kept)


def _is_anchored(frame: pd.DataFrame, texts: dict[str, str]) -> bool:
    if not {*ANCHOR} <= {*frame.columns}:
        return True
    return all(
        texts[seed][int(start) : int(end)] == quote
        for seed, start, end, quote in frame[ANCHOR].to_numpy().tolist()
        if quote
    )


def by_pandera() -> bool:
    """Types and constraints of each table, by Pandera's own reading of its Table Schema.

    What it finds is no verdict: it takes the empty cells of a unique column for doubles.
    """
    from pandera.errors import SchemaErrors
    from pandera.io.pandas_io import from_frictionless_schema

    for table in tables():
        schema = from_frictionless_schema(str(table.schema_path))
        try:
            schema.validate(pd.read_csv(table.path), lazy=True)
        except SchemaErrors:
            print(f"{table.name} is not as its schema has it")
    return True


if __name__ == "__main__":
    sys.exit(not {"pandas": by_pandas, "pandera": by_pandera}[sys.argv[1]]())
