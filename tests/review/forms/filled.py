"""What stands in the fields of a form, as a browser would send it."""

from html.parser import HTMLParser


class _Fields(HTMLParser):
    """The fields of one form, by their names; what is not ticked has none."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.options: dict[str, list[str]] = {}
        self._form, self._inside, self._field, self._choice = form, False, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self._inside = given.get("id") == self._form
        elif not self._inside:
            return
        elif tag == "input" and given.get("type") != "checkbox":
            self.fields[name] = given.get("value", "")
        elif tag == "input" and "checked" in given:
            self.fields[name] = "on"
        elif tag == "textarea":
            self._field = name
            self.fields[name] = ""
        elif tag == "select":
            self._choice = name
            self.fields[name] = ""
        elif tag == "option" and self._choice:
            self.options.setdefault(self._choice, []).append(given["value"])
            if "selected" in given:
                self.fields[self._choice] = given["value"]

    def handle_endtag(self, tag: str) -> None:
        self._field = "" if tag == "textarea" else self._field
        self._choice = "" if tag == "select" else self._choice
        self._inside = self._inside and tag != "form"

    def handle_data(self, data: str) -> None:
        if self._field:
            self.fields[self._field] += data


def fields_of(page: str, form: str) -> dict[str, str]:
    """The fields of a form of a page, by its id."""
    return _read(page, form).fields


def filled_in(page: str, form: str, **given: str) -> dict[str, str]:
    """The fields of a form in which something else stands in each that can be filled in."""
    read = _read(page, form)
    hidden = {"seed", "start", "end", "table", "item", "span", "page", "base", "more", "other"}
    typed = {
        name: read.options[name][-1] if name in read.options else f"x{place}"
        for place, name in enumerate(read.fields)
        if name not in hidden and not name.startswith(("take.", "inner.")) and name != "also"
    }
    return read.fields | typed | given


def _read(page: str, form: str) -> _Fields:
    reader = _Fields(form)
    reader.feed(page)
    return reader
