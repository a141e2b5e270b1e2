"""Other people's programs that do part of the work, and the environment that they are run in.

What is among this tool's own requirements is run as it is installed. The others are installed by
their names into an environment of their own, which no test and no command of this tool sees.
"""

import subprocess
import sys
import venv
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from benchmarks.speed.process import ROOT, without_paths

HOME = ROOT / ".sandhi-peers"
PYTHON = HOME / "bin" / "python"
REQUIREMENTS = ("csvs-to-sqlite", "csvw", "sqlite-utils")
BESIDE_US = ("datasette", "frictionless", "pandas", "pandera")

# sqlite-utils as its manual has it: rows as they are read, types found out, keys, references and
# full texts added. Its commands would start anew for each table.
SQLITE_UTILS = """
import json, pathlib, sqlite_utils
from sqlite_utils.utils import Format, TypeTracker, rows_from_file
database = sqlite_utils.Database({target!r}, recreate=True)
tables = json.loads(pathlib.Path("datapackage.json").read_text("utf-8"))["resources"]
schemas = {{one["name"]: json.loads(pathlib.Path(one["schema"]).read_text("utf-8"))
           for one in tables}}
for one in tables:
    schema, tracker = schemas[one["name"]], TypeTracker()
    key = schema.get("primaryKey") or None
    with open(one["path"], "rb") as file:
        rows, _ = rows_from_file(file, Format.CSV)
        table = database[one["name"]]
        table.insert_all(tracker.wrap(rows), pk=key[0] if isinstance(key, list) else key)
    table.transform(types=tracker.types)
    words = [field["name"] for field in schema["fields"] if field["type"] == "string"
             and not {{"enum", "pattern"}} & field.get("constraints", {{}}).keys()]
    if words:
        table.enable_fts(words)
for name, schema in schemas.items():
    for key in schema.get("foreignKeys", []):
        column = key["fields"] if isinstance(key["fields"], str) else key["fields"][0]
        database[name].create_index([column], if_not_exists=True)
"""


def install() -> str:
    """Make the environment of the peers where it is missing; what went wrong, if something did."""
    stamp = HOME / ".installed"
    names = "\n".join(REQUIREMENTS)
    if stamp.is_file() and stamp.read_text("utf-8") == names:
        return ""
    venv.create(HOME, with_pip=True, clear=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "-q", *REQUIREMENTS]
    ran = subprocess.run(pip, capture_output=True, encoding="utf-8")
    if ran.returncode:
        lines = ran.stderr.strip().splitlines() or [f"pip ended with {ran.returncode}"]
        return without_paths(lines[-1])
    stamp.write_text(names, encoding="utf-8")
    return ""


def versions() -> Mapping[str, str]:
    """The version of each peer; empty where it is not installed."""
    asked = "import sys, importlib.metadata as of; print(*map(of.version, sys.argv[1:]))"
    command = [str(PYTHON), "-c", asked, *REQUIREMENTS]
    installed = {}
    if PYTHON.exists():
        ran = subprocess.run(command, capture_output=True, encoding="utf-8")
        installed = dict(zip(REQUIREMENTS, ran.stdout.split(), strict=False))
    return {
        **{name: _own(name) for name in BESIDE_US},
        **{name: installed.get(name, "") for name in REQUIREMENTS},
        "Python": sys.version.split()[0],
    }


def _own(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
