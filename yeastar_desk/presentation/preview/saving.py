"""Save a document as a file: whole or not at all."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from yeastar_desk.domain.errors import NotSaved

_FORBIDDEN = dict.fromkeys(map(ord, '<>:"/\\|?*'), " ")
_LONGEST = 120


def file_name(number: str, customer: str) -> str:
    """`PF-B3-2026-00042 Nordlicht Hotels GmbH.pdf`, with nothing that a file system refuses."""
    words = unicodedata.normalize("NFC", f"{number} {customer}").translate(_FORBIDDEN)
    words = " ".join("".join(c for c in words if unicodedata.category(c)[0] != "C").split())
    return f"{words[:_LONGEST].rstrip(' .')}.pdf"


def save_pdf(path: Path, pdf: bytes) -> Path:
    """Write the bytes beside the target, flush them to the disk, then put them in its place.

    Raises:
        NotSaved: the file was not written; one that was there before is unchanged.
    """
    if path.suffix.lower() != ".pdf":
        path = path.with_name(f"{path.name}.pdf")
    file = QSaveFile(str(path))
    if file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(pdf) == len(pdf) and file.commit():
        return path
    reason = file.errorString().rstrip(".")
    file.cancelWriting()
    raise NotSaved(f"{path.name} was not saved: {reason}. Choose another folder. The document itself is safe.")
