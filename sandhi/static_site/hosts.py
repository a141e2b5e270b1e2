"""How much hosts of files take that cost nothing, as they say themselves (November 2026)."""

from typing import NamedTuple


class StaticHost(NamedTuple):
    """A host: how many files it takes, how many bytes in all, and in one file; 0 for any."""

    name: str
    files: int = 0
    size: int = 0
    largest: int = 0


HOSTS = (
    StaticHost("GitHub Pages", size=1_000_000_000, largest=100_000_000),
    StaticHost("Cloudflare Pages", files=20_000, largest=25 << 20),
)


def excesses(files: int, size: int, largest: int) -> list[str]:
    """Return a sentence for each host that does not take a site of so much."""
    sentences = []
    for host in HOSTS:
        beyond = [
            *([f"{host.files:,} files"] if 0 < host.files < files else []),
            *([f"{host.size / 1e6:,.0f} MB"] if 0 < host.size < size else []),
            *([f"{host.largest / 1e6:,.0f} MB in a file"] if 0 < host.largest < largest else []),
        ]
        if beyond:
            sentences.append(f"{host.name} takes no more than {' and '.join(beyond)}.")
    return sentences
