"""What a terminal shows: on one line, with nothing invisible, and nothing that it would obey."""

# What a terminal would act upon, or nobody could see, is shown by its picture or its name.
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) != "\t"}
_VISIBLE = str.maketrans({**_PICTURES, 0x7F: "␡", 0xFEFF: "<BOM>"})

WIDTH = 40


def visible(text: str) -> str:
    """A passage with control characters and byte order marks shown as pictures and names."""
    return text.translate(_VISIBLE)


def in_context(text: str, start: int, end: int) -> str:
    """A passage between ⟦ and ⟧, with WIDTH code points of the text before and after it."""
    before, after = text[max(start - WIDTH, 0) : start], text[end : end + WIDTH]
    opening, closing = "…" * (start > WIDTH), "…" * (end + WIDTH < len(text))
    return visible(f"{opening}{before}⟦{text[start:end]}⟧{after}{closing}")


def printable(text: str) -> str:
    """The text on one line, with escapes for line ends and whatever else cannot be printed."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)
