"""``sandhi serve``: the site of a built database."""

import socket

import click

from sandhi.cli import Failure, package_root


@click.command(short_help="Show the built package as a site")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8001,
    show_default=True,
    help="Port to listen on; 0 takes any that is free.",
)
def serve(host: str, port: int) -> None:
    """Show build/sandhi.db as a site, until it is stopped with Ctrl-C.

    When it is built anew meanwhile, the site goes over to the new build, without a restart.

    Exit codes: 0 stopped, 2 could not run.

    \b
    Examples:
      sandhi serve
      sandhi serve --port 8080
    """  # noqa: D301 (click looks for the character)
    root = package_root()
    from sandhi.publish.database import BUILT

    if not (root / BUILT).exists():
        raise Failure(f"{BUILT.as_posix()} is not there; run `sandhi build` first")
    listener = listening(host, port)
    import uvicorn

    from sandhi.site.live import LiveSite

    site = LiveSite(root / BUILT)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"http://{shown}:{listener.getsockname()[1]}/ (stop with Ctrl-C)")
    server = uvicorn.Server(uvicorn.Config(site, log_level="warning", server_header=False))
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        click.echo("Stopped.")


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; Failure where the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason, *_ = str(error.strerror).partition(" (while")
        raise Failure(
            f"cannot listen on {host}, port {port}: {reason}; choose another with --port"
        ) from None
