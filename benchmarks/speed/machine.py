"""On what machine, beside what else, and of which state of the code a run was."""

import os
import platform
import subprocess
from pathlib import Path

from benchmarks.speed.process import ROOT


def processor() -> str:
    """The kind of processor and how many there are, by which runs can be told to be comparable."""
    model = platform.processor() or platform.machine()
    about = Path("/proc/cpuinfo")
    if about.exists():
        lines = about.read_text("utf-8").splitlines()
        model = next((one.split(":")[1].strip() for one in lines if "model name" in one), model)
    return f"{os.cpu_count()} × {model}, {platform.system()}"


def memory() -> str:
    """How many gigabytes of memory it has."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"{total / 1e9:.0f} GB"


def load() -> str:
    """How many processes wanted to run, in the mean of the last minute."""
    return f"{os.getloadavg()[0]:.1f}"


def commit() -> str:
    """The commit of the code, with a sign where files differ from it; empty outside of git."""
    try:
        ran = subprocess.run(
            ["git", "describe", "--always", "--dirty=+", "--match="],
            cwd=ROOT, capture_output=True, encoding="utf-8",
        )  # fmt: skip
    except OSError:
        return ""
    return ran.stdout.strip()
