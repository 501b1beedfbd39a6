"""Reading what was bought: only the first fields of such an answer are documented, so everything in it is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from yeastar_desk.application.online_ports import PurchasedProduct
from yeastar_desk.infrastructure.portal.payloads import NAME_KEYS, dump, records, text_of

_NUMBER_KEYS = ("productNo", "sn", "serialNumber")
_QUANTITY = re.compile(r"quantity$|^(qty|count|num|number|capacity|total)$", re.IGNORECASE)


def purchased(product_id: str, result: Any) -> tuple[PurchasedProduct, ...]:
    """`instance_product_list` and `detail`: fields under their own names, quantities under what they are of.

    The serial number's field is not documented; neither is how plans and services are nested.
    """
    found = []
    for row in records(result):
        fields: dict[str, str] = {}
        quantities: dict[str, int] = {}
        _read(row, fields, quantities)
        number = next((fields[key] for key in _NUMBER_KEYS if fields.get(key)), "")
        found.append(PurchasedProduct(product_id, number, fields, quantities, dump(row)))
    return tuple(found)


def _read(node: Mapping[str, Any], fields: dict[str, str], quantities: dict[str, int]) -> None:
    """Outer fields win over inner ones of the same name."""
    fields.update({key: text_of(v) for key, v in node.items() if not isinstance(v, (dict, list)) and key not in fields})
    for key, value in node.items():
        if isinstance(value, dict):
            _counted(value, key, quantities)
            _read(value, fields, quantities)
        for entry in value if isinstance(value, list) else ():
            if isinstance(entry, dict) and not _counted(entry, "", quantities):
                _read(entry, {}, quantities)  # one of many: its fields say nothing about the whole


def _counted(node: Mapping[str, Any], name: str, quantities: dict[str, int]) -> bool:
    """Whether this is a named thing with a quantity; then it is noted."""
    name = next((text_of(node[key]) for key in NAME_KEYS if text_of(node.get(key))), name)
    number = next((text_of(value) for key, value in node.items() if _QUANTITY.search(key)), "")
    if name and number.isdigit():
        quantities.setdefault(name, int(number))
        return True
    return False
