"""Writes Qt's library of language data anew with Welsh and English only: 32 MB become five.

The data is one archive of named parts (ICU's *common data*): a header, a table of names and
offsets counted from the table's own beginning, then the parts. Qt asks it for the order of
letters and for capitals; what it does not find it takes from the root, which stays.
"""

from __future__ import annotations

import re
import struct
import subprocess
import tempfile
from pathlib import Path

MARK = b"\xda\x27"
OURS = re.compile(r"(root|pool|res_index|(cy|en)(_001|_150|_GB)?)\.(res|brk)")
A_LOCALE = re.compile(r"[a-z]{2,3}(_\w+)?\.res")
# Names of money, units, languages, places and signs, numbers in words, other scripts, old
# encodings, where lines break: Qt has its own of each.
NEVER = re.compile(
    r"(rbnf|translit|curr|unit|lang|region|zone|brkitr)/|\.(cnv|dict)$|_model\.res$|lstm"
    r"|(unames|confusables)\."
)
SYMBOL = re.compile(r"^([0-9a-f]+) g\s+DO \.rodata\s+([0-9a-f]+).*?(icudt\w+_dat)$", re.MULTILINE)
SOURCE = """
    .section .rodata
    .globl {symbol}
    .balign 16
    .type {symbol}, %object
{symbol}:
    .incbin "{data}"
    .size {symbol}, . - {symbol}
    .section .note.GNU-stack, "", %progbits
"""


def shortened(library: Path) -> None:
    """Put a library with the same name and symbol, and fewer languages, in the place of this one.

    Raises:
        ValueError: the library does not look as it should.
    """
    said = subprocess.run(
        ["objdump", "-T", library], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(
        r"^([0-9a-f]+) g\s+DO \.rodata\s+([0-9a-f]+).*?(icudt\w+_dat)$", said, re.MULTILINE
    )
    if found is None:
        raise ValueError(f"{library.name} holds no data of ICU")
    begins, size, symbol = int(found[1], 16), int(found[2], 16), found[3]
    # The section of the data lies in the file where it lies in memory.
    data = fewer(library.read_bytes()[begins : begins + size])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").write_bytes(data)
        source = SOURCE.format(symbol=symbol, data=folder / "data")
        (folder / "data.s").write_text(source, "utf-8")
        subprocess.run(["as", "-o", folder / "data.o", folder / "data.s"], check=True)
        soname = ["-soname", library.name]
        subprocess.run(["ld", "-shared", *soname, "-o", library, folder / "data.o"], check=True)


def fewer(archive: bytes) -> bytes:
    """The same archive with the parts that two languages need.

    Raises:
        ValueError: this is no such archive.
    """
    (head,) = struct.unpack_from("<H", archive)
    if archive[2:4] != MARK or archive[12:16] != b"CmnD":
        raise ValueError("no archive of ICU")
    table = archive[head:]
    (count,) = struct.unpack_from("<I", table)
    entries = [struct.unpack_from("<II", table, 4 + 8 * at) for at in range(count)]
    ends = [offset for _name, offset in entries[1:]] + [len(table)]
    parts = []
    for (name_at, offset), end in zip(entries, ends, strict=True):
        name = table[name_at : table.index(b"\0", name_at)]
        if is_needed(name.decode("ascii").partition("/")[2]):
            parts.append((name, table[offset:end]))
    return archive[:head] + _packed(parts)


def is_needed(part: str) -> bool:
    """Whether a part is Welsh, English, or belongs to no language."""
    if NEVER.search(part):
        return False
    name = part.rpartition("/")[2]
    return bool(OURS.fullmatch(name)) or not A_LOCALE.fullmatch(name)


def _packed(parts: list[tuple[bytes, bytes]]) -> bytes:
    names_at = 4 + 8 * len(parts)
    names = b"".join(name + b"\0" for name, _data in parts)
    offset = _even(names_at + len(names))
    table, body, name_at = [struct.pack("<I", len(parts))], bytearray(), names_at
    for name, data in parts:
        table.append(struct.pack("<II", name_at, offset + len(body)))
        name_at += len(name) + 1
        body += data + bytes(_even(len(data)) - len(data))
    head = b"".join(table) + names
    return head + bytes(offset - len(head)) + bytes(body)


def _even(length: int) -> int:
    return (length + 15) // 16 * 16
