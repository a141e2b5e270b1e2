"""Passages as a terminal shows them: in their context, on one line, with nothing invisible."""

# What a terminal would act upon, or nobody could see, is shown by its picture or its name.
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) != "\t"}
_VISIBLE = str.maketrans({**_PICTURES, 0x7F: "␡", 0xFEFF: "<BOM>"})

WIDTH = 40


def visible(text: str) -> str:
    """The text with control characters and byte order marks shown as pictures and names."""
    return text.translate(_VISIBLE)


def in_context(text: str, start: int, end: int) -> str:
    """A passage between ⟦ and ⟧, with WIDTH code points of the text before and after it."""
    before, after = text[max(start - WIDTH, 0) : start], text[end : end + WIDTH]
    opening, closing = "…" * (start > WIDTH), "…" * (end + WIDTH < len(text))
    return visible(f"{opening}{before}⟦{text[start:end]}⟧{after}{closing}")
