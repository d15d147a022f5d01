"""Where programme files lie: on this laptop by itself, not in a folder that is copied elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from facilitator.scans.files import can_be_read
from facilitator.server_address import keep_address, kept_at

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from facilitator.server_address import Address

SUFFIX = ".facilitator"
BACKUP = ".backup"
NOT_IN_NAMES = '<>:"/\\|?*'


def usual_folder() -> Path:
    """The folder for data that stays on this laptop."""
    kind = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(kind) or Path.home()) / "facilitator"


def documents() -> Path:
    """The folder in which the facilitator keeps documents."""
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind) or Path.home())


def dropped_programme(dropped: QMimeData) -> Path | None:
    """The programme file that is being dropped, None where something else is."""
    for url in dropped.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix in {SUFFIX, BACKUP}:
            return path
    return None


def dropped_pages(dropped: QMimeData) -> list[str]:
    """The PDF files and photographs that are being dropped."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    return [str(path) for path in paths if can_be_read(path)]


def file_name(programme: str) -> str:
    """A file name that every system takes, made of a programme's name."""
    kept = "".join(" " if letter in NOT_IN_NAMES else letter for letter in programme)
    return " ".join(kept.split()).strip(". ")[:80] + SUFFIX


def address_file(folder: Path, address: Address) -> Path:
    """The small file by which this programme on a server is opened; made where there is none."""
    path = kept_at(folder, address)
    if path is None:
        path = free_path(folder, address.database)
        keep_address(path, address)
    return path


def free_path(folder: Path, programme: str) -> Path:
    """Where a new programme of this name can lie: no file of that name is there yet."""
    name = file_name(programme)
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{name.removesuffix(SUFFIX)} {number}{SUFFIX}"
        number += 1
    return path
