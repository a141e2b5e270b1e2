"""Places on a disk as a file of text says them, whose names may be bytes that are no text."""

import os
from os.path import normpath, realpath, relpath
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes


def written_place(root: str | os.PathLike[str], path: str) -> str:
    """A place as it is written down: from a folder on, as in the address of a file."""
    return quote(os.fsencode(relpath(path, realpath(root))))


def read_place(root: str | os.PathLike[str], address: str) -> str:
    """The place that ``written_place`` wrote down."""
    return normpath(Path(realpath(root), os.fsdecode(unquote_to_bytes(address))))
