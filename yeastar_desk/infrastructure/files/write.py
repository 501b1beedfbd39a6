"""Write a file so that it is there whole or, after any failure or power cut, as it was before."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from yeastar_desk.domain.errors import NotSaved

_REASONS = {
    errno.ENOSPC: "the disk is full. Free some space and try again.",
    errno.EDQUOT: "the disk quota is used up. Free some space and try again.",
    errno.EROFS: "the disk is read-only. Choose another folder.",
    errno.EACCES: "you may not write there. Choose another folder.",
    errno.EPERM: "you may not write there. Choose another folder.",
    errno.ENOENT: "the folder does not exist. Make it or choose another.",
    errno.ENOTDIR: "the folder does not exist. Make it or choose another.",
    errno.EISDIR: "it is a folder. Give a file name.",
}


def write_whole(path: Path, data: bytes) -> None:
    """Replace or make a file durably: temporary file, fsync, rename, fsync of the folder.

    Raises:
        NotSaved: with the reason; a file that was there before is untouched.
    """
    with whole_file(path) as stream:
        stream.write(data)


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """The same for what is written piece by piece: an exception inside the block leaves everything as it was.

    Raises:
        NotSaved: with the reason; a file that was there before is untouched.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        try:
            with temporary.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        _sync_folder(target.parent)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"{error.strerror or error}. Try another folder.")
        raise NotSaved(f"{path} was not saved: {reason}") from error


def _sync_folder(folder: Path) -> None:
    """Make the rename durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
