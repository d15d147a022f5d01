"""Writes a library anew without what is in it, where nothing of it is ever called.

numpy, which the solver wants, comes with 28 MB of matrix algebra; its own check at the start asks
for one product of two rows and Facilitator for nothing. Pillow brings a library to take pictures
of the screen. In their place stands a library of the same name: what others link to is there, and
would stop the program.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# The sum of products of two rows: length, first row and step, second row and step.
PRODUCT = """
{name}:
    pxor %xmm0, %xmm0
    testq %rdi, %rdi
    jle 2f
1:  movs{kind} (%rsi), %xmm1
    muls{kind} (%rcx), %xmm1
    adds{kind} %xmm1, %xmm0
    leaq (%rsi, %rdx, {size}), %rsi
    leaq (%rcx, %r8, {size}), %rcx
    decq %rdi
    jnz 1b
2:  ret
"""
PRODUCTS = {
    "scipy_cblas_sdot64_": PRODUCT.format(name="scipy_cblas_sdot64_", kind="s", size=4),
    "scipy_cblas_ddot64_": PRODUCT.format(name="scipy_cblas_ddot64_", kind="d", size=8),
}
SYMBOL = re.compile(r"^[0-9a-f]+ .{7} (\S+)\s.*?(\S+)$", re.MULTILINE)


def hollowed(library: Path, linked: Iterable[Path]) -> None:
    """Put a library in the place of this one that has the names which `linked` ask it for.

    It is written for the processors of today's laptops (x86-64).
    """
    own = {name for section, name in symbols(library) if section != "*UND*"}
    asked = {name for path in linked for section, name in symbols(path) if section == "*UND*"}
    source = [".text"]
    for name in sorted(own & asked):
        source.append(f".globl {name}\n.type {name}, @function")
        source.append(PRODUCTS.get(name, f"{name}:\n    ud2\n"))
    source.append('.section .note.GNU-stack, "", @progbits\n')
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "hollow.s").write_text("\n".join(source), "utf-8")
        subprocess.run(["as", "-o", folder / "hollow.o", folder / "hollow.s"], check=True)
        order = ["ld", "-shared", "-soname", library.name, "-o", str(library)]
        subprocess.run([*order, folder / "hollow.o"], check=True)


def symbols(library: Path) -> list[tuple[str, str]]:
    """The names that a library links by, each with its section: "*UND*" where it asks for it."""
    said = subprocess.run(
        ["objdump", "-T", library], capture_output=True, text=True, check=True
    ).stdout
    return SYMBOL.findall(said)
