"""Forms of the review page as a forger sends them: those of its pages, each with something wrong.

The same number draws the same forgery. Nothing of a client's library mends what is drawn: a form is
a list of pairs, in which a name may stand twice, and is encoded here.
"""

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from random import Random
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from starlette.testclient import TestClient

from tests.generated import odd

Pair = tuple[str, str | bytes]

SPANS = [
    "",
    "-1",
    "0",
    "1",
    "2",
    "3",
    "21",
    "25",
    "74",
    "75",
    "999",
    "99999",
    "999999999",
    "9" * 30,
]
SPANS += ["1.0", "1e3", "+1", " 1", "0x1", "१२", "²", "null", "21\n", "٣"]
KEYS = ["T1", "T2", "T9", "T999999", "MO001", "MO999", "M1", "M9", "M1-01", "R1", "DY01", "kind"]
KEYS += ["win", "score", "sides/T1", "T1,T2", "t1", "T1 ", "T\u0967", "..", "sides", "moments.T1"]
TABLES = ["moments", "sides", "scores", "seeds", "sentences", "ledger", "moment_kinds", "days"]
TABLES += [
    "moment_sides",
    "side_mentions",
    "exclusions",
    "records",
    "nothing",
    "",
    "Moments",
    "x.y",
]
WORDS = ["पुणे", "भारत", "क", "का", "ि", "्", "\u200d", "71 रन", "रविवार", "Pune", "हराया।", "  ", "।"]
DATES = [
    "2025-03-02",
    "2025-03",
    "2025-13",
    "2025-02-30",
    "2025-03-02/2025-01-01",
    "../2025",
    "tea",
]
DATES += ["2025~", "2025-03-02/..", "Y170000002", "-0044", "2025-03-XX", "[2025]", "10000-01-01"]
COLUMNS = ["side_id", "seed_id", "start", "end", "quote", "note", "label", "mood", "day_first", "x"]
COLUMNS += ["", "moment_id", "mention_id", "__class__", "Label", "label ", "kind", "runs", "sha256"]
HUGE = ["x" * 5_000, "क" * 40_000, "9" * 5_000, "(" * 3_000, "a," * 9_000, "=" * 300_000]
PLAIN = ["item", "action", "reason", "page", "seed", "table", "known", "start", "end", "at", "also"]
ACTIONS = [
    "accept",
    "accept all",
    "exclude",
    "skip",
    "undo",
    "new",
    "known",
    "part",
    "join",
    "delete",
    "",
    "ACCEPT",
]
BYTES = [b"\xff", b"a\x00b", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf", b"\r\nX: 1", b"%zz"]


class Form(NamedTuple):
    """A form of a page: where it is sent, and what it would send as it stands."""

    page: str
    action: str
    pairs: tuple[Pair, ...]


class _Forms(HTMLParser):
    """The forms of a page that are posted, one for each of their buttons."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.forms: dict[str, tuple[str, list[Pair]]] = {}
        self.buttons: list[tuple[str, Pair]] = []
        self._form = self._select = self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name, value = given.get("name", ""), given.get("value", "")
        own = given.get("form", self._form)
        if tag == "form":
            self._form = given.get("id", given["action"]) if given["method"] == "post" else ""
            if self._form:
                self.forms[self._form] = (given["action"], [])
        elif tag == "button":
            self.buttons.append((own, (name, value)))
        elif (
            tag == "input"
            and name
            and own
            and (given.get("type") != "checkbox" or "checked" in given)
        ):
            self.forms[own][1].append((name, value or ("on" if "checked" in given else "")))
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and self._form and "selected" in given:
            self.forms[self._form][1].append((self._select, value))
        elif tag == "textarea" and self._form:
            self._area = name
            self.forms[self._form][1].append((name, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = ""
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            _, pairs = self.forms[self._form]
            pairs[-1] = (self._area, f"{pairs[-1][1]!s}{data}")


def forms(client: TestClient, page: str) -> Iterator[Form]:
    """The forms that a page would post, as they stand."""
    parser = _Forms(page)
    parser.feed(client.get(page).text)
    for own, button in parser.buttons:
        if own in parser.forms:
            action, pairs = parser.forms[own]
            yield Form(page, action, (*pairs, button))


class Forger:
    """Forges one form after the other; each number forges its own."""

    def __init__(self, number: int, known: Sequence[Form]) -> None:
        self.random, self.known = Random(number), known

    def forged(self) -> Form:
        """A form with one to three things wrong in it; or two halves of several."""
        form: Form = self.one(self.known)
        pairs = [*form.pairs]
        if self.random.random() < 0.15:  # half of one, and some of another
            other = [*self.one(self.known).pairs]
            pairs = [one for one in pairs if self.random.random() < 0.5] + other[len(other) // 2 :]
        for _ in range(self.random.choice((1, 1, 1, 2, 3))):
            self._spoil(pairs)
        action = form.action
        if self.random.random() < 0.1:
            action = self.one(self.known).action
        return Form(form.page, action, tuple(pairs))

    def _spoil(self, pairs: list[Pair]) -> None:
        """Do one wrong thing to a form."""
        place = self.random.randrange(len(pairs)) if pairs else 0
        match self.random.randrange(24):  # most often another value
            case 0 if pairs:
                del pairs[place]
            case 1 if pairs:
                pairs.append(self.one(pairs))
            case 2 if pairs:  # another value under the same name
                pairs.append((pairs[place][0], self._value(pairs[place][0])))
            case 3:
                pairs.append((self._name(), self._value("")))
            case 4 if pairs:
                pairs[place] = (self._name(), pairs[place][1])
            case 5 if pairs:
                pairs[place] = (pairs[place][0], self.one(BYTES))
            case _ if pairs:
                pairs[place] = (pairs[place][0], self._value(pairs[place][0]))

    def _name(self) -> str:
        head = self.one(
            ["cell", "mention", "term", "take", "role", "words", "key", "inner", "Cell"]
        )
        rest = self.one([*COLUMNS, *TABLES, f"{self.one(TABLES)}.{self.one([*KEYS, '+', ''])}"])
        return str(self.one([f"{head}.{rest}", f"{head}.{rest}", self.one(PLAIN), head, "evil"]))

    def _value(self, name: str) -> str:
        """A value, most often one that could stand under a name."""
        head, _, rest = name.partition(".")
        own = {
            "start": SPANS,
            "end": SPANS,
            "at": [*SPANS, "91", "102", "117", "56", "70"],
            "table": TABLES,
            "action": ACTIONS,
            "known": KEYS,
            "words": WORDS,
            "key": KEYS,
            "item": [f"M1.{self.one(SPANS)}.{self.one(SPANS)}.name", *KEYS],
            "seed": ["M1", "M2", "M9", "", "../M1", "m1"],
        }.get(head, [])
        if head in ("cell", "mention", "term", "role"):
            day = [*DATES] if rest.startswith("day") else []
            own = [*day, *KEYS, *SPANS] if rest.endswith(("_id", "start", "end")) or day else KEYS
        kind = self.one([*odd.VALUES])
        any_ = self.one(
            [odd.VALUES[kind], odd.PLAIN_VALUES[kind], odd.KEYS, WORDS, HUGE, odd.LOGGED]
        )
        return str(self.one(own if own and self.random.random() < 0.6 else any_))

    def one(self, choices: Sequence[Any]) -> Any:
        return self.random.choice(choices)


def encoded(pairs: Sequence[Pair]) -> bytes:
    """A form as a browser would send it, whatever bytes there are in it."""
    return "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in pairs).encode()
