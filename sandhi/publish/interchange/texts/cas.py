"""UIMA CAS as XMI: each text with its annotations, and the system of types that they need.

There an offset counts units of UTF-16, so that a character beyond the basic plane takes two.
"""

from xml.etree import ElementTree

import numpy as np

from sandhi.publish.interchange.texts.marks import CodedText
from sandhi.publish.interchange.texts.xml import in_xml

TYPE_SYSTEM = "typesystem.xml"
PASSAGE = "sandhi.Passage"
FEATURES = {
    "key": "The key of the row.",
    "table": "The table that it stands in.",
    "label": "What it is called.",
}
_XMI, _CAS, _OWN = "http://www.omg.org/XMI", "http:///uima/cas.ecore", "http:///sandhi.ecore"
_TYPES = "http://uima.apache.org/resourceSpecifier"
_SOFA = 1  # the identifier of the text itself; those of its annotations follow
for prefix, namespace in {"xmi": _XMI, "cas": _CAS, "sandhi": _OWN}.items():
    ElementTree.register_namespace(prefix, namespace)


def cas(coded: CodedText) -> bytes:
    """Return a text with its passages."""
    units = utf16_offsets(coded.text)
    root = ElementTree.Element(f"{{{_XMI}}}XMI", {f"{{{_XMI}}}version": "2.0"})
    ElementTree.SubElement(root, f"{{{_CAS}}}NULL", {f"{{{_XMI}}}id": "0"})
    ElementTree.SubElement(
        root,
        f"{{{_CAS}}}Sofa",
        {
            f"{{{_XMI}}}id": f"{_SOFA}",
            "sofaNum": "1",
            "sofaID": "_InitialView",
            "mimeType": "text/plain",
            "sofaString": in_xml(coded.text),
        },
    )
    for number, mark in enumerate(coded.passages, _SOFA + 1):
        ElementTree.SubElement(
            root,
            f"{{{_OWN}}}Passage",
            {
                f"{{{_XMI}}}id": f"{number}",
                "sofa": f"{_SOFA}",
                "begin": f"{units[mark.start]}",
                "end": f"{units[mark.end]}",
                "key": in_xml(mark.key),
                "table": mark.table,
                "label": in_xml(mark.label),
            },
        )
    members = " ".join(str(_SOFA + 1 + at) for at in range(len(coded.passages)))
    ElementTree.SubElement(root, f"{{{_CAS}}}View", {"sofa": f"{_SOFA}", "members": members})
    return _xml_bytes(root)


def utf16_offsets(text: str) -> list[int]:
    """Return the offset in units of UTF-16 of each code point of a text, and of its end."""
    points = np.frombuffer(text.encode("utf-32-le"), dtype="<u4")
    offsets: list[int] = np.cumsum([0, *np.where(points > 0xFFFF, 2, 1)]).tolist()
    return offsets


def type_system() -> bytes:
    """Return the types and their features, which a reader loads before the texts."""
    root = ElementTree.Element("typeSystemDescription", {"xmlns": _TYPES})
    types = ElementTree.SubElement(root, "types")
    described = ElementTree.SubElement(types, "typeDescription")
    for name, text in {
        "name": PASSAGE,
        "description": "A passage of a text that a row of the dataset is anchored in.",
        "supertypeName": "uima.tcas.Annotation",
    }.items():
        ElementTree.SubElement(described, name).text = text
    features = ElementTree.SubElement(described, "features")
    for feature, description in FEATURES.items():
        feature_element = ElementTree.SubElement(features, "featureDescription")
        ElementTree.SubElement(feature_element, "name").text = feature
        ElementTree.SubElement(feature_element, "description").text = description
        ElementTree.SubElement(feature_element, "rangeTypeName").text = "uima.cas.String"
    return _xml_bytes(root)


def _xml_bytes(root: ElementTree.Element) -> bytes:
    document: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document
