"""What a program reads from a PDF."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, with every run of white space as one space."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


def text_of(pdf: bytes) -> str:
    return " ".join(pages_of(pdf))


def squeezed(text: str) -> str:
    """Without white space: what is left when a long word was broken into lines."""
    return re.sub(r"\s+", "", text)
