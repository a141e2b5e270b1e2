"""At which address a site is being asked, and whether to believe it.

What a request says of its host and scheme ends up in links, feeds and descriptions, and answers are
kept: so a host that anybody may write is believed only where it is one of this machine's, or one
that whoever runs the site has named. Any other is refused (DNS rebinding: a page whose own name has
come to lead here would read the site as its own). A request without a host, which no browser sends,
gets paths alone. What a proxy says of the request that it passes on is believed only of proxies
that whoever runs the site has named.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from datasette.app import Datasette
from datasette.utils.asgi import Response

from sandhi.authority import Authority, authority
from sandhi.site.elements.addresses import ORIGIN
from sandhi.site.requests.asgi import App, Headers, Receive, Scope, Send
from sandhi.site.requests.guard import Refusal, refuse, send_guarded

_FORWARDED = {b"forwarded", b"x-forwarded-proto", b"x-forwarded-host"}
_SCHEMES = ("http", "https")
_PREFIX = re.compile(r"(?:/(?!\.{1,2}(?:/|$))(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})+)*")
_PAIR = re.compile(r'\s*([A-Za-z]+)\s*=\s*(?:"([^"\\]*)"|([^\s";,]*))\s*')

_NO_HOST = Refusal(400, "The request does not name a host as hosts are written.")
_UNREADABLE = Refusal(400, "What the proxy says of this request cannot be read, or contradicts it.")
_MISDIRECTED = (
    "Not shown under this name: it is none of this machine's, nor one that --host or --base-url of "
    "`sandhi serve` has given it.\n"
)

Network = IPv4Network | IPv6Network


class ForwardedOrigin(NamedTuple):
    """What a proxy says of the request that it passes on; empty where it does not."""

    scheme: str
    host: str


@dataclass(frozen=True)
class Standing:
    """Where a site stands: its own address, if it has one, its names, and the proxies before it.

    ``base`` has no slash at its end, but may have a path: the prefix below which all pages are.
    ``open_to_pages`` says that pages of other sites may read its data though it has no address.
    """

    base: str = ""
    names: tuple[str, ...] = ()
    proxies: tuple[Network, ...] = ()
    open_to_pages: bool = False

    @property
    def prefix(self) -> str:
        """The path below which the site stands, without a slash at its end; mostly empty."""
        return urlsplit(self.base).path

    @property
    def is_shared(self) -> bool:
        """Whether pages of other sites may read its data: it is public, or was made so."""
        return bool(self.base) or self.open_to_pages

    def trusts(self, client: str) -> bool:
        """Whether a client is one of the proxies."""
        try:
            address = ip_address(client)
        except ValueError:
            return False
        return any(address in network for network in self.proxies)

    def goes_by(self, host: Authority, server: str) -> bool:
        """Whether a host is one of this site's, asked at an address of this machine.

        The port is not looked at: a proxy may have another, and no name leads elsewhere by it.
        """
        return host.is_loopback or host.host in (server, *self.names, self._own_name)

    @property
    def _own_name(self) -> str:
        base_host = authority(urlsplit(self.base).netloc)
        return base_host.host if base_host else ""


class Misstated(ValueError):
    """What is no address of a site, or no address of a proxy; says why."""


def base_address(address: str) -> str:
    """Return an address of a site, such as ``https://example.org/data``, with no slash at its end.

    Misstated where it is none.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        raise Misstated("its host cannot be read") from None
    if parts.scheme not in _SCHEMES or authority(parts.netloc) is None:
        raise Misstated("it begins with http:// or https:// and the name of a host")
    path = parts.path.rstrip("/")
    if address.strip("/").endswith(("?", "#")) or parts.query or parts.fragment:
        raise Misstated("it ends with the host, or with a path below which the site stands")
    if not _PREFIX.fullmatch(path):
        raise Misstated("its path has letters, digits, - . _ ~ and % between single slashes")
    return f"{parts.scheme}://{parts.netloc.lower()}{path}"


def network(address: str) -> Network:
    """Return the addresses that are meant, one or many of them; Misstated where it is none."""
    try:
        return ip_network(address)
    except ValueError:
        raise Misstated("write an address such as 127.0.0.1, or several as 10.0.0.0/8") from None


class Unbelievable(ValueError):
    """A request that says what cannot be of its host."""

    def __init__(self, refusal: Refusal) -> None:
        """Keep how it is to be refused."""
        super().__init__(refusal.message)
        self.refusal = refusal


class Misdirected(ValueError):
    """A request for a host that is none of this site's."""


def standing_of(site: Datasette) -> Standing:
    """Where a site stands."""
    standing = getattr(site, "standing", None)  # as a plain one of Datasette's has none
    return standing if isinstance(standing, Standing) else Standing()


def with_known_host(site: Datasette, app: App) -> App:
    """Return an ASGI app that hands on each request with no host but one to be believed."""

    async def locating(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        scheme, host = scope.get("scheme") or "http", ""
        try:
            scheme, host = _origin(standing_of(site), scope)
        except Unbelievable as error:
            await refuse(site, scope, receive, send, error.refusal)
            return
        except Misdirected:  # in a line that tells nothing of the site, not even its title
            await send_guarded(Response.text(_MISDIRECTED, status=421), send)
            return
        headers = [
            pair for pair in scope["headers"] if pair[0] != b"host" and pair[0] not in _FORWARDED
        ]
        if host:
            headers.insert(0, (b"host", host.encode("ascii")))
        origin = f"{scheme}://{host}" if host else ""
        within = _within(standing_of(site).prefix, scope)
        if within is None:
            await _lead_home(site, send)
            return
        located_scope = {**scope, **within, "scheme": scheme, "headers": headers, ORIGIN: origin}
        await app(located_scope, receive, send)

    return locating


def _within(prefix: str, scope: Scope) -> Scope | None:
    """The path of a request below the prefix of the site; None for the prefix without a slash.

    The path is as the reader asked for it. A proxy that takes the prefix away is met too, wherever
    what it leaves does not begin like the prefix.
    """
    if not prefix:
        return {}
    raw = scope.get("raw_path") or quote(scope["path"]).encode()
    if raw == prefix.encode():
        return None
    if not raw.startswith(f"{prefix}/".encode()):
        return {}
    raw = raw[len(prefix.encode()) :]
    return {"raw_path": raw, "path": unquote(raw.decode("latin-1"))}


async def _lead_home(site: Datasette, send: Send) -> None:
    """Lead from the prefix without a slash to the front page, which has one."""
    home = Response("", status=308, headers={"Location": str(site.urls.path("/"))})
    await send_guarded(home, send)


def _origin(standing: Standing, scope: Scope) -> tuple[str, str]:
    """The scheme and host of a request, the host empty where it names none.

    Misdirected where it is not for this site; of a proxy that is trusted every request is.
    """
    scheme = str(scope.get("scheme") or "http")
    request_host = _request_host(scope["headers"])
    client, server = (str((scope.get(end) or ("",))[0]) for end in ("client", "server"))
    from_proxy = standing.trusts(client)
    if request_host and not from_proxy and not standing.goes_by(request_host, server):
        raise Misdirected
    if standing.base:
        base = urlsplit(standing.base)
        return base.scheme, base.netloc
    if from_proxy:
        forwarded = _forwarded(scope["headers"])
        host = forwarded.host or str(request_host or "")
        return forwarded.scheme or scheme, host
    return scheme, str(request_host or "")


def _request_host(headers: Headers) -> Authority | None:
    """The host that a request names, if it does; Unbelievable where it names what is none."""
    hosts = [value.decode("latin-1") for name, value in headers if name == b"host"]
    if hosts in ([], [""]):
        return None
    host = authority(hosts[0])
    if host is None or len(hosts) > 1:
        raise Unbelievable(_NO_HOST)
    return host


def _forwarded(headers: Headers) -> ForwardedOrigin:
    """What the proxy nearest to us says; Unbelievable where that is unclear."""
    fields = {
        name: [part.strip() for part in _joined(headers, name).split(",")] for name in _FORWARDED
    }
    stated = dict(_pairs(fields[b"forwarded"][-1]))
    schemes = _single_value((stated.get("proto", ""), fields[b"x-forwarded-proto"][-1]))
    hosts = _single_value((stated.get("host", ""), fields[b"x-forwarded-host"][-1]))
    host = authority(hosts) if hosts else None
    if (schemes and schemes.lower() not in _SCHEMES) or (hosts and host is None):
        raise Unbelievable(_UNREADABLE)
    return ForwardedOrigin(schemes.lower(), str(host or ""))


def _single_value(stated: Sequence[str]) -> str:
    """What one or both of two fields say; Unbelievable where they contradict each other."""
    values = {value for value in stated if value}
    if len(values) > 1:
        raise Unbelievable(_UNREADABLE)
    return next(iter(values), "")


def _joined(headers: Headers, name: bytes) -> str:
    return b",".join(value for key, value in headers if key == name).decode("latin-1")


def _pairs(element: str) -> Iterator[tuple[str, str]]:
    """The parameters of an element of the field Forwarded (RFC 7239, section 4)."""
    for part in filter(str.strip, element.split(";")):
        pair = _PAIR.fullmatch(part)
        if pair is None:
            raise Unbelievable(_UNREADABLE)
        yield pair[1].lower(), pair[2] if pair[2] is not None else pair[3]
