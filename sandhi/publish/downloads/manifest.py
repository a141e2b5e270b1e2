"""What was written: a manifest for programs, and a list of hashes for ``sha256sum --check``."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from sandhi.publish.archive.sums import SUMS
from sandhi.publish.downloads.descriptor import DESCRIPTION
from sandhi.publish.downloads.formats import FORMATS, WrittenFile
from sandhi.publish.downloads.source import DownloadSource
from sandhi.writing.disk import write_new

MANIFEST = "manifest.json"
LISTS = (MANIFEST, DESCRIPTION, SUMS)  # which no manifest lists


def write_manifest(source: DownloadSource, folder: Path, files: Sequence[WrittenFile]) -> None:
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
            "size": file.size,
            "rows": file.rows,
            "sha256": file.sha256,
            "licence": source.licence(file.table),
            "notes": [*file.notes],
        }
        for file in files
    ]
    about = {"name": source.name, "title": title, "version": source.version, "files": entries}
    text = json.dumps(about, ensure_ascii=False, indent=2) + "\n"
    write_new(folder / MANIFEST, text.encode("utf-8"))
    hashes = {file.path: file.sha256 for file in files}
    hashes[MANIFEST] = sha256(text.encode("utf-8")).hexdigest()
    if (folder / DESCRIPTION).exists():
        hashes[DESCRIPTION] = source.sha256(folder / DESCRIPTION)
    sums = "".join(f"{hashes[path]}  {path}\n" for path in sorted(hashes))
    write_new(folder / SUMS, sums.encode("utf-8"))
