"""The portal's failures as sentences. The raw text is always kept beside the sentence."""

from __future__ import annotations

from typing import Any

from yeastar_desk.application.connection import Connection
from yeastar_desk.application.online_ports import NotSent, Rejected, Unclear
from yeastar_desk.infrastructure.https import Answer, NoAnswer, NotConnected
from yeastar_desk.infrastructure.portal.payloads import dump, text_of

RAW_LIMIT = 20_000

# Our input that a field of the API belongs to: where the cursor goes when the portal complains about it.
FIELDS = {
    "assignId": "assign_to",
    "billingCycle": "cycle",
    "billingId": "billing_contact",
    "city": "city",
    "company": "company",
    "connectionPlanId": "plan",
    "country": "country",
    "firstName": "first_name",
    "lastName": "last_name",
    "multiCycle": "years",
    "phoneNumber": "phone",
    "poNumber": "po_number",
    "productId": "product",
    "productNo": "company_id",
    "quantity": "services",
    "serviceId": "services",
    "serviceList": "services",
    "stateProvince": "state",
    "street": "street",
    "taxNum": "tax_number",
    "taxType": "tax_number",
    "yeastarId": "yeastar_id",
    "zipCode": "postal_code",
}


def not_connected(error: NotConnected) -> NotSent:
    """No connection to the portal's address."""
    if error.untrusted:
        return NotSent(
            "Something between this laptop and the portal answers in its place: probably this network wants a log-in. "
            "Open a web page in the browser, accept the network's terms, and it goes on by itself.",
            connection=Connection.CAPTIVE,
            raw=str(error)[:RAW_LIMIT],
        )
    return NotSent("The Partner Portal cannot be reached. It is tried again by itself.", raw=str(error)[:RAW_LIMIT])


def broken(error: NoAnswer) -> NotSent:
    """A query's answer was lost; asking again is harmless."""
    return NotSent("The connection to the portal broke. It is tried again by itself.", raw=str(error)[:RAW_LIMIT])


def no_answer() -> Unclear:
    """A call that changes something was sent and its answer was lost."""
    return Unclear("The connection broke before the portal's answer was complete.")


def refused_credentials(answer: Answer) -> NotSent:
    """The token call was answered with a no."""
    return NotSent(
        "The portal does not accept this client ID and secret. Check them in Settings, Portal; also whether API "
        "access is switched on for the account and whether it is limited to certain IP addresses.",
        connection=Connection.REFUSED,
        raw=answer.text[:RAW_LIMIT],
    )


def not_the_portal(answer: Answer) -> NotSent:
    """An answer that is not the portal's: a log-in page, a redirect, a proxy's page."""
    return NotSent(
        "The answer did not come from the portal's API: probably this network wants a log-in. "
        "Open a web page in the browser, accept the network's terms, and it goes on by itself.",
        connection=Connection.CAPTIVE,
        raw=f"HTTP {answer.status}\n{answer.text[:RAW_LIMIT]}",
    )


def trouble(answer: Answer) -> NotSent:
    """The portal says that it cannot answer now."""
    if answer.status == 429:
        return NotSent(
            "The portal asks for a pause between calls. It is tried again by itself.",
            connection=Connection.ONLINE,
            raw=answer.text[:RAW_LIMIT],
            answered=True,
        )
    return NotSent(
        f"The portal has trouble and answers with error {answer.status}. It is tried again by itself.",
        raw=answer.text[:RAW_LIMIT],
        answered=True,
    )


def unclear(answer: Answer) -> Unclear:
    """A call that changes something was answered with something that says neither yes nor no."""
    return Unclear(
        f"The portal answered with something that says neither yes nor no (HTTP {answer.status}).",
        raw=f"HTTP {answer.status}\n{answer.text[:RAW_LIMIT]}",
    )


def rejected(envelope: dict[str, Any], answer: Answer) -> Rejected:
    """The portal's no, with the field it complains about when one is named in its answer."""
    code, detail = text_of(envelope.get("code")), text_of(envelope.get("detailMessage"))
    further = envelope.get("result")
    said = detail or text_of(further) or code.replace("_", " ") or f"error {answer.status}"
    field = named_field(further) or named_field(detail)
    about = f" about {field}" if field else ""
    return Rejected(
        f"The portal refused this{about}: “{said[:300]}”. Correct it and try again.",
        field=FIELDS.get(field, ""),
        code=code,
        raw=answer.text[:RAW_LIMIT],
        forbidden=answer.status == 403,
    )


def named_field(said: Any) -> str:
    """The API field that a failure's further description names, empty when it names none."""
    text = said if isinstance(said, str) else dump(said) if said is not None else ""
    found = [(text.index(name), name) for name in FIELDS if name in text]
    return min(found)[1] if found else ""
