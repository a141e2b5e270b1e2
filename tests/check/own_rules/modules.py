"""Modules of rules, as a package has them beside the schemas of its tables."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Copy


HEAD = """
from pandas import DataFrame, Series, NA
from sandhi.check.rule import Context, rule
WHOLE = {
    "table": "sides",
    "mend": "Mend {name}.",
    "why": "It matters.",
    "since": "0.1.0",
    "keeps": {"sides": [{"side_id": "T1"}]},
    "breaks": {"sides": [{"side_id": "T2"}]},
}
"""


def rules(cricket: "Copy", text: str, table: str = "sides") -> None:
    """Write a module of rules."""
    (cricket.root / "schemas" / f"{table}.py").write_text(HEAD + text, encoding="utf-8")


RULE = '''
@rule(**(WHOLE | {parts}))
def {name}(context):
    """A name is right."""
    return True
'''


def in_a_folder(copy: "Copy", name: str, rule: str) -> None:
    """Write a rule of sides into a module of the folder beside the table's schema."""
    folder = copy.root / "schemas" / "sides"
    folder.mkdir(exist_ok=True)
    text = HEAD + RULE.format(name=rule, parts={})
    (folder / f"{name}.py").write_text(text, "utf-8")
