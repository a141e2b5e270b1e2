"""``python -m sandhi``: the command ``sandhi``."""

from sandhi.cli import main

main()
