"""Which modules run: those of the package alone, from their sources, where they are trusted."""

import marshal
import os
import py_compile
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from tests.conftest import ROOT, Copy
from tests.trust.conftest import Canary, command


def test_a_compiled_file_never_runs_in_the_place_of_its_source(
    strange: Copy, canary: Canary, tmp_path: Path
) -> None:
    """One that says of itself that it is not to be compared with its source."""
    module = strange.root / "schemas" / "scores.py"
    (strange.root / "schemas" / "sides" / "names.py").unlink()
    module.write_text(module.read_text("utf-8").replace(canary.code, ""), encoding="utf-8")
    bad = tmp_path / "bad.py"
    bad.write_text(canary.code, encoding="utf-8")
    compiled = Path(cache_from_source(str(module)))
    py_compile.compile(
        str(bad), str(compiled), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH
    )
    assert marshal.loads(compiled.read_bytes()[16:])  # it is one that Python would take
    assert command(strange.root, "--trust", "check").code == 0
    assert not canary.ran


def test_no_compiled_file_is_left_behind(strange: Copy) -> None:
    command(strange.root, "--trust", "check")
    assert not [*strange.root.rglob("__pycache__")]


@pytest.mark.parametrize("where", ["schemas/scores.py", "schemas/sides/names.py"])
def test_a_module_that_leads_out_of_the_package_is_refused(
    where: str, strange: Copy, canary: Canary, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.py"
    outside.write_text(canary.code, encoding="utf-8")
    (strange.root / where).unlink()
    (strange.root / where).symlink_to(outside)
    ran = command(strange.root, "--trust", "check")
    assert (ran.code, canary.ran) == (2, False)
    assert "leaves the package" in ran.err


def test_no_module_in_the_folder_that_one_stands_in_is_imported(
    strange: Copy, canary: Canary
) -> None:
    for name in ("click", "json", "pandas"):
        (strange.root / f"{name}.py").write_text(canary.code, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "sandhi", "check", "--no-rules"],
        cwd=strange.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert not canary.ran
