"""Processes beside this one: a module of ours without a window, and never the passphrase."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PASSPHRASE = "FACILITATOR_PASSPHRASE"  # noqa: S105  the name of the variable
PACKAGES = str(Path(__file__).parent.parent)


def environment() -> dict[str, str]:
    """What another process is told of its surroundings: everything but the passphrase."""
    return {name: value for name, value in os.environ.items() if name != PASSPHRASE}


def order_for(module: str) -> list[str]:
    """The words that start a module of ours: by Python, or by the program that was built of it."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--module", module]
    # Without -P a stray json.py in the folder where the program was started would be loaded.
    return [sys.executable, "-P", "-m", module]


def started(module: str) -> subprocess.Popen[str]:
    """A module of ours in a process of its own, spoken to line by line."""
    return subprocess.Popen(
        order_for(module),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**environment(), "PYTHONPATH": PACKAGES},
        # On Windows no black box flashes up; elsewhere there is no such flag.
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
