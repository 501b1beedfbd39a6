"""Yeastar Desk: an offline-first sales desk for distributors."""

from __future__ import annotations

__version__ = "0.1.0"
