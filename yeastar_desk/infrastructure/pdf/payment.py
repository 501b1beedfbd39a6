"""How a document is paid, in words and as the text of its QR code."""

from __future__ import annotations

from yeastar_desk.domain.documents import DocumentContent, DocumentType
from yeastar_desk.domain.money import Money
from yeastar_desk.infrastructure.pdf.text import pdf_text
from yeastar_desk.infrastructure.pdf.words import Words

PAYABLE = (DocumentType.PROFORMA, DocumentType.INVOICE)
PAST = (DocumentType.RECEIPT, DocumentType.REFUND)  # they speak of money that was received
_LARGEST_TRANSFER = 999_999_999_99  # cents


def is_transfer(content: DocumentContent) -> bool:
    """Whether the customer is asked to transfer money to the seller's account."""
    return content.type in PAYABLE and not is_paid(content) and content.payment_method not in ("paypal", "card")


def is_paid(content: DocumentContent) -> bool:
    """Whether everything was received before the document was issued."""
    return content.type in PAYABLE and bool(content.received) and not content.due


def to_pay(content: DocumentContent) -> Money:
    """What the document is about: the rest that is due, what came in or goes back, or the total."""
    if content.type in PAYABLE and not is_paid(content):
        return content.due
    return content.paid if content.type in PAST and content.received else content.total


def instruction(content: DocumentContent, words: Words) -> str:
    """What the customer does now, in one or two sentences."""
    values = {"total": words.money(to_pay(content)), "number": content.number}
    if is_paid(content):
        surplus = words.money(content.surplus)
        return words("payment.overpaid", surplus=surplus) if content.surplus else words("payment.paid")
    if content.type is DocumentType.QUOTE:
        if content.valid_until is None:
            return words("payment.quote", **values)
        return words("payment.quote_until", day=words.day(content.valid_until), **values)
    if content.type in (DocumentType.CREDIT_NOTE, *PAST):
        return words(f"payment.{content.type.value}", **values)
    if not is_transfer(content):
        return words(f"payment.{content.payment_method}", **values)
    if content.due_on is None:
        return words("payment.transfer", **values)
    return words("payment.transfer_by", day=words.day(content.due_on), **values)


def account(content: DocumentContent, words: Words) -> list[tuple[str, str]]:
    """Labels and values of the seller's bank account; the IBAN in groups of four."""
    seller = content.seller
    compact = "".join(seller.iban.split())
    iban = " ".join(compact[start : start + 4] for start in range(0, len(compact), 4))
    rows = [("holder", seller.name), ("iban", iban), ("bic", seller.bic), ("bank", seller.bank)]
    return [(words(f"payment.{key}"), value) for key, value in rows if value.strip()]


def transfer_code(content: DocumentContent) -> str:
    """The text of a SEPA credit transfer code (EPC069-12 version 2), which banking apps fill a transfer from.

    Empty when it would not work: another currency, no valid IBAN, nothing to pay, or invented data, which must
    never move real money.
    """
    iban = "".join(content.seller.iban.split()).upper()
    cents = content.due.minor
    if content.demo or not is_transfer(content) or content.currency != "EUR" or not _is_iban(iban):
        return ""
    if not 0 < cents <= _LARGEST_TRANSFER:
        return ""
    reference = " ".join(dict.fromkeys(filter(None, (content.number, content.order_number))))
    return "\n".join(
        (
            "BCD",
            "002",
            "1",  # UTF-8
            "SCT",
            "".join(content.seller.bic.split()).upper(),
            pdf_text(content.seller.name, 70),
            iban,
            f"EUR{content.due.decimal()}",
            "",
            "",
            pdf_text(reference, 140),
        )
    )


def plain_code(content: DocumentContent) -> str:
    """Order number (or document number), total and currency."""
    number = pdf_text(content.order_number or content.number, 100)
    return f"{number} {content.total.decimal()} {content.currency}"


def _is_iban(text: str) -> bool:
    """ISO 13616 check digits."""
    if not (text.isascii() and text.isalnum() and 15 <= len(text) <= 34 and text[:2].isalpha()):
        return False
    return int("".join(str(int(char, 36)) for char in text[4:] + text[:4])) % 97 == 1
