"""Links in the head of answers, as HTTP has them (RFC 8288), and with whole addresses alone."""

from datasette.app import Datasette
from datasette.utils.asgi import Request

from sandhi.site.elements.addresses import world_address
from sandhi.site.requests.asgi import App, Message, Receive, Scope, Send


def linked(datasette: Datasette, app: App) -> App:
    """Return an ASGI app whose answers link to other forms of theirs as programs can follow.

    Datasette names the data behind a page without the brackets that the field asks for, and by its
    path. Where no address of the site is known, that link is left out.
    """

    async def linking(scope: Scope, receive: Receive, send: Send) -> None:
        async def amended(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [*message.get("headers", [])]
                message = {**message, "headers": [one for one in map(mended, headers) if one]}
            await send(message)

        def mended(header: tuple[bytes, bytes]) -> tuple[bytes, bytes] | None:
            name, value = header
            if name.lower() != b"link" or value.startswith(b"<"):
                return header
            target, _, rest = value.decode("latin-1").partition("; ")
            if target.startswith("/"):
                target = world_address(datasette, Request(scope, None), target)
            return (name, f"<{target}>; {rest}".encode("latin-1")) if target else None

        await app(scope, receive, amended)

    return linking
