"""What is kept of a package for its curators, and is no part of the data: texts by their names.

It lies outside of the package, beside what is trusted, so that no release can have it.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sandhi.files import PackageError, parse_json
from sandhi.package.trust import state_file
from sandhi.regular import regular_bytes
from sandhi.writing import disk
from sandhi.writing.lock import hold_lock


def remembered_texts(root: Path, of: str) -> dict[str, str]:
    """What is kept ``of`` some kind; nothing where that cannot be read."""
    with suppress(OSError, PackageError, ValueError):
        texts = parse_json(regular_bytes(state_file(root, of)))
        if isinstance(texts, dict) and all(isinstance(one, str) for one in texts.values()):
            json.dumps(texts, ensure_ascii=False).encode()  # ValueError for half a character
            return texts
    return {}


def remember(root: Path, of: str, changes: Mapping[str, str | None]) -> dict[str, str]:
    """Keep texts, or forget those that are None; all that is kept then, by others meanwhile too.

    OSError or PackageError where nothing can be written.
    """
    file = state_file(root, of)
    disk.new_folders(file.parent)
    with hold_lock(file.parent):
        texts = changed_texts(remembered_texts(root, of), changes)
        _replace(file, json.dumps(texts, ensure_ascii=False, indent=1).encode())
    return texts


def changed_texts(texts: Mapping[str, str], changes: Mapping[str, str | None]) -> dict[str, str]:
    """Texts after some changes."""
    every = {**texts, **changes}
    return {name: text for name, text in every.items() if text is not None}


def _replace(file: Path, data: bytes) -> None:
    """Write a file in place of what is there: whole, or not at all."""
    new = file.with_name(f".{file.name}.new")
    disk.remove(new)
    try:
        disk.write_new(new, data)
        disk.rename(new, file)
    except BaseException:
        with suppress(OSError):  # what came first is what is told
            disk.remove(new)
        raise
