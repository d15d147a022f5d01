"""How long the fault tests play: quick by default, `FACILITATOR_FAULTS=long` for many more."""

from __future__ import annotations

import os

IS_LONG = os.environ.get("FACILITATOR_FAULTS") == "long"


def rounds(quick: int, long: int) -> int:
    """So many rounds in this run."""
    return long if IS_LONG else quick
