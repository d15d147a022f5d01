"""Asks the window that has a programme open already to come forward; without Qt.

A window that holds a programme listens in the user's own folder for running programs. Whoever
starts a second one on the same file asks there first. Where there is no such folder, or on a
system without it, the second start says in a sentence that the programme is open.
"""

from __future__ import annotations

import hashlib
import os
import socket
import tempfile
from pathlib import Path

ASKED, ANSWERED = b"come forward\n", b"here\n"
# A window that is drawing its pages answers once they stand, in seconds.
PATIENCE = 10.0
# What every system allows the name of a socket, in bytes (macOS 104, Linux 108, a zero at the end).
ROOM = 100


def place_of(programme: Path) -> Path:
    """Where the window listens that has this programme open: no name of it stands there."""
    told = hashlib.sha256(os.fsencode(programme.resolve())).hexdigest()[:20]
    user = os.getuid() if hasattr(os, "getuid") else 0
    name = f"facilitator-{user}-{told}"
    folders = (os.environ.get("XDG_RUNTIME_DIR"), tempfile.gettempdir(), "/tmp")  # noqa: S108
    places = [Path(folder) / name for folder in folders if folder]
    return next((one for one in places if len(os.fsencode(one)) < ROOM), places[-1])


def comes_forward(programme: Path) -> bool:
    """Whether a window had this programme open and has come forward."""
    lock = programme.with_name(programme.name + ".lock")
    if not hasattr(socket, "AF_UNIX") or not lock.exists():
        return False
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
            asking.settimeout(PATIENCE)
            asking.connect(str(place_of(programme)))
            asking.sendall(ASKED)
            return asking.recv(len(ANSWERED)) == ANSWERED
    except OSError:
        return False
