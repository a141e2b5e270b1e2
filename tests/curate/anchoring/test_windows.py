"""Stretches that stand once in a text: as a search has it, and each compared a time or two."""

from hypothesis import given
from hypothesis import strategies as st

from sandhi.curate.correction.windows import NOT_ONCE, WINDOW, only_place, windows

# Texts that repeat themselves: of few pieces, shorter than a window and longer.
PIECES = [
    "यही वाक्य फिर आता है। ",
    "एक और। ",
    "क",
    "और यह तो बहुत ही लंबा वाक्य है, जो बार-बार लौट आता है। ",
    "\U0001f3cf",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=8, max_size=30).map("".join)


@given(TEXTS, TEXTS, st.data())
def test_the_only_place_is_that_which_a_search_finds(
    old: str, new: str, data: st.DataObject
) -> None:
    old = old.ljust(WINDOW, "।")
    start = data.draw(st.integers(0, len(old) - WINDOW))
    end = data.draw(st.integers(start + WINDOW, len(old)))
    for text in (old, new, new + old, new[:9]):
        part = old[start:end]
        wanted = text.find(part) if text.find(part) == text.rfind(part) else NOT_ONCE
        assert only_place(start, end, windows(old), windows(text)) == wanted


class Counted(str):
    """A text that counts how often it is compared."""

    __slots__ = ("compared",)
    compared: int

    def startswith(self, *arguments: object) -> bool:
        self.compared += 1
        return super().startswith(*arguments)  # type: ignore[arg-type]


def test_lines_that_begin_alike_are_not_all_compared_with_one_another() -> None:
    head, count = "इस बैठक में जिन बातों पर चर्चा हुई, उनमें यह भी एक बात थी: ", 500
    lines = [f"{head}{number:04}{head[::-1]}" for number in range(count)]
    text = Counted("".join(lines))
    text.compared = 0
    known = windows(text)
    length = len(lines[0])
    places = [only_place(at, at + length, known, known) for at in range(0, len(text), length)]
    assert places == [*range(0, len(text), length)]
    assert text.compared == count
