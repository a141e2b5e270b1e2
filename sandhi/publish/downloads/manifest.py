"""What was written: a manifest for programs, and a list of hashes for ``sha256sum --check``."""

import json
from collections.abc import Iterable
from hashlib import file_digest
from pathlib import Path

from sandhi.publish.archive.sums import SUMS
from sandhi.publish.downloads.descriptor import DESCRIPTION
from sandhi.publish.downloads.formats import FORMATS, WrittenFile
from sandhi.publish.downloads.source import DownloadSource
from sandhi.writing.disk import write_new

MANIFEST = "manifest.json"
LISTS = (MANIFEST, DESCRIPTION, SUMS)  # which no manifest lists


def write_manifest(source: DownloadSource, folder: Path, files: Iterable[WrittenFile]) -> None:
    """Write the manifest of files in a folder, and the hashes of the files and of itself.

    Each file has its path, title, format, media type, size in bytes, rows, SHA-256 and licence,
    the table, view or export that it holds, if it holds one alone, and notes on what its format
    cannot hold.
    """
    titles = {table.name: table.title for table in source.tables}
    titles |= {export.name: export.title for export in source.exports}
    title = source.descriptor.get("title", source.name)
    entries = [
        {
            "path": file.path,
            "title": titles.get(file.table, title),
            "table": file.table,
            "format": file.format,
            "media_type": FORMATS[file.format].media_type,
            "size": (folder / file.path).stat().st_size,
            "rows": file.rows,
            "sha256": _sha256(folder / file.path),
            "licence": source.licence(file.table),
            "notes": [*file.notes],
        }
        for file in files
    ]
    about = {"name": source.name, "title": title, "version": source.version, "files": entries}
    text = json.dumps(about, ensure_ascii=False, indent=2) + "\n"
    write_new(folder / MANIFEST, text.encode("utf-8"))
    described = [DESCRIPTION] if (folder / DESCRIPTION).exists() else []
    paths = sorted([MANIFEST, *described, *(file["path"] for file in entries)])
    sums = "".join(f"{_sha256(folder / path)}  {path}\n" for path in paths)
    write_new(folder / SUMS, sums.encode("utf-8"))


def _sha256(path: Path) -> str:
    with path.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()
