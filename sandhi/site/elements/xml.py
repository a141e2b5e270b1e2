"""XML that pages for programs are made of."""

from xml.etree import ElementTree

from datasette.utils.asgi import Response


def add_child(
    parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    """Return a new last child of an element."""
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = text
    return child


def xml_answer(root: ElementTree.Element, media_type: str) -> Response:
    """Return a document as an answer."""
    text = ElementTree.tostring(root, encoding="unicode", xml_declaration=False)
    return xml_text_answer(text, media_type)


def xml_text_answer(text: str, media_type: str) -> Response:
    """Return a document that is written already as an answer."""
    declared = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
    return Response(declared, content_type=f"{media_type}; charset=utf-8")
