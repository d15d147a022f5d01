"""Children of the benchmarks: fresh processes with compiled byte code that print what they saw."""

from __future__ import annotations

import compileall
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
LEFT_OUT = {"PYTHONDONTWRITEBYTECODE", "DISPLAY", "WAYLAND_DISPLAY"}


def child(
    module: str, arguments: list[str], environment: dict[str, str], patience: float = 120
) -> dict[str, float]:
    """Run a module in a process of its own and read the figures that it printed."""
    _compiled()
    inherited = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    ran = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env={**inherited, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=patience,
    )
    if ran.returncode:
        raise RuntimeError(ran.stderr)
    found: dict[str, float] = json.loads(ran.stdout)
    return found


@cache
def _compiled() -> None:
    """Byte code and catalogues as an installation has them: nothing is compiled while measured."""
    for package in ("facilitator", "ui", "resources", "tests"):
        compileall.compile_dir(str(ROOT / package), quiet=2)
    for source in (ROOT / "resources").rglob("*.po"):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as binary:
            write_mo(binary, read_po(text))
