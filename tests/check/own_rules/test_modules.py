"""How rules of a package are come by, and the modules that are refused."""

import re
from typing import TYPE_CHECKING

import pytest

from sandhi.check.registry import rules_of
from sandhi.files import PackageError
from tests.check.own_rules.modules import RULE, in_a_folder, rules

if TYPE_CHECKING:
    from tests.conftest import Copy


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "\n\nraise RuntimeError('no\\nluck')",
            r"schemas/sides\.py:14 raises RuntimeError: no luck",
        ),
        ("\ndef (", r"schemas/sides\.py:13 raises SyntaxError"),
        ("import nowhere_at_all", r"schemas/sides\.py:12 raises ModuleNotFoundError"),
        ("raise SystemExit(3)", r"schemas/sides\.py:12 raises SystemExit: 3"),
        (RULE.format(name="right", parts={"reads": ("goals",)}), "reads goals, which is no table"),
        (RULE.format(name="right", parts={"table": "scores"}), 'give it table="sides"'),
        (RULE.format(name="no_formulas", parts={}), "no-formulas is one of the tool's"),
        (RULE.format(name="right", parts={"table": ""}), "the rule right has no table"),
        (
            RULE.format(name="right", parts={"mend": "Mend {nmae}."}),
            r"schemas/sides\.py: the rule right has a mend with \{nmae\}, which is no column of si",
        ),
        (
            RULE.format(name="right", parts={"mend": "Mend { name}."}),
            r"has a mend with a brace that stands around no name: 'Mend \{ name\}\.'; write",
        ),
        (
            RULE.format(name="right", parts={"since": "soon"}),
            "the rule right has since 'soon'; write the version that has it first",
        ),
        (
            RULE.format(name="right", parts={"breaks": None}),
            r"schemas/sides\.py:\d+ raises TypeError: the rule right has no breaks; give it a brea",
        ),
    ],
    ids=[
        "raises",
        "syntax",
        "import",
        "exit",
        "stranger",
        "other table",
        "name",
        "no table",
        "no column",
        "no placeholder",
        "no version",
        "no example",
    ],
)
def test_a_module_of_rules_that_cannot_be_used_is_told_in_one_line(
    cricket: "Copy", text: str, message: str
) -> None:
    rules(cricket, text)
    with pytest.raises(PackageError, match=message) as error:
        cricket.report()
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("since", "version", "above"),
    [
        ("0.1.0", "0.1.0", False),
        ("0.9.0", "0.1.0", True),
        ("0.10.0", "0.9.1", True),
        ("0.9.1", "0.10.0", False),
        ("1.0.0", "1.0.0-beta.2", False),
        ("9.0.0", "", False),
    ],
)
def test_a_rule_is_refused_that_is_later_than_its_package(
    cricket: "Copy", since: str, version: str, above: bool
) -> None:
    rules(cricket, RULE.format(name="right", parts={"since": since}))
    cricket.describe("datapackage.json", lambda package: package.update(version=version))
    if not above:
        assert "right" in {rule.id for rule in rules_of(cricket.package)["sides"]}
        return
    message = f"the rule right has since {since}, and the package is at {version}; give it since"
    with pytest.raises(PackageError, match=re.escape(message)):
        rules_of(cricket.package)


def test_the_rules_of_a_table_may_stand_in_a_folder_of_modules(cricket: "Copy") -> None:
    in_a_folder(cricket, "second", "short")
    in_a_folder(cricket, "first", "long")
    own = [rule.id for rule in rules_of(cricket.package)["sides"]]
    assert own[-2:] == ["long", "short"]


def test_two_modules_of_a_table_may_not_have_one_rule(cricket: "Copy") -> None:
    in_a_folder(cricket, "first", "short")
    in_a_folder(cricket, "second", "short")
    with pytest.raises(PackageError, match=r"second\.py: the rule short stands in another module"):
        cricket.report()
