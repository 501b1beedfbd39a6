"""QR codes for the customer's phone."""

from __future__ import annotations

import segno


def qr_matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code, True is dark, without the quiet zone of four modules around it."""
    code = segno.make(text, error="m", micro=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
