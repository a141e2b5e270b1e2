"""The programs: each in a few lines of its own language, which print what it has read.

``{site}`` is the address of the site, ``{folder}`` a folder of its downloads, ``{rows}`` how many
rows the table of figures has. What a program prints last must be what is expected of it.
"""

from typing import NamedTuple

HTTP = 'fsspec.filesystem("http")'
# DuckDB asks fsspec when a file was written, which fsspec does not ask of the web.
DUCK = """
import duckdb, fsspec, urllib.request
from email.utils import parsedate_to_datetime
from fsspec.implementations.http import HTTPFileSystem
class Web(HTTPFileSystem):
    def modified(self, path):
        head = urllib.request.Request(path, method="HEAD")
        return parsedate_to_datetime(urllib.request.urlopen(head).headers["Last-Modified"])
duckdb.register_filesystem(Web())
"""

# What pip and npm install for them; the versions are those that the printed table names.
LIBRARIES = [
    *("pandas", "pyarrow", "fsspec", "aiohttp", "polars", "duckdb", "openpyxl", "frictionless"),
    *("remotezip", "signposting", "apsw", "datasette==0.65.5", "datasette-graphql"),
    *("datasette-vega", "datasette-cluster-map", "setuptools<81"),
]
MODULES = ["hyparquet", "frictionless.js", "d3-dsv"]


class Program(NamedTuple):
    """A program: whose library it uses, what it does with which file, and what it should print."""

    library: str
    task: str
    code: str
    expected: str
    language: str = "python"


FIGURES = "{site}/downloads/{form}/figures.{form}"
PARQUET, CSV = (FIGURES.replace("{form}", form) for form in ("parquet", "csv"))

_SQLITE = """
import apsw, urllib.request
class Web(apsw.VFSFile):
    def __init__(self, address):
        self.address = address
    def xFileSize(self):
        ask = urllib.request.Request(self.address, method="HEAD")
        return int(urllib.request.urlopen(ask).headers["Content-Length"])
    def xRead(self, amount, offset):
        part = {{"Range": f"bytes={{offset}}-{{offset + amount - 1}}"}}
        answer = urllib.request.urlopen(urllib.request.Request(self.address, headers=part))
        assert answer.status == 206
        return answer.read()
    def xLock(self, level): pass
    xUnlock = xLock
    def xCheckReservedLock(self): return False
    def xFileControl(self, *_): return False
    def xSectorSize(self): return 0
    def xDeviceCharacteristics(self): return apsw.SQLITE_IOCAP_IMMUTABLE
    def xClose(self): pass
class Files(apsw.VFS):
    def __init__(self): super().__init__("web", "")
    def xOpen(self, name, flags): return Web("{site}/downloads/sandhi.db")
    def xFullPathname(self, name): return name
    def xAccess(self, name, flags): return False
files = Files()
database = apsw.Connection("file:sandhi.db?immutable=1", vfs="web",
    flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
print(*database.execute("SELECT count(*) FROM figures").fetchone())
"""

_STOCK = """
import asyncio
from datasette.app import Datasette
site = Datasette(["{folder}/sandhi.db"])
async def ask():
    wrong = []
    listed = (await site.client.get("/sandhi.json")).json()
    for table in listed["tables"]:
        if table["hidden"]: continue
        for ending in ("", ".json", ".csv"):
            answer = await site.client.get(f"/sandhi/{{table['name']}}{{ending}}")
            if answer.status_code != 200: wrong.append(table["name"] + ending)
    query = {{"query": "{{ figures {{ totalCount nodes {{ value }} }} }}"}}
    answer = (await site.client.post("/graphql/sandhi", json=query)).json()
    print(wrong or answer["data"]["figures"]["totalCount"])
asyncio.run(ask())
"""

PROGRAMS = [
    Program(
        "pandas",
        "read_parquet",
        f'import pandas; print(len(pandas.read_parquet("{PARQUET}")))',
        "{rows}",
    ),
    Program("pandas", "read_csv", f'import pandas; print(len(pandas.read_csv("{CSV}")))', "{rows}"),
    Program(
        "pandas",
        "read_excel, no sheet named",
        'import pandas; print(pandas.read_excel("{site}/downloads/sandhi.xlsx").columns[0])',
        "event_id",
    ),
    Program(
        "pandas",
        "types of CSV and Parquet",
        f'import pandas; one, two = pandas.read_csv("{CSV}"), pandas.read_parquet("{PARQUET}")\nprint(one["value"].equals(two["value"]), one["lower"].equals(two["lower"]))',
        "True True",
    ),
    Program(
        "pyarrow",
        "ParquetFile, read in ranges",
        f'import fsspec, pyarrow.parquet as p\nprint(p.ParquetFile({HTTP}.open("{PARQUET}")).metadata.num_rows)',
        "{rows}",
    ),
    Program(
        "polars",
        "read_parquet",
        f'import polars; print(polars.read_parquet("{PARQUET}").height)',
        "{rows}",
    ),
    Program(
        "polars",
        "scan_parquet",
        f'import polars; print(polars.scan_parquet("{PARQUET}").select("value").collect().height)',
        "{rows}",
    ),
    Program(
        "polars", "read_csv", f'import polars; print(polars.read_csv("{CSV}").height)', "{rows}"
    ),
    Program(
        "polars",
        "scan_csv",
        f'import polars; print(polars.scan_csv("{CSV}").collect().height)',
        "{rows}",
    ),
    Program(
        "DuckDB",
        "read_parquet over HTTP (fsspec)",
        DUCK
        + f"""print(*duckdb.execute("SELECT count(*) FROM read_parquet('{PARQUET}')").fetchone())""",
        "{rows}",
    ),
    Program(
        "DuckDB",
        "metadata of Parquet",
        DUCK
        + f"""print(*duckdb.execute("SELECT count(*) FROM parquet_kv_metadata('{PARQUET}') WHERE decode(key) = 'tableschema'").fetchone())""",
        "1",
    ),
    Program(
        "DuckDB",
        "read_csv over HTTP (fsspec)",
        DUCK + f"""print(*duckdb.execute("SELECT count(*) FROM read_csv('{CSV}')").fetchone())""",
        "{rows}",
    ),
    Program(
        "frictionless",
        "validate datapackage.json",
        'import frictionless; print(frictionless.validate("{site}/downloads/datapackage.json").valid)',
        "True",
    ),
    Program(
        "frictionless",
        "Package of the ZIP",
        'import frictionless; print(frictionless.Package("{folder}/sandhi.zip").get_resource("figures").path)',
        "data/figures.csv",
    ),
    Program(
        "remotezip",
        "one file out of the ZIP",
        'from remotezip import RemoteZip\nwith RemoteZip("{site}/downloads/sandhi.zip") as zipped: print(zipped.read("data/figures.csv").count(b"\\n") - 1)',
        "{rows}",
    ),
    Program("apsw", "SQLite over HTTP, in ranges", _SQLITE, "{rows}"),
    Program(
        "signposting",
        "links of a row",
        'import signposting; found = signposting.find_signposting_http("{site}/id/F0017")\nprint(found.citeAs.target.rpartition("/")[2], len(found.license and [1]), bool(found.describedBy))',
        "F0017 1 True",
    ),
    Program(
        "signposting",
        "links of the front page",
        'import signposting; found = signposting.find_signposting_http("{site}/")\nends = [item.target.rpartition(".")[2] for item in found.items]\nprint("db" in ends and "zip" in ends, found.citeAs is not None)',
        "True True",
    ),
    Program("Datasette", "stock, with graphql, vega, cluster-map", _STOCK, "{rows}"),
    Program(
        "curl",
        "a download that broke off",
        'curl -sr 0-999 -o {scratch}/part "{site}/downloads/sandhi.db" && curl -s -C 1000 "{site}/downloads/sandhi.db" >> {scratch}/part && cmp {scratch}/part {folder}/sandhi.db && echo whole',
        "whole",
        "sh",
    ),
    Program(
        "sqlite3",
        "a word with nukta in the index",
        "sqlite3 -readonly {folder}/sandhi.db \"SELECT count(*) > 0 FROM records_fts WHERE records_fts MATCH 'ज़ेलेंस्की'\"",
        "1",
        "sh",
    ),
    Program(
        "R",
        "read.csv",
        f'Rscript -e \'cat(nrow(read.csv("{CSV}", encoding = "UTF-8")))\'',
        "{rows}",
        "sh",
    ),
    Program(
        "hyparquet",
        "asyncBufferFromUrl",
        f'import {{{{ asyncBufferFromUrl, parquetReadObjects }}}} from "hyparquet"\nconst file = await asyncBufferFromUrl({{{{ url: "{PARQUET}" }}}})\nconsole.log((await parquetReadObjects({{{{ file }}}})).length)',
        "{rows}",
        "js",
    ),
    Program(
        "Node",
        "fetch of JSON Lines",
        'const answer = await fetch("{site}/downloads/jsonl/figures.jsonl")\nconsole.log((await answer.text()).trim().split("\\n").length)',
        "{rows}",
        "js",
    ),
    Program(
        "d3-dsv",
        "csvParse",
        f'import {{{{ csvParse }}}} from "d3-dsv"\nconsole.log(csvParse(await (await fetch("{CSV}")).text()).length)',
        "{rows}",
        "js",
    ),
    Program(
        "frictionless.js",
        "open by its address",
        f'import {{{{ open }}}} from "frictionless.js"\nconst file = open("{CSV}")\nlet rows = 0\nfor await (const row of await file.rows()) rows++\nconsole.log(rows - 1)',
        "{rows}",
        "js",
    ),
]
