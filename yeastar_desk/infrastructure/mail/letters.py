"""Writing letters in the document's language: `resources/mail/*.toml` and the locale's numbers and dates."""

from __future__ import annotations

import html
import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from yeastar_desk.application.mail_ports import Letter, MailRequest
from yeastar_desk.assets import asset
from yeastar_desk.domain.catalogue import PRODUCT_NAMES, Product
from yeastar_desk.domain.documents import DocumentContent, DocumentType
from yeastar_desk.domain.money import Money, currency_digits

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "ar", "zh")


@cache
def _texts(language: str) -> dict[str, Any]:
    with asset("mail", f"{language}.toml").open("rb") as file:
        return tomllib.load(file)


def write_letter(request: MailRequest, content: DocumentContent, sender: str, pdf: bytes | None, link: str) -> Letter:
    """Implements `mail_ports.WriteLetter`. What people have entered is text, never markup."""
    language = content.language if content.language in LANGUAGES else "en"
    texts = _texts(language)
    words, kind = texts["text"], content.type.value
    values = {"number": content.number, "seller": content.seller.name, "order": content.order_number}
    greeting = words["greeting"].format(name=request.name) if request.name else words["greeting_plain"]
    paragraphs = [words["paid"].format(**values)] if request.paid else []
    paragraphs.append(texts["opening"][kind].format(**values))
    if request.note:
        paragraphs.append(request.note)
    rows = _summary(content, words, Locale.parse(language))
    where = words["link"] if link else words["attached"]
    signature = [line for line in (words["closing"], content.rep, content.seller.name, content.seller.phone) if line]
    return Letter(
        sender=sender,
        recipient=request.recipient,
        subject=_one_line(texts["subject"][kind].format(**values)),
        text=_plain(greeting, paragraphs, rows, words["summary"], where, link, signature),
        html=_html(greeting, paragraphs, rows, words["summary"], where, link, signature, bool(texts["right_to_left"])),
        attachment=(f"{content.number}.pdf", pdf) if pdf is not None and not link else None,
        language=language,
    )


def _summary(content: DocumentContent, words: dict[str, str], locale: Locale) -> list[tuple[str, str]]:
    items = ", ".join(
        f"{line.description} × {format_decimal(line.quantity, locale=locale)}"
        if line.quantity != 1
        else line.description
        for line in content.lines
    )
    workplace = content.product == Product.WORKPLACE
    rows = [
        (words["order"], content.order_number),
        (words["product"], PRODUCT_NAMES[Product(content.product)]),
        (words["company_id" if workplace else "yeastar_id"], content.subject_id),
        (words["company"], content.subject_name),
        (words["items"], items),
        (words["total"], _money(content.total, locale)),
        (words["expires"], _day(content.term.expires_on if content.term else None, locale)),
    ]
    if content.type is DocumentType.QUOTE:
        rows.append((words["valid_until"], _day(content.valid_until, locale)))
    if content.type in (DocumentType.PROFORMA, DocumentType.INVOICE):
        rows.append((words["due"], _day(content.due_on, locale)))
    return [(label, value) for label, value in rows if value]


def _money(amount: Money, locale: Locale) -> str:
    value = Decimal(amount.minor).scaleb(-currency_digits(amount.currency))
    return str(
        format_currency(value, amount.currency, locale=locale, currency_digits=False, decimal_quantization=False)
    )


def _day(day: date | None, locale: Locale) -> str:
    return format_date(day, "long", locale=locale) if day is not None else ""


def _plain(
    greeting: str,
    paragraphs: list[str],
    rows: list[tuple[str, str]],
    title: str,
    where: str,
    link: str,
    signature: list[str],
) -> str:
    summary = "\n".join([title, *(f"  {label}: {value}" for label, value in rows)])
    ending = f"{where}\n{link}" if link else where
    return "\n\n".join([greeting, *paragraphs, summary, ending, "\n".join(signature)]) + "\n"


def _html(
    greeting: str,
    paragraphs: list[str],
    rows: list[tuple[str, str]],
    title: str,
    where: str,
    link: str,
    signature: list[str],
    right_to_left: bool,
) -> str:
    def text(value: str) -> str:
        return html.escape(value).replace("\n", "<br>")

    label = "padding:2px 16px 2px 0;color:#5b6470;vertical-align:top"
    table = "".join(f'<tr><td style="{label}">{text(a)}</td><td>{text(b)}</td></tr>' for a, b in rows)
    ending = text(where) + (f'<br><a href="{html.escape(link, quote=True)}">{text(link)}</a>' if link else "")
    body = "".join(
        [
            *(f"<p>{text(paragraph)}</p>" for paragraph in (greeting, *paragraphs)),
            f"<p><b>{text(title)}</b></p><table>{table}</table>",
            f"<p>{ending}</p><p>{'<br>'.join(text(line) for line in signature)}</p>",
        ]
    )
    direction = "rtl" if right_to_left else "ltr"
    style = "font-family:Inter,Segoe UI,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;color:#1b222b"
    return f'<!DOCTYPE html><html dir="{direction}"><body style="{style}">{body}</body></html>'


def _one_line(text: str) -> str:
    """A header must not hold line breaks."""
    return " ".join(text.split())
