"""Rules: small named functions that tell, for a whole table at once, which rows keep them.

    @rule("currency", mend="Write the price of {article} in the currency of its shop.")
    def currency_is_the_shops(offers, shops):
        '''An offer is in the currency of its shop.'''
        currencies = shops.set_index("shop_id")["currency"]
        return (offers["currency"] == offers["shop_id"].map(currencies)).fillna(False).astype(bool)

The first parameter names the table that is checked. A rule that holds for tables in general calls
it ``table``, or ``anchors`` for every anchored table, or ``cells`` for the cells of every table as
text. Further parameters name other tables, or are ``schema`` (the TableSchema of the table that is
checked), ``package``, or ``texts`` (seed key → text). Tables come in their types, with the CSV's
line numbers as index, as from ``Package.table``.

A rule returns a boolean Series on the index of its first table, True where the row keeps the rule,
never NA. One that judges cells names no column and returns a boolean DataFrame of those it judges.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

GENERIC = ("table", "anchors", "cells")
CONTEXT = ("schema", "package", "texts")


@dataclass(frozen=True)
class Rule:
    """A rule: its name, the sentence that says it, the column it concerns, how to mend a breach."""

    name: str
    sentence: str
    column: str | None
    mend: str
    function: Callable[..., Any]
    explain: Callable[..., str] | None = None

    @property
    def parameters(self) -> tuple[str, ...]:
        """What the rule asks for: the table that it checks, other tables, parts of the package."""
        return tuple(inspect.signature(self.function).parameters)

    @property
    def table(self) -> str:
        """The table that the rule checks, or the kind of tables (one of GENERIC)."""
        return self.parameters[0]

    def __call__(self, *arguments: Any) -> Any:
        """The rule's verdict on the tables that are given."""
        return self.function(*arguments)


def rule(
    column: str | None = None, *, mend: str, explain: Callable[..., str] | None = None
) -> Callable[[Callable[..., Any]], Rule]:
    """Make a rule of a function: its docstring is the rule's sentence, its name the rule's name.

    ``mend`` says how to mend a breach; ``{name}`` in it stands for the offending row's cell of that
    column. ``explain`` is given an offending row (a Series), and by name whatever else a rule can
    ask for, or ``column`` where the rule judges cells; it returns what was found, where the cell
    alone does not say it.
    """

    def decorate(function: Callable[..., Any]) -> Rule:
        name = function.__name__.replace("_", "-")
        sentence = inspect.getdoc(function)
        if not sentence:
            raise TypeError(f"the rule {name} has no docstring; give it one sentence")
        if not inspect.signature(function).parameters:
            raise TypeError(f"the rule {name} asks for no table; name one as its first parameter")
        return Rule(name, " ".join(sentence.split()), column, mend, function, explain)

    return decorate


def rules_in(namespace: Mapping[str, Any]) -> list[Rule]:
    """The rules that a module defines itself, in its order; ``namespace`` is ``vars(module)``."""
    return [
        found
        for found in namespace.values()
        if isinstance(found, Rule) and found.function.__module__ == namespace["__name__"]
    ]
