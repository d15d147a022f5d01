"""Folders that are copied to other computers, or lie on one: a programme should not live there."""

from __future__ import annotations

import re
import sys
from pathlib import Path

# What a folder is called, in small letters, and whose it is.
SYNCED = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("icloud", "iCloud"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
)
_OTHER_COPY = (
    r"(?:(?i: \([^)]*(?:conflict|gwrthdaro|copy|copi)[^)]*\)| \(\d{1,2}\)"
    r"| - (?:copy|copi)(?: \(\d+\))?)|-[A-Z0-9-]*[A-Z][A-Z0-9-]*)"
)
SHARES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone"})
MOUNTS = Path("/proc/self/mounts")


def synced_by(path: Path) -> str:
    """The service that would copy a file lying here to other computers; "" where none is known."""
    for part in path.parts:
        folder = part.casefold()
        for name, service in SYNCED:
            # "OneDrive - Cyngor Gwynedd" is OneDrive too; a file of that name is none.
            if folder == name or folder.startswith((f"{name} ", f"{name}-", f"{name}_")):
                return service
    return ""


def copies_beside(path: Path) -> tuple[str, ...]:
    """Files beside a programme that look like another copy of it, made by a service or by hand.

    Such as "data (Dee's conflicted copy 2026-11-23)", "data-LAPTOP7" or "data (1)".
    """
    if not path.parent.is_dir():
        return ()
    copy = re.compile(re.escape(path.stem) + _OTHER_COPY + re.escape(path.suffix))
    found = (one.name for one in path.parent.iterdir() if one.name != path.name)
    return tuple(sorted(name for name in found if copy.fullmatch(name)))


def on_share(path: Path, mounts: str | None = None) -> bool:
    r"""Whether a file here lies on another computer: \\server\share, or a mounted share.

    Args:
        path: where the file lies or shall lie.
        mounts: the table of mounted disks as the system writes it; None reads it.
    """
    if str(path).startswith(("\\\\", "//")):
        return True
    if mounts is None:
        if sys.platform != "linux":
            return False
        try:
            mounts = MOUNTS.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
    found = ("", "")
    for line in mounts.splitlines():
        _device, place, kind, *_ = (*line.split(" "), "", "", "")
        place = place.replace("\\040", " ")
        if len(place) >= len(found[0]) and path.is_relative_to(place or "?"):
            found = (place, kind)
    return found[1] in SHARES
