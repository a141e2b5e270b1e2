"""Put the scripts beside this one, and what they print, into docs/analysis.md.

Run it with the folder of the CSV downloads: python docs/analysis/write.py build/downloads/csv
"""

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.with_suffix(".md")
_LANGUAGES = {".py": "python", ".R": "r"}
_BLOCK = re.compile(r"(?<=<!-- )(file|output of) (\S+)( -->\n)```\w+\n.*?```\n", re.DOTALL)


def page(text: str, folder: Path) -> str:
    """Return a page with each block after ``<!-- file NAME -->`` or ``output of`` made anew."""

    def block(found: re.Match[str]) -> str:
        what, name, rest = found.groups()
        script = HERE / name
        if what == "file":
            language, content = _LANGUAGES[script.suffix], script.read_text("utf-8")
        else:
            language, content = "text", printed(script, folder)
        return f"{what} {name}{rest}```{language}\n{content.strip()}\n```\n"

    return _BLOCK.sub(block, text)


def printed(script: Path, folder: Path) -> str:
    """Return what a script prints of the CSV downloads in a folder."""
    program = sys.executable if script.suffix == ".py" else "Rscript"
    ran = subprocess.run(
        [program, str(script), str(folder)], stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    return ran.stdout


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8"), Path(sys.argv[1])), encoding="utf-8", newline="")
