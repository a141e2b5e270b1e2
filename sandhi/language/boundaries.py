"""Where a text may be cut so that no word of it is."""

import numpy as np
from numpy.typing import NDArray

from sandhi.language import language
from sandhi.text import token_boundaries, tokens


def word_boundaries(text: str) -> NDArray[np.bool_]:
    """Where a text may be cut between words, or before a postposition that is written on to one."""
    boundaries, joint = token_boundaries(text), language().joint
    for start, end in tokens(text):
        if at := joint(text[start:end]):
            boundaries[start + at] = True
    return boundaries
