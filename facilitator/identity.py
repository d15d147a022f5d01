"""Who is at work: the name under which the history keeps a step."""

from __future__ import annotations

import getpass
from urllib.parse import unquote, urlsplit


def person_here() -> str:
    """The laptop's own name for whoever is logged in."""
    try:
        return getpass.getuser() or "facilitator"
    except (OSError, KeyError, ImportError):
        return "facilitator"


def person_on(address: str) -> str:
    """Who is at work on a server: the laptop's name, and the name there where it is another one.

    On a server several work in one record, and undo takes only one's own steps: two laptops may
    call their users the same, and two people may share a name on the server.
    """
    here = person_here()
    try:
        there = unquote(urlsplit(address).username or "")
    except ValueError:
        there = ""
    return here if there in {"", here} else f"{there} ({here})"
