"""Who is asked: the host and port that a request names, read to the letter (RFC 9112, section 3.2).

A host with anything more to it, a name of a user before it or a path behind it, is none: what one
program takes for the host, another takes for something else.
"""

import re
from ipaddress import IPv6Address, ip_address
from typing import NamedTuple

_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?"
_AUTHORITY = re.compile(
    rf"(?:(?P<name>{_NAME}(?:\.{_NAME})*)|\[(?P<six>[0-9A-Fa-f:.]{{2,45}})\])(?::(?P<port>[0-9]{{1,5}}))?"
)
_LONGEST = 253  # characters of a name (RFC 1035)


class Authority(NamedTuple):
    """A host and the port that was named with it, if one was."""

    host: str
    port: int | None

    def __str__(self) -> str:
        """The authority as an address has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port is None else f"{host}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """Whether the host is the machine itself, by whichever of its names."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False


def authority(text: str) -> Authority | None:
    """Return the host and port as they are written; None where it is not these and nothing else."""
    match = _AUTHORITY.fullmatch(text)
    if match is None or not text.isascii():
        return None
    port = int(match["port"]) if match["port"] else None
    if port is not None and port > 65535:
        return None
    if match["six"]:
        try:
            return Authority(str(IPv6Address(match["six"])), port)
        except ValueError:
            return None
    name = match["name"].lower()
    return Authority(name, port) if len(name) <= _LONGEST else None
