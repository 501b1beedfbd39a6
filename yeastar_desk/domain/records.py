"""Frozen values to plain JSON data and back, and their canonical text for hashes.

Drafts, order snapshots, document contents and audit rows are stored this way. Supports dataclasses of str, int,
bool, None, date, datetime, Decimal, enums, tuples, dicts and nested dataclasses.
"""

from __future__ import annotations

import hashlib
import json
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Plain JSON data; floats are refused, because money must never pass through one."""
    kind: type[Any] = type(value)
    if kind in _PLAIN:
        return value
    writer = _writers.get(kind)
    if writer is None:
        writer = _writers[kind] = _writer(kind)
    return writer(value)


_PLAIN: frozenset[type[Any]] = frozenset({str, int, bool, type(None)})
# By type: an order consists of hundreds of values, and to ask each what it is would take longer than to write it.
_writers: dict[type[Any], Callable[[Any], Any]] = {}


def _writer(kind: type[Any]) -> Callable[[Any], Any]:
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, (date, datetime)):
        return lambda value: value.isoformat()
    if issubclass(kind, Decimal):
        return str
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        return lambda value: {
            name: item if type(item := getattr(value, name)) in _PLAIN else to_plain(item) for name in names
        }
    if issubclass(kind, dict):
        return lambda value: {str(key): to_plain(item) for key, item in value.items()}
    if issubclass(kind, (tuple, list)):
        return lambda value: [to_plain(item) for item in value]
    if issubclass(kind, (str, int)):
        return lambda value: value
    raise TypeError(f"cannot store {kind.__name__}")


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> str:
    """The one JSON text of a value: sorted keys, no spaces, real characters."""
    return _ENCODER.encode(to_plain(value))


def digest(text: str | bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


@cache
def _field_types(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def from_plain(kind: type[T], data: Any) -> T:
    """Rebuild a value of type `kind` from `to_plain` data. Unknown keys are ignored, missing ones take defaults.

    Raises:
        ValueError, TypeError, KeyError: the data is not of that shape.
    """
    return typing.cast(T, _read(kind, data))


def from_plain_or_none(kind: type[T], data: Any) -> T | None:
    """Like `from_plain`, for what can be made again: None for data that another version stored in another shape."""
    try:
        return from_plain(kind, data)
    except (ValueError, TypeError, KeyError):
        return None


def _read(kind: Any, data: Any) -> Any:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        if data is None:
            return None
        return _read(next(arg for arg in typing.get_args(kind) if arg is not type(None)), data)
    if origin is tuple:
        args = typing.get_args(kind)
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(_read(args[0], item) for item in data)
        return tuple(_read(arg, item) for arg, item in zip(args, data, strict=True))
    if origin is dict:
        _, value_kind = typing.get_args(kind)
        return {key: _read(value_kind, item) for key, item in data.items()}
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _field_types(kind)
        return kind(**{name: _read(hint, data[name]) for name, hint in hints.items() if name in data})
    if kind in (date, datetime):
        return kind.fromisoformat(data)
    if kind is Decimal or (isinstance(kind, type) and issubclass(kind, Enum)):
        return kind(data)
    if kind in (str, int, bool) and (not isinstance(data, kind) or (kind is int and isinstance(data, bool))):
        raise TypeError(f"{data!r} is not {kind.__name__}")
    return data
