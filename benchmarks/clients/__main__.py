"""Point other people's programs at the site of the built package, and print what became of each.

    .venv/bin/python -m benchmarks.clients

It makes an environment of its own in a temporary folder, with what ``programs`` names, from pip and
npm; so it takes the network, which nothing else here does. The site is served on this machine.
"""

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
from pathlib import Path

from benchmarks.clients.programs import LIBRARIES, MODULES, PROGRAMS, Program

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 240  # that one program may take


def main() -> int:
    """Set up, run each program, and print the table; 1 where one does not do what it should."""
    with tempfile.TemporaryDirectory() as made:
        home = Path(made)
        set_up(home)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "sandhi", "serve", "--cors", "--port", str(port)]
        server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        try:
            site = f"http://127.0.0.1:{port}"
            wait_for(site)
            return told(home, site)
        finally:
            server.terminate()
            server.wait()


def set_up(home: Path) -> None:
    """Install what the programs take."""
    venv.create(home / "venv", with_pip=True)
    pip = [home / "venv" / "bin" / "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, *LIBRARIES], check=True)
    if npm := shutil.which("npm"):
        subprocess.run([npm, "install", "--silent", *MODULES], cwd=home, check=True)


def wait_for(site: str) -> None:
    """Wait until the site answers."""
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{site}/-/health").close()
            return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("the site does not answer; build it with `make build`")


def told(home: Path, site: str) -> int:
    """Run the programs, and print the table."""
    folder = ROOT / "build" / "downloads"
    listed = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    rows = next(str(file["rows"]) for file in listed if file["path"] == "csv/figures.csv")
    places = {"site": site, "folder": str(folder), "rows": rows, "scratch": str(home)}
    print("| program | version | task | result |\n|---|---|---|---|")
    wrong = 0
    for program in PROGRAMS:
        result = outcome(home, program, places)
        wrong += result.startswith("no")
        print(f"| {program.library} | {version(home, program)} | {program.task} | {result} |")
    return 1 if wrong else 0


def outcome(home: Path, program: Program, places: dict[str, str]) -> str:
    """What became of a program, in a few words."""
    code = program.code.format(**places)
    if program.language == "js":
        if not shutil.which("node"):
            return "not tried: no Node.js here"
        (home / "program.mjs").write_text(code, encoding="utf-8")
        command = ["node", "program.mjs"]
    elif program.language == "sh":
        if not shutil.which(code.split()[0]):
            return f"not tried: no {code.split()[0]} here"
        command = ["sh", "-c", code]
    else:
        command = [str(home / "venv" / "bin" / "python"), "-c", code]
    try:
        ran = subprocess.run(
            command, cwd=home, capture_output=True, encoding="utf-8", timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        return f"no: not done after {SECONDS} seconds"
    lines = ran.stdout.strip().splitlines()
    if ran.returncode == 0 and lines and lines[-1] == program.expected.format(**places):
        return "yes"
    said = [*lines, *ran.stderr.strip().splitlines()] or [f"exit code {ran.returncode}"]
    return f"no: {said[-1][:120]}"


def version(home: Path, program: Program) -> str:
    """The version of a program's library; empty where it tells none."""
    name = program.library.lower()
    if program.language == "js":
        file = home / "node_modules" / name / "package.json"
        return str(json.loads(file.read_text("utf-8"))["version"]) if file.exists() else ""
    if program.language == "sh":
        return ""
    ask = f"from importlib.metadata import version; print(version({name!r}))"
    command = [home / "venv" / "bin" / "python", "-c", ask]
    return subprocess.run(command, capture_output=True, encoding="utf-8").stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
