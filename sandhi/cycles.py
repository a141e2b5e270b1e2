"""Cycles of references, for which Python searches all that is held, again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_unsearched() -> Iterator[None]:
    """Let Python not search for cycles meanwhile: what is made then is held to the end anyway."""
    searches = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searches:
            if not gc.get_freeze_count():
                # It counts as old at once; or else all of it would be searched now, as new.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
