"""``sandhi serve``: the site of a built database."""

import socket

import click

from sandhi.cli import Failure, built_database, package_root


@click.command(short_help="Show the built package as a site")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8001,
    show_default=True,
    help="Port to listen on; 0 takes any that is free.",
)
@click.option(
    "--base-url",
    default="",
    metavar="URL",
    help="Address by which the world knows the site, such as https://data.example.org or "
    "https://example.org/data, with the path below which it stands. Default: the homepage of the "
    "package, if any.",
)
@click.option(
    "--trust-proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="A proxy, such as 127.0.0.1 or 10.0.0.0/8, whose X-Forwarded-Proto, X-Forwarded-Host and "
    "Forwarded are believed. May be given more than once. Default: none is.",
)
@click.option(
    "--cors",
    is_flag=True,
    help="Let pages of other sites read the data. Default: only where --base-url says that the "
    "site is public.",
)
def serve(host: str, port: int, base_url: str, proxies: tuple[str, ...], cors: bool) -> None:
    """Show build/sandhi.db as a site, until it is stopped with Ctrl-C.

    When it is built anew meanwhile, the site goes over to the new build, without a restart.

    The site answers under the names of this machine, and those that --host and --base-url give it;
    under any other it shows nothing (421). So name its address (--base-url) where it is to be read
    by others. A proxy that is trusted must itself set those headers, or take them out of what it
    passes on; what it passes on is answered under any name.

    Exit codes: 0 stopped, 2 could not run.

    \b
    Examples:
      sandhi serve
      sandhi serve --port 8080
      sandhi serve --base-url https://data.example.org
      sandhi serve --base-url https://example.org/data
    """  # noqa: D301 (click looks for the character)
    database = built_database(package_root())
    from sandhi.cli.server import run_server
    from sandhi.site.live import LiveSite
    from sandhi.site.requests.origin import Misstated, Standing, base_address, network

    try:
        base = base_address(base_url) if base_url else ""
    except Misstated as error:
        raise Failure(f"--base-url {base_url!r} is no address of a site: {error}") from None
    try:
        standing = Standing(base, (host.lower(),), tuple(map(network, proxies)), cors)
    except Misstated as error:
        raise Failure(f"--trust-proxy names what is no address: {error}") from None
    listener = listening_socket(host, port)
    site = LiveSite(database, standing)
    url_host = f"[{host}]" if ":" in host else host
    click.echo(f"http://{url_host}:{listener.getsockname()[1]}/ (stop with Ctrl-C)")
    try:
        run_server(site, listener)
    except KeyboardInterrupt:
        click.echo("Stopped.")


def listening_socket(host: str, port: int) -> socket.socket:
    """A socket that listens; Failure where the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason, *_ = str(error.strerror).partition(" (while")
        raise Failure(
            f"cannot listen on {host}, port {port}: {reason}; choose another with --port"
        ) from None
