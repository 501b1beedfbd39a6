"""The upper part of the first page: letterhead, address for a window envelope, title, particulars, headline sum."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Protocol

from reportlab.lib.utils import ImageReader

from yeastar_desk.domain.catalogue import PRODUCT_NAMES, Product
from yeastar_desk.domain.documents import DocumentContent
from yeastar_desk.infrastructure.pdf.frame import MARGIN, sheet_of
from yeastar_desk.infrastructure.pdf.payment import is_paid, to_pay
from yeastar_desk.infrastructure.pdf.pen import MM, Align, Colour, Paragraph, Pen, Style, fitting, wrap
from yeastar_desk.infrastructure.pdf.text import line
from yeastar_desk.infrastructure.pdf.words import Words, words_in

# The window is at the left of the envelope in every country, so this is the one place that a right-to-left document
# does not mirror.
WINDOW_LEFT = 20 * MM
WINDOW_WIDTH = 85 * MM
WINDOW_BOTTOM = 90 * MM
META_WIDTH = 78 * MM
META_LABEL = 27 * MM
META_TOP = 34 * MM
HEADLINE_TOP = 94 * MM
HEADLINE_HEIGHT = 14 * MM
FIRST_TOP = 112 * MM  # where the table begins

TITLE = Style(20, bold=True)
NAME = Style(12.5, bold=True)
NAME_BELOW_LOGO = Style(8.5, bold=True)
SMALL = Style(7.4, colour=Colour.MUTED)
RETURN = Style(6.2, colour=Colour.MUTED)
ADDRESS = Style(9.5)
ADDRESS_NAME = Style(9.5, bold=True)
LABEL = Style(8, colour=Colour.MUTED)
VALUE = Style(8)
VALUE_BOLD = Style(8, bold=True)
WARNING = Style(8, bold=True, colour=Colour.WARNING)
PILL = Style(6.8, bold=True, colour=Colour.WARNING)
FOREIGN = Style(6.2, colour=Colour.MUTED)
COPY_PILL = Style(6.8, bold=True, colour=Colour.ACCENT)
SUBJECT = Style(11, bold=True)
SUBJECT_BELOW = Style(8.5, colour=Colour.MUTED)
HEADLINE = Style(15, bold=True)
HEADLINE_LABEL = Style(7.6, colour=Colour.MUTED)

_TOWN_FIRST = frozenset(["US", "CA", "AU", "GB", "IE", "IN", "NZ", "ZA", "AE", "SA"])


class Address(Protocol):
    """A seller or a billing contact."""

    @property
    def street(self) -> str: ...
    @property
    def postal_code(self) -> str: ...
    @property
    def city(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def country(self) -> str: ...


def address_lines(address: Address, words: Words) -> list[str]:
    """Street, town and country, in the order that is usual in the country; empty parts are left out."""
    if address.country.upper() in _TOWN_FIRST:
        region = " ".join(filter(None, (address.state, address.postal_code)))
        town = ", ".join(filter(None, (address.city, region)))
    else:
        town = " ".join(filter(None, (address.postal_code, address.city)))
        town = ", ".join(filter(None, (town, address.state)))
    country = words.country(address.country) if address.country else ""
    return [part for part in (address.street, town, country) if part.strip()]


def read_logo(logo: bytes | None) -> Any:
    """The logo as a picture, None when there is none or it cannot be read: the seller's name stands there instead."""
    if not logo:
        return None
    try:
        image = ImageReader(io.BytesIO(logo))
        width, height = image.getSize()
        image.getRGBData()
    except Exception:  # whatever a picture library says about damaged bytes, a sale does not stop for a logo
        return None
    return image if width and height else None


def title_of(content: DocumentContent, words: Words) -> str:
    return words(f"title.{content.type.value}")


def draw_head(pen: Pen, content: DocumentContent, words: Words, logo: bytes | None, copy: bool) -> None:
    """Draw everything above the table of the first page."""
    _letterhead(pen, content, words, read_logo(logo))
    _title(pen, content, words, copy)
    _window(pen, content, words)
    _particulars(pen, content, words)
    _subject(pen, content, words)
    _headline(pen, content, words)


def _letterhead(pen: Pen, content: DocumentContent, words: Words, logo: Any) -> None:
    seller = content.seller
    top = 13 * MM
    if logo is not None:
        width, height = logo.getSize()
        scale = min(58 * MM / width, 15 * MM / height)
        pen.picture(MARGIN, top, width * scale, height * scale, logo)
        top += height * scale + 2.5 * MM
    width = 82 * MM
    below = [
        *_separated(address_lines(seller, words), words, SMALL, width),
        *_separated([seller.email, seller.phone, seller.website], words, SMALL, width),
    ]
    paragraphs: list[Paragraph] = [(seller.name, NAME if logo is None else NAME_BELOW_LOGO)]
    paragraphs += [(text, SMALL) for text in below]
    placed, _ = fitting(paragraphs, width, sheet_of(content.paper).window - top)
    pen.block(MARGIN, top, placed)


def _separated(parts: Sequence[str], words: Words, style: Style, width: float) -> list[str]:
    """The parts with dots between them, on as many lines as they need: a dot never ends or begins a line."""
    lines: list[str] = []
    fitting_parts: list[str] = []
    for part in filter(None, parts):
        joined = words.join(" · ", *fitting_parts, part)
        if fitting_parts and line(joined, style.bold).width * style.size > width:
            lines.append(words.join(" · ", *fitting_parts))
            fitting_parts = []
        fitting_parts.append(part)
    return [*lines, words.join(" · ", *fitting_parts)] if fitting_parts else []


def _title(pen: Pen, content: DocumentContent, words: Words, copy: bool) -> None:
    end = pen.width - MARGIN
    pen.text(end, 13 * MM + TITLE.size * 0.8, title_of(content, words), TITLE, Align.END, 82 * MM)
    top = 22.5 * MM
    banner = words.find("banner", content.type.value)  # what is no tax document says so
    if banner:
        english = words_in("en")(f"banner.{content.type.value}")
        if english != banner:  # whoever files it must see this, whatever they read
            pen.text(end, top + 8 * MM, english, FOREIGN, Align.END, 82 * MM)
        end -= _pill(pen, end, top, banner, PILL, Colour.WARNING_SOFT) + 1.5 * MM
    if copy:
        _pill(pen, end, top, words("banner.copy"), COPY_PILL, Colour.ACCENT_SOFT)


def _pill(pen: Pen, end: float, top: float, text: str, style: Style, fill: Colour) -> float:
    """A short text on a coloured ground, ending at `end`. Returns its width."""
    placed, _ = fitting([(text, style)], 82 * MM, style.leading)
    ready, style = placed[0]
    width = ready.width * style.size + 5 * MM
    pen.box(end - width, top, width, 5 * MM, fill, 2.5 * MM)
    pen.line(end - width / 2, top + 2.5 * MM + style.size * 0.36, ready, style, Align.CENTRE)
    return width


def _window(pen: Pen, content: DocumentContent, words: Words) -> None:
    seller, buyer = content.seller, content.buyer
    left = pen.width - WINDOW_LEFT - WINDOW_WIDTH if pen.right_to_left else WINDOW_LEFT
    top = sheet_of(content.paper).window
    sender = words.join(" · ", seller.name, *address_lines(seller, words)[:2])
    pen.text(left, top + 4 * MM, sender, RETURN, width=WINDOW_WIDTH)
    pen.rule(left, top + 5.2 * MM, WINDOW_WIDTH, weight=0.4)
    paragraphs: list[Paragraph] = [(buyer.name, ADDRESS_NAME)]
    if buyer.company.strip() and buyer.person:
        paragraphs.append((buyer.person, ADDRESS))
    paragraphs += [(text, ADDRESS) for text in address_lines(buyer, words)]
    paragraphs += [(text, SMALL) for text in _separated([buyer.email, buyer.phone], words, SMALL, WINDOW_WIDTH)]
    top += 7 * MM
    placed, _ = fitting(paragraphs, WINDOW_WIDTH, WINDOW_BOTTOM - top)
    pen.block(left, top, placed)


def particulars(content: DocumentContent, words: Words) -> list[tuple[str, str]]:
    """Labels and values of the block beside the address; empty values are left out."""
    days = [(words("meta.date"), words.day(content.issued_on))]
    if content.due_on is not None:
        days.append((words("meta.due"), words.day(content.due_on)))
    if content.valid_until is not None:
        days.append((words("meta.valid_until"), words.day(content.valid_until)))
    subject = words("meta.yeastar_id" if "@" in content.subject_id else "meta.company_id")
    rows = [
        (words("meta.number"), content.number),
        *days,
        (words("meta.order"), content.order_number),
        (subject, content.subject_id),
        (words("meta.pi_number"), content.pi_number),
        (words("meta.po_number"), content.po_number),
        (words("meta.tax_number"), content.buyer.tax_number),
    ]
    if content.term is not None:
        ends = words.join(" – ", words.day(content.term.starts_on), words.day(content.term.expires_on))
        rows.append((words("meta.term"), ends))
    for what, number in content.references:
        if number != content.order_number:
            rows.append((words.find("reference", what.lower()) or what, number))
    rows.append((words("meta.contact"), words.join(", ", content.rep, content.event)))
    return [(label, value) for label, value in rows if value.strip()]


def _particulars(pen: Pen, content: DocumentContent, words: Words) -> None:
    start = pen.width - MARGIN - META_WIDTH
    if pen.right_to_left:  # the address keeps the window, so the particulars take the other side
        start = MARGIN
    rows = particulars(content, words)
    room = META_WIDTH - META_LABEL
    scale = 1.0
    while True:
        label, value = LABEL.sized(LABEL.size * scale), VALUE.sized(VALUE.size * scale)
        laid = []
        for index, (name, text) in enumerate(rows):
            style = value if index else VALUE_BOLD.sized(value.size)
            lines = [(ready, style) for ready in wrap(text, style, room)]
            if content.unverified and text == content.subject_id:
                warning = WARNING.sized(value.size)
                lines += [
                    (ready, warning) for ready in wrap(words("meta.to_be_verified"), warning, META_WIDTH - META_LABEL)
                ]
            laid.append((name, lines))
        height = sum(len(lines) for _, lines in laid) * value.leading + len(laid) * scale
        if height <= HEADLINE_TOP - 3 * MM - META_TOP or value.size < 3:
            break
        scale *= 0.94
    top = META_TOP
    for name, lines in laid:
        pen.text(start, top + label.size, name, label, width=META_LABEL - 2 * MM)
        top = pen.block(start + META_LABEL, top, lines) + scale


def _subject(pen: Pen, content: DocumentContent, words: Words) -> None:
    product = PRODUCT_NAMES.get(Product(content.product), "") if content.product in list(Product) else content.product
    operation = words.find("operation", content.operation) or content.operation
    company = content.subject_name or content.buyer.name
    paragraphs = [
        (words.join(" · ", product, operation), SUBJECT),
        (words.join(" · ", company, content.subject_id), SUBJECT_BELOW),
    ]
    width = pen.width - 2 * MARGIN - META_WIDTH - 6 * MM
    placed, used = fitting(paragraphs, width, HEADLINE_HEIGHT)
    pen.block(MARGIN, HEADLINE_TOP + (HEADLINE_HEIGHT - used) / 2, placed)


def _headline(pen: Pen, content: DocumentContent, words: Words) -> None:
    start = pen.width - MARGIN - META_WIDTH
    pen.box(start, HEADLINE_TOP, META_WIDTH, HEADLINE_HEIGHT, Colour.ACCENT_SOFT, 2 * MM)
    label = words("headline.paid" if is_paid(content) else f"headline.{content.type.value}")
    until = ""
    if content.due_on is not None:
        until = words.join(" ", words("meta.due"), words.day(content.due_on))
    elif content.valid_until is not None:
        until = words.join(" ", words("meta.valid_until"), words.day(content.valid_until))
    end, inner = start + META_WIDTH - 4 * MM, META_WIDTH - 8 * MM
    middle = HEADLINE_TOP + HEADLINE_HEIGHT / 2 + HEADLINE.size * 0.36
    amount = words.money(to_pay(content))
    used = min(line(amount, HEADLINE.bold).width * HEADLINE.size, inner * 0.62)
    room = inner - used - 3 * MM
    placed, height = fitting([(label, HEADLINE_LABEL), (until, HEADLINE_LABEL)], room, HEADLINE_HEIGHT - 2 * MM)
    pen.block(start + 4 * MM, HEADLINE_TOP + (HEADLINE_HEIGHT - height) / 2, placed)
    pen.text(end, middle, amount, HEADLINE, Align.END, used)
