"""Numbers as people write them: with one separator of thousands, everywhere."""

GROUPED = 1_000  # from which on a number has one


def number_words(value: int | float, *, is_year: bool = False) -> str:
    """Return a number with its thousands set apart; a year has none."""
    if is_year or abs(value) < GROUPED:
        return str(value)
    return f"{value:,}"
