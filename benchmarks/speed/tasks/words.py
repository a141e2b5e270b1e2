"""The least that a search for words costs: the seeds read, and runs of letters, marks and digits.

python -m benchmarks.speed.tasks.words
"""

from collections import deque

import regex

from benchmarks.speed.tasks.descriptor import seeds

WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


def scan() -> None:
    """Find the words of all seeds of the package in the working folder."""
    for file in seeds():
        deque(WORD.finditer(file.read_bytes().decode("utf-8")), maxlen=0)


if __name__ == "__main__":
    scan()
