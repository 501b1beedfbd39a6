"""Files in and out: spreadsheets to import, exports, and writing a file whole or not at all."""

from __future__ import annotations

from yeastar_desk.infrastructure.files.export import open_archive, write_records
from yeastar_desk.infrastructure.files.read_export import read_export
from yeastar_desk.infrastructure.files.table import read_table
from yeastar_desk.infrastructure.files.write import write_whole

__all__ = ["open_archive", "read_export", "read_table", "write_records", "write_whole"]
