"""Numbers as people write them: with one separator of thousands, everywhere."""

GROUPED = 1_000  # from which on a number has one


def number_words(value: int | float, *, is_year: bool = False) -> str:
    """Return a number with its thousands set apart; a year has none, a whole one no fraction."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if is_year or abs(value) < GROUPED:
        return str(value)
    return f"{value:,}"
