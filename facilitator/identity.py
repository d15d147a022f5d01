"""Who is at work: the name under which the history keeps a step."""

from __future__ import annotations

import getpass


def person_here() -> str:
    """The laptop's own name for whoever is logged in."""
    try:
        return getpass.getuser() or "facilitator"
    except (OSError, KeyError, ImportError):
        return "facilitator"
