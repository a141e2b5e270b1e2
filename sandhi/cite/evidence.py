"""What bears a citation out, in one line: for formats that have but a note for it."""

from sandhi.cite.record import Citable


def evidence(citable: Citable) -> str:
    """Return the passage, the hashes and the licence of what is cited, as a few sentences."""
    sentences = []
    if passage := citable.passage:
        span = f"{passage.seed_id}, characters {passage.start}–{passage.end}"
        sentences += [
            f"“{' '.join(passage.quote.split())}” ({span}).",
            f"SHA-256 of {passage.seed_id}: {passage.sha256}.",
        ]
    if citable.digest:
        sentences.append(f"SHA-256 of the row: {citable.digest}.")
    if citable.dataset.licence:
        sentences.append(f"Licence: {licence(citable)}.")
    return " ".join(sentences)


def licence(citable: Citable) -> str:
    """Return the name of the licence with its address."""
    name, address = citable.dataset.licence, citable.dataset.licence_address
    return f"{name} ({address})" if address else name


def place(citable: Citable) -> str:
    """Return what is cited, within what: the dataset, its version, the key of the row."""
    dataset = citable.dataset
    version = f"version {dataset.version}" if dataset.version else ""
    container = "" if citable.whole else dataset.title
    return ", ".join(filter(None, [container, version, citable.key]))
