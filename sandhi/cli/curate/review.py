"""``sandhi review``: go through candidates by keyboard, on a page of this machine."""

import secrets

import click

from sandhi.cli import decision, package_root, trust_options
from sandhi.curate.console import refuse_unknown


@click.command(short_help="Accept or exclude candidates on a local page")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    show_default="any that is free",
    help="Port to listen on.",
)
@click.argument("seeds", nargs=-1, metavar="[SEED]…")
@trust_options
def review(port: int, seeds: tuple[str, ...]) -> None:
    """Decide, one by one, what to do with the candidates that no row codes yet.

    Shows a page on this machine, at an address with a token without which nothing is shown. Each
    candidate is accepted as a row, excluded with a reason, or skipped; each decision is written to
    the tables at once, in canonical form, and can be undone. None is written that the check would
    refuse; the rules that the package brings as code run where you have trusted them.

    Exit codes: 0 stopped, 2 could not run.

    \b
    Examples:
      sandhi review
      sandhi review S005
    """  # noqa: D301
    root = package_root()
    from sandhi.package import Package
    from sandhi.review.reasons import exclusions

    package = Package.open(root, decision())
    _ = package.runnable  # says at once what is to be trusted, not at the first decision
    refuse_unknown(seeds, [*package.texts], "seed")
    exclusions(package)  # without a table of exclusions there is nothing to decide between
    from sandhi.cli.publish.serve import listening_socket
    from sandhi.cli.server import run_server
    from sandhi.publish.rules import RULES
    from sandhi.review.app import review_app

    socket = listening_socket("127.0.0.1", port)
    token = secrets.token_urlsafe(24)
    click.echo(
        f"http://127.0.0.1:{socket.getsockname()[1]}/?token={token} (stop with Ctrl-C)", nl=True
    )
    app = review_app(root, seeds, token, decision(), RULES)
    try:
        run_server(app, socket)
    except KeyboardInterrupt:
        click.echo("Stopped.")
