"""ZIPs that are the same bytes wherever they are written: files stored as they are, in one order.

Nothing is compressed: what a compressor makes of a file depends on its version, and one flipped bit
of a stored file costs one character. So whoever reads such a ZIP can write it again and compare.
"""

import io
import struct
from collections.abc import Mapping
from datetime import datetime
from typing import IO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from sandhi.files import PackageError

_PLAIN_FILE = 0o100644 << 16
_UNIX = 3
_LOCAL = struct.Struct("<4s5H3L2H")  # the header before each file (APPNOTE, 4.3.7)
_BEGIN, _DIRECTORY = b"PK\3\4", b"PK\1\2"


def stored_zip(files: Mapping[str, bytes], moment: datetime) -> bytes:
    """The ZIP of files by their paths, which all bear one time."""
    whole = io.BytesIO()
    write_stored_zip(whole, files, moment)
    return whole.getvalue()


def write_stored_zip(stream: IO[bytes], files: Mapping[str, bytes], moment: datetime) -> None:
    """Write the same into a file."""
    with ZipFile(stream, "w") as zipped:
        for path in sorted(files):
            entry = ZipInfo(path, moment.timetuple()[:6])
            entry.compress_type = ZIP_STORED
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            zipped.writestr(entry, files[path])


def zip_contents(data: bytes) -> dict[str, bytes]:
    """The files of a ZIP that ``stored_zip`` has written; PackageError where it is none.

    Whether each bit is as it was written, only a comparison with the same files stored anew tells.
    """
    files: dict[str, bytes] = {}
    place = 0
    while data[place : place + 4] == _BEGIN:
        if len(data) < place + _LOCAL.size:
            raise _damaged(place)
        header = _LOCAL.unpack_from(data, place)
        size, path_length, extra_length = header[8], header[9], header[10]
        begin = place + _LOCAL.size + path_length + extra_length
        try:
            path = data[place + _LOCAL.size : begin - extra_length].decode("utf-8")
        except UnicodeDecodeError:
            raise _damaged(place) from None
        if begin + size > len(data) or path in files:
            raise _damaged(place)
        files[path] = data[begin : begin + size]
        place = begin + size
    if not files or data[place : place + 4] != _DIRECTORY:
        raise _damaged(place)
    return files


def _damaged(place: int) -> PackageError:
    return PackageError(
        f"no ZIP as sandhi writes it, or a damaged one: at byte {place:,}; fetch it again"
    )
