"""Every kind of paper looks as it did when somebody last looked at it."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from tests.papers import gallery

KINDS = gallery.kinds()


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_looks_as_its_picture(kind: str) -> None:
    assert gallery.looks_the_same(kind), f"python -m tests.papers.gallery --show FOLDER '{kind}'"


def test_no_picture_is_left_over() -> None:
    kept = {path.name for path in gallery.PICTURES.glob("*.png")}
    assert kept == {gallery.file_of(kind).name for kind in KINDS}


def test_pictures_stay_small() -> None:
    assert sum(path.stat().st_size for path in gallery.PICTURES.glob("*.png")) < 4_000_000


def test_a_line_that_moved_or_went_is_seen() -> None:
    page = Image.new("L", (480, 330), 255)
    draw = ImageDraw.Draw(page)
    for row in range(20, 300, 16):
        draw.line((30, row, 400, row), fill=60, width=4)
    same, moved, gone = page.copy(), page.copy(), page.copy()
    ImageDraw.Draw(moved).rectangle((30, 150, 400, 170), fill=255)
    ImageDraw.Draw(moved).line((30, 158, 400, 158), fill=60, width=4)
    ImageDraw.Draw(gone).rectangle((120, 66, 160, 72), fill=255)

    assert gallery.apart(page, same) == (0.0, 0.0)
    for other in (moved, gone):
        whole, spot = gallery.apart(page, other)
        assert whole > gallery.WHOLE or spot > gallery.SPOT
