"""Numbers as people write them: with one separator of thousands, everywhere."""

GROUPED = 1_000  # from which on a number has one


def number_words(value: int | float, *, is_name: bool = False) -> str:
    """Return a number with its thousands set apart, a whole one without a fraction.

    One that names something, such as a year or a key, stands as it is.
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if is_name or abs(value) < GROUPED:
        return str(value)
    return f"{value:,}"
