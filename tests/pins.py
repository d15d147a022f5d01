"""Writes the exact versions of everything that is installed into pyproject.toml.

    python -m tests.pins            pin what is resolved now
    python -m tests.pins --upgrade  resolve anew, newest versions first, and pin that

One resolution serves every supported Python; a package whose version differs between them
stands there twice, each with its marker. No lock file is kept, because it names hosts.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAMES = ("constraint-dependencies", "build-constraint-dependencies")


def pins_in(pyproject: str) -> dict[str, list[str]]:
    """The pins that stand in a pyproject.toml."""
    table = tomllib.loads(pyproject)["tool"]["uv"]
    return {name: list(table.get(name, [])) for name in NAMES}


def with_pins(pyproject: str, pins: dict[str, list[str]]) -> str:
    """The same pyproject.toml with other pins, at the end of its uv table."""
    for name in NAMES:
        pyproject = re.sub(rf"(?m)^{name} = \[\n(?:    .*\n)*\]\n", "", pyproject)
    lines = []
    for name, entries in pins.items():
        if entries:
            quoted = [f'    "{entry}",\n' for entry in entries]
            lines += [f"{name} = [\n", *quoted, "]\n"]
    before, header, after = pyproject.partition("[tool.uv]\n")
    if not header:
        raise ValueError("pyproject.toml has no [tool.uv]")
    table, gap, rest = after.partition("\n[")
    return before + header + table.rstrip("\n") + "\n" + "".join(lines) + gap + rest


def uv() -> str:
    """The uv beside the clone, else the one in the PATH."""
    own = ROOT / ".uv" / "bin" / "uv"
    found = str(own) if own.exists() else shutil.which("uv")
    if found is None:
        raise FileNotFoundError("uv")
    return found


def resolved(*, upgrade: bool) -> dict[str, list[str]]:
    """What uv chooses for all supported Pythons, without the pins of today."""
    bare = with_pins((ROOT / "pyproject.toml").read_text("utf-8"), {})
    lock = ROOT / "uv.lock"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pyproject.toml").write_text(bare, "utf-8")
        for needed in ("README.md", "LICENSE"):
            shutil.copy(ROOT / needed, folder)
        if lock.exists() and not upgrade:
            shutil.copy(lock, folder)
        plain = ["--no-hashes", "--no-header", "--no-annotate"]
        export = ["export", "-q", *plain, "--no-emit-project", "--all-groups", "--all-extras"]
        requires = tomllib.loads(bare)["build-system"]["requires"]
        build = ["pip", "compile", "-q", "--universal", "--python-version", "3.11", *plain[1:]]
        build += ["--no-emit-index-url", "--no-emit-find-links", "-"]
        found = (_said(export, folder), _said(build, folder, "\n".join(requires)))
    return dict(zip(NAMES, found, strict=True))


def _said(arguments: list[str], folder: Path, asked: str = "") -> list[str]:
    """The lines that uv answers with, comments left out."""
    environment = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    answer = subprocess.run(
        [uv(), *arguments],
        cwd=folder,
        env=environment,
        input=asked,
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        raise RuntimeError(answer.stderr)
    lines = (line.strip() for line in answer.stdout.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def main() -> int:
    """Pin, and say how many packages that are."""
    reader = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    reader.add_argument("--upgrade", action="store_true", help="move to the newest versions")
    pins = resolved(upgrade=reader.parse_args().upgrade)
    path = ROOT / "pyproject.toml"
    path.write_text(with_pins(path.read_text("utf-8"), pins), "utf-8")
    print(f"{len(pins[NAMES[0]])} packages pinned, {len(pins[NAMES[1]])} for the build")
    return 0


if __name__ == "__main__":
    sys.exit(main())
