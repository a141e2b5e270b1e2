"""Where a text may be cut so that no word of it is."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sandhi.language import language
from sandhi.text import changes_of_script, token_boundaries


def word_boundaries(text: str) -> NDArray[np.bool_]:
    """Where a text may be cut between words, or before a postposition that is written on to one."""
    return token_boundaries(text, _cuts)


@lru_cache(maxsize=1 << 14)  # texts have most of their words several times
def _cuts(word: str) -> tuple[int, ...]:
    joint = language().joint(word)
    return (*changes_of_script(word), joint) if joint else changes_of_script(word)
