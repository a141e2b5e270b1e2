"""Defects of the provisions of treaties, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

DEFECTS: "list[Defect]" = [
    (
        "provision-stands-on-its-own",
        "quote",
        {"provision_id": "PR0019"},  # the preamble
        {
            "quote": "और शांति, क्षेत्रीय और वैश्विक सुरक्षा और स्थिरता सुनिश्चित करने में योगदान देता है",
        },
    ),
    (
        "provision-ends-in-no-postposition",
        "quote",
        {"quote": "यदि दोनों में से किसी एक देश पर हमला होता है, तो दूसरा देश सैन्य सहायता प्रदान करेगा"},
        {"quote": "यदि दोनों में से किसी एक देश पर"},
    ),
    (
        "provision-ends-with-its-clause",
        "quote",
        {"provision_id": "PR0004"},
        {"quote": "दो हस्ताक्षरकर्ताओं में से एक के खिलाफ हमले की स्थिति में तत्काल सैन्य सहायता प्रदान करता"},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("provisions", defect)
    assert findings == expected
