"""Every rule of the package is seen to find a defect."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from sandhi.check.catalogue import rules_of
from sandhi.package import Package

HERE = Path(__file__).parent
PACKAGE = Package.open(HERE.parents[1])


def module(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec
    assert spec.loader
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


@pytest.mark.parametrize(
    "file", sorted(Path(PACKAGE.root, "schemas").glob("*.py")), ids=lambda file: file.stem
)
def test_each_rule_of_a_table_has_a_defect_that_it_must_find(file: Path) -> None:
    own = {
        rule.name for rule in rules_of(PACKAGE)[file.stem] if rule.function.__module__ == file.stem
    }
    defects = module(HERE / f"test_{file.stem}.py").DEFECTS
    assert {defect[0] for defect in defects} == own
    assert own
