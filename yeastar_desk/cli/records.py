"""`yeastar-desk numbers`: the gap report."""

from __future__ import annotations

import argparse
from typing import Any

from yeastar_desk.bootstrap import Services


def numbers(services: Services, _: argparse.Namespace) -> dict[str, Any]:
    """Every number series with its missing and its void numbers; refused when a number is missing."""
    found = services.database.number_series()
    series = [
        {
            "series": each.series,
            "last": each.last,
            "missing": list(each.missing),
            "void": [{"number": number, "reason": reason} for number, reason in each.void],
            "in_use_beyond": each.beyond,
        }
        for each in found
    ]
    lines = [f"{each.series:<20} 1 to {each.last:,}" for each in found]
    for position, each in enumerate(found):
        lines[position] += f"  MISSING {', '.join(map(str, each.missing))}" if each.missing else "  none missing"
        if each.void:
            lines[position] += f"  void {'; '.join(f'{number} ({reason})' for number, reason in each.void)}"
        if each.beyond:
            lines[position] += f"  IN USE BEYOND THE END {each.beyond}"
    wrong = sum(len(each.missing) + bool(each.beyond) for each in found)
    refusal = f"{wrong} numbers are missing or out of order. Run yeastar-desk verify." if wrong else ""
    text = "\n".join(lines) or "No number has been taken yet."
    return {"ok": not wrong, "series": series, "text": text, "refusal": refusal}
