"""What the vendor's guide says of the answers: fields and types of every call that is described far enough."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TEXT, _WHOLE, _NUMBER, _YES, _OBJECT, _LIST = (str,), (int,), (int, float), (bool,), (dict,), (list,)
Shape = Mapping[str, tuple[type, ...]]

ENVELOPE: Shape = {"code": _TEXT, "detailMessage": _TEXT, "requestId": _TEXT, "status": _WHOLE}
PAGE: Shape = {
    "count": _WHOLE, "pageNo": _WHOLE, "pageSize": _WHOLE, "results": _LIST, "total": _WHOLE, "totalPage": _WHOLE,
}  # fmt: skip
_PERSON: Shape = dict.fromkeys(
    ("city", "company", "country", "firstName", "lastName", "phoneNumber", "remark", "stateProvince", "street",
     "taxNum", "zipCode"), _TEXT,
)  # fmt: skip
# Fields of the result, or of each of its records. Fields that are not listed are not documented and allowed.
RESULTS: Mapping[str, Shape] = {
    "/auth/openapi/v1/oauth/token": {"expiresIn": _TEXT, "refreshToken": _TEXT, "token": _TEXT, "tokenHead": _TEXT},
    "/pricing/openapi/purchase/v1/product_list": {"name": _TEXT, "productId": _WHOLE},
    "/pricing/openapi/purchase/v1/purchase_product_info": {"offeringId": _TEXT},
    "/pricing/openapi/purchase/v1/my_price_info": {"offeringId": _TEXT, "planList": _LIST, "serviceList": _LIST},
    "/user/openapi/user/v1/client/partner_list": {**_PERSON, "email": _TEXT, "partnerId": _TEXT, "userType": _TEXT},
    "/user/openapi/user/v1/client/billing_contact_list": {
        **_PERSON, "billingContactId": _TEXT, "emailAddress": _TEXT,
    },
    "/user/openapi/user/v1/client/account_balance": {"accountBalance": _NUMBER},
    "/user/openapi/area/v1/page": {"code": _TEXT, "id": _WHOLE, "name": _TEXT},
    "/order/openapi/order/v1/page": {
        "createTime": _WHOLE, "currencyCode": _TEXT, "customReferenceNo": _TEXT, "id": _TEXT, "invoiceNo": _TEXT,
        "orderNo": _TEXT, "orderStatus": _TEXT,
    },
    "/order/openapi/order/v1/get": {
        "basicInformation": _OBJECT, "billingInformation": _OBJECT, "orderInformation": _OBJECT,
        "orderSummary": _OBJECT,
    },
    "/order/openapi/order/v1/check/existed_auto_renew": {"autoRenew": _YES},
    "/product/openapi/instance_product/v1/client/instance_product_list": {
        "activationCode": _TEXT, "activationStatus": _TEXT, "comment": _TEXT,
    },
    "/product/openapi/instance_product/v1/detail": {
        "activationCode": _TEXT, "activationStatus": _TEXT, "comment": _TEXT, "currentPlan": _TEXT,
        "currentPlanExpireDate": _TEXT,
    },
}  # fmt: skip
PAGED = frozenset(path for path in RESULTS if path.endswith(("/page", "instance_product_list")))


def misshapen(path: str, answer: Any) -> list[str]:
    """What about an answer is not as the guide says."""
    found = _wrong("envelope", answer, ENVELOPE)
    if found or answer["code"] != "success" or path not in RESULTS:
        return found
    result = answer["result"]
    if path in PAGED:
        found += _wrong("page", result, PAGE)
        result = result.get("results", [])
    for record in result if isinstance(result, list) else [result]:
        found += _wrong(path, record, RESULTS[path])
    return found


def _wrong(where: str, data: Any, shape: Shape) -> list[str]:
    if not isinstance(data, dict):
        return [f"{where} is no object"]
    missing = [f"{where} has no {name}" for name in shape if name not in data]
    wrong = [
        f"{where}: {name} is {type(data[name]).__name__}"
        for name, kinds in shape.items()
        if name in data and type(data[name]) not in kinds
    ]
    return missing + wrong
