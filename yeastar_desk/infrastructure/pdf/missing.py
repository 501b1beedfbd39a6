"""Which characters of a document cannot be printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from yeastar_desk.infrastructure.pdf.text import LONG_LIMIT, missing_characters


def missing_in(value: Any) -> tuple[str, ...]:
    """The unprintable characters of all texts of a value, in order of appearance."""
    return tuple(dict.fromkeys(char for text in _texts(value) for char in missing_characters(text, LONG_LIMIT)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
