"""A field of a Table Schema as a column of Pandera."""

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd
import pandera.pandas as pa

from sandhi.check.engine.limits import limit_of
from sandhi.package import Field
from sandhi.package.patterns import Matching, fault


def columns(fields: Iterable[Field]) -> dict[str, pa.SeriesSchema]:
    """The columns of a table whose cells are typed as ``Package.table`` types them.

    Each check bears the name of the constraint that it stands for; a column without any is left
    out, since there is nothing in it to judge.
    """
    return {field.name: _column(field) for field in fields if field.constraints}


def _column(field: Field) -> pa.SeriesSchema:
    constraints = field.constraints
    pattern = constraints.get("pattern", "")
    # One that cannot be read is a finding of its own, in the schema.
    matching = [] if not pattern or fault(pattern) else _matching(Matching(pattern))
    # Of which type its values are was seen to when they were typed.
    return pa.SeriesSchema(
        name=field.name,
        checks=[
            *matching,
            *(
                CHECKS[name](limit_of(field, limit))
                for name, limit in constraints.items()
                if name in CHECKS
            ),
        ],
        nullable=not constraints.get("required", False),
        unique=constraints.get("unique", False),
        report_duplicates="exclude_first",
    )


def _matching(matching: Matching) -> list[pa.Check]:
    """That each value matches a pattern, and that this was found out in time."""

    def unless(verdict: bool | None) -> Callable[["pd.Series[str]"], "pd.Series[bool]"]:
        def judge(column: "pd.Series[str]") -> "pd.Series[bool]":
            texts = column.tolist()
            verdicts = matching(dict.fromkeys(texts))
            passes = [verdicts[text] is not verdict for text in texts]
            return pd.Series(passes, index=column.index, dtype=bool)

        return judge

    matches = pa.Check(unless(False), name="pattern")
    in_time = pa.Check(unless(None), name="pattern-in-time")
    return [matches] if matching.is_simple else [matches, in_time]


CHECKS: dict[str, Callable[[Any], pa.Check]] = {
    "enum": lambda values: pa.Check.isin(values, name="enum"),
    "minimum": lambda least: pa.Check.ge(least, name="minimum"),
    "maximum": lambda most: pa.Check.le(most, name="maximum"),
    "exclusiveMinimum": lambda least: pa.Check.gt(least, name="exclusiveMinimum"),
    "exclusiveMaximum": lambda most: pa.Check.lt(most, name="exclusiveMaximum"),
    "minLength": lambda least: pa.Check.str_length(min_value=least, name="minLength"),
    "maxLength": lambda most: pa.Check.str_length(max_value=most, name="maxLength"),
}
