"""Where a rule fails: the file and the line that must be mended."""

import inspect
import os
import traceback
from pathlib import Path

from sandhi.check.rule import Rule

_TOOL = Path(os.path.realpath(__file__)).parents[3]  # the folder in which ``sandhi`` lies


def line_of(error: BaseException, path: str) -> int | None:
    """The last line of a file that an exception passed through; None where it did not."""
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).as_posix().endswith(path)
    ]
    if isinstance(error, SyntaxError):
        lines.append(error.lineno)
    return lines[-1] if lines else None


def place_of(error: BaseException, rule: Rule, root: Path) -> str:
    """Where a rule of a package, or of this tool, raised; else where it begins."""
    assert rule.judge  # what has none is judged by an engine, and cannot fail
    code = inspect.unwrap(rule.judge).__code__
    file = Path(os.path.realpath(code.co_filename))
    home = next(
        (home for home in (Path(os.path.realpath(root)), _TOOL) if file.is_relative_to(home)), None
    )
    path = file.relative_to(home).as_posix() if home else file.name
    return f"{path}:{line_of(error, path) or code.co_firstlineno}"
