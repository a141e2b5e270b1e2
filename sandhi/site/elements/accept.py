"""Which of several media types a request prefers (RFC 9110, section 12.5.1)."""

from collections.abc import Sequence


def preferred_type(accept: str, offered: Sequence[str]) -> str:
    """Return the offered media type that a field Accept ranks highest.

    Among equals it is the first offered; so it is where none is acceptable, or the field is empty.
    """
    ranges = [_range(one) for one in accept.split(",") if one.strip()]
    return max(offered, key=lambda media_type: _quality(media_type, ranges))


def _range(entry: str) -> tuple[str, float]:
    """A media range and its quality; parameters other than ``q`` are passed over."""
    media_range, *parameters = (part.strip().lower() for part in entry.split(";"))
    weights = (part.removeprefix("q=") for part in parameters if part.startswith("q="))
    try:
        return media_range, float(next(weights, "1"))
    except ValueError:
        return media_range, 0.0


def _quality(media_type: str, ranges: Sequence[tuple[str, float]]) -> float:
    """What the most specific range says of a media type; 0 where none holds it."""
    wider = [media_type, media_type.partition("/")[0] + "/*", "*/*"]
    matches = [(wider.index(media_range), -q) for media_range, q in ranges if media_range in wider]
    return -min(matches)[1] if matches else 0.0
