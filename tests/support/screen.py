"""What is on a screen of Xvfb, as a picture: it keeps its memory in a file when asked to."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

FILE = "Xvfb_screen0"
FIELDS = 25
# The header's numbers of these names, in the order of the X Window Dump format.
HEADER_SIZE, WIDTH, HEIGHT, LINE, COLOURS = 0, 4, 5, 12, 19


def picture_of(folder: Path) -> Image.Image:
    """The screen whose memory lies in this folder, as it is now."""
    memory = (folder / FILE).read_bytes()
    head = struct.unpack_from(f">{FIELDS}I", memory)
    start = head[HEADER_SIZE] + 12 * head[COLOURS]
    size = (head[WIDTH], head[HEIGHT])
    return Image.frombuffer("RGB", size, memory[start:], "raw", "BGRX", head[LINE], 1)
