"""Rules: small named functions that say, for a whole table at once, which rows keep them.

    @rule(
        table="offers",
        column="currency",
        reads=("shops",),
        mend="Write the price of {article} in the currency of its shop.",
        why="A price in another currency cannot be compared with those beside it.",
        since="0.1.0",
        keeps={"offers": [{"shop_id": "H1", "currency": "INR"}],
               "shops": [{"shop_id": "H1", "currency": "INR"}]},
        breaks={"offers": [{"shop_id": "H1", "currency": "EUR"}],
                "shops": [{"shop_id": "H1", "currency": "INR"}]},
    )
    def currency_is_the_shops(context: Context) -> "Series[bool]":
        '''An offer is in the currency of its shop.'''
        offers, shops = context["offers"], context["shops"]
        currency = logic.look_up(offers["shop_id"], shops, "shop_id", "currency")
        return logic.holds(offers["currency"] == currency)

A rule on tables returns a boolean Series on the index of the table that it checks, True where the
row keeps the rule, never NA. One that judges the cells of several columns names no column, and
returns a boolean DataFrame of those it judges. A rule on descriptors or files yields its breaches.
"""

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal, NamedTuple, TypeAlias

from pandas import DataFrame, Series

from sandhi.check.context import Context as Context
from sandhi.check.example import Example as Example
from sandhi.check.example import Rows
from sandhi.package import TableSchema

Severity = Literal["error", "warning"]
Verdict: TypeAlias = DataFrame | Series


EVERY_TABLE = ("every table",)  # what a rule reads that looks at all of them
PLACEHOLDER = re.compile(r"\{(\w+)\}")  # of a mend, for a cell of the offending row


class Kind(Enum):
    """The kinds of things that rules of the tool check; a value is the heading of its rules."""

    DESCRIPTOR = "The descriptors"
    FILE = "The file of every table"
    SCHEMA = "Every table, by its schema"
    CELLS = "The cells of every table"
    KEYS = "The keys of every table"
    ANCHORS = "Every anchored table"
    PACKAGE = "The package as a whole"


class Breach(NamedTuple):
    """A place in a descriptor or a file that breaks a rule: what stands there, how to mend it.

    ``file`` is named by rules that look at more than one, relative to the package; ``place`` is a
    JSON pointer (RFC 6901) into a descriptor.
    """

    evidence: str
    mend: str = ""
    line: int | None = None
    column: str | None = None
    file: str | None = None
    place: str = ""


Judge: TypeAlias = Callable[[Context], Verdict | Iterable[Breach]]
Explain: TypeAlias = Callable[[Context, Series, str], str]
Columns: TypeAlias = Callable[[TableSchema], Iterable[str]]


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule: what it says and why, what it looks at, how a breach is mended, and examples.

    ``table`` is the table that it checks, or the kind of things; ``reads`` are the other tables
    that it looks at, and ``texts`` where it looks into the seeds. ``judge`` is None for what an
    engine judges by itself. ``mend`` may hold ``{name}`` for the offending row's cell.

    One that is ``per_seed`` judges a row by rows of its own seed alone, by that seed's text, by
    tables whose rows are of no seed, and by what is known of the whole (``of_the_whole``); so the
    rows of some seeds may be put to it without the others. Of one that names ``columns``, these
    are, by the schema of each table that it looks at, all that it needs.

    ``awaits`` are tables whose rows mend a breach of it, and can be coded only after the row that
    breaks it: who adds rows one after the other is told of it, and not refused.
    """

    id: str
    sentence: str
    why: str
    table: str | Kind
    mend: str
    since: str
    keeps: Example
    breaks: Example
    column: str | None = None
    reads: tuple[str, ...] = ()
    severity: Severity = "error"
    judge: Judge | None = None
    explain: Explain | None = None
    per_seed: bool = False
    columns: Columns | None = None
    awaits: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """TypeError where a part is missing without which nobody could understand the rule."""
        wants = {
            "sentence": "a docstring: one sentence that says what holds",
            "why": "a why: what would go wrong without it",
            "mend": "a mend: how a breach of it is mended",
            "since": "a since: the version that has it first",
            "table": "a table: the one that it checks",
            "keeps": "a keeps: an example that keeps it",
            "breaks": "a breaks: an example that breaks it",
        }
        for name, want in wants.items():
            if not getattr(self, name):
                raise TypeError(f"the rule {self.id} has no {name}; give it {want}")
        if {"{", "}"} & {*PLACEHOLDER.sub("", self.mend)}:
            raise TypeError(
                f"the rule {self.id} has a mend with a brace that stands around no name: "
                f"{self.mend!r}; write {{name}} for the cell of that column"
            )
        if not re.fullmatch(r"\d+(\.\d+)*", self.since):
            raise TypeError(
                f"the rule {self.id} has since {self.since!r}; write the version that has it first"
            )
        if self.severity not in ("error", "warning"):
            raise TypeError(
                f"the rule {self.id} has the severity {self.severity!r}; make it error or warning"
            )

    @property
    def placeholders(self) -> set[str]:
        """What the mend names of the offending row."""
        return {*PLACEHOLDER.findall(self.mend)}

    @property
    def about(self) -> str:
        """The heading under which the rule stands."""
        return self.table.value if isinstance(self.table, Kind) else f"The table {self.table}"


def rule(
    *,
    table: str | Kind = "",
    mend: str = "",
    why: str = "",
    since: str = "",
    keeps: Example | Mapping[str, Rows] | None = None,
    breaks: Example | Mapping[str, Rows] | None = None,
    column: str | None = None,
    reads: tuple[str, ...] = (),
    severity: Severity = "error",
    explain: Explain | None = None,
    per_seed: bool = False,
    columns: Columns | None = None,
    awaits: tuple[str, ...] = (),
) -> Callable[[Judge], Rule]:
    """Make a rule of a function: its docstring is the rule's sentence, its name the rule's id.

    ``explain`` is given the context, an offending row (a Series) and the column, and returns what
    stands there, where the cell alone does not say it. TypeError where a part is missing.
    """

    def decorate(function: Judge) -> Rule:
        return Rule(
            id=rule_id(function.__name__),
            sentence=" ".join((inspect.getdoc(function) or "").split()),
            why=why,
            table=table,
            mend=mend,
            since=since,
            keeps=_example(keeps),
            breaks=_example(breaks),
            column=column,
            reads=reads,
            severity=severity,
            judge=function,
            explain=explain,
            per_seed=per_seed,
            columns=columns,
            awaits=awaits,
        )

    return decorate


def rule_id(function: str) -> str:
    """The id of the rule that a function of that name makes."""
    return function.strip("_").replace("_", "-")


def _example(example: Example | Mapping[str, Rows] | None) -> Any:
    """The example that a rule is given: rows by their table are one; None where there is none."""
    return Example(tables=example) if isinstance(example, Mapping) and example else example


def rules_in(namespace: Mapping[str, Any]) -> list[Rule]:
    """The rules that a module defines itself, in its order; ``namespace`` is ``vars(module)``."""
    module_name = namespace["__name__"]
    return [
        rule
        for rule in namespace.values()
        if isinstance(rule, Rule) and (rule.judge is None or rule.judge.__module__ == module_name)
    ]
