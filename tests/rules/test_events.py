"""Defects of events, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

DEFENSIVE = {"label": "Putin stresses that the agreement is defensive"}
NORTH_KOREA_RATIFIES = {"label": "North Korea ratifies the treaty"}
OATH = {"label": "Lee Jae-myung takes the oath of office as President of South Korea"}
STATEMENT_RELEASED = {"label": "KCNA releases Kim's statement"}
TO_THE_FRONT = {"label": "North Korean soldiers are said to have been sent to front-line areas"}
TREATY_OF_1961 = {"label": "North Korea and the Soviet Union conclude the treaty of 1961"}


DEFECTS: "list[Defect]" = [
    ("date-is-edtf", "date", DEFENSIVE, {"date": "19 June 2024"}),
    ("bounds-are-those-of-the-date", "earliest", DEFENSIVE, {"earliest": ""}),
    ("bounds-are-those-of-the-date", "latest", DEFENSIVE, {"latest": "2024-06-20"}),
    ("date-has-its-basis", "date_basis", DEFENSIVE, {"date_basis": ""}),
    (
        "date-is-that-of-its-expression",
        "date",
        STATEMENT_RELEASED,
        {"date": "2025-06-04", "earliest": "2025-06-04", "latest": "2025-06-04"},
    ),
    (
        "expression-gives-a-date",
        "date_id",
        STATEMENT_RELEASED,
        {"date": "", "earliest": "", "latest": "", "date_basis": ""},
    ),
    ("expression-is-in-a-seed-of-the-event", "date_id", OATH, {"date_id": "D0009"}),
    (
        "event-is-mentioned",
        "event_id",
        {"label": "Kim Jong Un has missiles tested"},
        ("event_mentions", {"quote": "किम जोंग उन के मिसाइल परीक्षणों"}, None),
    ),
    (
        "event-has-a-participant",
        "event_id",
        {"label": "The United States, South Korea and Japan hold joint military exercises"},
        ("event_actors", {"quote": "अमेरिका, दक्षिण कोरिया और जापान के संयुक्त सैन्य अभ्यासों"}, None),
    ),
    (
        "anchor-holds-a-mention",
        "quote",
        {"label": "There is tension on the Korean Peninsula"},
        {"quote": "तनाव बना हुआ है"},
    ),
    (
        "status-is-borne-out-by-a-mention",
        "status",
        {"label": "Russia and North Korea are to exchange the instruments of ratification"},
        {"status": "occurred"},
    ),
    ("status-is-borne-out-by-a-mention", "status", TO_THE_FRONT, {"status": "occurred"}),
    (
        "alleged-event-is-attributed",
        "status",
        TO_THE_FRONT,
        (
            "event_mentions",
            {"quote": 'जिनमें से "काफी" संख्या को अग्रिम पंक्ति के क्षेत्रों में भेजा गया है'},
            {"attribution": "own_word"},
        ),
        ("mention_actors", {"mention_id": "EM0145"}, None),
    ),
    (
        "event-occurred-before-publication",
        "earliest",
        OATH,
        {
            "date": "2025-06-07",
            "earliest": "2025-06-07",
            "latest": "2025-06-07",
            "date_basis": "world_knowledge",
        },
    ),
    (
        "part-of-has-no-cycle",
        "part_of",
        {"label": "Putin visits North Korea"},
        {"part_of": "E0002"},
    ),
    (
        "part-begins-before-its-whole-ends",
        "part_of",
        OATH,
        {"part_of": "E0001"},
    ),
    (
        "signing-has-two-signatories",
        "event_type",
        TREATY_OF_1961,
        (
            "event_actors",
            {"event_id": "E0079", "actor_id": "A0007"},
            None,
        ),
    ),
    (
        "type-has-its-role",
        "event_type",
        {"label": "Kim Jong Un might visit Russia"},
        (
            "event_actors",
            {"quote": "किम जोंग-उन की संभावित रूस यात्रा", "role": "visitor"},
            {"role": "participant"},
        ),
    ),
    (
        "treaty-is-signed-before-it-is-ratified",
        "date",
        NORTH_KOREA_RATIFIES,
        {
            "date": "2024-05",
            "earliest": "2024-05-01",
            "latest": "2024-05-31",
            "date_basis": "world_knowledge",
        },
        ("events", {"label": "Kim Jong Un signs the decree ratifying the treaty"}, {"part_of": ""}),
    ),
    (
        "treaty-is-ratified-before-it-is-in-force",
        "date",
        {"label": "The treaty is to take effect once the instruments are exchanged"},
        {
            "date": "2024-10",
            "earliest": "2024-10-01",
            "latest": "2024-10-31",
            "date_basis": "world_knowledge",
        },
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, found = planted("events", defect)
    assert found == expected
