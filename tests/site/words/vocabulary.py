"""What requests are made of that nobody sends: hostile values, names, methods, fields, hosts."""

from collections.abc import Sequence

# What no reader types: bytes as they stand in an address.
HOSTILE = (
    *"""
    0 -0 -1 1.5 1e999 -1e999 nan inf 0x10 1_000 ٣ ² ½ 9223372036854775807 9223372036854775808
    -9223372036854775809 99999999999999999999 -99999999999999999999 %00 a%00b %ff %C0%80 %ED%A0%80
    %F4%90%80%80 %ED%B3%BF %80 % %% %2 %zz %25 %252e %2F %5C .. %2e%2e%2f ~ ~00 ~FF ~zz ~2F
    ~ED~A0~80 ~ %0d%0aX:1 %0a %0d %1b[31m %07 ' %22 %60 [ ] %5B] ( ) '%20OR%20'1'='1 -- ; /*
    {{7*7}} * %22* NEAR( ^a a:b AND NOT OR%20OR -a %2B %2Ba a%2B () (((((((((( %22%22 %22a col:
    नहीं क्ष %E2%80%AE %EF%BB%BF %E0%A4 %F0%9F%98%80 e%CC%81 𝟗 Ⅷ null true [] {} [1 {"a": [[[[[[[[
    ["x","y","z"] {"table":"x"} 0000-00-00 9999-12-31 10000-01-01 2024-02-30 2024-11-05
    -0001-01-01 1582-10-10 , ,, a,b a__b __ _ __exact rowid javascript:alert(1) <script>
    %3Cscript%3Ealert(1)%3C/script%3E http://evil.test/ //evil.test 1-2 0-999999999 5-1
    99999999999-1 0-0 1-1-1 max on off all objects
    """.split(),
    "",
    "9" * 400,
    "1" + "0" * 5000,
    "NEAR(a b,99999999999)",
    "a NEAR/5 b",
    "{a b}:c",
    "%CC%81" * 50,
    "\u200d",
    '"\\ud800"',
    "x" * 300,
    "%F0%9F%98%80" * 200,
    "a," * 200,
)

# Arguments that Datasette or the site reads, besides columns.
NAMES = (
    *"""
    _size _next _sort _sort_desc _sort_by_desc _facet _facet_size _facet_array _facet_date
    _facet_m2m _search _search_ _searchmode _col _nocol _where _through _shape _stream _dl _labels
    _label _json _json_infinity _nl _ttl _header _timelimit _trace _nocount _nofacet _nosuggest
    _extra _extras _fts_table _fts_pk _blob_column _blob_hash _filter_column _filter_op
    _filter_value _columns _filter_column_1 _filter_op_1 _filter_value_1 _context _spatialite
    _distinct sql q table seed from to page at version key lang format p0 rowid
    """.split(),
)
SHAPES = ("arrays", "objects", "object", "array", "arrayfirst")
SEARCHED = ("x", "_", "label", "quote", "rowid")
METHODS = (
    "POST",
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "CONNECT",
    "PROPFIND",
    "BREW",
    "get",
)
ENDINGS = (
    "",
    "",
    "",
    ".json",
    ".csv",
    ".jsono",
    ".blob",
    ".db",
    ".bib",
    ".ris",
    ".jsonld",
    ".xml",
    ".html",
)
FIELDS: dict[str, Sequence[str]] = {
    "accept": (
        "*/*",
        "text/html",
        "application/json",
        "application/ld+json;q=x",
        ";q=",
        "a/b;q=1e999",
        "é",
    ),
    "accept-encoding": (
        "gzip",
        "gzip;q=0",
        "*;q=nan",
        ";;",
        "gzip;q=-1",
        "br, deflate",
        "identity;q=0",
    ),
    "accept-language": ("hi", "*", "x" * 300, ";q="),
    "cookie": (
        "a=b",
        "ds_actor=x",
        "ds_messages=x.y",
        "=;=",
        "=" * 300,
        'a="\\',
        "ds_actor=" + "x" * 500,
        "é=é",
    ),
    "authorization": ("Bearer x", "Bearer dstok_x", "Basic !!", ""),
    "range": (
        "bytes=0-0",
        "bytes=5-1",
        "bytes=-1",
        "bytes=a-b",
        "bytes=" + "0-1," * 200,
        "lines=1-2",
    ),
    "if-range": ('"x"', "W/", "Thu, 99 Foo 0000 00:00:00 GMT", ""),
    "if-none-match": ("*", '"x"', "W/", ",,", '"' + "x" * 500),
    "if-modified-since": ("Thu, 01 Jan 1970 00:00:00 GMT", "never"),
    "x-forwarded-proto": ("https", "javascript", "https, http", ""),
    "x-forwarded-host": ("evil.test", "evil.test:99999", "a b"),
    "forwarded": ("proto=https;host=evil.test", ';;="', 'host="evil.test'),
    "x-forwarded-for": ("1.2.3.4", "::", "x"),
    "content-length": ("0", "5"),
    "content-type": ("application/json", "multipart/form-data", "x"),
    "origin": ("null", "http://evil.test"),
    "upgrade": ("websocket", "h2c"),
}
HOSTS = (
    *("localhost", "localhost:8001", "127.0.0.1:8001", "[::1]", "[::1]:8001"),
    *(
        "evil.test",
        "evil.test:80",
        "127.0.0.1@evil.test",
        "evil.test/x",
        "a b",
        "",
        "[",
        "x:99999",
        "é",
        ".",
    ),
)
