"""Lists of any length: columns in words, rows fetched page by page on the database lane."""

from __future__ import annotations

from yeastar_desk.presentation.lists.column import Column
from yeastar_desk.presentation.lists.column_memory import remember_columns
from yeastar_desk.presentation.lists.list_card import ListCard
from yeastar_desk.presentation.lists.paged_model import Page, PagedModel, Sort

__all__ = ["Column", "ListCard", "Page", "PagedModel", "Sort", "remember_columns"]
