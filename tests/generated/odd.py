"""Names, keys, values and texts at the edges of what packages hold: some sound, some not.

Plain ones come often enough that most packages have one or two odd things, and not only such.
"""

from typing import Any

from hypothesis import strategies as st

PLAIN_NAMES = ["prices", "brands", "offers", "shops_of_old", "notes"]
PLAIN_COLUMNS = ["name", "amount", "sold", "remark", "in_stock", "kind", "part_of", "label"]
# What SQLite, FTS5, Datasette, the tool or its site may take for something of their own.
RESERVED = [
    *"records meta evidence seeds sentences records_fts records_fts_data records_fts_words".split(),
    *"prices_fts prices_fts_data prices_fts_idx prices_fts_docsize prices_fts_config".split(),
    *"sqlite_stat1 sqlite_x rank rowid oid _rowid_ text key table select group order".split(),
    *"search id downloads codebook cite sandhi robots sitemap timeline changes static v hi".split(),
    *"index fts words labels quote start end seed_id sqlite_schema fts5 match null true".split(),
    *"Prices PRICES Amount AMOUNT Name seeds_text prices_name brands_fts_vocabulary ledger".split(),
    *"_search _size _facet _next _shape _col _sort _where _json selected rows count".split(),
    *"json_each jsonb_tree pragma_table_xinfo generate_series fts5vocab dbstat".split(),
    *"hidden generated always strict without as from where by json csv blob db main temp".split(),
    *"price-list amount.eur Price_List __init__ prices_part_of records_seed_id dates".split(),
    "n" * 70,
    "c" * 300,
]

KEYS = [
    *"K1 K2 K3 K4 K10 k1 A-1 A_1 a.b x.json x.bib x.csv".split(),
    *"a/b .. . ~ ~7E a%2Fb % + a+b a?b a#b é ñ \u0939\u093f\u0928 \U0001f600 0 007 -1 1e5".split(),
    "a b",
    "a,b",
    'a"b',
    "a'b",
    "a\\b",
    "<b>",
    "&amp;",
    "a:b",
    "null",
    "None",
    "true",
    "K" * 300,
    "K" * 4000,
    "K" * 20_000,
    " K1",
    "K\t1",
    "K\n1",
    "K\x001",
    "e\u0301",
    "\u200bK",
    "\ufeffK",
    "=K1",
    "@x",
]

VALUES = {
    "string": [
        *"tea rice 007 1e5 NULL NA nan inf true FALSE None 2024-06-19 1,5 _x0041_".split(),
        "_x005F_x0041_",
        "a\u00a0b",
        *"=1+1 -5 +5 @x #x 'x _x000D_ {{7*7}} <script>alert(1)</script> \u0939\u093f\u0928".split(),
        *"\u0665\u0666 \u202eabc \ufffe \uffff \ue000 e\u0301 \u00e9".split(),
        " tea",
        "tea ",
        "two  words",
        "two words",
        "two\nlines",
        "two\r\nlines",
        "two\rlines",
        "a\tb",
        "a\x00b",
        "a\x0bb",
        "a\x1fb",
        "a\x7fb",
        "a\x85b",
        "a\u2028b",
        "\ufefftea",
        '"quoted"',
        "a,b",
        "x" * 255,
        "x" * 32_767,
        "x" * 32_768,
        "\U0001f600" * 20_000,
        "\u0939" * 40_000,
        "word " * 9_000 + "end",
    ],
    "integer": [
        *"0 1 -1 42 007 +5 1e5 1.0 -0 1_000 \u0967\u0968 9007199254740991 9007199254740993".split(),
        *"999999999999999 1234567890123456 123456789012345678 999999999999999999".split(),
        *"-999999999999999999 1000000000000000000 9223372036854775807 9223372036854775808".split(),
        "1" * 40,
        "1" * 5000,
        "NaN",
    ],
    "number": [
        *"0 1 -1 0.1 0.5 1.10 -0 -0.0 0.0 1e5 1E400 NaN inf -inf INF .5 5. 3.1415926535".split(),
        *"0.30000000000000004 0.1234567890123456789 123456789012345.6 12345678901234567.5".split(),
        *"9007199254740993 123456789012345678 1234567890123456789 9223372036854775808".split(),
        *"1000000000000000 10000000000000000 100000000000000000000".split(),
        *"0.00000000000000000001 1.7976931348623157".split(),
        "9" * 30,
        "9" * 400,
        "9" * 5000,
        "0." + "0" * 330 + "1",
        "1" + "0" * 308,
        "1" + "0" * 309 + ".5",
        "1,5",
    ],
    "boolean": ["true", "false", "True", "1", "yes"],
    "date": [
        *"2024-06-19 2024-02-29 2023-02-29 0000-01-01 0001-01-01 0999-12-31 1582-10-10".split(),
        *"1752-09-05 1899-12-31 1900-02-28 1900-02-29 1900-03-01 9999-12-31 10000-01-01".split(),
        *"1677-09-21 2262-04-12 -0044-03-15 2024-6-1 2024-06 \u0968\u0966-06-19".split(),
    ],
    "datetime": [
        *"2024-06-19T24:00:00 2024-06-30T23:59:60Z 2024-02-30T00:00:00 0000-01-01T00:00:00".split(),
        *"0001-01-01T00:00:00+14:00 9999-12-31T23:59:59.999999 9999-12-31T23:59:59-14:00".split(),
        *"2024-06-19T12:00:00+15:00 2024-06-19T12:00:00-23:59 2024-06-19T12:00:00+24:00".split(),
        *"2024-06-19T12:00:00-00:00 2024-06-19T12:00:00.5+05:30 1899-12-30T12:00:00".split(),
        *"2024-06-19T12:00 2024-06-19t12:00:00z 2024-06-19T12:00:00.1234567Z".split(),
        "2024-06-19 12:00:00",
    ],
    "year": "0 0999 1000 9999 10000 -500 24 +2024 2024.0 \u0968\u0966\u0968\u096a".split(),
}
PLAIN_VALUES = {
    "string": ["tea", "rice", "green tea", "two brands"],
    "integer": ["0", "1", "42", "-7"],
    "number": ["0", "12.5", "39.03", "-1"],
    "boolean": ["true", "false"],
    "date": ["2024-06-19", "2024-06-20", "1900-03-01"],
    "datetime": ["2024-06-19T12:00:00Z", "2024-06-19T12:00:00+05:30", "2024-06-19T12:00:00"],
    "year": ["2024", "1999"],
}
EXAMPLES = {
    "string": "tea",
    "integer": "42",
    "number": "12.5",
    "boolean": "true",
    "date": "2024-06-19",
    "datetime": "2024-06-19T12:00:00Z",
    "year": "2024",
}

CONSTRAINTS: dict[str, list[dict[str, Any]]] = {
    "string": [
        {"pattern": "[a-z]+"},
        {"pattern": "(a+)+$"},
        {"pattern": "("},
        {"pattern": "(?i)tea"},
        {"pattern": "\\p{L}+"},
        {"pattern": "(?<=a+)b"},
        {"minLength": 2},
        {"maxLength": 10**30},
        {"maxLength": 10**400},
        {"minLength": 5, "maxLength": 2},
        {"enum": ["tea", "rice"]},
        {"unique": True},
    ],
    "integer": [
        {"minimum": -(10**30)},
        {"maximum": 10**30},
        {"maximum": 10**400},
        {"maximum": 2**63},
        {"minimum": 2**53 + 1},
        {"minimum": 0, "maximum": -1},
        {"unique": True},
    ],
    "number": [
        {"minimum": -1e308},
        {"maximum": 1e999},
        {"maximum": float("nan")},
        {"maximum": 10**400},
        {"maximum": 2**63},
        {"minimum": 0.1},
        {"minimum": 1e-320},
    ],
    "boolean": [{}],
    "date": [
        {"minimum": "0001-01-01"},
        {"maximum": "9999-12-31"},
        {"minimum": "2024-02-30"},
        {"maximum": "10000-01-01"},
        {"minimum": "0000-00-00"},
        {"minimum": "1600-01-01"},
    ],
    "datetime": [
        {"minimum": "0001-01-01T00:00:00+14:00"},
        {"exclusiveMaximum": "9999-12-31T23:59:59-14:00"},
        {"maximum": "2024-06-19T12:00:00"},
        {"minimum": "2024-06-19"},
        {"enum": ["2024-06-19T12:00:00Z"]},
    ],
    "year": [{"minimum": 1000}, {"maximum": "9999"}, {"minimum": 0}, {"enum": [2024, 1999]}],
}

# Words of a descriptor, with what JSON can hold and no text should.
PLAIN_WORDS = ["Prices", "What things cost."]
WORDS = [
    "\ud800",
    "a\udfffb",
    "a\x00b",
    "a\nb",
    "\u2028",
    "x" * 40_000,
    "<b>&amp;</b>",
    "{{ 7*7 }}",
    "-- DROP TABLE",
    "*/ '; \"",
    "\u0939\u093f\u0902\u0926\u0940 \u092e\u0947\u0902",
    " ",
    "\ufffe",
    "a\x0bb",
    "=1+1",
    "]]>",
]

# Words of a text file, which holds no half characters.
LOGGED = [*WORDS[2:], "## [x] (0000-00-00)\n", "## 2.0.0 2024-99-99\n\x0c"]

LANGUAGES = ["hi", "mr", "en", "ur", "zh-Hant", "", "HI", "hi-IN", "x-klingon", "not a code", "und"]
TEXTS = [
    "चाय सस्ती है। भारत में 12 दुकानें हैं।",
    "चहा स्वस्त आहे. पुण्यात बारा दुकाने आहेत.",
    "Tea is cheap. There are 12 shops.",
    "چائے سستی ہے۔",
    "茶很便宜。有十二家商店。",
    "-5 degrees in Oslo. @home everything is fine. =1+1 they say.",
    "+91 is the code. चाय १२ रुपये में।",
    "one line\r\nanother line\r\n\r\nnew paragraph",
    "form\x0cfeed and \x0b tab and \x1f unit",
    "emoji \U0001f469\u200d\U0001f469\u200d\U0001f467 and e\u0301 and \u0915\u094d\u0937\u093f",
    "a\x00b is no text.",
    "\ufeffA mark stands before it.",
    "inner \ufeff mark.",
    "x" * 40_000 + " end.",
    "\u202eright to left\u202c and \u2028 a line separator",
    "_x0041_ and \ufffe and \uffff non-characters",
]

VIEWS = [
    "SELECT {key}, {column} FROM {table}",
    "SELECT {column}, {column} FROM {table}",
    "SELECT 9e999 AS {column} FROM {table}",
    "SELECT x'00ff' AS {column} FROM {table}",
    "SELECT 9007199254740993 AS {column} UNION ALL SELECT 0.5",
    "SELECT char(0) || 'x' AS {column} FROM {table}",
    "SELECT {column} AS rowid FROM {table}",
    "SELECT {column} AS seed_id FROM {table}",
    "SELECT NULL AS {column}",
    'SELECT {column} AS "" FROM {table}',
    'SELECT {column} AS "a/b" FROM {table}',
    "SELECT 1 AS {column} WHERE 0",
    "SELECT abs(-9223372036854775807 - 1) AS {column}",
    "SELECT '2024-02-30' AS {column}",
    "SELECT cast(x'ff' AS TEXT) AS {column}",
    "SELECT * FROM evidence",
    "SELECT * FROM records",
    "SELECT load_extension('x') AS {column}",
    "SELECT fold('x') AS {column}",
    "SELECT random() AS {column}",
]
QUESTIONS = [
    "SELECT {key}, {column} FROM {table} WHERE {column} = :wanted",
    "SELECT {key}, {column} FROM {table} LIMIT :wanted",
    "SELECT 9e999 AS {column}",
    "SELECT x'00ff' AS {column}",
    "SELECT abs(-9223372036854775807 - 1) AS {column}",
    "SELECT {column} || char(0) AS {column} FROM {table}",
    "SELECT {column} FROM {table}",
    "SELECT json_extract(:wanted, '$') AS {column}",
    "EXPLAIN SELECT {column} FROM {table}",
    "SELECT {column} FROM {table}; -- all of it",
    "SELECT {column} FROM {table};;",
    "SELECT {column} FROM {table} /* and so on",
    "SELECT {key} FROM {table} WHERE {column} REGEXP :wanted",
]


def mostly(plain: list[str], odd: list[str], odds: int = 8) -> st.SearchStrategy[str]:
    """One of the plain ones, and once in ``odds`` an odd one."""
    return st.integers(1, odds).flatmap(
        lambda number: st.sampled_from(odd if number == odds else plain)
    )
