"""The parts of building that need no build: language data, icons, what goes, children."""

from __future__ import annotations

import struct
import sys
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from facilitator.children import order_for
from resources.packaging import icons, icu, slim
from tests.support.desk import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HEAD = struct.pack("<H", 32) + icu.MARK + bytes(8) + b"CmnD" + bytes(16)


def archive(parts: dict[str, bytes]) -> bytes:
    """An archive of ICU's kind."""
    return HEAD + icu._packed([(f"icudt1l/{name}".encode(), data) for name, data in parts.items()])


def test_of_the_language_data_welsh_english_and_what_is_common_stay() -> None:
    parts = {
        "coll/cy.res": b"ch after c",
        "coll/de.res": b"umlauts",
        "coll/root.res": b"the rest",
        "cy_GB.res": b"Cymru",
        "fr.res": b"France",
        "likelySubtags.res": b"of no language",
        "nfc.nrm": b"accents",
        "translit/el.res": b"Greek",
        "ibm-37.cnv": b"old",
    }
    shorter = icu.fewer(archive(parts))
    kept = {"coll/cy.res", "coll/root.res", "cy_GB.res", "likelySubtags.res", "nfc.nrm"}
    assert shorter == archive({name: parts[name] for name in parts if name in kept})


def test_what_is_no_such_archive_is_left_alone() -> None:
    with pytest.raises(ValueError, match="no archive"):
        icu.fewer(bytes(64))


@pytest.mark.needs_qt
def test_the_icon_is_the_ring_mark_in_every_size(tmp_path: Path) -> None:
    icons.write_icons(ROOT / "resources" / "icons" / "ring-mark.svg", tmp_path)
    for size in icons.SIZES:
        with Image.open(tmp_path / f"facilitator-{size}.png") as picture:
            assert picture.size == (size, size)
            colours = {colour for _n, colour in picture.convert("RGBA").getcolors(size**2) or ()}
            assert {(10, 90, 92, 255), (255, 255, 255, 255)} <= colours
    with Image.open(tmp_path / "facilitator.ico") as windows:
        assert windows.info["sizes"] == {(size, size) for size in icons.SIZES[:-1]}


def test_what_is_not_used_goes_and_what_is_stays(tmp_path: Path) -> None:
    plugins = tmp_path / "PySide6" / "Qt" / "plugins"
    kept = (
        plugins / "platforms" / "libqxcb.so",
        plugins / "iconengines" / "libqsvgicon.so",
        tmp_path / "babel" / "locale-data" / "cy.dat",
        tmp_path / "babel" / "locale-data" / "en_001.dat",
    )
    gone = (
        plugins / "sqldrivers" / "libqsqlite.so",
        tmp_path / "babel" / "locale-data" / "de.dat",
        tmp_path / "PySide6" / "Qt" / "translations" / "qt_de.qm",
    )
    for path in (*kept, *gone):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    slim.slimmed(tmp_path)
    assert [path for path in kept if not path.exists()] == []
    assert [path for path in gone if path.exists()] == []


def test_a_built_program_starts_its_own_children(monkeypatch: pytest.MonkeyPatch) -> None:
    assert order_for("facilitator.x")[1:] == ["-P", "-m", "facilitator.x"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert order_for("facilitator.x") == [sys.executable, "--module", "facilitator.x"]
